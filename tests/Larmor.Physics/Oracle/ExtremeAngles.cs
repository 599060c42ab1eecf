using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Oracle;

/// <summary>Far ends of the ranges with moments along any directions, by collocation with 31 digits.</summary>
public class ExtremeAngles
{
    private static readonly CurrentDensity Unit = CurrentDensity.FromSi(1);
    private static readonly TransverseProperties Modes = new() { DephasingLength = Length.FromNanometres(3), PrecessionLength = Length.FromNanometres(0.2), LatticeLength = Length.FromNanometres(1000) };

    public static TheoryData<double, double> Thicknesses => new() { { 0.1, 0.1 }, { 0.1, 1e6 }, { 300, 0.1 }, { 3, 10 } };

    [Theory]
    [MemberData(nameof(Thicknesses))]
    public void Layers_of_a_tenth_of_a_nanometre_and_of_a_millimetre_agree(double magnet, double spacer)
    {
        foreach (bool absorbs in new[] { true, false })
        {
            Material one = Metal(75, 0.46, 60) with { Transverse = absorbs ? null : Modes }, other = Metal(240, 0.8, 0.2) with { Transverse = absorbs ? null : Modes }, copper = Metal(6, 0, 1000);
            Compare(Stack([Lead("left", copper), Slab("F1", one, magnet), Slab("N", copper, spacer), Slab("F2", other, magnet), Lead("right", Metal(60, 0, 2))], [.. Enumerable.Repeat(Mixing(0.51, 0.77, 0.25, absorbs), 4)]));
        }
    }

    [Theory]
    [MemberData(nameof(Thicknesses))]
    public void Three_channels_with_lengths_from_a_fifth_of_a_nanometre_to_a_micrometre_and_a_contrast_of_a_hundred_million_agree(double magnet, double spacer)
    {
        ChannelNetwork network = ChannelNetwork.FromChannels(
            [new Channel("s-up", Conductivity.FromSi(1e8)), new Channel("s-down", Conductivity.FromSi(3e5)), new Channel("d-down", Conductivity.FromSi(1))],
            [Pair("s-up", "s-down", 1e-6, 1e8, 3e5), Pair("s-down", "d-down", 2e-10, 3e5, 1)]);
        foreach (bool absorbs in new[] { true, false })
        {
            Material transition = new() { Name = "F", Channels = network, Transverse = absorbs ? null : Modes };
            Layer Magnet(string name) => new() { Name = name, Material = transition, Thickness = Length.FromNanometres(magnet), Magnetization = LayerMagnetization.Fixed(UnitVector.Z) };
            Compare(Stack([Magnet("F1"), Slab("N", Metal(1e4, 0, 1000), spacer), Magnet("F2")], [.. Enumerable.Repeat(Mixing(0.5, 0.7, 0.3, absorbs), 2)], new EndCondition.Reservoir(), new EndCondition.Sealed()));
        }
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    public void Nearly_half_metals_keep_their_digits(double rest)
    {
        Material half = Metal(75, 1 - rest, 20);
        Compare(Stack([Lead("left", Metal(6, 0, 450)), Slab("F1", half, 10), Slab("N", Metal(6, 0, 450), 5), Slab("F2", half, 3), Lead("right", Metal(6, 0, 450))], [.. Enumerable.Repeat(Mixing(0.51, 0.77, 0, true), 4)]));
    }

    [Fact]
    public void Forty_layers_agree() => Compare(Pile(40));

    [Fact]
    public void A_thousand_layers_obey_all_laws_and_are_the_collinear_stack_along_one_line()
    {
        Multilayer stack = Pile(1000);
        NoncollinearTransport transport = NoncollinearTransport.Of(stack);
        UnitVector axis = UnitVector.FromAngles(1, 2);
        Assert.All(transport.Solve([.. transport.Magnets.Select(i => UnitVector.FromAngles(0.4 + (1.1 * i), 0.3 * i))], Unit).Checks, check => Assert.True(check.Passed, check.ToString()));
        int[] senses = [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 1 ? 0 : i % 6 == 0 ? -1 : 1)];
        SteadyTransport expected = CollinearTransport.Solve(stack, senses, Unit);
        NoncollinearState actual = transport.Solve([.. transport.Magnets.Select(i => senses[i] > 0 ? axis : -axis)], Unit);
        Assert.Equal(expected.NonEquilibriumResistanceArea, actual.NonEquilibriumResistanceArea, 1e-11 * expected.NonEquilibriumResistanceArea);
        Assert.All(actual.AbsorbedSpinCurrents, absorbed => Assert.Equal(0, absorbed.Norm, 1e-15));
    }

    private static Multilayer Pile(int layers)
    {
        Material cobalt = Metal(75, 0.46, 60), copper = Metal(6, 0, 450);
        return Stack([.. Enumerable.Range(0, layers).Select(i => Slab(i.ToString(CultureInfo.InvariantCulture), i % 2 == 0 ? cobalt : copper, 2 + (i % 7)))], [.. Enumerable.Repeat(Mixing(0.51, 0.77, 0.1, true), layers - 1)], new EndCondition.Reservoir(), new EndCondition.Sealed());
    }

    private static void Compare(Multilayer stack)
    {
        NoncollinearTransport transport = NoncollinearTransport.Of(stack);
        UnitVector[] moments = [.. transport.Magnets.Select(i => UnitVector.FromAngles(0.4 + (1.1 * i), 0.3 * i))];
        NoncollinearState state = transport.Solve(moments, Unit);
        NoncollinearOracle reference = NoncollinearOracle.Solve(stack, transport.Magnets, moments);
        Assert.Equal(reference.Stack.ResistanceArea, state.ResistanceArea, 1e-12 * state.ResistanceArea);
        Assert.Equal(reference.Stack.NonEquilibriumResistanceArea, state.NonEquilibriumResistanceArea, 1e-10 * reference.Stack.NonEquilibriumResistanceArea);
        for (int k = 0; k < moments.Length; k++)
        {
            Vector3d expected = reference.Absorbed(transport.Magnets[k]);
            Assert.Equal(0, (state.AbsorbedSpinCurrents[k] - expected).Norm, (1e-11 * expected.Norm) + 1e-15);
        }
        Assert.All(state.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    private static InterfaceProperties Mixing(double area, double gamma, double delta, bool absorbs) => Contact(area, gamma, delta) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(0.6e15), ConductancePerArea.FromSi(0.2e15), SharvinIncluded: true),
        PassingConductance = absorbs ? default : ConductancePerArea.FromSi(0.3e15),
    };

    private static ChannelRelaxation Pair(string first, string second, double length, double one, double other) =>
        new(first, second, ChannelNetwork.RelaxationFromLength(Length.FromSi(length), Conductivity.FromSi(one), Conductivity.FromSi(other)));
}
