using Larmor.Numerics;

namespace Larmor.Transport.Collinear;

/// <summary>
/// Heat of one relaxation in a slab or a lead, Σ over pairs of modes of their overlap, summed as squares: never negative.
/// </summary>
/// <remarks>
/// With a_j = E_j cosh(k_j ξ)/cosh(k_j h) + O_j sinh(k_j ξ)/sinh(k_j h), h = d/2, ξ from the middle, even and odd parts do not mix:
/// ∫cosh cosh = sinh(u)/(k_j + k_l) + sinh(v)/(k_j − k_l), ∫sinh sinh the difference, u = (k_j + k_l)h, v = |k_j − k_l|h.
/// </remarks>
internal sealed class PairPowers(int most)
{
    private readonly double[] gram = new double[most * most];
    private readonly double[] weights = new double[most];
    private readonly double[] scales = new double[most];
    private readonly double[] column = new double[most];

    /// <summary>∫(Σ_j p_j a_j)² dx of a slab.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="pair">Which relaxation of its network.</param>
    /// <param name="faces">The amplitudes of its modes at the faces.</param>
    public double InSlab(ChannelSlab slab, int pair, ReadOnlySpan<FaceValues> faces)
    {
        double half = slab.Thickness / 2;
        double[] rates = slab.Modes.Rates;
        double even = Quadratic(slab, pair, (a, b) => Even(a, b), faces, true), odd = Quadratic(slab, pair, (a, b) => Odd(a, b), faces, false);
        return even + odd;

        double Even(int j, int l)
        {
            double a = rates[j] * half, b = rates[l] * half, u = a + b, v = Math.Abs(a - b);
            return 4 * half * (Decaying(u) + (Math.Exp(v - u) * Decaying(v))) / ((1 + Math.Exp(-2 * a)) * (1 + Math.Exp(-2 * b)));
        }

        double Odd(int j, int l)
        {
            double a = Math.Min(rates[j], rates[l]) * half, b = Math.Max(rates[j], rates[l]) * half, u = a + b, v = b - a;
            if (u < 2) return 4 * half * Math.Exp(-u) * SeriesOfDifference(a, b) / (StableFunctions.OneMinusExp(2 * a) * StableFunctions.OneMinusExp(2 * b));
            if (a < b / 2) return 2 * half * (StableFunctions.CoshRatio(1, b) - StableFunctions.CoshRatio(1, a)) / ((b - a) * (b + a));
            return 4 * half * (Decaying(u) - (Math.Exp(v - u) * Decaying(v))) / (StableFunctions.OneMinusExp(2 * a) * StableFunctions.OneMinusExp(2 * b));
        }
    }

    /// <summary>∫(Σ_j p_j a_j exp(−k_j x))² dx of a lead.</summary>
    public double InLead(ChannelSlab lead, int pair, ReadOnlySpan<double> amplitudes)
    {
        int m = lead.Count;
        for (int j = 0; j < m; j++)
        {
            weights[j] = lead.Modes.Pairs[(pair * m) + j] * amplitudes[j];
            for (int l = 0; l < m; l++) gram[(j * m) + l] = 1 / (lead.Modes.Rates[j] + lead.Modes.Rates[l]);
        }
        return SumOfSquares(m);
    }

    // (1 − exp(−2z))/(2z).
    private static double Decaying(double z) => z == 0 ? 1 : StableFunctions.OneMinusExp(2 * z) / (2 * z);

    // sinh(u)/u − sinh(v)/v for u = a + b, v = b − a, from u² − v² = 4ab.
    private static double SeriesOfDifference(double a, double b)
    {
        double u = a + b, v = b - a, difference = 4 * a * b, power = 1, factorial = 6, sum = difference / 6, term = difference;
        for (int n = 2; n < 30; n++)
        {
            power *= v * v;
            term = (u * u * term) + (power * 4 * a * b);
            factorial *= (2.0 * n) * ((2 * n) + 1);
            sum += term / factorial;
            if (term / factorial < 1e-18 * sum) break;
        }
        return sum;
    }

    private double Quadratic(ChannelSlab slab, int pair, Func<int, int, double> overlap, ReadOnlySpan<FaceValues> faces, bool isEven)
    {
        int m = slab.Count, count = 0;
        Span<int> relaxing = stackalloc int[m];
        for (int j = 0; j < m; j++)
        {
            if (slab.Modes.Rates[j] > 0) relaxing[count++] = j;
        }
        for (int j = 0; j < count; j++)
        {
            FaceValues face = faces[relaxing[j]];
            weights[j] = slab.Modes.Pairs[(pair * m) + relaxing[j]] * (isEven ? face.Even : face.Odd);
            for (int l = 0; l < count; l++) gram[(j * count) + l] = overlap(relaxing[j], relaxing[l]);
        }
        return SumOfSquares(count);
    }

    // w^T G w = |L^T w|² with G = L L^T in the units of its diagonal, the largest pivot first; modes that are alike leave nothing behind.
    private double SumOfSquares(int count)
    {
        const double nothing = 1e-16;
        for (int j = 0; j < count; j++) scales[j] = Math.Sqrt(gram[(j * count) + j]);
        for (int j = 0; j < count; j++)
        {
            weights[j] *= scales[j];
            for (int l = 0; l < count; l++) gram[(j * count) + l] = j == l ? 1 : gram[(j * count) + l] / scales[j] / scales[l];
        }
        double total = 0;
        for (int step = 0; step < count; step++)
        {
            int best = 0;
            for (int j = 1; j < count; j++)
            {
                if (gram[(j * count) + j] > gram[(best * count) + best]) best = j;
            }
            double pivot = gram[(best * count) + best], projection = 0;
            if (pivot <= nothing) break;
            for (int i = 0; i < count; i++)
            {
                column[i] = gram[(i * count) + best] / Math.Sqrt(pivot);
                projection += column[i] * weights[i];
            }
            total += projection * projection;
            for (int i = 0; i < count; i++)
            {
                for (int l = 0; l < count; l++) gram[(i * count) + l] -= column[i] * column[l];
            }
            // What has been taken out leaves rounding alone.
            for (int i = 0; i < count; i++) gram[(i * count) + best] = gram[(best * count) + i] = 0;
        }
        return total;
    }
}
