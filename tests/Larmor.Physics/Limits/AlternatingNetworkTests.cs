using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Physics.Oracle;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Collinear;
using Larmor.Transport.InTime;

namespace Larmor.Physics.Limits;

public class AlternatingNetworkTests
{
    private const double SquareOfCharge = PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge;

    [Fact]
    public void At_zero_frequency_random_networks_answer_as_in_the_steady_state()
    {
        for (ulong number = 0; number < 150; number++)
        {
            (Multilayer stack, int[] senses) = RandomNetworkStacks.Number(number);
            stack = Filled(stack, number);
            if (CollinearTransport.Refusal(stack, senses) is not null) continue;
            SteadyTransport steady = CollinearTransport.Solve(stack, senses, CurrentDensity.FromSi(1));
            AlternatingState state = AlternatingTransport.Solve(stack, senses, Frequency.Zero);
            double expected = steady.NonEquilibriumResistanceArea, floor = 1e-14 * steady.SeriesResistanceArea;
            Assert.True(Math.Abs(state.NonEquilibriumImpedanceArea.Real - expected) <= (1e-10 * expected) + floor, string.Create(CultureInfo.InvariantCulture, $"stack {number}: {state.NonEquilibriumImpedanceArea} against {expected}"));
            Assert.Equal(0, state.NonEquilibriumImpedanceArea.Imaginary);
            Assert.Equal(1, state.SeriesResistanceArea / steady.SeriesResistanceArea, 1e-13);
        }
    }

    [Theory]
    [InlineData(1e6)]
    [InlineData(1e10)]
    [InlineData(3e12)]
    [InlineData(1e15)]
    public void Random_networks_close_the_power_at_every_frequency_and_are_passive_and_reciprocal(double frequency)
    {
        for (ulong number = 200; number < 280; number++)
        {
            (Multilayer stack, int[] senses) = RandomNetworkStacks.Number(number);
            stack = Filled(stack, number);
            if (AlternatingTransport.Refusal(stack, senses) is not null) continue;
            AlternatingState state = AlternatingTransport.Solve(stack, senses, Frequency.FromSi(frequency));
            Assert.True(state.NonEquilibriumImpedanceArea.Real >= 0);
            Assert.True(state.NonEquilibriumImpedanceArea.Imaginary <= 0);
            Assert.All(state.Checks, check => Assert.True(check.Passed, $"stack {number.ToString(CultureInfo.InvariantCulture)}: {check.Name} {check.Value.ToString(CultureInfo.InvariantCulture)}"));
        }
    }

