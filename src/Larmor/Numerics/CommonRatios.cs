namespace Larmor.Numerics;

/// <summary>Several functions on −1 ≤ c ≤ 1 as ratios of polynomials of one degree over one denominator.</summary>
/// <remarks>
/// The denominator is the vector of Chebyshev coefficients for which all products with it have none beyond the degree (the least singular vector); the products themselves, cut there, are
/// the numerators. Where the functions are such ratios they are found to rounding. Nothing is said about the functions between the points: whoever asks compares there.
/// The singular vector is found by turning pairs of columns until all are orthogonal, which always ends: M. R. Hestenes, J. Soc. Ind. Appl. Math. 6, 51 (1958), doi:10.1137/0106005.
/// </remarks>
/// <param name="Denominator">Its coefficients, the constant one first; positive at all points.</param>
/// <param name="Numerators">Those of each function.</param>
internal sealed record CommonRatios(double[] Denominator, double[][] Numerators)
{
    private const int Nodes = 40;
    private const int MostSweeps = 40;
    private const double LeastDenominator = 1e-6, Orthogonal = 1e-15;

    /// <summary>Where the functions are to be known: zeros of a Chebyshev polynomial.</summary>
    public static IReadOnlyList<double> Points { get; } = [.. Enumerable.Range(0, Nodes).Select(k => Math.Cos(Math.PI * (k + 0.5) / Nodes))];

    /// <summary>The ratios of a degree; null where the denominator comes close to zero.</summary>
    /// <param name="samples">Values of each function at <see cref="Points"/>, of size about 1; all zero for a function that is none.</param>
    /// <param name="degree">Of the denominator and of all numerators.</param>
    public static CommonRatios? Of(IReadOnlyList<double[]> samples, int degree)
    {
        int beyond = Nodes - 1 - degree;
        int[] present = [.. Enumerable.Range(0, samples.Count).Where(f => samples[f].Any(value => value != 0))];
        double[][] conditions = [.. Enumerable.Range(0, degree + 1).Select(_ => new double[present.Length * beyond])];
        for (int i = 0; i <= degree; i++)
        {
            for (int f = 0; f < present.Length; f++)
            {
                double[] product = Chebyshev([.. samples[present[f]].Select((value, k) => value * Math.Cos(i * Math.PI * (k + 0.5) / Nodes))]);
                product.AsSpan(degree + 1).CopyTo(conditions[i].AsSpan(f * beyond));
            }
        }
        double[] denominator = LeastSingularVector(conditions);
        double[] below = [.. Enumerable.Range(0, Nodes).Select(k => Sum(denominator, k))];
        if (below[0] < 0) (below, denominator) = ([.. below.Select(value => -value)], [.. denominator.Select(value => -value)]);
        if (below.Min() < LeastDenominator * below.Max()) return null;
        double[][] numerators = [.. samples.Select(values => Powers([.. Chebyshev([.. values.Select((value, k) => value * below[k])]).Take(degree + 1)]))];
        return new CommonRatios(Powers(denominator), numerators);
    }

    /// <summary>A polynomial at c by Horner's rule.</summary>
    public static double At(ReadOnlySpan<double> powers, double c)
    {
        double sum = 0;
        for (int k = powers.Length - 1; k >= 0; k--) sum = Math.FusedMultiplyAdd(sum, c, powers[k]);
        return sum;
    }

    /// <summary>The vector of length 1 whose image is shortest.</summary>
    /// <param name="columns">The matrix by columns; made orthogonal.</param>
    private static double[] LeastSingularVector(double[][] columns)
    {
        int count = columns.Length;
        double[][] vectors = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Select(j => i == j ? 1.0 : 0).ToArray())];
        bool isOrthogonal = false;
        for (int sweep = 0; sweep < MostSweeps && !isOrthogonal; sweep++)
        {
            isOrthogonal = true;
            for (int i = 0; i < count; i++)
            {
                for (int j = i + 1; j < count; j++)
                {
                    (double first, double second, double product) = (Dot(columns[i], columns[i]), Dot(columns[j], columns[j]), Dot(columns[i], columns[j]));
                    if (Math.Abs(product) <= Orthogonal * Math.Sqrt(first * second)) continue;
                    isOrthogonal = false;
                    double ratio = (second - first) / (2 * product), tangent = Math.CopySign(1, ratio) / (Math.Abs(ratio) + Math.Sqrt(1 + (ratio * ratio))), cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
                    Turn(columns[i], columns[j], cosine, cosine * tangent);
                    Turn(vectors[i], vectors[j], cosine, cosine * tangent);
                }
            }
        }
        int least = 0;
        for (int i = 1; i < count; i++)
        {
            if (Dot(columns[i], columns[i]) < Dot(columns[least], columns[least])) least = i;
        }
        return vectors[least];
    }

    private static void Turn(double[] first, double[] second, double cosine, double sine)
    {
        for (int k = 0; k < first.Length; k++) (first[k], second[k]) = ((cosine * first[k]) - (sine * second[k]), (sine * first[k]) + (cosine * second[k]));
    }

    private static double Dot(double[] first, double[] second)
    {
        double sum = 0;
        for (int k = 0; k < first.Length; k++) sum += first[k] * second[k];
        return sum;
    }

    private static double Sum(double[] series, int node)
    {
        double sum = 0;
        for (int i = 0; i < series.Length; i++) sum += series[i] * Math.Cos(i * Math.PI * (node + 0.5) / Nodes);
        return sum;
    }

    /// <summary>Chebyshev coefficients of values at the nodes.</summary>
    private static double[] Chebyshev(double[] values)
    {
        double[] coefficients = new double[Nodes];
        for (int j = 0; j < Nodes; j++)
        {
            for (int k = 0; k < Nodes; k++) coefficients[j] += (j == 0 ? 1.0 : 2) / Nodes * values[k] * Math.Cos(j * Math.PI * (k + 0.5) / Nodes);
        }
        return coefficients;
    }

    /// <summary>The same function as a sum of powers, by T_k = 2c T_{k−1} − T_{k−2}.</summary>
    private static double[] Powers(double[] series)
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
