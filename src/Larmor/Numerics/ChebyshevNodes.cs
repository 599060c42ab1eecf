namespace Larmor.Numerics;

/// <summary>Interpolation at the zeros of a Chebyshev polynomial, x_k = cos(π(k + ½)/n): the ends of the interval are never asked for.</summary>
/// <remarks>Source: L. N. Trefethen, Approximation Theory and Approximation Practice (SIAM, 2013), chapters 3 and 8.</remarks>
internal sealed class ChebyshevNodes
{
    private readonly double[] nodes, weights;

    /// <summary>The n zeros of T_n.</summary>
    public ChebyshevNodes(int count)
    {
        nodes = [.. Enumerable.Range(0, count).Select(k => Math.Cos(Math.PI * (k + 0.5) / count))];
        weights = [.. Enumerable.Range(0, count * count).Select(i => (i < count ? 1.0 : 2) / count * Math.Cos(i / count * Math.PI * ((i % count) + 0.5) / count))];
    }

    /// <summary>x_k, falling.</summary>
    public IReadOnlyList<double> Points => nodes;

    /// <summary>Coefficients a_j of Σ a_j T_j(x) from the values at <see cref="Points"/>.</summary>
    public double[] Coefficients(ReadOnlySpan<double> values)
    {
        double[] coefficients = new double[nodes.Length];
        for (int j = 0; j < nodes.Length; j++)
        {
            for (int k = 0; k < nodes.Length; k++) coefficients[j] += weights[(j * nodes.Length) + k] * values[k];
        }
        return coefficients;
    }

    /// <summary>The same function as a sum of powers, by T_k = 2x T_{k−1} − T_{k−2}.</summary>
    public static double[] Powers(ReadOnlySpan<double> series)
    {
        double[] powers = new double[series.Length], before = new double[series.Length], here = new double[series.Length];
        here[0] = 1;
        for (int k = 0; k < series.Length; k++)
        {
            double[] next = new double[series.Length];
            for (int i = 0; i < series.Length; i++)
            {
                powers[i] += series[k] * here[i];
                next[i] = ((k == 0 ? 1 : 2) * (i > 0 ? here[i - 1] : 0)) - (k == 0 ? 0 : before[i]);
            }
            (before, here) = (here, next);
        }
        return powers;
    }
}
