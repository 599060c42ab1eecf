using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Transport;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Physics.ClosedForms;

public class ChannelDecayTests
{
    private const double SquareOfCharge = PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge;

    [Fact]
    public void Three_channels_of_the_s_d_model_decay_as_their_populations_do_one_by_one()
    {
        double[] conductivity = [1.2e7, 4e6, 1e6], states = [5e46, 4e46, 3e47];
        double flip = 3e20, toBand = 4e22;
        ChannelNetwork network = ChannelNetwork.FromChannels(
            [Of("s-up", conductivity[0], states[0]), Of("s-down", conductivity[1], states[1]), Of("d-down", conductivity[2], states[2])],
            [new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(flip)), new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(toBand))]);
        foreach (double k in new[] { 0, 1e7, 1e9 })
        {
            // e^2 N_i dn_i/dt = -sigma_i k^2 (n_i + phi) - sum G (n_i - n_j), the neutral potential phi from the sum of all lines.
            Matrix<double> matrix = Matrix<double>.Build.Dense(3, 3, (i, j) => k * k * ((i == j ? conductivity[i] : 0) - (conductivity[i] * conductivity[j] / conductivity.Sum())));
            foreach ((int a, int b, double g) in new[] { (0, 1, flip), (1, 2, toBand) })
            {
                matrix[a, a] += g;
                matrix[b, b] += g;
                matrix[a, b] -= g;
                matrix[b, a] -= g;
            }
            double[] expected = [.. Matrix<double>.Build.Dense(3, 3, (i, j) => matrix[i, j] / (SquareOfCharge * states[i])).Evd().EigenValues.Select(value => value.Real).Order()];
            IReadOnlyList<double> rates = ChannelDecay.Rates(network, k);
            Assert.Equal(2, rates.Count);
            // The third eigenvalue is that of a charge, which neutrality forbids.
            Assert.Equal(0, expected[0] / expected[2], 1e-12);
            for (int n = 0; n < 2; n++) Assert.Equal(1, rates[n] / expected[n + 1], 1e-10);
        }
    }

    [Fact]
    public void Two_channels_decay_at_T1_and_by_diffusion_and_both_measures_of_the_states_agree()
    {
        const double states = 5e46, conductivity = 1e7, relaxation = 1e21, k = 3e6;
        ChannelNetwork network = ChannelNetwork.FromChannels(
            [Of("s-up", conductivity, states), Of("s-down", conductivity, states), Of("d-down", 1, 1e30)],
            [new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(relaxation))]);
        double capacitance = 2 * SquareOfCharge * states / 2;
        // An almost empty third channel without relaxation adds its own rate and changes nothing: 1/T1 + D k^2 = (2G + sigma0 k^2)/c.
        double expected = ((2 * relaxation) + (conductivity * k * k)) / capacitance;
        Assert.Contains(ChannelDecay.Rates(network, k), rate => Math.Abs((rate / expected) - 1) < 1e-6);
    }

    [Fact]
    public void A_channel_without_a_density_of_states_is_named()
    {
        ChannelNetwork network = ChannelNetwork.FromChannels(
            [new Channel("s-up", Conductivity.FromSi(1e7)), new Channel("s-down", Conductivity.FromSi(1e7)), new Channel("d-down", Conductivity.FromSi(1e6))],
            [new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(1e21))]);
        Assert.Contains("'s-up'", ChannelDecay.Refusal(network)!, StringComparison.Ordinal);
    }

    private static Channel Of(string name, double conductivity, double states) => new(name, Conductivity.FromSi(conductivity), DensityOfStates.FromSi(states));
}
