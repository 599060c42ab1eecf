using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Oracle;

/// <summary>Far ends of the ranges, by collocation with 31 digits.</summary>
public class ExtremeStacks
{
    private static readonly CurrentDensity Unit = CurrentDensity.FromSi(1);

    [Theory]
    [InlineData(0.1, 0.1)]
    [InlineData(0.1, 200)]
    [InlineData(300, 0.1)]
    public void Three_channels_with_lengths_from_a_fifth_of_a_nanometre_to_a_micrometre_and_a_contrast_of_a_hundred_million(double magnet, double spacer)
    {
        ChannelNetwork network = ChannelNetwork.FromChannels(
            [new Channel("s-up", Conductivity.FromSi(1e8)), new Channel("s-down", Conductivity.FromSi(3e5)), new Channel("d-down", Conductivity.FromSi(1))],
            [Pair("s-up", "s-down", 1e-6, 1e8, 3e5), Pair("s-down", "d-down", 2e-10, 3e5, 1)]);
        Material transition = new() { Name = "F", Channels = network };
        Layer Magnet(string name, double thickness) => new() { Name = name, Material = transition, Thickness = Length.FromNanometres(thickness), Magnetization = LayerMagnetization.Fixed(UnitVector.Z) };
        Multilayer stack = Stack(
            [Lead("left", Metal(6, 0, 450)), Magnet("F1", magnet), Slab("N", Metal(1e4, 0, 1000), spacer), Magnet("F2", magnet), Lead("right", Metal(6, 0, 450))],
            [Contact(0.5, 0.7), InterfaceProperties.Transparent, InterfaceProperties.Transparent, Contact(0.5, 0.7, 0.3)]);
        foreach (int sense in new[] { 1, -1 })
        {
            SteadyTransport solution = CollinearTransport.Solve(stack, [0, 1, 0, sense, 0], Unit);
            CollocatedStack reference = CollinearOracle.Solve(stack, [0, 1, 0, sense, 0]);
            Near(reference.ResistanceArea, solution.ResistanceArea, 1e-13);
            Near(reference.NonEquilibriumResistanceArea, solution.NonEquilibriumResistanceArea, 1e-10);
        }
    }

    [Fact]
    public void A_thousand_layers_agree()
    {
        Material cobalt = Metal(75, 0.46, 60), copper = Metal(6, 0, 450);
        Layer[] layers = [.. Enumerable.Range(0, 1000).Select(i => Slab(i.ToString(CultureInfo.InvariantCulture), i % 2 == 0 ? cobalt : copper, 2 + (i % 7)))];
        Multilayer stack = Stack(layers, [.. Enumerable.Repeat(Contact(0.51, 0.77, 0.25), 999)], new EndCondition.Reservoir(), new EndCondition.Sealed());
        int[] senses = [.. layers.Select((layer, i) => i % 2 == 1 ? 0 : i % 6 == 0 ? -1 : 1)];
        SteadyTransport solution = CollinearTransport.Solve(stack, senses, Unit);
        CollocatedStack reference = CollinearOracle.Solve(stack, senses);
        Near(reference.ResistanceArea, solution.ResistanceArea, 1e-13);
        Near(reference.NonEquilibriumResistanceArea, solution.NonEquilibriumResistanceArea, 1e-12);
    }

    [Fact]
    public void Nearly_half_metals_keep_their_digits()
    {
        foreach (double rest in new[] { 1e-3, 1e-6, 1e-9 })
        {
            Multilayer stack = Transparent([Lead("left", Metal(6, 0, 450)), Slab("F1", Metal(75, 1 - rest, 20), 10), Slab("N", Metal(6, 0, 450), 5), Slab("F2", Metal(75, 1 - rest, 20), 3), Lead("right", Metal(6, 0, 450))]);
            foreach (int sense in new[] { 1, -1 })
            {
                SteadyTransport solution = CollinearTransport.Solve(stack, [0, 1, 0, sense, 0], Unit);
                CollocatedStack reference = CollinearOracle.Solve(stack, [0, 1, 0, sense, 0]);
                Near(reference.ResistanceArea, solution.ResistanceArea, 1e-13);
                Near(reference.NonEquilibriumResistanceArea, solution.NonEquilibriumResistanceArea, 1e-12);
            }
        }
    }

    [Fact]
    public void One_asymmetry_everywhere_and_moments_along_one_line_give_exactly_no_accumulation()
    {
        Material one = Metal(75, 0.46, 60) with { Transverse = new TransverseProperties { DephasingLength = Length.FromNanometres(3) } };
        Material other = Metal(31, 0.46, 9) with { Transverse = new TransverseProperties { PrecessionLength = Length.FromNanometres(2) } };
        Multilayer stack = Transparent([Lead("left", one), Slab("a", other, 12.7), Slab("b", one, 0.31), Lead("right", other)]);
        UnitVector axis = UnitVector.Along(0.3, -0.4, 0.7);
        NoncollinearState state = NoncollinearTransport.Of(stack).Solve([axis, axis, axis, axis], CurrentDensity.FromSi(1e12));
        Assert.Equal(0, state.NonEquilibriumResistanceArea);
        Assert.All(state.AbsorbedSpinCurrents, absorbed => Assert.Equal(Vector3d.Zero, absorbed));
    }

    [Fact]
    public void A_lead_with_a_channel_that_nothing_joins_to_the_others_is_refused_by_name()
    {
        ChannelNetwork network = ChannelNetwork.FromChannels(
            [new Channel("s-up", Conductivity.FromSi(1e7)), new Channel("s-down", Conductivity.FromSi(1e7)), new Channel("d-down", Conductivity.FromSi(1e6))],
            [Pair("s-up", "s-down", 1e-8, 1e7, 1e7)]);
        Multilayer stack = Transparent([Lead("left", new Material { Name = "F", Channels = network }) with { Magnetization = LayerMagnetization.Fixed(UnitVector.Z) }, Slab("N", Metal(6, 0, 450), 5)], right: new EndCondition.Reservoir());
        string reason = CollinearTransport.Refusal(stack, [1, 0])!;
        Assert.Contains("left", reason, StringComparison.Ordinal);
        Assert.Contains("d-down", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_current_gives_exact_zeros_at_any_angle()
    {
        for (ulong number = 0; number < 20; number++)
        {
            (Multilayer stack, _, UnitVector[] moments, _) = RandomAngleStacks.Number(number);
            NoncollinearState state = NoncollinearTransport.Of(stack).Solve(moments, CurrentDensity.Zero);
            Assert.Equal(0, state.Voltage);
            Assert.Equal(0, state.Power.Dissipated);
            Assert.All(state.AbsorbedSpinCurrents, absorbed => Assert.Equal(0, absorbed.Norm));
        }
    }

    [Fact]
    public void Two_normal_leads_in_plain_contact_are_refused_since_nothing_stands_between_them()
    {
        Multilayer stack = Transparent([Lead("left", Metal(6, 0, 450)), Lead("right", Metal(40, 0, 20))]);
        Assert.Contains("nothing between", NoncollinearTransport.Refusal(stack), StringComparison.Ordinal);
    }

    private static ChannelRelaxation Pair(string first, string second, double length, double one, double other) =>
        new(first, second, ChannelNetwork.RelaxationFromLength(Length.FromSi(length), Conductivity.FromSi(one), Conductivity.FromSi(other)));

    private static void Near(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * Math.Abs(expected));
}
