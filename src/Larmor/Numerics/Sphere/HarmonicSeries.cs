namespace Larmor.Numerics.Sphere;

/// <summary>A function on the sphere as a finite sum of <see cref="RealHarmonics"/>.</summary>
/// <param name="Degree">Highest l.</param>
/// <param name="Coefficients">(Degree + 1)² numbers; that of (l, m) at l² + l + m.</param>
internal sealed record HarmonicSeries(int Degree, double[] Coefficients)
{
    /// <summary>No function: zero everywhere.</summary>
    public static HarmonicSeries Zero { get; } = new(0, [0]);

    /// <summary>A sum of functions with weights, to the highest degree that has a coefficient other than zero.</summary>
    public static HarmonicSeries Sum(params IReadOnlyList<(double Weight, HarmonicSeries Series)> parts)
    {
        double[] coefficients = new double[RealHarmonics.Count(parts.Count == 0 ? 0 : parts.Max(part => part.Series.Degree))];
        foreach ((double weight, HarmonicSeries series) in parts)
        {
            if (weight == 0) continue;
            for (int i = 0; i < series.Coefficients.Length; i++) coefficients[i] += weight * series.Coefficients[i];
        }
        int last = (int)Math.Sqrt(Math.Max(0, Array.FindLastIndex(coefficients, c => c != 0)));
        return new HarmonicSeries(last, coefficients[..RealHarmonics.Count(last)]);
    }

    /// <summary>∫ f g dΩ with another function; what lies beyond the degree of either does not count.</summary>
    public double Dot(HarmonicSeries other)
    {
        double sum = 0;
        for (int i = Math.Min(Coefficients.Length, other.Coefficients.Length) - 1; i >= 0; i--) sum += Coefficients[i] * other.Coefficients[i];
        return sum;
    }

    /// <summary>∇²f: every coefficient times −l(l + 1).</summary>
    public HarmonicSeries Laplacian()
    {
        double[] coefficients = new double[Coefficients.Length];
        for (int l = 1; l <= Degree; l++)
        {
            for (int i = l * l; i < (l + 1) * (l + 1); i++) coefficients[i] = -l * (l + 1.0) * Coefficients[i];
        }
        return new HarmonicSeries(Degree, coefficients);
    }

    /// <summary>The value at a direction.</summary>
    public double At(Vector3d u)
    {
        double[] harmonics = new double[Coefficients.Length];
        RealHarmonics.Write(Degree, u, harmonics);
        double sum = 0;
        for (int i = harmonics.Length - 1; i >= 0; i--) sum += harmonics[i] * Coefficients[i];
        return sum;
    }

    /// <summary>
    /// The series of a function, by Gauss's rule along z and equal steps in φ, to the degree beyond which its coefficients are below a tolerance times the largest; null where
    /// that does not happen up to the highest degree.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="highest">The highest degree tried.</param>
    /// <param name="tolerance">Relative to the largest coefficient beyond the constant; smaller coefficients become exact zeros.</param>
    public static HarmonicSeries? Of(Func<Vector3d, double> function, int highest, double tolerance)
    {
        for (int degree = 8; ; degree = Math.Min(2 * degree, highest))
        {
            double[] coefficients = Projected(function, degree);
            double largest = coefficients.Skip(1).Max(Math.Abs), floor = Math.Max(tolerance * largest, 1e-15 * Math.Abs(coefficients[0]));
            int last = 0;
            for (int i = 0; i < coefficients.Length; i++)
            {
                if (Math.Abs(coefficients[i]) <= floor) coefficients[i] = i == 0 ? coefficients[0] : 0;
                else last = (int)Math.Sqrt(i);
            }
            // The upper half must be empty, or the sampling may have folded higher degrees back.
            if (2 * last <= degree) return new HarmonicSeries(last, coefficients[..RealHarmonics.Count(last)]);
            if (degree == highest) return null;
        }
    }

    /// <summary>Projections on all harmonics up to a degree, exact for functions of at most that degree and one half more.</summary>
    public static double[] Projected(Func<Vector3d, double> function, int degree)
    {
        int azimuths = (2 * degree) + 4;
        (double[] heights, double[] weights) = GaussLegendre.Rule(degree + 2);
        double[] sums = new double[RealHarmonics.Count(degree)], harmonics = new double[sums.Length];
        for (int i = 0; i < heights.Length; i++)
        {
            double s = Math.Sqrt(1 - (heights[i] * heights[i]));
            for (int j = 0; j < azimuths; j++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * j / azimuths);
                Vector3d u = new(s * cos, s * sin, heights[i]);
                double value = function(u) * weights[i] * 2 * Math.PI / azimuths;
                RealHarmonics.Write(degree, u, harmonics);
                for (int k = 0; k < sums.Length; k++) sums[k] += value * harmonics[k];
            }
        }
        return sums;
    }
}
