using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Physics.ClosedForms;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Collinear;
using Larmor.Transport.InTime;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Convergence;

/// <summary>Transients of more than two channels, of contacts that relax and of tunnel barriers against the inverse Laplace transform of the exact network.</summary>
public class NetworkTransientAgainstLaplace
{
    private const double Current = 1e11;

    public static TheoryData<string, double> Cases => new()
    {
        { "three in a row", 1e-12 }, { "three in a row", 1e-10 }, { "four", 2e-11 }, { "blocked", 1e-13 }, { "blocked", 5e-12 }, { "ring", 2e-11 },
        { "contact flip", 1e-10 }, { "contact s-d", 5e-12 }, { "tunnel", 1e-10 }, { "tunnel against", 1e-11 }, { "leads of three", 3e-12 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_of_the_current_is_the_inverse_transform_of_the_exact_network(string name, double duration)
    {
        (Multilayer stack, int[] senses) = StackOf(name);
        CollinearStack exact = CollinearStack.Of(stack, senses);
        TransientRun run = TransientTests.Run(stack, senses, Waveform.Constant(Current), TransientTests.Settings(duration, 33));
        TransientTests.AssertLaws(run);
        double scale = Math.Abs(run.Points[^1].ExcessVoltage);
        Assert.True(scale > 0);
        foreach (TransientPoint point in run.Points.Skip(1))
        {
            double expected = Current * InverseLaplace.At(point.Time, s => new AlternatingNetwork(exact, s).NonEquilibriumImpedance() / s);
            Assert.Equal(expected, point.ExcessVoltage, 1e-7 * scale);
        }
    }

    [Theory]
    [InlineData("three in a row")]
    [InlineData("four")]
    [InlineData("blocked")]
    [InlineData("ring")]
    [InlineData("contact flip")]
    [InlineData("contact s-d")]
    [InlineData("leads of three")]
    public void After_a_long_time_it_is_the_steady_state_with_its_heats(string name)
    {
        (Multilayer stack, int[] senses) = StackOf(name);
        SteadyTransport steady = CollinearTransport.Solve(stack, senses, CurrentDensity.FromSi(Current));
        // From its own steady state it goes on as it is: what it turns into heat in that time is the power of the steady solver times the time.
        TransientRun run = TransientTests.Run(stack, senses, Waveform.Constant(Current), TransientTests.Settings(1e-12, 3) with { Before = CurrentDensity.FromSi(Current) });
        TransientTests.AssertLaws(run);
        AssertRelative(steady.NonEquilibriumResistanceArea, run.Points[^1].ExcessVoltage / Current, 1e-10);
        AssertRelative(steady.ResistanceArea, run.Points[0].Voltage / Current, 1e-10);
        foreach (IGrouping<(string, string), Thermodynamics.PowerEntry> place in steady.Power.Entries.GroupBy(entry => (entry.Place, entry.Mechanism)))
        {
            double expected = place.Sum(entry => entry.PowerPerArea) * 1e-12, found = run.Heats.Where(entry => (entry.Place, entry.Mechanism) == place.Key).Sum(entry => entry.PowerPerArea);
            Assert.True(Math.Abs(expected - found) <= (1e-9 * expected) + (1e-13 * run.Points[^1].Heat), FormattableString.Invariant($"{place.Key}: {expected} {found}"));
        }
        TransientRun late = TransientTests.Run(stack, senses, Waveform.Constant(Current), TransientTests.Settings(2e-9, 5));
        AssertRelative(steady.NonEquilibriumResistanceArea, late.Points[^1].ExcessVoltage / Current, 1e-8);
    }

    [Theory]
    [InlineData("tunnel")]
    [InlineData("tunnel against")]
    public void Across_a_barrier_it_comes_to_what_the_noncollinear_solver_gives(string name)
    {
        (Multilayer stack, int[] senses) = StackOf(name);
        TransientRun run = TransientTests.Run(stack, senses, Waveform.Constant(Current), TransientTests.Settings(1e-12, 3) with { Before = CurrentDensity.FromSi(Current) });
        TransientTests.AssertLaws(run);
        UnitVector[] moments = [.. senses.Where(sense => sense != 0).Select(sense => sense > 0 ? UnitVector.Z : -UnitVector.Z)];
        NoncollinearState steady = NoncollinearTransport.Of(stack).Solve(moments, CurrentDensity.FromSi(Current));
        AssertRelative(steady.ResistanceArea, run.Points[^1].Voltage / Current, 1e-10);
    }

    internal static (Multilayer Stack, int[] Senses) StackOf(string name) => name switch
    {
        "three in a row" => (Transparent([Lead("N1", StacksInTime.Metal(6, 0, 450, 0.01)), Magnet("F1", Three(), 8), Slab("N", StacksInTime.Metal(6, 0, 450, 0.01), 12), Magnet("F2", Three(3), 5), Lead("N2", StacksInTime.Metal(40, 0, 30, 0.002))]), [0, 1, 0, -1, 0]),
        "four" => (Transparent([Lead("N1", StacksInTime.Metal(6, 0, 450, 0.01)), Magnet("F", Four(), 10), Slab("N", StacksInTime.Metal(6, 0, 450, 0.01), 20)], null, new EndCondition.Polarization(0.3)), [0, 1, 0]),
        "blocked" => (Stack(
            [Magnet("F1", Three(), 6), Magnet("F2", Three(2), 9), Magnet("F3", Four(), 4)],
            [Contact(0.4, 0.5) with { ChannelConductances = [new ChannelConductance("d-down", ConductancePerArea.FromSi(2e14))] }, Contact(0.6, -0.2)],
            new EndCondition.Reservoir(),
            new EndCondition.Sealed()), [1, 1, 1]),
        "ring" => (Transparent([Magnet("F1", Ring(), 7), Magnet("F2", Three(), 5), Lead("N", StacksInTime.Metal(6, 0, 450, 0.01))], new EndCondition.Sealed()), [1, -1, 0]),
        "contact flip" => (Stack(
            [Slab("N", StacksInTime.Metal(6, 0, 450, 0.015), 20), Slab("F", StacksInTime.Metal(75, 0.46, 60, 0.002), 15), Lead("N2", StacksInTime.Metal(6, 0, 450, 0.015))],
            [Contact(0.5, 0.7, 0.4), Contact(0.3, 0.6) with { Relaxations = [new InterfaceRelaxation("s-up", "s-down", ConductancePerArea.FromSi(3e14))] }],
            new EndCondition.Reservoir(),
            new EndCondition.Lead()), [0, 1, 0]),
        "contact s-d" => (Stack(
            [Magnet("F1", Three(), 6), Magnet("F2", Three(2), 9), Lead("N", StacksInTime.Metal(6, 0, 450, 0.01))],
            [Contact(0.4, 0.5) with { Relaxations = [new InterfaceRelaxation("s-down", "d-down", ConductancePerArea.FromSi(5e14))] }, InterfaceProperties.Transparent with { Relaxations = [new InterfaceRelaxation("s-up", "d-down", ConductancePerArea.FromSi(1e14))] }],
            new EndCondition.Reservoir(),
            new EndCondition.Lead()), [1, 1, 0]),
        "leads of three" => (Transparent([Lead("F1", Three()) with { Magnetization = LayerMagnetization.Fixed(UnitVector.Z) }, Lead("F2", Three(3)) with { Magnetization = LayerMagnetization.Fixed(UnitVector.Z) }]), [1, 1]),
        "tunnel" => (Barrier(), [1, 1]),
        "tunnel against" => (Barrier(), [1, -1]),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    internal static Material Three(double factor = 1) => Network(
        [("s-up", 1.2e7 / factor, 5e46), ("s-down", 4e6, 4e46 * factor), ("d-down", 1e6 * factor, 3e47)],
        [("s-up", "s-down", 3e20 * factor), ("s-down", "d-down", 4e22 / factor)]);

    internal static Material Four() => Network(
        [("s-up", 1e7, 5e46), ("s-down", 6e6, 4e46), ("d-up", 2e6, 1e47), ("d-down", 1e6, 3e47)],
        [("s-up", "s-down", 2e20), ("s-up", "d-up", 8e21), ("s-down", "d-down", 4e22)]);

    internal static Layer Magnet(string name, Material material, double nanometres) => Slab(name, material, nanometres) with { Magnetization = LayerMagnetization.Fixed(UnitVector.Z) };

    private static Material Ring() => Network(
        [("s-up", 1e7, 5e46), ("s-down", 6e6, 4e46), ("d-up", 2e6, 1e47), ("d-down", 1e6, 3e47)],
        [("s-up", "s-down", 2e20), ("s-up", "d-up", 8e21), ("s-down", "d-down", 4e22), ("d-up", "d-down", 1e22)]);

    private static Material Network((string Name, double Conductivity, double States)[] channels, (string First, string Second, double Conductance)[] relaxations) => new()
    {
        Name = "network",
        Channels = ChannelNetwork.FromChannels(
            [.. channels.Select(one => new Channel(one.Name, Conductivity.FromSi(one.Conductivity), DensityOfStates.FromSi(one.States)))],
            [.. relaxations.Select(one => new ChannelRelaxation(one.First, one.Second, ConductancePerVolume.FromSi(one.Conductance)))]),
    };

    private static Multilayer Barrier()
    {
        Layer left = Lead("F1", StacksInTime.Metal(75, 0.46, 60, 0.002)), right = Slab("F2", StacksInTime.Metal(40, 0.3, 20, 0.003), 12);
        return Stack(
            [left with { Magnetization = LayerMagnetization.Fixed(UnitVector.Z) }, right with { Magnetization = LayerMagnetization.Free }],
            [InterfaceProperties.FromTunnelBarrier(new TunnelBarrier(ResistanceArea.FromSi(2e-15), 0.5, 0.35))],
            new EndCondition.Lead(),
            new EndCondition.Reservoir());
    }

    private static void AssertRelative(double expected, double actual, double precision) =>
        Assert.True(Math.Abs(expected - actual) <= precision * Math.Abs(expected), FormattableString.Invariant($"expected {expected}, got {actual}"));
}
