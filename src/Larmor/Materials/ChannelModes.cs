using Larmor.Numerics;

namespace Larmor.Materials;

/// <summary>Decay lengths of a channel network, from the eigenvalues of K = M G.</summary>
/// <remarks>
/// y = (μ₁ − μ₂, μ_k − (μ₁ + μ₂)/2): y″ = M G y with M = B S B^T, S = diag(1/σ_i), and G the relaxations as a form in y. With M = L L^T the
/// eigenvalues are those of L^T G L, symmetric and not negative.
/// </remarks>
internal static class ChannelModes
{
    /// <summary>M by rows, (n − 1)² numbers in ohm m.</summary>
    public static double[] Resistivities(IReadOnlyList<Channel> channels)
    {
        int n = channels.Count, m = n - 1;
        double[] matrix = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int k = 0; k < m; k++)
            {
                for (int c = 0; c < n; c++) matrix[(i * m) + k] += Difference(i, c) * Difference(k, c) / channels[c].Conductivity.Si;
            }
        }
        return matrix;
    }

    /// <summary>G by rows in S/m³: Σ G_pair (μ_a − μ_b)² as a form in y.</summary>
    public static double[] Relaxations(IReadOnlyList<Channel> channels, IReadOnlyList<ChannelRelaxation> relaxations, double cosineSquared)
    {
        int m = channels.Count - 1;
        double[] matrix = new double[m * m];
        double[] form = new double[m];
        foreach (ChannelRelaxation one in relaxations)
        {
            PairForm(IndexOf(channels, one.First), IndexOf(channels, one.Second), form);
            for (int i = 0; i < m; i++)
            {
                for (int k = 0; k < m; k++) matrix[(i * m) + k] += one.At(cosineSquared) * form[i] * form[k];
            }
        }
        return matrix;
    }

    /// <summary>Row i of B at channel c: y_i = Σ_c B_ic μ_c.</summary>
    public static double Difference(int i, int c) => i == 0 ? (c == 0 ? 1 : c == 1 ? -1 : 0) : c == i + 1 ? 1 : c < 2 ? -0.5 : 0;

    /// <summary>μ_a − μ_b as a form in y.</summary>
    public static void PairForm(int a, int b, Span<double> form)
    {
        form.Clear();
        Add(a, 1, form);
        Add(b, -1, form);
    }

    /// <summary>All decay lengths in m, longest first.</summary>
    public static double[] DecayLengths(IReadOnlyList<Channel> channels, IReadOnlyList<ChannelRelaxation> relaxations, double cosineSquared)
    {
        int m = channels.Count - 1;
        double[] squares = SymmetricEigensystem.ValuesOfProduct(Resistivities(channels), Relaxations(channels, relaxations, cosineSquared), m);
        return [.. squares.Select(square => square > 0 ? 1 / Math.Sqrt(square) : double.PositiveInfinity)];
    }

    private static int IndexOf(IReadOnlyList<Channel> channels, string name)
    {
        for (int i = 0; i < channels.Count; i++)
        {
            if (channels[i].Name == name) return i;
        }
        throw new ArgumentException($"There is no channel '{name}'.", nameof(name));
    }

    // μ_c beyond the mean of the spin pair.
    private static void Add(int c, double sign, Span<double> form)
    {
        if (c < 2) form[0] += sign * (c == 0 ? 0.5 : -0.5);
        else form[c - 1] += sign;
    }
}
