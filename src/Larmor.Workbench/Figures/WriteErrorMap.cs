using System.Globalization;
using Larmor.Experiments;

namespace Larmor.Workbench.Figures;

/// <summary>Write errors over pulse and amplitude, in colours and lines of equal error.</summary>
internal static class WriteErrorMap
{
    private const int FewestValues = 3, MostCells = 120;
    private const double LowestDecade = -30, Overlap = 1.02, HalfWidthOfLabel = 0.045, HalfHeightOfLabel = 0.022;

    private static readonly Colour Pale = new(250, 252, 254), Dark = Palette.Blue.Paler(0.25);

    /// <summary>The map; none where there are too few values.</summary>
    public static IEnumerable<Figure> Of(SwitchingResult result, string name)
    {
        int[] columns = Order([.. result.Pulses.Select(pulse => pulse.Si)]), rows = Order([.. result.Rows.Select(row => row.Amplitude)]);
        if (columns.Length < FewestValues || rows.Length < FewestValues || result.Rows.Any(row => row.Points.Count == 0)) yield break;
        double[] x = [.. columns.Select(i => result.Pulses[i].Si)], y = [.. rows.Select(i => result.Rows[i].Amplitude)];
        double?[,] decades = new double?[rows.Length, columns.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                WritePoint point = result.Rows[rows[row]].Points[columns[column]];
                decades[row, column] = SwitchingFigure.Logarithm(point.WriteError) ?? (point.WriteError == 0 ? LowestDecade : null);
            }
        }
        double lowest = Math.Max(LowestDecade, Math.Floor(decades.Cast<double?>().Min() ?? LowestDecade));
        if (!(lowest < 0)) yield break;
        double[] levels = Levels(lowest);
        (Curve Line, Mark? Label)[] lines = [.. levels.Select(level => Labelled(level, Line(decades, x, y, level), (x, y)))];
        int steps = (int)-lowest;
        double[] xEdges = Edges(x), yEdges = Edges(y);
        yield return new Figure
        {
            Name = name,
            Title = "Write errors",
            Caption = $"Chance that a pulse leaves the moment on the side of the state {result.Start}, against its length and its {result.Amplitude}; lines of equal error with their powers of ten. Grey: below what the method can tell.",
            Panels =
            [
                new Panel
                {
                    X = new FigureAxis("Length of the pulse", "s") { Minimum = x[0], Maximum = x[^1] },
                    Y = new FigureAxis(result.Amplitude switch { "field" => "Field of the pulse", "voltage" => "Voltage U", _ => "Current I" }, result.Unit) { Minimum = y[0], Maximum = y[^1] },
                    Height = 0,
                    HasLetter = false,
                    Patches = [.. Patches(decades, xEdges, yEdges, lowest)],
                    Curves = [.. lines.Select(line => line.Line with { Width = 0.5, Colour = Palette.Black })],
                    Marks = [.. lines.Select(line => line.Label).OfType<Mark>()],
                },
                new Panel
                {
                    X = new FigureAxis("log_{10}(write error)", "1") { Minimum = lowest, Maximum = 0 },
                    Y = new FigureAxis("", "1") { Categories = [""] },
                    Height = 7,
                    HasLetter = false,
                    Patches = [.. Enumerable.Range(0, steps).Select(i => Box(lowest + i, Math.Min(0, lowest + i + 1.05), -0.5, 0.5, ColourOf((i + 0.5) / steps)))],
                },
            ],
        };
    }

    /// <summary>About six round powers of ten.</summary>
    private static double[] Levels(double lowest)
    {
        int step = lowest >= -6 ? 1 : lowest >= -18 ? 3 : 6;
        return [.. Enumerable.Range(1, 30).Select(i => -(double)(i * step)).Where(level => level > lowest - 0.5)];
    }

    /// <summary>A line of equal error, found on a unit square, so that its ends meet whatever the axes.</summary>
    private static Curve Line(double?[,] decades, double[] x, double[] y, double level)
    {
        Curve unit = new ContourLines(y.Length - 1, x.Length - 1, (row, column) => decades[row, column] ?? LowestDecade)
            .At([level], (row, column) => ((x[column] - x[0]) / (x[^1] - x[0]), (y[row] - y[0]) / (y[^1] - y[0])));
        return unit with { X = [.. unit.X.Select(share => x[0] + (share * (x[^1] - x[0])))], Y = [.. unit.Y.Select(share => y[0] + (share * (y[^1] - y[0])))] };
    }

    /// <summary>The power of ten where its line is nearest to the diagonal of the map, and the line with a gap for it.</summary>
    private static (Curve Line, Mark? Label) Labelled(double level, Curve line, (double[] X, double[] Y) axes)
    {
        double Across(int i) => (line.X[i] - axes.X[0]) / (axes.X[^1] - axes.X[0]);
        double Up(int i) => (line.Y[i] - axes.Y[0]) / (axes.Y[^1] - axes.Y[0]);
        int best = -1;
        double least = 0.35;
        for (int i = 0; i < line.X.Count; i++)
        {
            double away = Math.Abs(Across(i) - Up(i));
            if (!(double.IsFinite(away) && away < least && Across(i) is > 0.06 and < 0.94 && Up(i) is > 0.06 and < 0.94)) continue;
            (least, best) = (away, i);
        }
        if (best < 0) return (line, null);
        bool IsUnderLabel(int i) => Math.Abs(Across(i) - Across(best)) < HalfWidthOfLabel && Math.Abs(Up(i) - Up(best)) < HalfHeightOfLabel;
        Curve broken = line with { Y = [.. line.Y.Select((value, i) => IsUnderLabel(i) ? double.NaN : value)] };
        return (broken, new Mark(line.X[best], line.Y[best], string.Create(CultureInfo.InvariantCulture, $"10^{{−{-level:0}}}"), OffsetY: 2.5));
    }

    private static IEnumerable<Patch> Patches(double?[,] decades, double[] xEdges, double[] yEdges, double lowest)
    {
        for (int row = 0; row < yEdges.Length - 1; row++)
        {
            for (int column = 0; column < xEdges.Length - 1; column++)
            {
                Colour colour = decades[row, column] is { } decade ? ColourOf((Math.Floor(Math.Clamp(decade - lowest, 0, -lowest - 0.001)) + 0.5) / -lowest) : Palette.Grey.Paler(0.4);
                yield return Box(xEdges[column], Over(xEdges, column), yEdges[row], Over(yEdges, row), colour);
            }
        }
    }

    /// <summary>The far edge of a cell, a little beyond it, so that no seam shows; the next cell covers it.</summary>
    private static double Over(double[] edges, int cell) => cell + 2 < edges.Length ? edges[cell] + (Overlap * (edges[cell + 1] - edges[cell])) : edges[cell + 1];

    private static Patch Box(double left, double right, double low, double high, Colour colour) => new([left, right, right, left], [low, low, high, high], colour);

    /// <summary>Pale where nearly every pulse fails, blue where almost none does.</summary>
    private static Colour ColourOf(double share) => Between(Dark, Pale, share);

    private static Colour Between(Colour a, Colour b, double share) => new(Mix(a.Red, b.Red, share), Mix(a.Green, b.Green, share), Mix(a.Blue, b.Blue, share));

    private static byte Mix(byte a, byte b, double share) => (byte)Math.Round(a + ((b - a) * share));

    /// <summary>Rising order, thinned where there are more values than can be seen.</summary>
    private static int[] Order(double[] values)
    {
        int[] all = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i]).DistinctBy(i => values[i])];
        int step = ((all.Length - 1) / MostCells) + 1;
        return [.. all.Where((_, i) => i % step == 0)];
    }

    /// <summary>Half-way between neighbours; the first and the last cell end at their values.</summary>
    private static double[] Edges(double[] values) => [values[0], .. Enumerable.Range(1, values.Length - 1).Select(i => 0.5 * (values[i - 1] + values[i])), values[^1]];
}
