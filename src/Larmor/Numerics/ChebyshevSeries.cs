using System.Globalization;

namespace Larmor.Numerics;

/// <summary>A smooth function on −1 ≤ x ≤ 1 as a series of Chebyshev polynomials, f(x) = Σ a_k T_k(x), with its derivative and integral.</summary>
/// <remarks>
/// Built by interpolation at the extrema x_j = cos(πj/n), n doubled until the coefficients have fallen to rounding level, and then cut
/// there. Source: L. N. Trefethen, Approximation Theory and Approximation Practice (SIAM, 2013), chapters 3 to 8.
/// </remarks>
public sealed class ChebyshevSeries
{
    private const int LargestDegree = 4096;
    private readonly double[] coefficients;

    /// <summary>The series with these coefficients a_0, a_1, ...; none for the function that is zero.</summary>
    public ChebyshevSeries(params ReadOnlySpan<double> coefficients) => this.coefficients = coefficients.ToArray();

    /// <summary>a_0, a_1, ...</summary>
    public IReadOnlyList<double> Coefficients => coefficients;

    /// <summary>The series of a smooth function, to a tolerance relative to its largest magnitude.</summary>
    /// <param name="function">f, finite on −1 ≤ x ≤ 1.</param>
    /// <param name="relativeTolerance">Size of the coefficients left out, relative to the largest one or to <paramref name="scale"/> where that is larger.</param>
    /// <param name="scale">A magnitude against which rounding noise counts as zero, in the unit of f; zero where f has no larger companion.</param>
    /// <exception cref="ArgumentException">The function is not finite, or not resolved by degree 4096: a pole stands too close to the interval.</exception>
    public static ChebyshevSeries Fit(Func<double, double> function, double relativeTolerance = 2e-15, double scale = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        for (int degree = 16; degree <= LargestDegree; degree *= 2)
        {
            double[] series = Interpolate(function, degree);
            double largest = scale;
            foreach (double coefficient in series) largest = Math.Max(largest, Math.Abs(coefficient));
            int tail = 0;
            while (tail < series.Length && Math.Abs(series[series.Length - 1 - tail]) <= relativeTolerance * largest) tail++;
            if (tail >= degree / 4) return new ChebyshevSeries(series.AsSpan(0, series.Length - tail));
        }
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The function is not resolved by Chebyshev polynomials up to degree {LargestDegree}."), nameof(function));
    }

    /// <summary>f(x) by Clenshaw's recurrence; a polynomial, defined for every x and meant for −1 ≤ x ≤ 1.</summary>
    public double At(double x)
    {
        double next = 0, afterNext = 0;
        for (int k = coefficients.Length - 1; k >= 1; k--)
        {
            double current = coefficients[k] + ((2 * x * next) - afterNext);
            afterNext = next;
            next = current;
        }
        return coefficients.Length == 0 ? 0 : coefficients[0] + ((x * next) - afterNext);
    }

    /// <summary>f′ as a series.</summary>
    public ChebyshevSeries Derivative()
    {
        int count = coefficients.Length - 1;
        if (count <= 0) return new ChebyshevSeries();
        double[] derivative = new double[count + 2];
        for (int k = count; k >= 1; k--) derivative[k - 1] = derivative[k + 1] + (2 * k * coefficients[k]);
        derivative[0] /= 2;
        return new ChebyshevSeries(derivative.AsSpan(0, count));
    }

    /// <summary>The integral of f from 0 to x as a series.</summary>
    public ChebyshevSeries Integral()
    {
        int count = coefficients.Length;
        if (count == 0) return new ChebyshevSeries();
        double[] integral = new double[count + 1];
        for (int k = 1; k <= count; k++)
        {
            double below = k == 1 ? 2 * coefficients[0] : coefficients[k - 1];
            double above = k + 1 < count ? coefficients[k + 1] : 0;
            integral[k] = (below - above) / (2 * k);
        }
        integral[0] = -new ChebyshevSeries(integral).At(0);
        return new ChebyshevSeries(integral);
    }

    private static double[] Interpolate(Func<double, double> function, int degree)
    {
        double[] samples = new double[degree + 1];
        for (int j = 0; j <= degree; j++)
        {
            // sin of the angle from the middle is exactly odd: symmetric functions get exactly symmetric series.
            double x = Math.Sin(Math.PI * (degree - (2 * j)) / (2.0 * degree));
            samples[j] = function(x);
            if (!double.IsFinite(samples[j])) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The function is not finite at {x}."), nameof(function));
        }
        double[] cosines = new double[2 * degree];
        for (int j = 0; j < cosines.Length; j++) cosines[j] = Math.Cos(Math.PI * j / degree);
        double[] series = new double[degree + 1];
        for (int k = 0; k <= degree; k++)
        {
            double sum = (samples[0] + (k % 2 == 0 ? samples[degree] : -samples[degree])) / 2;
            for (int j = 1; j < degree; j++) sum += samples[j] * cosines[(int)((long)j * k % cosines.Length)];
            series[k] = 2 * sum / degree;
        }
        series[0] /= 2;
        series[degree] /= 2;
        return series;
    }
}