    [Theory]
    [InlineData(1e8)]
    [InlineData(1e11)]
    [InlineData(1e13)]
    public void Two_channels_as_a_network_answer_as_by_the_scalar_formulas(double frequency)
    {
        Multilayer stack = StacksInTime.With(
            StackBuilder.Transparent([StackBuilder.Lead("left", StackBuilder.Metal(6, 0, 450)), StackBuilder.Slab("F", StackBuilder.Metal(75, 0.5, 40), 5), StackBuilder.Slab("N", StackBuilder.Metal(6, 0, 450), 20), StackBuilder.Slab("G", StackBuilder.Metal(20, 0.3, 8), 30), StackBuilder.Lead("right", StackBuilder.Metal(6, 0, 450))]),
            0.01, 2e-3, 0.02);
        int[] senses = [0, 1, 0, -1, 0];
        Complex expected = AlternatingTransport.Solve(stack, senses, Frequency.FromSi(frequency)).NonEquilibriumImpedanceArea;
        AlternatingState state = AlternatingNetworkBalance.StateOf(new AlternatingNetwork(CollinearStack.Of(stack, senses), AlternatingTransport.RateOf(frequency)), frequency);
        Assert.True((state.NonEquilibriumImpedanceArea - expected).Magnitude <= 1e-11 * expected.Magnitude);
        AlternatingState scalar = AlternatingTransport.Solve(stack, senses, Frequency.FromSi(frequency));
        foreach ((int layer, double x) in new[] { (0, -1e-8), (1, 0), (1, 2e-9), (1, 5e-9), (2, 1.1e-8), (3, 4e-8), (4, 6e-8) })
        {
            AlternatingPoint one = state.At(layer, Length.FromSi(x)), other = scalar.At(layer, Length.FromSi(x));
            Assert.True((one.Accumulation - other.Accumulation).Magnitude <= 1e-10 * other.Accumulation.Magnitude);
            Assert.True((one.SpinCurrent - other.SpinCurrent).Magnitude <= 1e-10);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e10)]
    [InlineData(1e12)]
    [InlineData(1e14)]
    public void A_third_channel_that_is_locked_or_shut_away_leaves_two(double frequency)
    {
        const double flip = 2e21;
        Material locked = Sd(1e7, 3e6, 1e6, flip, 1e40, 5e46, 4e46, 2e47), shut = Sd(1e7, 4e6, 1e-2, flip, 1e13, 5e46, 2.4e47, 2e47), two = new()
        {
            Name = "two",
            Channels = ChannelNetwork.FromConductivities(Conductivity.FromSi(1e7), Conductivity.FromSi(4e6), ConductancePerVolume.FromSi(flip)),
            DensityOfStates = DensityOfStates.FromSi(5e46 * 2.4e47 / (5e46 + 2.4e47)),
        };
        Complex expected = Between(two, frequency).NonEquilibriumImpedanceArea;
        foreach (Material metal in new[] { locked, shut })
        {
            Complex value = Between(metal, frequency).NonEquilibriumImpedanceArea;
            Assert.True((value - expected).Magnitude <= 1e-6 * expected.Magnitude, string.Create(CultureInfo.InvariantCulture, $"{value} against {expected}"));
        }
    }

    [Fact]
    public void A_layer_cut_in_two_has_the_same_profile()
    {
        Layer slab = Slab(Sd(1e7, 3e6, 1e6, 2e21, 5e22, 5e46, 4e46, 2e47), 12), first = slab with { Name = "a", Thickness = Length.FromNanometres(5) }, second = slab with { Name = "b", Thickness = Length.FromNanometres(7) };
        Layer left = StackBuilder.Lead("left", StacksInTime.Metal(6, 0, 450, 0.01)), right = StackBuilder.Lead("right", StacksInTime.Metal(6, 0, 450, 0.01));
        AlternatingState whole = AlternatingTransport.Solve(StackBuilder.Transparent([left, slab, right]), [0, 1, 0], Frequency.FromSi(1e12));
        AlternatingState cut = AlternatingTransport.Solve(StackBuilder.Transparent([left, first, second, right]), [0, 1, 1, 0], Frequency.FromSi(1e12));
        foreach (double x in new[] { 1e-9, 5e-9, 9e-9 })
        {
            AlternatingPoint one = whole.At(1, Length.FromSi(x)), other = cut.At(x > 5e-9 ? 2 : 1, Length.FromSi(x));
            Assert.True((one.Accumulation - other.Accumulation).Magnitude <= 1e-11 * one.Accumulation.Magnitude);
            Assert.True((one.SpinCurrent - other.SpinCurrent).Magnitude <= 1e-11);
        }
        Assert.True((whole.NonEquilibriumImpedanceArea - cut.NonEquilibriumImpedanceArea).Magnitude <= 1e-12 * whole.NonEquilibriumImpedanceArea.Magnitude);
    }

