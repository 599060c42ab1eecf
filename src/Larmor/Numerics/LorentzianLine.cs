namespace Larmor.Numerics;

/// <summary>A symmetric and an antisymmetric Lorentzian on one centre, y = S w²/(w² + d²) + A w d/(w² + d²) + C with d = x − x₀.</summary>
/// <param name="Centre">x₀.</param>
/// <param name="HalfWidth">w, half of the symmetric line's full width at half maximum; positive.</param>
/// <param name="Symmetric">S.</param>
/// <param name="Antisymmetric">A; its line reaches ±A/2 at d = ±w.</param>
/// <param name="Offset">C.</param>
/// <param name="Residual">Root mean square of what is left, over that of y about its mean.</param>
public sealed record LorentzianLine(double Centre, double HalfWidth, double Symmetric, double Antisymmetric, double Offset, double Residual)
{
    private const int Widths = 12, MostSteps = 200;

    /// <summary>The line at x.</summary>
    public double At(double x)
    {
        double d = (x - Centre) / HalfWidth;
        return ((Symmetric + (Antisymmetric * d)) / (1 + (d * d))) + Offset;
    }

    /// <summary>
    /// The line nearest to points in the sense of least squares: all centres and many widths are tried with the best S, A and C of each, and the best is refined
    /// by Levenberg and Marquardt's method. Null where y does not change, or where the best centre lies outside of the points or the width spans them all.
    /// </summary>
    /// <param name="x">At least 6 values, rising or falling.</param>
    /// <param name="y">As many.</param>
    /// <remarks>Source: D. W. Marquardt, J. Soc. Indust. Appl. Math. 11, 431 (1963), doi:10.1137/0111030.</remarks>
    public static LorentzianLine? Fit(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count < 6 || x.Count != y.Count) throw new ArgumentException("A line is fitted to at least 6 points, with as many values.", nameof(x));
        double low = x.Min(), range = x.Max() - low, mean = y.Average(), spread = Math.Sqrt(y.Sum(value => (value - mean) * (value - mean)) / y.Count);
        if (!(range > 0) || !(spread > 1e-14 * y.Max(Math.Abs))) return null;
        double[] scaled = [.. x.Select(value => (value - low) / range)], values = [.. y.Select(value => (value - mean) / spread)];
        double[] best = Coarse(scaled, values);
        double error = Refine(scaled, values, best);
        if (!(best[0] is > 0 and < 1) || !(Math.Abs(best[1]) < 1)) return null;
        return new LorentzianLine(low + (range * best[0]), range * Math.Abs(best[1]), spread * best[2], spread * Math.Sign(best[1]) * best[3], mean + (spread * best[4]), Math.Sqrt(error / x.Count));
    }

    private static double[] Coarse(double[] x, double[] y)
    {
        double[] best = [], linear = new double[3];
        double smallest = double.PositiveInfinity, narrow = 0.5 / x.Length;
        for (int i = 1; i + 1 < x.Length; i++)
        {
            for (int k = 0; k < Widths; k++)
            {
                double width = narrow * Math.Pow(0.5 / narrow, (double)k / (Widths - 1));
                if (!TryLinear(x, y, x[i], width, linear)) continue;
                double[] candidate = [x[i], width, .. linear];
                double error = Error(x, y, candidate);
                if (error < smallest) (smallest, best) = (error, candidate);
            }
        }
        return best;
    }

    /// <summary>The best S, A and C for a centre and a width.</summary>
    private static bool TryLinear(double[] x, double[] y, double centre, double width, double[] linear)
    {
        Span<double> matrix = stackalloc double[9], row = stackalloc double[3];
        matrix.Clear();
        Array.Clear(linear);
        for (int i = 0; i < x.Length; i++)
        {
            double d = (x[i] - centre) / width;
            (row[0], row[1], row[2]) = (1 / (1 + (d * d)), d / (1 + (d * d)), 1);
            for (int a = 0; a < 3; a++)
            {
                linear[a] += row[a] * y[i];
                for (int b = 0; b < 3; b++) matrix[(3 * a) + b] += row[a] * row[b];
            }
        }
        return DenseLinearSystem.TrySolve(matrix, linear);
    }

    private static double Refine(double[] x, double[] y, double[] p)
    {
        double error = Error(x, y, p), damping = 1e-3;
        double[] matrix = new double[25], damped = new double[25], slope = new double[5], change = new double[5], next = new double[5];
        for (int step = 0; step < MostSteps && damping < 1e12; step++)
        {
            Normal(x, y, p, matrix, slope);
            matrix.CopyTo(damped, 0);
            slope.CopyTo(change, 0);
            for (int a = 0; a < 5; a++) damped[6 * a] *= 1 + damping;
            if (!DenseLinearSystem.TrySolve(damped, change)) break;
            for (int a = 0; a < 5; a++) next[a] = p[a] + change[a];
            double nextError = next[1] == 0 ? double.PositiveInfinity : Error(x, y, next);
            if (!(nextError < error))
            {
                damping *= 10;
                continue;
            }
            next.CopyTo(p, 0);
            bool isSettled = error - nextError <= 1e-15 * error;
            (error, damping) = (nextError, damping / 10);
            if (isSettled) break;
        }
        return error;
    }

    private static void Normal(double[] x, double[] y, double[] p, double[] matrix, double[] slope)
    {
        Array.Clear(matrix);
        Array.Clear(slope);
        Span<double> row = stackalloc double[5];
        for (int i = 0; i < x.Length; i++)
        {
            double d = (x[i] - p[0]) / p[1], q = 1 + (d * d), upper = p[2] + (p[3] * d);
            double byD = (p[3] / q) - (2 * d * upper / (q * q));
            (row[0], row[1], row[2], row[3], row[4]) = (-byD / p[1], -byD * d / p[1], 1 / q, d / q, 1);
            double rest = y[i] - Value(x[i], p);
            for (int a = 0; a < 5; a++)
            {
                slope[a] += row[a] * rest;
                for (int b = 0; b < 5; b++) matrix[(5 * a) + b] += row[a] * row[b];
            }
        }
    }

    private static double Value(double x, double[] p)
    {
        double d = (x - p[0]) / p[1];
        return ((p[2] + (p[3] * d)) / (1 + (d * d))) + p[4];
    }

    private static double Error(double[] x, double[] y, double[] p)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double rest = y[i] - Value(x[i], p);
            sum += rest * rest;
        }
        return sum;
    }
}
