using CsCheck;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Physics.Reciprocity;
using Larmor.Quantities;

namespace Larmor.Physics.Conservation;

/// <summary>Moments and electrons of random stacks with one to three free magnets, driven by currents, voltages and fields in time: every joule is found again, and no mechanism ever gives heat back.</summary>
public class TwoWayLedgers
{
    private const double Area = 1e-14, Turn = 1e10;

    /// <summary>Random devices with drives: a source of current, of voltage, or of voltage behind a load.</summary>
    private static readonly Gen<Run> Runs =
        from device in DeviceResponses.Devices
        where device.Stack.Left is not EndCondition.SpinCurrent && device.Stack.Right is not EndCondition.SpinCurrent
        from numbers in Gen.Double[0.1, 1].Array[8] from isVoltage in Gen.Bool from load in Gen.OneOf(Gen.Const(0.0), Gen.Double[0.1, 10])
        select new Run(device.Stack, device.Moments, numbers, isVoltage, load);

    [Fact]
    public void Work_of_source_and_fields_is_magnetic_energy_and_heat_at_every_time_and_entropy_never_falls() =>
        Runs.Sample(
            run =>
            {
                TwoWayMotion motion = Motion(run);
                TwoWayLedger ledger = new(motion);
                IStepper stepper = Steppers.ForAny(SteppingMethod.DormandPrince54, ledger, new StepControl(1e-9));
                double[] start = ledger.StartAt(Moments.Of(run.Moments).Components);
                stepper.Start(0, start);
                double before = motion.Energy(0, start.AsSpan(0, motion.Dimension)), entropy = 0;
                while (stepper.Time < 5e-11)
                {
                    Assert.Equal(IntegrationEnd.Reached, stepper.Step(5e-11));
                    EnergyAccount powers = ledger.AccountOf(stepper.Derivative), works = ledger.AccountOf(stepper.State);
                    Assert.All(powers.Electrons, heat => Assert.True(heat >= -1e-14 * powers.Heat));
                    Assert.True(powers.Gilbert >= 0 && powers.Load >= 0);
                    Assert.True(works.Heat >= entropy * (1 - 1e-12));
                    entropy = works.Heat;
                    double change = motion.Energy(stepper.Time, stepper.State[..motion.Dimension]) - before;
                    // Early works are smaller than the energy of the moments in their fields, of which the stepper holds a part in 1e9.
                    double scale = Math.Max(works.Largest(change), 0.5 * motion.EnergyScale);
                    Assert.True(works.Residual(change) <= 1e-8 * scale, string.Create(CultureInfo.InvariantCulture, $"{works.Residual(change) / scale} of the largest energy is missing at {stepper.Time} s: {works}"));
                }
            },
            iter: 50);

    [Fact]
    public void The_balance_closes_better_as_the_tolerance_is_tightened()
    {
        Run run = new(Valve(), [UnitVector.FromAngles(0.4, 0.3), UnitVector.FromAngles(1.2, 2)], [0.3, 0.9, 0.5, 0.7, 0.2, 0.8, 0.6, 0.4], true, 0.5);
        double[] residuals = [.. new[] { 1e-5, 1e-7, 1e-9, 1e-11 }.Select(tolerance => Residual(run, tolerance))];
        for (int i = 1; i < residuals.Length; i++) Assert.True(residuals[i] < 0.1 * residuals[i - 1], string.Join(", ", residuals));
        Assert.InRange(residuals[^1], 0, 1e-11);
    }

    [Fact]
    public void What_the_source_gives_is_shared_by_device_and_load()
    {
        Run run = new(Valve(), [UnitVector.FromAngles(0.4, 0.3), UnitVector.FromAngles(1.2, 2)], [0.3, 0.9, 0.5, 0.7, 0.2, 0.8, 0.6, 0.4], true, 0.5);
        TwoWayMotion motion = Motion(run);
        foreach (double time in new[] { 0, 1.7e-11, 6e-11 })
        {
            ElectricState state = motion.ElectricAt(time, Moments.Of(run.Moments).Components);
            Assert.NotEqual(state.ResistanceArea * state.CurrentDensity, state.Voltage);
            Assert.Equal(state.SourcePower, state.DevicePower + (motion.Circuit.Load * state.Current * state.Current), 1e-14 * Math.Abs(state.SourcePower));
            Assert.Equal(state.LoadPower, motion.Circuit.Load * state.Current * state.Current, 1e-14 * state.LoadPower);
            Assert.Equal(motion.Circuit.Source.At(time), state.SourceVoltage);
        }
    }