    [Fact]
    public void The_rates_of_decay_are_the_poles_of_a_sealed_layer()
    {
        const double thickness = 1e-8;
        Material material = Sd(1.2e7, 4e6, 1e6, 3e20, 4e22, 5e46, 4e46, 3e47);
        ChannelModes modes = ChannelModes.Of(material.Channels, 0);
        ComplexMatrix storage = AlternatingStorage.Of(material, modes);
        // Even modes of number 0, and those of half a wave, whose middle is at rest.
        ComplexMatrix Sealed(double rate) => LineAt(rate, thickness).Shunt;
        ComplexMatrix Held(double rate) => LineAt(rate, thickness / 2) is var line ? line.Shunt + line.Series : null!;
        foreach (double rate in ChannelDecay.Rates(material.Channels, 0))
        {
            Assert.True(Singularity(Sealed(rate)) < 1e-10);
            Assert.True(Singularity(Sealed(1.1 * rate)) > 1e-3);
        }
        foreach (double rate in ChannelDecay.Rates(material.Channels, Math.PI / thickness))
        {
            Assert.True(Singularity(Held(rate)) < 1e-10);
            Assert.True(Singularity(Held(1.1 * rate)) > 1e-3);
        }

        AlternatingLine LineAt(double rate, double length) =>
            new(ComplexMatrix.Of(2, (i, k) => (i == k ? modes.Rates[i] * modes.Rates[i] : 0) - (rate * storage[i, k])), length, ComplexMatrix.Identity(2));
    }

