using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Tests.Experiments;

public sealed class FmrTests
{
    private const double Alpha = 0.02;
    private static readonly Magnetization Ms = Magnetization.FromMegaamperesPerMetre(1.42);
    private static readonly Length Thickness = Length.FromNanometres(2.5);
    private static readonly CrossSection Ellipse = new CrossSection.Ellipse(Length.FromNanometres(60), Length.FromNanometres(130));

    [Fact]
    public void The_pillar_rings_at_7_6_GHz_without_field()
    {
        FmrResult result = new Fmr { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]) }.Run(Pillar(), new RunContext());
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.Equal(2, result.Resonances.Count);
        Assert.All(result.Resonances, point => Assert.Equal(7.6e9, point.Frequency, 0.05e9));
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        Assert.All(["power-closure", "reciprocity", "entropy-production", "poincare-hopf"], name => Assert.Single(result.Checks, check => check.Name == name));
        Scalar threshold = result.Scalars.Single(scalar => scalar.Name == "threshold-current-up");
        Assert.Null(threshold.Value);
        Assert.Contains("No spin torque", threshold.Reason, StringComparison.Ordinal);
    }

    // Per ampere aJ = 1 T and no field-like part: in-plane thresholds -alpha (Bk ± B + Bd/2)/(p·u) of magnetization.md B3, in A.
    [Fact]
    public void Each_branch_has_the_threshold_of_the_closed_form()
    {
        FmrResult result = Measure([0.01], [0]);
        (double bk, double bd) = Fields();
        Assert.Equal(-Alpha * (bk + 0.01 + (bd / 2)), Value(result, "threshold-current-down-parallel")!.Value, 1e-12);
        Assert.Equal(Alpha * (bk - 0.01 + (bd / 2)), Value(result, "threshold-current-up-antiparallel")!.Value, 1e-12);
        Assert.Equal(Value(result, "threshold-current-down-parallel"), Value(result, "threshold-current-down"));
        Assert.Equal(Value(result, "threshold-current-up-antiparallel"), Value(result, "threshold-current-up"));
        Assert.All(result.Thresholds, threshold => Assert.True(threshold.IsOscillatory));
    }

    [Fact]
    public void The_scalars_without_current_are_those_of_the_parallel_state_and_of_each_state_by_name()
    {
        FmrResult result = Measure([0.01], [-0.001, 0, 0.001]);
        (double bk, double bd) = Fields();
        double rate = PhysicalConstants.ElectronGyromagneticRatio / (1 + (Alpha * Alpha));
        double gamma = rate * Alpha * (bk + 0.01 + (bd / 2));
        double squared = (rate * rate * (1 + (Alpha * Alpha)) * (bk + 0.01) * (bk + bd + 0.01)) - (gamma * gamma);
        Assert.Equal(Math.Sqrt(squared) / (2 * Math.PI), Value(result, "frequency-parallel")!.Value, 1e-3);
        Assert.Equal(gamma / Math.PI, Value(result, "linewidth-parallel")!.Value, 1e-3);
        Assert.Equal(Value(result, "frequency-parallel"), Value(result, "frequency"));
        Assert.True(Value(result, "frequency-antiparallel") < Value(result, "frequency"));
    }

    [Fact]
    public void Arrays_and_tables_hold_every_branch_field_and_current_without_holes()
    {
        FmrResult result = Measure([-0.2, 0, 0.2], [-0.05, 0, 0.01]);
        Assert.Equal(3 * (1 + 2 + 1), result.Resonances.Count);
        Assert.Equal([1, 2, 1], result.Resonances.GroupBy(point => point.Field).OrderBy(group => group.Key).Select(group => group.Select(point => point.State).Distinct(StringComparer.Ordinal).Count()));
        foreach (NamedArray array in result.Arrays)
        {
            Assert.Equal(2 * 3 * 3, array.Values.Count);
            Assert.All(array.Values, value => Assert.True(double.IsFinite(value)));
        }
        Assert.All(result.Tables, table => Assert.All(table.Columns, column => Assert.Equal(table.Labels!.Count, column.Values.Count)));
        ResonancePoint beyond = result.Resonances.Single(point => point is { Field: 0, Current: -0.05, State: "parallel" });
        Assert.False(beyond.Stable);
        Assert.True(beyond.Linewidth < 0);
    }

    [Fact]
    public void A_disc_without_field_has_no_single_state_and_says_so()
    {
        Magnet disc = new("free", Volume.FromCubicNanometres(1e4), Thickness, new MagneticProperties(Ms, Alpha), new Demagnetization(Ms, DemagnetizingFactors.ThinFilm));
        FmrResult result = new Fmr { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero, MagneticField.FromMilliteslas(50)]) }.Run(DeviceOf(disc), new RunContext());
        Assert.Equal(OutcomeKind.NotConverged, result.Outcome.Kind);
        Assert.Contains("whole line", result.Outcome.Reason, StringComparison.Ordinal);
        Assert.Null(Value(result, "frequency"));
        ResonancePoint inField = Assert.Single(result.Resonances);
        Assert.Equal(0.05, inField.Field);
        Assert.True(result.Checks.Single(check => check.Name == "poincare-hopf").Passed);
    }

    [Fact]
    public void The_report_says_which_way_the_electrons_go_and_names_the_works_behind_the_torque()
    {
        Fmr fmr = new() { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]) };
        FmrResult result = fmr.Run(MagneticPillar.With(null), new RunContext());
        Assert.Contains(result.Notes, note => note.Contains("drives electrons from 'free' to the polarizer 'fixed', which favours the antiparallel state", StringComparison.Ordinal));
        Assert.Contains(result.Notes, note => note.Contains("mixing conductance", StringComparison.Ordinal));
        Assert.Contains(Provenance.Citations.BrataasBauerKelly, result.Citations);
        Assert.Contains(result.Notes, note => note.Contains("efficiency 0.25", StringComparison.Ordinal));
        Assert.Equal(0.254, Value(result, "efficiency-parallel")!.Value, 5e-4);
        Assert.Equal(0.522, Value(result, "efficiency-antiparallel")!.Value, 5e-4);
        Assert.True(Value(result, "threshold-current-up-parallel") > 0);
        Assert.True(Value(result, "threshold-current-down-antiparallel") < 0);
    }

    [Fact]
    public void A_layer_whose_parallel_state_is_turned_over_has_its_states_named_so()
    {
        Fmr fmr = new() { Field = new FieldSweep(UnitVector.Z, [MagneticField.FromMilliteslas(10)]) };
        Device plain = MagneticPillar.With(null);
        Multilayer stack = plain.Stack;
        Layer[] layers = [.. stack.Layers.Select(layer => layer.Name == "free" ? layer with { ParallelSense = -1 } : layer)];
        Device turned = plain with { Stack = new Multilayer(layers, stack.Interfaces, stack.Left, stack.Right) };
        FmrResult usual = fmr.Run(plain, new RunContext()), other = fmr.Run(turned, new RunContext());
        Assert.NotEqual(Value(usual, "frequency-parallel"), Value(usual, "frequency-antiparallel"));
        Assert.Equal(Value(usual, "frequency-parallel"), Value(other, "frequency-antiparallel"));
        Assert.Equal(Value(usual, "frequency-antiparallel"), Value(other, "frequency-parallel"));
    }

    [Fact]
    public void Tilted_states_are_named_by_their_nearest_axis_and_doubles_are_numbered()
    {
        UnitVector[] states = [UnitVector.Z, UnitVector.Along(0.2, 0, 1), UnitVector.Along(1, 0, 0.3), -UnitVector.Z];
        Assert.Equal(["parallel", "parallel-2", "plus-x", "antiparallel"], StateNames.Of(states, UnitVector.Z));
        Assert.Equal(["plus-z", "plus-z-2", "plus-x", "minus-z"], StateNames.Of(states, null));
    }

    [Fact]
    public void A_device_without_a_free_magnet_is_refused()
    {
        DeviceException refusal = Assert.Throws<DeviceException>(() => new Fmr { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]) }.Run(Pillar() with { Magnets = [] }, new RunContext()));
        Assert.Contains("free", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_without_values_is_refused() =>
        Assert.Throws<DeviceException>(() => new Fmr { Field = new FieldSweep(UnitVector.Z, []) }.Run(Pillar(), new RunContext()));

    private static FmrResult Measure(double[] fields, double[] currents)
    {
        AxialPotentials potentials = new(new AxialTorque(UnitVector.Z, AxialFunction.Linear(Ms.Si), AxialFunction.Zero));
        Fmr settings = new()
        {
            Field = new FieldSweep(UnitVector.Z, [.. fields.Select(MagneticField.FromSi)]),
            Currents = [.. currents.Select(Current.FromSi)],
        };
        FmrMeasurement measurement = new(new FreeMoment(PillarMagnet(), new SpinTransferModel(potentials, UnitVector.Z), UnitVector.Z), UnitVector.Z, settings.Currents);
        FmrResult result = FmrReport.Of(settings, measurement, [.. settings.Field.Values.Select(measurement.At)]);
        Assert.All(result.Checks, check => Assert.True(check.Passed, $"{check}"));
        return result;
    }

    private static double? Value(FmrResult result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value;

    private static (double Bk, double Bd) Fields()
    {
        DemagnetizingFactors n = DemagnetizingFactors.InscribedEllipsoid(Ellipse, Thickness);
        double full = PhysicalConstants.VacuumPermeability * Ms.Si;
        return (full * (n.Y - n.Z), full * (n.X - n.Y));
    }

    private static Magnet PillarMagnet() => new(
        "free",
        Volume.FromSi(Ellipse.Area.Si * Thickness.Si),
        Thickness,
        new MagneticProperties(Ms, Alpha),
        new Demagnetization(Ms, DemagnetizingFactors.InscribedEllipsoid(Ellipse, Thickness)));

    private static Device Pillar() => DeviceOf(PillarMagnet());

    private static Device DeviceOf(Magnet magnet)
    {
        Material cobalt = new() { Name = "Co", Channels = ChannelNetwork.FromValetFert(Resistivity.FromNanoohmMetres(75), 0.46, Length.FromNanometres(60)), Magnetic = magnet.Properties };
        Layer free = new() { Name = "free", Material = cobalt, Thickness = Thickness, Magnetization = LayerMagnetization.Free };
        return new Device
        {
            Title = "pillar",
            Temperature = Temperature.FromKelvins(4.2),
            Stack = new Multilayer([free], [], new EndCondition.Reservoir(), new EndCondition.Reservoir()),
            CrossSection = Ellipse,
            Magnets = [new DeviceMagnet(magnet)],
        };
    }
}