    [Fact]
    public void A_large_load_is_a_given_current_and_no_load_a_given_voltage()
    {
        Multilayer stack = Valve();
        UnitVector[] moments = [UnitVector.FromAngles(0.4, 0.3), UnitVector.FromAngles(1.2, 2)];
        TwoWayTransport transport = new(stack);
        GeneralizedLlg equation = Equation(transport, moments, [0.3, 0.9, 0.5, 0.7, 0.2, 0.8, 0.6, 0.4]);
        double[] y = [.. Moments.Of(moments).Components], given = new double[6], loaded = new double[6];
        new TwoWayMotion(transport, equation, Circuit.OfCurrent(Waveform.Constant(1e-3))).Derivative(0, y, given);
        new TwoWayMotion(transport, equation, Circuit.OfVoltage(Waveform.Constant(1e9), Resistance.FromSi(1e12))).Derivative(0, y, loaded);
        for (int i = 0; i < 6; i++) Assert.Equal(given[i], loaded[i], 1e-9 * given.Max(Math.Abs));
        TwoWayMotion held = new(transport, equation, Circuit.OfVoltage(Waveform.Constant(0.02)));
        Assert.Equal(0.02, held.ElectricAt(0, y).Voltage, 1e-16);
        // Short-circuited, what each moment loses to the electrons while the other rests is its damping at fixed voltage.
        DeviceResponse response = transport.At(moments);
        for (int k = 0; k < 2; k++)
        {
            GeneralizedLlg driven = Equation(transport, moments, [0.3, 0.9, 0.5, 0.7, 0.2, 0.8, 0.6, 0.4], only: k);
            MomentPower power = new TwoWayMotion(transport, driven, Circuit.OfVoltage(Waveform.Constant(0))).DerivativeAndPower(0, y, loaded);
            Vector3d[] turning = [.. Enumerable.Range(0, 2).Select(i => Vector3d.Cross(moments[i], new MomentsView(loaded)[i]))];
            double electrons = 0;
            for (int i = 0; i < 2; i++)
            {
                electrons += Vector3d.Dot(turning[i], response.DampingAtFixedVoltage(i).Tensor * turning[i]);
                Matrix3 cross = response.TorquePerTurning(i, 1 - i) - Matrix3.Dyad(response.TorquePerCurrent(i) / response.ResistanceArea, response.VoltagePerTurning(1 - i));
                electrons += Vector3d.Dot(turning[i], cross * turning[1 - i]);
            }
            Assert.Equal(-Area * electrons, power.Torque, 1e-10 * Math.Abs(power.Torque));
        }
    }

    private static double Residual(Run run, double tolerance)
    {
        TwoWayMotion motion = Motion(run);
        TwoWayLedger ledger = new(motion);
        IStepper stepper = Steppers.ForAny(SteppingMethod.DormandPrince54, ledger, new StepControl(tolerance));
        double[] start = ledger.StartAt(Moments.Of(run.Moments).Components);
        stepper.Start(0, start);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(3e-10, TestContext.Current.CancellationToken));
        EnergyAccount works = ledger.AccountOf(stepper.State);
        double change = motion.Energy(stepper.Time, stepper.State[..motion.Dimension]) - motion.Energy(0, start.AsSpan(0, motion.Dimension));
        return works.Residual(change) / works.Largest(change);
    }

    /// <summary>Currents whose torque is that of 0.05 T, fields of up to 0.5 T that oscillate.</summary>
    private static TwoWayMotion Motion(Run run)
    {
        TwoWayTransport transport = new(run.Stack);
        GeneralizedLlg equation = Equation(transport, run.Moments, run.Numbers);
        DeviceResponse response = transport.At(run.Moments);
        double current = double.PositiveInfinity;
        for (int k = 0; k < equation.Count; k++)
        {
            double momentum = 1e6 * equation.Magnets[k].Thickness.Si;
            current = Math.Min(current, 0.05 * momentum / Math.Max(Math.Abs(SpinTorque.PerSpinCurrent), response.TorquePerCurrent(k).Norm));
        }
        Waveform shape = Waveforms.Sum(Waveform.Constant(run.Numbers[5] * current * Area), new SineWaveform(run.Numbers[6] * current * Area, run.Numbers[7] * 2 * Turn, 0, 0));
        double resistance = response.ResistanceArea / Area;
        return new TwoWayMotion(transport, equation, run.IsVoltage ? Circuit.OfVoltage(shape.Times(resistance * (1 + run.Load)), Resistance.FromSi(run.Load * resistance)) : Circuit.OfCurrent(shape));
    }

    private static GeneralizedLlg Equation(TwoWayTransport transport, UnitVector[] moments, double[] numbers, int only = -1)
    {
        DeviceResponse response = transport.At(moments);
        Magnet[] magnets =
        [
            .. transport.Names.Select((name, k) =>
            {
                Length thickness = transport.Stack.Layers.Single(layer => layer.Name == name).Thickness!.Value;
                Magnet bare = new(name, Volume.FromSi(thickness.Si * Area), thickness, new MagneticProperties(Magnetization.FromSi(1e6), 0.01), SumOfTerms.Of());
                // A measured damping contains what the bulk pumps.
                MagneticProperties properties = new(Magnetization.FromSi(1e6), (0.1 * numbers[0]) + response.Damping(k).BulkDampingOf(bare));
                double strength = only < 0 || only == k ? 1 : 0;
                return new Magnet(name, bare.Volume, thickness, properties, SumOfTerms.Of(
                    new Zeeman(properties.SaturationMagnetization, UnitVector.Along(numbers[1], -numbers[2], numbers[3]), Waveform.Constant(0.5 * strength)),
                    new Zeeman(properties.SaturationMagnetization, UnitVector.X, new SineWaveform(0.2 * numbers[4] * strength, numbers[5] * Turn, 0, 0))));
            }),
        ];
        return new GeneralizedLlg(magnets);
    }

    private static Multilayer Valve()
    {
        Layer Magnetic(string name, double beta) => StackBuilder.Slab(name, StackBuilder.Metal(75, beta, 60), 5) with { Magnetization = LayerMagnetization.Free };
        InterfaceProperties Mixed(double gamma, double imaginary) => StackBuilder.Contact(0.5, gamma) with { Mixing = new MixingConductance(ConductancePerArea.FromSi(5e14), ConductancePerArea.FromSi(imaginary), SharvinIncluded: true) };
        return StackBuilder.Stack([Magnetic("one", 0.46), StackBuilder.Slab("spacer", StackBuilder.Metal(6, 0, 450), 10), Magnetic("two", 0.6)], [Mixed(0.77, 0.5e14), Mixed(0.5, -0.2e14)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
    }

    private sealed record Run(Multilayer Stack, UnitVector[] Moments, double[] Numbers, bool IsVoltage, double Load);
}
