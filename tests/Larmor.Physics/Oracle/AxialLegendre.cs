namespace Larmor.Physics.Oracle;

/// <summary>
/// The axial Fokker-Planck equation in Legendre polynomials with 160 decimal places: da_k/dτ = −k(k + 1) {a_k + (g'ρ)_(k−1)/(2k − 1) − (g'ρ)_(k+1)/(2k + 3)} for
/// ρ = Σ a_k P_k, g' = −2σ(c + h), τ = Dt.
/// </summary>
internal static class AxialLegendre
{
    /// <summary>The smallest rate over D, by inverse iteration.</summary>
    public static double SlowestRate(double sigma, double field, int degree)
    {
        FixedPoint[,] rows = Rows(sigma, field, degree);
        FixedPoint[] mode = [.. Enumerable.Range(1, degree).Select(k => FixedPoint.Of(1.0 / k))];
        FixedPoint inverse = FixedPoint.Zero;
        for (int iteration = 0; iteration < 200; iteration++)
        {
            FixedPoint[] next = Solve(rows, mode);
            FixedPoint found = next[0] / mode[0];
            bool isSettled = !(found - inverse).IsZero && (found - inverse).Magnitude < found.Magnitude * FixedPoint.Of(1e-18);
            inverse = found;
            mode = [.. next.Select(entry => entry / found)];
            if (isSettled) break;
        }
        return -1 / inverse.ToDouble();
    }

    /// <summary>
    /// Amplitude C and rate λ/D of the slowest part of P(c &gt; 0) = C e^{−λt} + ..., for a start e^{κc}: C = (y·ρ₀)(f·x)/(y·x) with the right and left vectors x, y of the
    /// mode, f_k = ∫_0^1 P_k dc and ρ₀ from spherical Bessel functions.
    /// </summary>
    public static (double Amplitude, double Rate) SlowestPartAbove(double sigma, double field, double kappa, int degree)
    {
        FixedPoint[,] rows = Rows(sigma, field, degree), transposed = new FixedPoint[degree + 1, 5];
        for (int i = 1; i <= degree; i++)
        {
            for (int j = Math.Max(1, i - 2); j <= Math.Min(degree, i + 2); j++) transposed[i, j - i + 2] = rows[j, i - j + 2];
        }
        (FixedPoint[] right, FixedPoint inverse) = Mode(rows, degree);
        (FixedPoint[] left, _) = Mode(transposed, degree);
        // The total probability feeds rows 1 and 2: y_0 = Σ y_k A_k0/A's eigenvalue.
        FixedPoint[] start = Exponential(kappa, degree);
        FixedPoint above = FixedPoint.Zero, norm = FixedPoint.Zero;
        FixedPoint s = FixedPoint.Of(-2) * FixedPoint.Of(sigma);
        FixedPoint feed1 = FixedPoint.Of(-2) * s * FixedPoint.Of(field), feed2 = FixedPoint.Of(-6) * s / FixedPoint.Of(3);
        FixedPoint fromTotal = ((left[0] * feed1) + (left[1] * feed2)) * inverse;
        FixedPoint onStart = fromTotal * start[0];
        FixedPoint[] half = HalfIntegrals(degree);
        for (int k = 1; k <= degree; k++)
        {
            onStart += left[k - 1] * start[k];
            above += half[k] * right[k - 1];
            norm += left[k - 1] * right[k - 1];
        }
        return ((onStart * above / norm).ToDouble(), -1 / inverse.ToDouble());
    }

    private static (FixedPoint[] Mode, FixedPoint Inverse) Mode(FixedPoint[,] rows, int degree)
    {
        FixedPoint[] mode = [.. Enumerable.Range(1, degree).Select(k => FixedPoint.Of(1.0 / k))];
        FixedPoint inverse = FixedPoint.Zero;
        for (int iteration = 0; iteration < 250; iteration++)
        {
            FixedPoint[] next = Solve(rows, mode);
            inverse = next[0] / mode[0];
            FixedPoint scale = inverse;
            mode = [.. next.Select(entry => entry / scale)];
        }
        return (mode, inverse);
    }

