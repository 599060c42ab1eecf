using CsCheck;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Collinear;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Limits;

public class CollinearExtremesTests
{
    private static readonly CurrentDensity Unit = CurrentDensity.FromSi(1);

    [Fact]
    public void Random_stacks_agree_with_the_channel_equations_in_extended_precision() => StackGenerator.Stacks.Sample(
        sample =>
        {
            SteadyTransport solution = CollinearTransport.Solve(sample.Stack, sample.Orientations, Unit);
            ChannelEquations reference = new(sample.Stack, sample.Orientations);
            Near(reference.ResistanceArea, solution.ResistanceArea, 1e-12);
            // Behind layers of hundreds of spin-diffusion lengths even 160 places end.
            double expected = reference.NonEquilibriumResistanceArea;
            Assert.Equal(expected, solution.NonEquilibriumResistanceArea, (1e-10 * Math.Abs(expected)) + (1e-80 * reference.ResistanceArea));
        },
        iter: 300);

    [Fact]
    public void Random_stacks_agree_in_the_accumulation_at_every_face() => StackGenerator.Stacks.Sample(
        sample =>
        {
            CollinearSolution solution = new(CollinearStack.Of(sample.Stack, sample.Orientations), 1);
            double[] reference = new ChannelEquations(sample.Stack, sample.Orientations).NodeValues;
            double largest = reference.Max(Math.Abs);
            for (int k = 0; k < reference.Length; k++) Assert.Equal(reference[k], solution.Node(k), 1e-11 * largest);
        },
        iter: 300);

    [Theory]
    [InlineData(0.1, 1e6)]
    [InlineData(1e6, 0.1)]
    [InlineData(0.1, 0.1)]
    [InlineData(1e6, 1e6)]
    public void Layers_from_a_tenth_of_a_nanometre_to_a_millimetre_keep_ten_digits(double magnet, double spacer)
    {
        Material ferromagnet = Metal(1e5, 0.46, 5), normal = Metal(0.1, 0, 5);
        Multilayer stack = Transparent(
            [Lead("left", normal), Slab("F1", ferromagnet, magnet), Slab("N", normal, spacer), Slab("F2", ferromagnet, magnet), Lead("right", normal)]);
        foreach (int[] orientations in new int[][] { [0, 1, 0, 1, 0], [0, 1, 0, -1, 0] })
        {
            ChannelEquations reference = new(stack, orientations);
            CollinearSolution solution = new(CollinearStack.Of(stack, orientations), 1);
            Near(reference.NonEquilibriumResistanceArea, solution.NonEquilibriumResistanceArea, 1e-12);
            double largest = reference.NodeValues.Max(Math.Abs);
            for (int k = 0; k < reference.NodeValues.Length; k++) Assert.Equal(reference.NodeValues[k], solution.Node(k), 1e-12 * largest);
        }
    }

    [Fact]
    public void A_thin_magnet_between_normal_metals_keeps_its_digits_to_one_part_in_a_billion_of_the_length()
    {
        Multilayer stack = Transparent([Lead("left", Metal(1, 0, 1e6)), Slab("F", Metal(1, 0.46, 1e6), 1e-3), Lead("right", Metal(1, 0, 1e6))]);
        SteadyTransport solution = CollinearTransport.Solve(stack, [0, 1, 0], Unit);
        Near(0.46 * 0.46 * 1e-21, solution.NonEquilibriumResistanceArea, 1e-8);
        Near(new ChannelEquations(stack, [0, 1, 0]).NonEquilibriumResistanceArea, solution.NonEquilibriumResistanceArea, 1e-13);
    }

