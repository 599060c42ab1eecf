namespace Larmor.Numerics.Sphere;

/// <summary>A function on the sphere as a finite sum of <see cref="RealHarmonics"/>.</summary>
/// <param name="Degree">Highest l.</param>
/// <param name="Coefficients">(Degree + 1)² numbers; that of (l, m) at l² + l + m.</param>
internal sealed record HarmonicSeries(int Degree, double[] Coefficients)
{
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
