using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Tests.TestDevices;

namespace Larmor.Tests.Experiments;

public class TransportExperimentTests
{
    [Fact]
    public void Magnetoresistance_of_the_pillar_has_its_scalars_checks_and_sentences()
    {
        MagnetoresistanceResult result = new Magnetoresistance().Run(Pillar, new RunContext());
        Assert.Equal(0.69960854569, Value(result, "resistance-parallel"), 5e-12);
        Assert.Equal(0.09302194929, Value(result, "resistance-change"), 5e-12);
        Assert.Equal(Value(result, "resistance-parallel") + Value(result, "resistance-change"), Value(result, "resistance-antiparallel"), 1e-14);
        Assert.Equal(0.09302194929 / 0.69960854569, Value(result, "magnetoresistance"), 1e-10);
        AssertWhole(result);
    }

    [Fact]
    public void Without_a_cross_section_resistances_in_ohms_are_missing_with_the_reason()
    {
        MagnetoresistanceResult result = new Magnetoresistance().Run(Pillar with { CrossSection = null }, new RunContext());
        Scalar missing = result.Scalars.Single(scalar => scalar.Name == "resistance-change");
        Assert.Null(missing.Value);
        Assert.Contains("cross-section", missing.Reason, StringComparison.Ordinal);
        AssertWhole(result);
    }

    [Fact]
    public void A_free_layer_that_is_parallel_down_exchanges_both_states()
    {
        Device turned = Of([Lead("left"), Fixed, Slab("spacer", Copper, 6), Free with { ParallelSense = -1 }, Lead("right")]);
        MagnetoresistanceResult usual = new Magnetoresistance().Run(Pillar, new RunContext()), result = new Magnetoresistance().Run(turned, new RunContext());
        Assert.Equal(usual.Parallel.ResistanceArea, result.Antiparallel.ResistanceArea);
        Assert.Equal(usual.Antiparallel.ResistanceArea, result.Parallel.ResistanceArea);
    }