    /// <summary>Coefficients of e^{κc}/∫e^{κc}dc: (2k + 1)/2 i_k(κ)/i_0(κ), by recurrence from far above.</summary>
    private static FixedPoint[] Exponential(double kappa, int degree)
    {
        int far = degree + 400;
        FixedPoint[] bessel = new FixedPoint[far + 2];
        bessel[far] = FixedPoint.Of(1e-30);
        for (int k = far; k >= 1; k--)
        {
            bessel[k - 1] = bessel[k + 1] + (FixedPoint.Of((2 * k) + 1) / FixedPoint.Of(kappa) * bessel[k]);
            if (!(bessel[k - 1] > FixedPoint.Of(1e30))) continue;
            for (int j = k - 1; j <= far; j++) bessel[j] = bessel[j] * FixedPoint.Of(1e-60);
        }
        return [.. Enumerable.Range(0, degree + 1).Select(k => FixedPoint.Of(k + 0.5) * bessel[k] / bessel[0])];
    }

    /// <summary>∫_0^1 P_k dc = [P_(k−1)(0) − P_(k+1)(0)]/(2k + 1).</summary>
    private static FixedPoint[] HalfIntegrals(int degree)
    {
        FixedPoint[] atZero = new FixedPoint[degree + 2];
        atZero[0] = FixedPoint.One;
        for (int k = 2; k <= degree + 1; k++) atZero[k] = -(FixedPoint.Of(k - 1) / FixedPoint.Of(k) * atZero[k - 2]);
        return [FixedPoint.One, .. Enumerable.Range(1, degree).Select(k => (atZero[k - 1] - atZero[k + 1]) / FixedPoint.Of((2 * k) + 1))];
    }

    /// <summary>Rows k = 1 to the degree, columns k − 2 to k + 2.</summary>
    private static FixedPoint[,] Rows(double sigma, double field, int degree)
    {
        FixedPoint s = FixedPoint.Of(-2) * FixedPoint.Of(sigma), h = FixedPoint.Of(field);
        FixedPoint[,] rows = new FixedPoint[degree + 1, 5];
        for (int k = 1; k <= degree; k++)
        {
            FixedPoint scale = FixedPoint.Of(-k) * FixedPoint.Of(k + 1);
            rows[k, 2] += scale;
            AddProduct(rows, k, k - 1, scale / FixedPoint.Of((2 * k) - 1), s, h);
            AddProduct(rows, k, k + 1, -(scale / FixedPoint.Of((2 * k) + 3)), s, h);
        }
        return rows;
    }

    /// <summary>Adds factor times (g'ρ)_j = −2σ[j/(2j − 1) a_(j−1) + (j + 1)/(2j + 3) a_(j+1) + h a_j] to row k.</summary>
    private static void AddProduct(FixedPoint[,] rows, int k, int j, FixedPoint factor, FixedPoint s, FixedPoint h)
    {
        Add(j, factor * s * h);
        Add(j - 1, factor * s * FixedPoint.Of(j) / FixedPoint.Of((2 * j) - 1));
        Add(j + 1, factor * s * FixedPoint.Of(j + 1) / FixedPoint.Of((2 * j) + 3));

        void Add(int column, FixedPoint value)
        {
            // a_0 is not part of a mode that decays.
            if (column >= 1) rows[k, column - k + 2] += value;
        }
    }

    /// <summary>Elimination in the band, from below upwards, where the diagonal dominates first.</summary>
    private static FixedPoint[] Solve(FixedPoint[,] rows, FixedPoint[] right)
    {
        int n = right.Length;
        FixedPoint[,] a = (FixedPoint[,])rows.Clone();
        FixedPoint[] x = [FixedPoint.Zero, .. right];
        for (int k = n; k >= 1; k--)
        {
            for (int i = Math.Max(1, k - 2); i < k; i++)
            {
                FixedPoint factor = a[i, k - i + 2] / a[k, 2];
                for (int j = Math.Max(1, k - 2); j <= k; j++) a[i, j - i + 2] -= factor * a[k, j - k + 2];
                x[i] -= factor * x[k];
            }
        }
        for (int k = 1; k <= n; k++)
        {
            for (int j = Math.Max(1, k - 2); j < k; j++) x[k] -= a[k, j - k + 2] * x[j];
            x[k] /= a[k, 2];
        }
        return x[1..];
    }
}
