using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Transport;

/// <summary>The rates at which the populations of one metal, any number of channels, come to equilibrium with one another.</summary>
/// <remarks>
/// <para>Equations: with y the n − 1 differences of potential, C dy/dt = M⁻¹y″ − G y, C⁻¹ = B N⁻¹ Bᵀ/e² by charge neutrality (Σδn_i = 0), M = B S Bᵀ with
/// S = diag(1/σ_i), G the relaxations as a form in y. A wave of number k decays with the eigenvalues of C⁻¹(M⁻¹k² + G): real and not negative.
/// Two channels: 1/T1 + Dk².</para>
/// <para>In a sealed layer of thickness t, k = nπ/t. Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eqs. (7), (16), (17), corrected.</para>
/// </remarks>
public static class ChannelDecay
{
    /// <summary>Why the rates are not known; null where they are.</summary>
    public static string? Refusal(ChannelNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Channels.FirstOrDefault(channel => channel.DensityOfStates is not { Si: > 0 }) is { } unknown
            ? $"The density of states of the channel '{unknown.Name}' is not known, so that nothing says how fast it empties. Give each channel its own."
            : null;
    }

    /// <summary>All rates in 1/s of waves of one number, rising; one fewer than channels.</summary>
    /// <param name="network">The channels, each with its density of states.</param>
    /// <param name="waveNumber">k in 1/m; zero for a uniform disturbance.</param>
    /// <exception cref="ArgumentException">A density of states is missing; the message is that of <see cref="Refusal"/>.</exception>
    public static IReadOnlyList<double> Rates(ChannelNetwork network, double waveNumber)
    {
        if (Refusal(network) is { } reason) throw new ArgumentException(reason, nameof(network));
        IReadOnlyList<Channel> channels = network.Channels;
        int m = channels.Count - 1;
        double[] filling = new double[m * m], loss = Conductivities(channels, m);
        double[] relaxation = ChannelModes.Relaxations(channels, network.Relaxations, 0);
        double charge = PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge;
        for (int i = 0; i < m; i++)
        {
            for (int k = 0; k < m; k++)
            {
                loss[(i * m) + k] = (loss[(i * m) + k] * waveNumber * waveNumber) + relaxation[(i * m) + k];
                for (int c = 0; c <= m; c++) filling[(i * m) + k] += ChannelModes.Difference(i, c) * ChannelModes.Difference(k, c) / (charge * channels[c].DensityOfStates!.Value.Si);
            }
        }
        return SymmetricEigensystem.ValuesOfProduct(filling, loss, m);
    }

    /// <summary>M⁻¹ by rows, column by column.</summary>
    private static double[] Conductivities(IReadOnlyList<Channel> channels, int m)
    {
        double[] inverse = new double[m * m], column = new double[m];
        double unit = channels.Max(channel => 1 / channel.Conductivity.Si);
        for (int k = 0; k < m; k++)
        {
            Array.Clear(column);
            column[k] = 1;
            double[] matrix = [.. ChannelModes.Resistivities(channels).Select(value => value / unit)];
            if (!DenseLinearSystem.TrySolve(matrix, column)) throw new InvalidOperationException("The resistivities of the channels are singular.");
            for (int i = 0; i < m; i++) inverse[(i * m) + k] = column[i] / unit;
        }
        return inverse;
    }
}