    [Fact]
    public void A_channel_that_does_not_say_what_it_stores_is_refused_by_name()
    {
        Material metal = Sd(1e7, 3e6, 1e6, 2e21, 5e22, 5e46, 4e46, null);
        Layer lead = StackBuilder.Lead("left", StacksInTime.Metal(6, 0, 450, 0.01));
        string reason = AlternatingTransport.Refusal(StackBuilder.Transparent([lead, Slab(metal, 5), lead with { Name = "right" }]), [0, 1, 0])!;
        Assert.Contains("'d-down'", reason, StringComparison.Ordinal);
        Assert.Contains("'density-of-states'", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(1e12)]
    [InlineData(1e14)]
    public void Two_half_spaces_meet_with_the_sum_of_their_complex_admittances(double frequency)
    {
        double[][] sigma = [[1.2e7, 4e6, 1e6], [5e6, 6e6, 3e6]], relaxation = [[3e20, 4e22], [2e21, 1e22]], states = [[5e46, 4e46, 3e47], [3e46, 6e46, 1e47]];
        Layer[] leads = [.. Enumerable.Range(0, 2).Select(i => new Layer
        {
            Name = i == 0 ? "left" : "right",
            Material = Sd(sigma[i][0], sigma[i][1], sigma[i][2], relaxation[i][0], relaxation[i][1], states[i][0], states[i][1], states[i][2]),
            Magnetization = LayerMagnetization.Fixed(UnitVector.Z),
        })];
        Multilayer stack = new(leads, [InterfaceProperties.Transparent], new EndCondition.Lead(), new EndCondition.Lead());
        AlternatingState state = AlternatingTransport.Solve(stack, [1, 1], Frequency.FromSi(frequency));

        // u = (mu_s-up - mu_s-down, mu_s-down - mu_d-down), matrices of two rows written out.
        Complex rate = new(0, 2 * Math.PI * frequency);
        Complex[,] sum = new Complex[2, 2];
        for (int i = 0; i < 2; i++)
        {
            Complex[,] m = Laplacian([.. sigma[i].Select(one => 1 / one)]), n = Inverse(Laplacian([.. states[i].Select(one => 1 / (SquareOfCharge * one))]));
            Complex[,] filled = { { relaxation[i][0] + (rate * n[0, 0]), rate * n[0, 1] }, { rate * n[1, 0], relaxation[i][1] + (rate * n[1, 1]) } };
            Complex[,] k = Times(m, filled);
            Complex root = Complex.Sqrt((k[0, 0] * k[1, 1]) - (k[0, 1] * k[1, 0])), scale = Complex.Sqrt(k[0, 0] + k[1, 1] + (2 * root));
            Complex[,] y = Times(Inverse(m), new[,] { { (k[0, 0] + root) / scale, k[0, 1] / scale }, { k[1, 0] / scale, (k[1, 1] + root) / scale } });
            for (int a = 0; a < 4; a++) sum[a / 2, a % 2] += y[a / 2, a % 2];
        }
        double up = (sigma[0][0] / sigma[0].Sum()) - (sigma[1][0] / sigma[1].Sum()), d = (sigma[1][2] / sigma[1].Sum()) - (sigma[0][2] / sigma[0].Sum());
        Complex[,] inverse = Inverse(sum);
        Complex expected = (up * up * inverse[0, 0]) + (up * d * (inverse[0, 1] + inverse[1, 0])) + (d * d * inverse[1, 1]);
        Assert.True((state.NonEquilibriumImpedanceArea - expected).Magnitude <= 1e-12 * expected.Magnitude, string.Create(CultureInfo.InvariantCulture, $"{state.NonEquilibriumImpedanceArea} against {expected}"));
    }

    private static Complex[,] Laplacian(double[] diagonal) => new Complex[,] { { diagonal[0] + diagonal[1], -diagonal[1] }, { -diagonal[1], diagonal[1] + diagonal[2] } };

    private static Complex[,] Times(Complex[,] a, Complex[,] b) => new[,]
    {
        { (a[0, 0] * b[0, 0]) + (a[0, 1] * b[1, 0]), (a[0, 0] * b[0, 1]) + (a[0, 1] * b[1, 1]) },
        { (a[1, 0] * b[0, 0]) + (a[1, 1] * b[1, 0]), (a[1, 0] * b[0, 1]) + (a[1, 1] * b[1, 1]) },
    };

    private static Complex[,] Inverse(Complex[,] a)
    {
        Complex determinant = (a[0, 0] * a[1, 1]) - (a[0, 1] * a[1, 0]);
        return new[,] { { a[1, 1] / determinant, -a[0, 1] / determinant }, { -a[1, 0] / determinant, a[0, 0] / determinant } };
    }

    private static double Singularity(ComplexMatrix a) =>
        ((a[0, 0] * a[1, 1]) - (a[0, 1] * a[1, 0])).Magnitude / ((a[0, 0] * a[1, 1]).Magnitude + (a[0, 1] * a[1, 0]).Magnitude);

    private static AlternatingState Between(Material metal, double frequency) => AlternatingTransport.Solve(
        StackBuilder.Transparent([StackBuilder.Lead("left", StacksInTime.Metal(6, 0, 450, 0.01)), Slab(metal, 8), StackBuilder.Lead("right", StacksInTime.Metal(6, 0, 450, 0.01))]), [0, 1, 0], Frequency.FromSi(frequency));

    private static Layer Slab(Material material, double nanometres) =>
        new() { Name = "F", Material = material, Thickness = Length.FromSi(nanometres * 1e-9), Magnetization = LayerMagnetization.Fixed(UnitVector.Z) };

    private static Material Sd(double up, double down, double d, double flip, double exchange, double upStates, double downStates, double? dStates) => new()
    {
        Name = "sd",
        Channels = ChannelNetwork.FromChannels(
            [
                new Channel("s-up", Conductivity.FromSi(up), DensityOfStates.FromSi(upStates)),
                new Channel("s-down", Conductivity.FromSi(down), DensityOfStates.FromSi(downStates)),
                new Channel("d-down", Conductivity.FromSi(d), dStates is { } states ? DensityOfStates.FromSi(states) : null),
            ],
            [new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(flip)), new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(exchange))]),
    };

    // The same stack with densities of states, from 1e46 to 1e48.
    private static Multilayer Filled(Multilayer stack, ulong number)
    {
        RandomStream random = new(77, number);
        DensityOfStates Next() => DensityOfStates.FromSi(1e46 * Math.Pow(100, random.NextDouble()));
        List<Layer> layers = [];
        foreach (Layer layer in stack.Layers)
        {
            ChannelNetwork network = layer.Material.Channels;
            layers.Add(layer with
            {
                Material = network.IsTwoChannel
                    ? layer.Material with { DensityOfStates = Next() }
                    : layer.Material with { Channels = ChannelNetwork.FromChannels([.. network.Channels.Select(channel => channel with { DensityOfStates = Next() })], network.Relaxations) },
            });
        }
        return new Multilayer(layers, stack.Interfaces, stack.Left, stack.Right);
    }
}
