using CsCheck;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Limits;

public class NetworkExtremesTests
{
    private static readonly SdModel Cobalt = new(8e6, 3e6, 2e6, 3e21, 9e22);

    [Fact]
    public void No_current_gives_exact_zeros_and_the_same_resistance_in_any_network() => NetworkStacks.Stacks.Sample(
        sample =>
        {
            SteadyTransport none = CollinearTransport.Solve(sample.Stack, sample.Orientations, CurrentDensity.Zero);
            Assert.Equal(CollinearTransport.Solve(sample.Stack, sample.Orientations, CurrentDensity.FromSi(-3e11)).ResistanceArea, none.ResistanceArea);
            Assert.Equal(0, none.Power.Dissipated);
            foreach (TransportPoint point in none.Profile!.Sample(3)) Assert.All(point.Channels, channel => Assert.Equal((0.0, 0.0), (channel.Potential, channel.Current)));
        },
        iter: 100);

    [Fact]
    public void Turning_all_moments_changes_no_resistance_and_the_mirror_image_neither() => NetworkStacks.Stacks.Sample(
        sample =>
        {
            Func<EndCondition, EndCondition> turn = end => end is EndCondition.Polarization p ? new EndCondition.Polarization(-p.Value) : end;
            Multilayer turned = new(sample.Stack.Layers, sample.Stack.Interfaces, turn(sample.Stack.Left), turn(sample.Stack.Right));
            double here = CollinearTransport.Solve(sample.Stack, sample.Orientations, CurrentDensity.FromSi(1)).ResistanceArea;
            Assert.Equal(here, CollinearTransport.Solve(turned, [.. sample.Orientations.Select(one => -one)], CurrentDensity.FromSi(1)).ResistanceArea, 1e-12 * here);
            Assert.Equal(here, CollinearTransport.Solve(Mirror(sample.Stack), [.. sample.Orientations.Reverse()], CurrentDensity.FromSi(1)).ResistanceArea, 1e-11 * here);
        },
        iter: 200);

    [Fact]
    public void One_network_everywhere_accumulates_exactly_nothing()
    {
        Multilayer stack = Transparent([Cobalt.Lead("left"), Cobalt.Slab("a", 3), Cobalt.Slab("b", 1e5), Cobalt.Lead("right")]);
        SteadyTransport solution = CollinearTransport.Solve(stack, Up(stack), CurrentDensity.FromSi(1e12));
        Assert.Equal(0, solution.NonEquilibriumResistanceArea);
        Assert.All(solution.Profile!.Sample(5), point => Assert.Equal(0, point.Accumulation));
    }