    [Fact]
    public void Equal_asymmetries_give_exactly_no_accumulation()
    {
        Material one = Metal(75, 0.46, 60), other = Metal(3.3, 0.46, 7);
        Multilayer stack = Stack(
            [Lead("left", one), Slab("a", other, 12.7), Slab("b", one, 0.31), Lead("right", other)], [Contact(0.7, 0.46, 0.3), InterfaceProperties.Transparent, Contact(0.2, 0.46)]);
        SteadyTransport solution = CollinearTransport.Solve(stack, Up(stack), CurrentDensity.FromSi(1e12));
        Assert.Equal(0, solution.NonEquilibriumResistanceArea);
        Assert.All(solution.Profile!.Sample(11), point => Assert.Equal(0, point.Accumulation));
        Assert.All(solution.Profile.Sample(11), point => Assert.Equal(0.46, point.SpinCurrent / 1e12, 1e-15));
    }

    [Fact]
    public void Normal_metals_have_exactly_no_accumulation()
    {
        Multilayer stack = Stack([Lead("left", Metal(6, 0, 450)), Slab("a", Metal(40, 0, 12), 3), Lead("right", Metal(6, 0, 450))], [Contact(0.7, 0, 0.3), InterfaceProperties.Transparent]);
        SteadyTransport solution = CollinearTransport.Solve(stack, [0, 0, 0], CurrentDensity.FromSi(1e12));
        Assert.Equal(0, solution.NonEquilibriumResistanceArea);
        Assert.All(solution.Profile!.Sample(5), point => Assert.Equal(0, point.Accumulation));
    }

    [Fact]
    public void A_reservoir_on_both_sides_of_one_metal_gives_exactly_nothing()
    {
        Multilayer stack = Transparent([Slab("F", Metal(75, 0.46, 60), 13)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        Assert.Equal(0, CollinearTransport.Solve(stack, [1], Unit).NonEquilibriumResistanceArea);
    }

    [Fact]
    public void No_current_gives_exact_zeros_and_the_same_resistance() => StackGenerator.Stacks.Sample(
        sample =>
        {
            SteadyTransport none = CollinearTransport.Solve(sample.Stack, sample.Orientations, CurrentDensity.Zero);
            Assert.Equal(CollinearTransport.Solve(sample.Stack, sample.Orientations, CurrentDensity.FromSi(-3e11)).ResistanceArea, none.ResistanceArea);
            Assert.Equal(0, none.Power.Dissipated);
            Assert.Equal(0, none.Power.Supplied);
            foreach (TransportPoint point in none.Profile!.Sample(3))
            {
                Assert.Equal(0, point.Accumulation);
                Assert.Equal(0, point.CurrentUp);
                Assert.Equal(0, point.PotentialDown);
                Assert.Equal(0, point.SpinFlux);
            }
        },
        iter: 50);

    [Fact]
    public void A_layer_cut_in_two_is_the_layer()
    {
        Multilayer whole = Transparent([Lead("left", Metal(6, 0, 450)), Slab("F", Metal(75, 0.46, 60), 20), Lead("right", Metal(40, 0, 10))]);
        Multilayer cut = Transparent([Lead("left", Metal(6, 0, 450)), Slab("F1", Metal(75, 0.46, 60), 7), Slab("F2", Metal(75, 0.46, 60), 13), Lead("right", Metal(40, 0, 10))]);
        SteadyTransport first = CollinearTransport.Solve(whole, [0, 1, 0], Unit), second = CollinearTransport.Solve(cut, [0, 1, 1, 0], Unit);
        Near(first.NonEquilibriumResistanceArea, second.NonEquilibriumResistanceArea, 1e-13);
        for (double x = -100; x <= 60; x += 7.3)
        {
            TransportPoint a = first.At(Length.FromSi(x * 1e-9)), b = second.At(Length.FromSi(x * 1e-9));
            Assert.Equal(a.Accumulation, b.Accumulation, 1e-12 * 1e-15);
            Assert.Equal(a.PotentialUp, b.PotentialUp, 1e-12 * 1e-14);
            Assert.Equal(a.CurrentUp, b.CurrentUp, 1e-12);
        }
    }

    private static void Near(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * Math.Abs(expected));
}
