using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Inverse;
using Larmor.Fitting;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.ClosedForms;

/// <summary>The inverse question of the paper's Conclusions: the forward model against closed forms and other experiments, what a fit finds, and how often its intervals hold the truth.</summary>
public class InverseQuestion
{
    private const double Alpha = 0.03, Ms = 0.65e6, Bk = 0.15;

    [Fact]
    public void The_flanks_of_an_axial_loop_shift_by_the_torque_of_the_transport_over_the_damping()
    {
        Device device = Pillar(UnitVector.X, null);
        SpinTransferModel torque = SpinTransfer.Of(device);
        double factor = PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElementaryCharge * Ms * device.Magnets[0].Magnet.Volume.Si);
        foreach (double current in new[] { -1e-4, 5e-5 })
        {
            CoefficientsResult result = Made(device, UnitVector.X, Loop(current));
            // Electrons push from the fixed layer at the left for negative current: aJ = -factor efficiency I; the state that is left has c = -1 (rising), +1 (falling). aJ alone shifts a loop by -aJ/alpha.
            double rising = Bk + (factor * torque.Efficiency(-1) * current / Alpha), falling = -Bk + (factor * torque.Efficiency(1) * current / Alpha);
            Assert.Equal(rising, result.Values[0].Value!.Value, 1e-7);
            Assert.Equal(falling, result.Values[1].Value!.Value, 1e-7);
        }
    }

    [Fact]
    public void In_a_tilted_field_the_forward_model_is_that_of_fmr_and_hysteresis()
    {
        UnitVector along = UnitVector.Along(1, 0, 0.5);
        Device device = Pillar(UnitVector.X, new GivenTorque.Coefficients { Perpendicular = TransferCoefficient.FromSi(4e4), Parallel = TransferCoefficient.FromSi(3e4), FieldLike = TransferCoefficient.FromSi(2e4) });
        const double field = 0.05, current = 6e-5;
        FmrResult fmr = new Fmr { Field = new FieldSweep(along, [MagneticField.FromTeslas(field)]), Currents = [Current.FromSi(current)] }.Run(device, new RunContext());
        ResonancePoint point = fmr.Resonances.Single(one => one.State == "parallel");
        HysteresisLoop loop = new Hysteresis { Field = new FieldSweep(along, [.. Enumerable.Range(-30, 61).Select(i => MagneticField.FromTeslas(0.01 * i))]), Currents = [Current.FromSi(current)] }.Run(device, new RunContext()).Loops[0];
        CoefficientsResult result = Made(device, along, [.. Resonance(true, field, current), .. Loop(current)]);
        Assert.Equal(1, result.Values[0].Value!.Value / point.Frequency, 1e-6);
        Assert.Equal(1, result.Values[1].Value!.Value / point.Linewidth, 1e-6);
        Assert.Equal(loop.CoerciveFieldUp!.Value, result.Values[2].Value!.Value, 1e-6);
        Assert.Equal(loop.CoerciveFieldDown!.Value, result.Values[3].Value!.Value, 1e-6);
    }

    [Fact]
    public void The_pumped_voltage_is_the_mean_of_what_the_stack_gives_along_the_driven_motion()
    {
        // Field and rest stand at an angle to the polarizer, so that the swing of the angle counts beside the area of the orbit.
        Device device = Pillar(UnitVector.Z, null);
        UnitVector along = UnitVector.Along(1, 0, 0.3);
        const double field = 0.2, frequency = 9e9, amplitude = 5e-5;
        CoefficientsResult result = Made(device, along, new MeasuredValue { Quantity = MeasuredQuantity.PumpedVoltage, Field = field, Frequency = frequency, Microwave = amplitude, Error = 1e-15 });
        double mean = MeanVoltage(device, along, field, frequency, amplitude);
        Assert.Equal(1, result.Values[0].Value!.Value / mean, 1e-3);
    }

    [Fact]
    public void On_exact_values_the_fit_finds_all_coefficients_from_a_wrong_start()
    {
        Device device = Pillar(UnitVector.X, new GivenTorque.Coefficients { Perpendicular = TransferCoefficient.FromSi(4e4), Parallel = TransferCoefficient.FromSi(3e4), FieldLike = TransferCoefficient.FromSi(1e4) });
        MeasuredValue[] exact = [.. Made(device, UnitVector.X, Standard(1e-9)).Values];
        CoefficientsResult result = new Coefficients { Along = UnitVector.X, Values = exact, Sought = All }.Run(Pillar(UnitVector.X, null), new RunContext());
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.Equal(1, result.Fit.Values[0] / 4e4, 1e-6);
        Assert.Equal(1, result.Fit.Values[1] / 3e4, 1e-6);
        Assert.Equal(1, result.Fit.Values[2] / 1e4, 1e-5);
        Assert.Equal(1, result.Fit.Values[3] / Alpha, 1e-7);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        Assert.All(["power-closure", "reciprocity", "entropy-production"], name => Assert.Single(result.Checks, check => check.Name == name));
    }

    [Fact]
    public void Twenty_noisy_repetitions_hold_the_truth_in_their_intervals()
    {
        CoefficientsResult result = Repeated(20);
        for (int j = 0; j < All.Length; j++)
        {
            // Binomial with 20 trials: fewer than 15 of 95 % or fewer than 7 or more than 19 of 68 % have probabilities below 3e-4, 5e-4 and 2e-3.
            Assert.InRange(Count(result, j, 0.95), 15, 20);
            Assert.InRange(Count(result, j, 0.68), 7, 19);
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Of_100_noisy_repetitions_the_95_percent_interval_holds_the_truth_in_88_to_99_and_the_68_percent_interval_in_57_to_78()
    {
        CoefficientsResult result = Repeated(100);
        for (int j = 0; j < All.Length; j++)
        {
            Assert.InRange(Count(result, j, 0.95), 88, 99);
            Assert.InRange(Count(result, j, 0.68), 57, 78);
        }
    }

    [Fact]
    public void What_the_measurements_do_not_determine_is_refused_by_name()
    {
        // In the parallel state of an axial device the linewidth knows one combination of the coefficients only.
        Device device = Pillar(UnitVector.X, null);
        CoefficientsResult result = new Coefficients
        {
            Along = UnitVector.X,
            Values = [.. Enumerable.Range(-4, 9).Select(i => Linewidth(true, 0, 2e-5 * i))],
            Sought = [SoughtCoefficient.Perpendicular, SoughtCoefficient.Parallel],
            Synthetic = 3,
        }.Run(device, new RunContext());
        Assert.Equal(OutcomeKind.NotConverged, result.Outcome.Kind);
        Assert.Contains("do not determine the combination of 'l-p", result.Outcome.Reason, StringComparison.Ordinal);
        Assert.Null(result.Scalars.Single(scalar => scalar.Name == "l-perpendicular").Value);
    }

    [Fact]
    public void The_reciprocity_statistic_finds_a_pumping_that_is_not_that_of_the_transfer()
    {
        Device device = Pillar(UnitVector.X, null);
        MeasuredValue[] values = [.. Made(device, UnitVector.X, Standard(1)).Values];
        double Ratio(double factor, string name) => new Coefficients
        {
            Along = UnitVector.X,
            Values = [.. values.Select(value => value.Quantity == MeasuredQuantity.PumpedVoltage ? value with { Value = factor * value.Value } : value)],
        }.Run(device, new RunContext()).Scalars.Single(scalar => scalar.Name == name).Value!.Value;
        Assert.InRange(Math.Abs(Ratio(1, "reciprocity-statistic")), 0, 3);
        Assert.Equal(1.2, Ratio(1.2, "pumping-ratio"), 0.05);
        Assert.InRange(Ratio(1.2, "reciprocity-statistic"), 5, 100);
    }

    [Fact]
    public void The_first_order_statements_hold_in_an_axial_device_and_fail_for_a_loop_in_a_tilted_field()
    {
        CoefficientsResult axial = Made(Pillar(UnitVector.X, null), UnitVector.X, Standard(1e-9));
        Assert.All(axial.FirstOrder.Where(shift => shift.Exact != 0), shift => Assert.Equal(1, shift.FirstOrder!.Value / shift.Exact!.Value, 1e-6));
        // With the polarizer in the plane, across the easy axis, chi moves the state out of its place instead of standing beside the field.
        CoefficientsResult across = Made(Pillar(UnitVector.Z, null), UnitVector.Along(1, 0, 0.5), Loop(3e-5));
        FirstOrderShift shift = across.FirstOrder[0];
        Assert.InRange(Math.Abs(shift.FirstOrder!.Value - shift.Exact!.Value) / Math.Abs(shift.Exact.Value), 0.5, double.PositiveInfinity);
    }

    private static SoughtCoefficient[] All { get; } = [SoughtCoefficient.Perpendicular, SoughtCoefficient.Parallel, SoughtCoefficient.FieldLike, SoughtCoefficient.Damping];

    private static int Count(CoefficientsResult result, int j, double level) => result.Repetitions.Count(fit => fit.Interval(j, level) is var (lower, upper) && result.Truth![j] >= lower && result.Truth[j] <= upper);

    private static CoefficientsResult Repeated(int repetitions)
    {
        CoefficientsResult result = new Coefficients { Along = UnitVector.X, Values = Standard(1), Sought = All, Synthetic = 20110227, Repetitions = repetitions }.Run(Pillar(UnitVector.X, null), new RunContext());
        Assert.Equal(repetitions, result.Repetitions.Count);
        return result;
    }

    /// <summary>Exact values: errors far below all differences.</summary>
    private static CoefficientsResult Made(Device device, UnitVector along, params IReadOnlyList<MeasuredValue> values) => new Coefficients { Along = along, Values = values, Synthetic = 1 }.Run(device, new RunContext());

    private static MeasuredValue[] Resonance(bool isParallel, double field, double current, double errors = 1e-9) =>
        [new MeasuredValue { Quantity = MeasuredQuantity.Frequency, IsParallel = isParallel, Field = field, Current = current, Error = 4e6 * errors }, Linewidth(isParallel, field, current, errors)];

    private static MeasuredValue Linewidth(bool isParallel, double field, double current, double errors = 1e-9) => new() { Quantity = MeasuredQuantity.Linewidth, IsParallel = isParallel, Field = field, Current = current, Error = 5e6 * errors };

    private static MeasuredValue[] Loop(double current, double errors = 1e-9) =>
    [
        new MeasuredValue { Quantity = MeasuredQuantity.CoerciveFieldUp, Current = current, Error = 2e-3 * errors },
        new MeasuredValue { Quantity = MeasuredQuantity.CoerciveFieldDown, Current = current, Error = 2e-3 * errors },
    ];

    /// <summary>Resonances of both states, loops and pumped voltages, as a laboratory would take them.</summary>
    private static MeasuredValue[] Standard(double errors) =>
    [
        .. Enumerable.Range(-3, 7).SelectMany(i => Resonance(true, 0, 4e-5 * i, errors)),
        .. Enumerable.Range(-2, 6).SelectMany(i => Resonance(false, 0, 3e-5 * i, errors)),
        .. new[] { -1e-4, 0, 1e-4 }.SelectMany(current => Loop(current, errors)),
        .. new[] { 3.8e9, 4.1e9, 4.2e9, 4.3e9, 4.6e9 }.Select(frequency => new MeasuredValue { Quantity = MeasuredQuantity.PumpedVoltage, Frequency = frequency, Microwave = 2e-3, Error = 5e-10 * errors }),
    ];

    /// <summary>The moment followed by the Gilbert equation under the microwave field, and the voltage that the transport pumps at every instant.</summary>
    private static double MeanVoltage(Device device, UnitVector along, double field, double frequency, double amplitude)
    {
        const int perPeriod = 256, periods = 200, samples = 32;
        Magnet magnet = device.Magnets[0].Magnet;
        double gamma = magnet.Properties.GyromagneticRatio, omega = 2 * Math.PI * frequency, step = 1 / (frequency * perPeriod);
        UnitVector microwave = UnitVector.Along(Vector3d.Cross(along, UnitVector.X));
        Vector3d Rate(double time, Vector3d u)
        {
            Vector3d b = (-1 / Ms * magnet.Energy.Gradient(u, 0)) + (field * along.Components) + (amplitude * Math.Cos(omega * time) * microwave.Components);
            Vector3d precession = -gamma * Vector3d.Cross(u, b);
            return 1 / (1 + (Alpha * Alpha)) * (precession + (Alpha * Vector3d.Cross(u, precession)));
        }

        TwoWayTransport stack = new(device.Stack);
        Vector3d moment = UnitVector.X.Components;
        double sum = 0;
        for (int i = 0; i < perPeriod * periods; i++)
        {
            double time = i * step;
            if (i >= perPeriod * (periods - 1) && i % (perPeriod / samples) == 0) sum += Vector3d.Dot(stack.At(UnitVector.Along(moment)).VoltagePerTurning(0), Vector3d.Cross(moment, Rate(time, moment)));
            Vector3d k1 = Rate(time, moment), k2 = Rate(time + (step / 2), moment + (step / 2 * k1)), k3 = Rate(time + (step / 2), moment + (step / 2 * k2)), k4 = Rate(time + step, moment + (step * k3));
            moment = UnitVector.Along(moment + (step / 6 * (k1 + (2 * k2) + (2 * k3) + k4))).Components;
        }
        return sum / samples;
    }

    private static Device Pillar(UnitVector polarizer, GivenTorque? torque)
    {
        Material cobalt = new()
        {
            Name = "Co",
            Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(75e-9), 0.46, Length.FromSi(60e-9)),
            Magnetic = new MagneticProperties(Magnetization.FromSi(Ms), Alpha),
        };
        Material copper = new() { Name = "Cu", Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-9), 0, Length.FromSi(450e-9)) };
        InterfaceProperties contact = InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(0.51e-15), 0.77, 0.25) with { Mixing = new MixingConductance(ConductancePerArea.FromSi(5.5e14), ConductancePerArea.Zero, SharvinIncluded: true) };
        Layer[] layers =
        [
            new() { Name = "left", Material = copper },
            new() { Name = "fixed", Material = cobalt, Thickness = Length.FromSi(10e-9), Magnetization = LayerMagnetization.Fixed(polarizer) },
            new() { Name = "spacer", Material = copper, Thickness = Length.FromSi(4e-9) },
            new() { Name = "free", Material = cobalt, Thickness = Length.FromSi(3e-9), Magnetization = LayerMagnetization.Free },
            new() { Name = "right", Material = copper },
        ];
        CrossSection section = new CrossSection.Ellipse(Length.FromSi(50e-9), Length.FromSi(50e-9));
        return new Device
        {
            Title = "pillar",
            Temperature = Temperature.FromSi(4.2),
            CrossSection = section,
            Stack = new Multilayer(layers, [contact, contact, contact, contact], new EndCondition.Lead(), new EndCondition.Lead()),
            Magnets = [new DeviceMagnet(Magnet.OfLayer(layers[3], section, UniaxialAnisotropy.FromField(MagneticField.FromTeslas(Bk), Magnetization.FromSi(Ms), UnitVector.X)), torque)],
        };
    }
}
