using System.Globalization;

namespace Larmor.Numerics;

/// <summary>A function on −1 ≤ x ≤ 1 as Chebyshev series on neighbouring panels, for functions with poles close to the interval.</summary>
/// <remarks>
/// A panel whose series is not resolved at degree 32 is halved: towards a pole at the distance ε beyond an end that takes about log₂(1/ε) halvings.
/// Interpolation at the zeros of the Chebyshev polynomials, so that the ends ±1 themselves are never asked for: a function that is 0/0 there
/// gets its limit. Source: L. N. Trefethen, Approximation Theory and Approximation Practice (SIAM, 2013), chapters 3 and 8.
/// </remarks>
public sealed class PiecewiseSeries
{
    private const int Degree = 32;
    private const int Deepest = 48;
    private readonly double[] faces;
    private readonly ChebyshevSeries[] panels;

    private PiecewiseSeries(double[] faces, ChebyshevSeries[] panels)
    {
        this.faces = faces;
        this.panels = panels;
    }

    /// <summary>Number of panels.</summary>
    public int Count => panels.Length;

    /// <summary>Whether the function is zero everywhere.</summary>
    public bool IsZero => panels.All(panel => panel.Coefficients.All(coefficient => coefficient == 0));

    /// <summary>Two functions that share their samples, on common panels.</summary>
    /// <param name="functions">
    /// Both values at x, given by its distances 1 + x and 1 − x from the ends, each to full relative accuracy; finite on −1 &lt; x &lt; 1.
    /// </param>
    /// <param name="relativeTolerance">Size of the coefficients left out, relative to the largest of both functions on their panel.</param>
    /// <exception cref="ArgumentException">A value is not finite, or the functions are not resolved on panels of 2⁻⁴⁸.</exception>
    public static (PiecewiseSeries First, PiecewiseSeries Second) Fit(Func<double, double, (double First, double Second)> functions, double relativeTolerance)
    {
        ArgumentNullException.ThrowIfNull(functions);
        List<double> bounds = [-1];
        List<ChebyshevSeries> first = [], second = [];
        FitPanel(-1, 1, 0);
        return (new PiecewiseSeries([.. bounds], [.. first]), new PiecewiseSeries([.. bounds], [.. second]));

        void FitPanel(double left, double right, int depth)
        {
            if (TryPanel(functions, left, right, relativeTolerance) is var (one, two))
            {
                bounds.Add(right);
                first.Add(one);
                second.Add(two);
                return;
            }
            if (depth == Deepest) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The function is not resolved near {left}: a pole stands too close to the interval."), nameof(functions));
            double middle = left + ((right - left) / 2);
            FitPanel(left, middle, depth + 1);
            FitPanel(middle, right, depth + 1);
        }
    }

    /// <summary>The value at x; beyond the ends the series of the outermost panel goes on.</summary>
    public double At(double x)
    {
        int panel = PanelAt(x);
        return panels[panel].At(Local(panel, x));
    }

    /// <summary>The function times a number.</summary>
    public PiecewiseSeries Times(double factor) => new(faces, [.. panels.Select(panel => Scaled(panel, factor))]);

    /// <summary>The derivative, panel by panel.</summary>
    public PiecewiseSeries Derivative() =>
        new(faces, [.. panels.Select((panel, i) => Scaled(panel.Derivative(), 2 / (faces[i + 1] - faces[i])))]);

    /// <summary>The integral from −1 to x.</summary>
    public PiecewiseSeries Integral()
    {
        ChebyshevSeries[] integrals = new ChebyshevSeries[panels.Length];
        double sum = 0;
        for (int i = 0; i < panels.Length; i++)
        {
            ChebyshevSeries raw = Scaled(panels[i].Integral(), (faces[i + 1] - faces[i]) / 2);
            double start = raw.At(-1);
            integrals[i] = Shifted(raw, sum - start);
            sum += raw.At(1) - start;
        }
        return new PiecewiseSeries(faces, integrals);
    }

    private int PanelAt(double x)
    {
        int low = 0, high = panels.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (x <= faces[middle + 1]) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private double Local(int panel, double x) => ((x - faces[panel]) - (faces[panel + 1] - x)) / (faces[panel + 1] - faces[panel]);

    private static ChebyshevSeries Scaled(ChebyshevSeries series, double factor) => new([.. series.Coefficients.Select(coefficient => factor * coefficient)]);

    private static ChebyshevSeries Shifted(ChebyshevSeries series, double constant)
    {
        double[] coefficients = series.Coefficients.Count == 0 ? [0] : [.. series.Coefficients];
        coefficients[0] += constant;
        return new ChebyshevSeries(coefficients);
    }

    private static (ChebyshevSeries First, ChebyshevSeries Second)? TryPanel(Func<double, double, (double First, double Second)> functions, double left, double right, double tolerance)
    {
        double[] first = new double[Degree], second = new double[Degree];
        double width = right - left;
        for (int j = 0; j < Degree; j++)
        {
            // Shares of the panel from its right and left face, that add to one.
            double angle = Math.PI * ((2 * j) + 1) / (4.0 * Degree), fromRight = Math.Sin(angle) * Math.Sin(angle), fromLeft = Math.Cos(angle) * Math.Cos(angle);
            double below = (1 + left) + (width * fromLeft), above = (1 - right) + (width * fromRight);
            (first[j], second[j]) = functions(below, above);
            if (!double.IsFinite(first[j]) || !double.IsFinite(second[j])) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The function is not finite at {below - 1}."), nameof(functions));
        }
        double[] one = Coefficients(first), two = Coefficients(second);
        double largest = Math.Max(one.Max(Math.Abs), two.Max(Math.Abs));
        int kept = Math.Max(Kept(one, tolerance * largest), Kept(two, tolerance * largest));
        if (kept > Degree * 3 / 4) return null;
        return (new ChebyshevSeries(one.AsSpan(0, Kept(one, 0) == 0 ? 0 : kept)), new ChebyshevSeries(two.AsSpan(0, Kept(two, 0) == 0 ? 0 : kept)));
    }

    private static int Kept(double[] coefficients, double threshold)
    {
        int kept = coefficients.Length;
        while (kept > 0 && Math.Abs(coefficients[kept - 1]) <= threshold) kept--;
        return kept;
    }

    private static double[] Coefficients(double[] samples)
    {
        double[] series = new double[Degree];
        for (int k = 0; k < Degree; k++)
        {
            double sum = 0;
            for (int j = 0; j < Degree; j++) sum += samples[j] * Math.Cos(Math.PI * k * ((2 * j) + 1) / (2.0 * Degree));
            series[k] = (k == 0 ? 1 : 2) * sum / Degree;
        }
        return series;
    }
}
