using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Larmor.Numerics;

/// <summary>
/// Integrals up to every point of an interval cut into panels, with Gauss points in each: from the left, ∫_a^x f, or from the right, ∫_x^b f, of a function given at all points.
/// </summary>
/// <remarks>
/// In a panel the interpolating polynomial is integrated exactly. Where f has one sign, panels add up without cancellation: the integrals keep their relative accuracy over
/// hundreds of orders of magnitude, as long as f changes by less than a factor of about 50 within a panel.
/// </remarks>
internal sealed class PanelIntegration
{
    /// <summary>Points of a panel.</summary>
    public const int PointsOfPanel = 20;

    /// <summary>Numbers in a column: the points and room for whole vectors.</summary>
    private const int ColumnLength = 24;

    private static readonly (double[] Points, double[] Weights) Rule = GaussLegendre.Rule(PointsOfPanel);
    private static readonly double[] FromLeft = Columns(Indefinite(), reversed: false), FromRight = Columns(Indefinite(), reversed: true);

    private readonly double[] halves;

    /// <summary>Panels between rising edges.</summary>
    public PanelIntegration(IReadOnlyList<double> edges)
    {
        int panels = edges.Count - 1;
        (halves, Points) = (new double[panels], new double[panels * PointsOfPanel]);
        for (int p = 0; p < panels; p++)
        {
            halves[p] = 0.5 * (edges[p + 1] - edges[p]);
            for (int i = 0; i < PointsOfPanel; i++) Points[(p * PointsOfPanel) + i] = edges[p] + (halves[p] * (1 + Rule.Points[i]));
        }
    }

    /// <summary>The points, rising.</summary>
    public double[] Points { get; }

    /// <summary>∫_a^b f.</summary>
    public double Total(double[] values)
    {
        double sum = 0;
        for (int p = 0; p < halves.Length; p++) sum += Panel(values, p);
        return sum;
    }

    /// <summary>∫_a^x f at every point x.</summary>
    public double[] UpTo(double[] values)
    {
        double[] integrals = new double[values.Length];
        double before = 0;
        for (int p = 0; p < halves.Length; p++)
        {
            Inside(FromLeft, values.AsSpan(p * PointsOfPanel, PointsOfPanel), halves[p], before, integrals.AsSpan(p * PointsOfPanel, PointsOfPanel));
            before += Panel(values, p);
        }
        return integrals;
    }

    /// <summary>∫_x^b f at every point x.</summary>
    public double[] From(double[] values)
    {
        double[] integrals = new double[values.Length];
        double after = 0;
        for (int p = halves.Length - 1; p >= 0; p--)
        {
            Inside(FromRight, values.AsSpan(p * PointsOfPanel, PointsOfPanel), halves[p], after, integrals.AsSpan(p * PointsOfPanel, PointsOfPanel));
            after += Panel(values, p);
        }
        return integrals;
    }

    /// <summary>Edges between which a function changes by at most a given amount in each panel, including given points.</summary>
    /// <param name="function">The function, finite on the interval.</param>
    /// <param name="stops">The ends and any other points that must be edges, rising.</param>
    /// <param name="largestChange">The amount.</param>
    public static IReadOnlyList<double> Edges(Func<double, double> function, IReadOnlyList<double> stops, double largestChange)
    {
        List<double> edges = [stops[0]];
        for (int i = 0; i + 1 < stops.Count; i++) Cut(function, stops[i], stops[i + 1], (largestChange, 40), edges);
        return edges;
    }

    private static void Cut(Func<double, double> function, double from, double to, (double Change, int Depth) limit, List<double> edges)
    {
        double least = double.PositiveInfinity, largest = double.NegativeInfinity;
        for (int i = 0; i <= 8; i++)
        {
            double value = function(from + ((to - from) * i / 8));
            (least, largest) = (Math.Min(least, value), Math.Max(largest, value));
        }
        if ((largest - least <= limit.Change && to - from <= 0.3) || limit.Depth == 0)
        {
            edges.Add(to);
            return;
        }
        double middle = 0.5 * (from + to);
        Cut(function, from, middle, (limit.Change, limit.Depth - 1), edges);
        Cut(function, middle, to, (limit.Change, limit.Depth - 1), edges);
    }

    private double Panel(double[] values, int p) => halves[p] * SpanArithmetic.Dot(Rule.Weights, values.AsSpan(p * PointsOfPanel, PointsOfPanel));

    /// <summary>integrals = outside + half · M values, M by its columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Inside(double[] columns, ReadOnlySpan<double> values, double half, double outside, Span<double> integrals)
    {
        ref double column = ref MemoryMarshal.GetArrayDataReference(columns);
        Vector512<double> first = default, second = default, third = default;
        for (int j = 0; j < values.Length; j++)
        {
            Vector512<double> value = Vector512.Create(values[j]);
            nuint place = (nuint)(j * ColumnLength);
            first = Vector512.FusedMultiplyAdd(value, Vector512.LoadUnsafe(ref column, place), first);
            second = Vector512.FusedMultiplyAdd(value, Vector512.LoadUnsafe(ref column, place + 8), second);
            third = Vector512.FusedMultiplyAdd(value, Vector512.LoadUnsafe(ref column, place + 16), third);
        }
        Vector512<double> scale = Vector512.Create(half), start = Vector512.Create(outside);
        Vector512.FusedMultiplyAdd(scale, first, start).CopyTo(integrals);
        Vector512.FusedMultiplyAdd(scale, second, start).CopyTo(integrals[8..]);
        Vector256.FusedMultiplyAdd(scale.GetLower(), third.GetLower(), start.GetLower()).CopyTo(integrals[16..]);
    }

    /// <summary>The matrix by columns; reversed, that of integrals from the right.</summary>
    private static double[] Columns(double[] matrix, bool reversed)
    {
        double[] columns = new double[PointsOfPanel * ColumnLength];
        for (int i = 0; i < PointsOfPanel; i++)
        {
            for (int j = 0; j < PointsOfPanel; j++)
            {
                int place = reversed ? (matrix.Length - 1) - ((i * PointsOfPanel) + j) : (i * PointsOfPanel) + j;
                columns[(j * ColumnLength) + i] = matrix[place];
            }
        }
        return columns;
    }

    /// <summary>Row i: what the value at each point adds to the integral from −1 to point i, by Legendre polynomials: ∫P_k = (P_(k+1) − P_(k−1))/(2k + 1).</summary>
    private static double[] Indefinite()
    {
        double[] matrix = new double[PointsOfPanel * PointsOfPanel];
        double[][] legendre = [.. Rule.Points.Select(x => Polynomials(x, PointsOfPanel + 1))];
        for (int i = 0; i < PointsOfPanel; i++)
        {
            for (int j = 0; j < PointsOfPanel; j++)
            {
                double sum = 0.5 * (1 + Rule.Points[i]);
                for (int k = 1; k < PointsOfPanel; k++) sum += 0.5 * legendre[j][k] * (legendre[i][k + 1] - legendre[i][k - 1]);
                matrix[(i * PointsOfPanel) + j] = Rule.Weights[j] * sum;
            }
        }
        return matrix;
    }

    private static double[] Polynomials(double x, int count)
    {
        double[] values = new double[count + 1];
        (values[0], values[1]) = (1, x);
        for (int k = 2; k <= count; k++) values[k] = ((((2 * k) - 1) * x * values[k - 1]) - ((k - 1) * values[k - 2])) / k;
        return values;
    }
}