    [Fact]
    public void Accumulation_of_the_pillar_follows_its_profiles_and_power()
    {
        AccumulationResult result = new Accumulation { CurrentDensity = CurrentDensity.FromSi(1e11) }.Run(Pillar, new RunContext());
        AssertWhole(result);
        Assert.Equal(result.Positions.Order(), result.Positions);
        Assert.Equal(result.Transport.Power.Dissipated, result.Scalars.Where(scalar => scalar.Name.StartsWith("power-", StringComparison.Ordinal)).Sum(scalar => scalar.Value!.Value), 1e-3);
        Assert.Equal(450e-9, Value(result, "decay-length-Cu"));
        Assert.Equal(60e-9, Value(result, "decay-length-Co"));
        Assert.InRange(Value(result, "spin-polarization"), 0.1, 0.77);
        Assert.Contains(result.Notes, note => note.Contains("electrons move the other way, from 'right' to 'left'", StringComparison.Ordinal));
        // Both faces of the first contact: the accumulation jumps there.
        int first = result.Positions.ToList().IndexOf(0);
        Assert.Equal(0, result.Positions[first + 1]);
        Assert.NotEqual(result.Points[first].Accumulation, result.Points[first + 1].Accumulation);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_spin_polarization_is_that_on_the_normal_side_of_the_contact(bool magnetFirst)
    {
        Layer magnet = new() { Name = "F", Material = Cobalt, Magnetization = LayerMagnetization.Fixed(UnitVector.Z) };
        Device device = Of(magnetFirst ? [magnet, Lead("N")] : [Lead("N"), magnet]);
        AccumulationResult result = new Accumulation { CurrentDensity = CurrentDensity.FromSi(1e11) }.Run(device, new RunContext());
        // r_F = 4.5, r_N = 2.7 fohm m^2; the contact with flips is a slab of t/l = 0.25 and r = 0.51/0.25 = 2.04.
        const double rF = 4.5, rN = 2.7, r = 0.51 / 0.25, x = 0.25;
        double shunt = Math.Tanh(x / 2) / (2 * r), series = 1 / (2 * r * Math.Sinh(x));
        // Both faces: (1/2r_F + shunt + series) D1 - series D2 = beta - gamma; (1/2r_N + shunt + series) D2 - series D1 = gamma.
        double a = (1 / (2 * rF)) + shunt + series, b = (1 / (2 * rN)) + shunt + series;
        double normalSide = ((a * 0.77) + (series * (0.46 - 0.77))) / ((a * b) - (series * series));
        Assert.Equal(normalSide / (2 * rN), Value(result, "spin-polarization"), 1e-12);
    }

    [Fact]
    public void The_direction_of_the_fixed_layer_does_not_matter_for_resistance()
    {
        Device other = Of([Lead("left"), Fixed with { Magnetization = LayerMagnetization.Fixed(UnitVector.Along(1, -2, 0.5)) }, Slab("spacer", Copper, 6), Free, Lead("right")]);
        Assert.Equal(
            new Magnetoresistance().Run(Pillar, new RunContext()).Parallel.ResistanceArea, new Magnetoresistance().Run(other, new RunContext()).Parallel.ResistanceArea);
    }

    [Fact]
    public void Fixed_layers_across_each_other_are_solved_with_the_free_layers_along_and_against_the_first()
    {
        Layer second = Slab("second", Cobalt, 5, LayerMagnetization.Fixed(UnitVector.Y));
        Device device = Of([Lead("left"), Fixed, Slab("N1", Copper, 6), Free, Slab("N2", Copper, 6), second, Lead("right")]);
        MagnetoresistanceResult across = new Magnetoresistance().Run(device, new RunContext());
        Device collinear = Of([Lead("left"), Fixed, Slab("N1", Copper, 6), Free, Slab("N2", Copper, 6), second with { Magnetization = LayerMagnetization.Fixed(UnitVector.Z) }, Lead("right")]);
        MagnetoresistanceResult along = new Magnetoresistance().Run(collinear, new RunContext());
        Assert.True(across.Parallel.ResistanceArea > along.Parallel.ResistanceArea);
        Assert.True(across.Antiparallel.ResistanceArea < along.Antiparallel.ResistanceArea);
        AssertWhole(across);
    }

    [Fact]
    public void Magnetoresistance_needs_a_fixed_and_a_free_layer()
    {
        Device onlyFree = Of([Lead("left"), Free, Lead("right")]), onlyFixed = Of([Lead("left"), Fixed, Lead("right")]);
        Assert.Contains("no layer of the stack is fixed", Assert.Throws<DeviceException>(() => new Magnetoresistance().Run(onlyFree, new RunContext())).Message, StringComparison.Ordinal);
        Assert.Contains("no layer of the stack is free", Assert.Throws<DeviceException>(() => new Magnetoresistance().Run(onlyFixed, new RunContext())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new Magnetoresistance().Run(Pillar, new RunContext { Cancellation = source.Token }));
        Assert.ThrowsAny<OperationCanceledException>(() => new Accumulation { CurrentDensity = CurrentDensity.FromSi(1) }.Run(Pillar, new RunContext { Cancellation = source.Token }));
    }

    [Fact]
    public void No_current_leaves_the_polarization_out_with_the_reason()
    {
        AccumulationResult result = new Accumulation { CurrentDensity = CurrentDensity.Zero }.Run(Pillar, new RunContext());
        Assert.Null(result.Scalars.Single(scalar => scalar.Name == "spin-polarization").Value);
        AssertWhole(result);
    }

    private static double Value(Result result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;

    private static void AssertWhole(Result result)
    {
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
        foreach (string law in (string[])["power-closure", "reciprocity", "entropy-production"]) Assert.Contains(result.Checks, check => check.Name == law);
        Assert.All(result.Scalars, scalar => Assert.True(scalar.Value is { } value ? double.IsFinite(value) : scalar.Reason is not null, scalar.Name));
        Assert.Equal(result.Scalars.Count, result.Scalars.Select(scalar => scalar.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.NotEmpty(result.Notes);
        Assert.NotEmpty(result.Citations);
        foreach (Table table in result.Tables)
        {
            Assert.Single(table.Columns.Select(column => column.Values.Count).Distinct());
            Assert.All(table.Columns, column => Assert.All(column.Values, value => Assert.True(double.IsFinite(value), column.Name)));
            if (table.Labels is not null) Assert.Equal(table.Labels.Count, table.Columns[0].Values.Count);
        }
    }
}
