using Larmor.Numerics;

namespace Larmor.Fluctuations.Flux;

/// <summary>States of a chain with jumps taken out one after the other, all by sums and products of numbers that are not negative.</summary>
/// <remarks>
/// When state n is taken out, a jump i → n followed by one n → j becomes a jump i → j: k_ij += k_in k_nj/Σ_j k_nj. No difference is taken, so that stationary probabilities and times
/// keep relative accuracy, however small they are. Source: W. K. Grassmann, M. I. Taksar, D. P. Heyman, Oper. Res. 33, 1107 (1985), doi:10.1287/opre.33.5.1107.
/// </remarks>
internal static class ChainElimination
{
    /// <summary>The stationary probabilities of a chain.</summary>
    /// <param name="rates">k_ij from i to j inside a band; the diagonal is not looked at. Overwritten.</param>
    public static double[] Stationary(BandedMatrix rates)
    {
        int size = rates.Size, width = rates.Width;
        double[] sums = new double[size], probabilities = new double[size];
        for (int n = size - 1; n > 0; n--) sums[n] = TakeOut(rates, n);
        probabilities[0] = 1;
        double total = 1;
        for (int n = 1; n < size; n++)
        {
            double arriving = 0;
            for (int i = Math.Max(0, n - width); i < n; i++) arriving += probabilities[i] * rates[i, n];
            probabilities[n] = arriving / sums[n];
            total += probabilities[n];
        }
        for (int n = 0; n < size; n++) probabilities[n] /= total;
        return probabilities;
    }

    /// <summary>Mean time from state 0 until one of the absorbing states is met.</summary>
    /// <param name="rates">As in <see cref="Stationary"/>. Overwritten.</param>
    /// <param name="absorbing">Which states absorb; not state 0.</param>
    public static double FirstPassage(BandedMatrix rates, bool[] absorbing)
    {
        int size = rates.Size, width = rates.Width;
        double[] leaving = new double[size], stay = new double[size];
        for (int i = 0; i < size; i++)
        {
            stay[i] = 1;
            for (int j = Math.Max(0, i - width); j <= Math.Min(size - 1, i + width); j++)
            {
                if (j == i || !absorbing[j]) continue;
                leaving[i] += rates[i, j];
                rates[i, j] = 0;
            }
        }
        for (int n = size - 1; n > 0; n--)
        {
            if (absorbing[n]) continue;
            double sum = leaving[n];
            for (int j = Math.Max(0, n - width); j < n; j++) sum += rates[n, j];
            for (int i = Math.Max(0, n - width); i < n; i++)
            {
                double share = rates[i, n] / sum;
                if (share == 0 || absorbing[i]) continue;
                Pass(rates, i, n, share);
                leaving[i] += share * leaving[n];
                stay[i] += share * stay[n];
            }
        }
        return stay[0] / leaving[0];
    }

    private static double TakeOut(BandedMatrix rates, int n)
    {
        int first = Math.Max(0, n - rates.Width);
        double sum = 0;
        for (int j = first; j < n; j++) sum += rates[n, j];
        for (int i = first; i < n; i++)
        {
            double share = rates[i, n] / sum;
            if (share != 0) Pass(rates, i, n, share);
        }
        return sum;
    }

    /// <summary>k_ij += share k_nj for all j before n; what falls on j = i is no jump.</summary>
    private static void Pass(BandedMatrix rates, int i, int n, double share)
    {
        int first = Math.Max(0, n - rates.Width), stride = (2 * rates.Width) + 1;
        SpanArithmetic.Add(
            rates.Entries.AsSpan((i * stride) + first - i + rates.Width, n - first),
            share,
            rates.Entries.AsSpan((n * stride) + first - n + rates.Width, n - first));
    }
}