    [Fact]
    public void A_layer_of_three_channels_cut_in_two_is_the_layer()
    {
        Material copper = Metal(6, 0, 450);
        SteadyTransport whole = CollinearTransport.Solve(Transparent([Lead("L", copper), Cobalt.Slab("F", 20), Lead("R", copper)]), [0, 1, 0], CurrentDensity.FromSi(1));
        SteadyTransport cut = CollinearTransport.Solve(Transparent([Lead("L", copper), Cobalt.Slab("A", 7), Cobalt.Slab("B", 13), Lead("R", copper)]), [0, 1, 1, 0], CurrentDensity.FromSi(1));
        Near(whole.NonEquilibriumResistanceArea, cut.NonEquilibriumResistanceArea, 1e-13);
        for (double x = 0.5; x < 20; x += 1.3)
        {
            Assert.Equal(whole.At(Length.FromNanometres(x)).Channels[2].Potential, cut.At(Length.FromNanometres(x)).Channels[2].Potential, 1e-12 * 1e-14);
        }
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e8)]
    public void Exchange_lengths_eight_decades_from_the_spin_flip_length_keep_ten_digits(double contrast)
    {
        // l_sd/l_sf is the contrast; the matrix form of B.5 loses digits there, its locked and its separate limits do not.
        SdModel model = Cobalt with { Exchange = Cobalt.Flip / (contrast * contrast) };
        Material copper = Metal(6, 0, 450);
        SteadyTransport solution = CollinearTransport.Solve(Transparent([Lead("L", copper), model.Slab("F", 10), Lead("R", copper)]), [0, 1, 0], CurrentDensity.FromSi(1));
        Assert.All(solution.Checks, check => Assert.True(check.Passed, check.ToString()));
        Material two = new()
        {
            Name = "two",
            Channels = contrast < 1
                ? ChannelNetwork.FromConductivities(Conductivity.FromSi(model.Up), Conductivity.FromSi(model.Down + model.D), ConductancePerVolume.FromSi(model.Flip))
                : ChannelNetwork.FromConductivities(Conductivity.FromSi(model.Up), Conductivity.FromSi(model.Down), ConductancePerVolume.FromSi(model.Flip)),
        };
        // Where the d channel is never filled it does not conduct: blocked on both faces, the s channels carry all.
        SteadyTransport limit = CollinearTransport.Solve(Transparent([Lead("L", copper), Slab("F", two, 10), Lead("R", copper)]), [0, 1, 0], CurrentDensity.FromSi(1));
        Near(limit.ResistanceArea, solution.ResistanceArea, contrast < 1 ? 1e-6 : 1e-10);
    }

    [Fact]
    public void A_thousand_layers_of_three_channels_close_their_balance()
    {
        Material copper = Metal(6, 0, 450);
        Layer[] layers = [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0
            ? Cobalt.Slab($"F{i.ToString(CultureInfo.InvariantCulture)}", 1 + (i % 7)) : Slab($"N{i.ToString(CultureInfo.InvariantCulture)}", copper, 1 + (i % 5)))];
        Multilayer stack = Stack(layers, [.. Enumerable.Repeat(Contact(0.5, 0.7), 999)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        SteadyTransport solution = CollinearTransport.Solve(stack, [.. layers.Select((_, i) => i % 2 == 0 ? (i % 4 == 0 ? 1 : -1) : 0)], CurrentDensity.FromSi(1e11));
        Assert.All(solution.Checks, check => Assert.True(check.Passed, check.ToString()));
        Assert.True(solution.NonEquilibriumResistanceArea > 0);
    }

    [Fact]
    public void A_half_metal_lets_one_spin_through()
    {
        // β → 1: no spin-down carrier enters; the contact with a normal metal costs all of its spin resistance.
        SdModel half = new(8e6, 8e-4, 8e-4, 3e8, 3e8);
        Material copper = Metal(6, 0, 450);
        SteadyTransport solution = CollinearTransport.Solve(Transparent([half.Lead("F"), Lead("N", copper)]), [1, 0], CurrentDensity.FromSi(1));
        Near(copper.Channels.SpinResistance.Si, solution.NonEquilibriumResistanceArea, 1e-4);
        Assert.All(solution.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Fact]
    public void Anisotropic_exchange_makes_an_anisotropic_magnetoresistance()
    {
        ChannelNetwork network = ChannelNetwork.FromChannels(
            Cobalt.Network.Channels, [Cobalt.Network.Relaxations[0], Cobalt.Network.Relaxations[1] with { Anisotropy = ConductancePerVolume.FromSi(-5e22) }]);
        Layer layer = Cobalt.Slab("F", 10) with { Material = new Material { Name = "F", Channels = network } };
        Multilayer stack = Transparent([Lead("L", Metal(6, 0, 450)), layer, Lead("R", Metal(6, 0, 450))]);
        double along = CollinearTransport.Solve(stack, [0, 1, 0], CurrentDensity.FromSi(1), 1).ResistanceArea, across = CollinearTransport.Solve(stack, [0, 1, 0], CurrentDensity.FromSi(1)).ResistanceArea;
        Multilayer weaker = Transparent([stack.Layers[0], (Cobalt with { Exchange = 4e22 }).Slab("F", 10), stack.Layers[2]]);
        Near(CollinearTransport.Solve(weaker, [0, 1, 0], CurrentDensity.FromSi(1)).ResistanceArea, along, 1e-14);
        Assert.True(along > across);
    }

    private static void Near(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * Math.Abs(expected));
}
