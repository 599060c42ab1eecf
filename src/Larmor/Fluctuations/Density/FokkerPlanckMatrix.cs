using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// The operator of ∂ρ/∂t = −∇·[ρ (u × ∇f − ∇g)] + D ∇²ρ on the coefficients of ρ in real harmonics, as a list of sectors that do not touch each other.
/// </summary>
/// <remarks>
/// <para>Row a, column b: ∫ Y_b ∇Y_a·(u × ∇f − ∇g) − D l(l + 1) δ. For each harmonic w of f and g,</para>
/// <para>∫ Y_b ∇Y_a·∇Y_w = ½ [l_a(l_a + 1) + l_w(l_w + 1) − l_b(l_b + 1)] ∫ Y_a Y_b Y_w and
/// ∫ Y_b ∇Y_a·(u × ∇Y_w) = ∫ Y_b (∂_θY_w ∂_φY_a − ∂_φY_w ∂_θY_a)/sin θ,</para>
/// <para>with the integrals over φ in closed form and those over θ by Gauss's rule, exact at these degrees. The row of l = 0 is zero to the last bit: the total
/// probability cannot change. Coupled are l with l ± l_w and m with m ± m_w; where whole sectors (a parity, an order m) do not touch, each is a band matrix of its own.</para>
/// </remarks>
internal sealed class FokkerPlanckMatrix
{
    private const double Smallest = 1e-14;

    private readonly List<(int Row, int Column, double Value)> entries = [];
    private readonly HarmonicTables tables;
    private readonly double[] product;

    private FokkerPlanckMatrix(int degree, int points)
    {
        tables = new HarmonicTables(degree, points);
        product = new double[points];
    }

    /// <summary>The sectors; the first holds the harmonic (0, 0).</summary>
    /// <param name="degree">Highest l of ρ.</param>
    /// <param name="turning">f in 1/s.</param>
    /// <param name="falling">g in 1/s.</param>
    /// <param name="diffusion">D in 1/s.</param>
    public static IReadOnlyList<Sector> Sectors(int degree, HarmonicSeries turning, HarmonicSeries falling, double diffusion) =>
        Sector.Of(RealHarmonics.Count(degree), [.. Drift(degree, turning, falling), .. Spreading(degree, diffusion)]);

    /// <summary>The entries of f and g, which are linear in them.</summary>
    /// <param name="degree">Highest l of ρ.</param>
    /// <param name="turning">f in 1/s.</param>
    /// <param name="falling">g in 1/s.</param>
    public static IReadOnlyList<(int Row, int Column, double Value)> Drift(int degree, HarmonicSeries turning, HarmonicSeries falling)
    {
        int drive = Math.Max(turning.Degree, falling.Degree);
        FokkerPlanckMatrix matrix = new(Math.Max(degree, drive), degree + (drive / 2) + 2);
        for (int l = 1; l <= drive; l++)
        {
            for (int m = -l; m <= l; m++)
            {
                int place = RealHarmonics.Index(l, m);
                double f = l <= turning.Degree ? turning.Coefficients[place] : 0, g = l <= falling.Degree ? falling.Coefficients[place] : 0;
                if (f != 0 || g != 0) matrix.Add(degree, (l, m), f, g);
            }
        }
        return matrix.entries;
    }

    /// <summary>The entries of diffusion.</summary>
    /// <param name="degree">Highest l of ρ.</param>
    /// <param name="diffusion">D in 1/s.</param>
    public static IEnumerable<(int Row, int Column, double Value)> Spreading(int degree, double diffusion)
    {
        for (int l = 1; l <= degree; l++)
        {
            for (int m = -l; m <= l; m++) yield return (RealHarmonics.Index(l, m), RealHarmonics.Index(l, m), -diffusion * l * (l + 1));
        }
    }

    /// <summary>One harmonic of f and g.</summary>
    private void Add(int degree, (int L, int M) w, double f, double g)
    {
        double scale = 1 / Math.Sqrt(2 * Math.PI);
        for (int ma = -degree; ma <= degree; ma++)
        {
            foreach (int mb in Partners(ma, w.M))
            {
                if (Math.Abs(mb) > degree) continue;
                double even = -g * scale * RealHarmonics.Product(mb, ma, w.M);
                // f_m' = −m f_(−m).
                double along = -ma * f * scale * RealHarmonics.Product(mb, w.M, -ma), across = w.M * f * scale * RealHarmonics.Product(mb, ma, -w.M);
                if (even != 0) AddFall(degree, ma, mb, w, even);
                if (along != 0 || across != 0) AddTurn(degree, ma, mb, w, along, across);
            }
        }
    }

    private static IEnumerable<int> Partners(int a, int w)
    {
        int sum = Math.Abs(a) + Math.Abs(w), difference = Math.Abs(Math.Abs(a) - Math.Abs(w));
        return new[] { sum, -sum, difference, -difference }.Distinct();
    }

    private void AddFall(int degree, int ma, int mb, (int L, int M) w, double factor)
    {
        for (int la = Math.Max(1, Math.Abs(ma)); la <= degree; la++)
        {
            Multiply(tables.Values(la, ma), tables.Values(w.L, w.M));
            for (int lb = First(la - w.L, la + w.L, mb); lb <= Math.Min(degree, la + w.L); lb += 2)
            {
                double scale = 0.5 * ((la * (la + 1)) + (w.L * (w.L + 1)) - (lb * (lb + 1)));
                Put((la, ma), (lb, mb), factor * scale * Dot(product, tables.Values(lb, mb)));
            }
        }
    }

    private void AddTurn(int degree, int ma, int mb, (int L, int M) w, double along, double across)
    {
        for (int la = Math.Max(1, Math.Abs(ma)); la <= degree; la++)
        {
            Combine(along, tables.Slopes(w.L, w.M), tables.Shares(la, ma), across, tables.Shares(w.L, w.M), tables.Slopes(la, ma));
            for (int lb = First(la - w.L + 1, la + w.L - 1, mb); lb <= Math.Min(degree, la + w.L - 1); lb += 2)
            {
                Put((la, ma), (lb, mb), Dot(product, tables.Values(lb, mb)));
            }
        }
    }

    /// <summary>The lowest l of the parity of <paramref name="from"/> that an order allows.</summary>
    private static int First(int from, int to, int order)
    {
        int least = Math.Abs(order), start = from;
        while (start < least && start <= to) start += 2;
        return start;
    }

    private void Put((int L, int M) a, (int L, int M) b, double value)
    {
        if (value != 0) entries.Add((RealHarmonics.Index(a.L, a.M), RealHarmonics.Index(b.L, b.M), value));
    }

    private void Multiply(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        for (int j = 0; j < product.Length; j++) product[j] = tables.Weights[j] * first[j] * second[j];
    }

    private void Combine(double a, ReadOnlySpan<double> a1, ReadOnlySpan<double> a2, double b, ReadOnlySpan<double> b1, ReadOnlySpan<double> b2)
    {
        for (int j = 0; j < product.Length; j++) product[j] = tables.Weights[j] * ((a * a1[j] * a2[j]) + (b * b1[j] * b2[j]));
    }

    /// <summary>Scalar product; what is rounding beside the magnitudes of both rows is zero, so that sectors stay apart.</summary>
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = SpanArithmetic.Dot(a, b);
        return sum * sum <= Smallest * Smallest * SpanArithmetic.Dot(a, a) * SpanArithmetic.Dot(b, b) ? 0 : sum;
    }
}
