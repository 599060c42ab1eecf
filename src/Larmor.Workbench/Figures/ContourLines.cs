namespace Larmor.Workbench.Figures;

/// <summary>Lines of equal value on a grid, cell by cell (marching squares), as one broken curve.</summary>
/// <param name="rows">Number of cells down.</param>
/// <param name="columns">Number of cells across.</param>
/// <param name="value">The value at a corner of the grid.</param>
internal sealed class ContourLines(int rows, int columns, Func<int, int, double> value)
{
    private static readonly (int Row, int Column)[] Corners = [(0, 0), (0, 1), (1, 1), (1, 0)];

    /// <summary>The lines of some levels.</summary>
    /// <param name="levels">The levels.</param>
    /// <param name="place">Where a corner of the grid is drawn.</param>
    public Curve At(IReadOnlyList<double> levels, Func<int, int, (double X, double Y)> place)
    {
        double[,] values = new double[rows + 1, columns + 1];
        (double X, double Y)[,] places = new (double, double)[rows + 1, columns + 1];
        for (int row = 0; row <= rows; row++)
        {
            for (int column = 0; column <= columns; column++) (values[row, column], places[row, column]) = (value(row, column), place(row, column));
        }
        List<double> x = [], y = [];
        foreach (double level in levels)
        {
            List<Segment> segments = [];
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++) AddCell(level, row, column, segments);
            }
            foreach ((double X, double Y) point in Joined(segments))
            {
                x.Add(point.X);
                y.Add(point.Y);
            }
        }
        return new Curve(x, y);

        void AddCell(double level, int row, int column, List<Segment> segments)
        {
            List<(double X, double Y)> crossings = [];
            for (int i = 0; i < 4; i++)
            {
                ((int r0, int c0), (int r1, int c1)) = (Corners[i], Corners[(i + 1) % 4]);
                double a = values[row + r0, column + c0] - level, b = values[row + r1, column + c1] - level;
                if (a < 0 == b < 0) continue;
                ((double x0, double y0), (double x1, double y1)) = (places[row + r0, column + c0], places[row + r1, column + c1]);
                double share = a / (a - b);
                crossings.Add((x0 + (share * (x1 - x0)), y0 + (share * (y1 - y0))));
            }
            for (int i = 0; i + 1 < crossings.Count; i += 2) segments.Add(new Segment(crossings[i], crossings[i + 1]));
        }
    }

    /// <summary>Segments end to end, with a break after each line.</summary>
    private static IEnumerable<(double X, double Y)> Joined(List<Segment> segments)
    {
        ILookup<(long, long), int> ends = segments.SelectMany((segment, i) => new[] { (Key(segment.From), i), (Key(segment.To), i) }).ToLookup(end => end.Item1, end => end.i);
        bool[] used = new bool[segments.Count];
        for (int first = 0; first < segments.Count; first++)
        {
            if (used[first]) continue;
            used[first] = true;
            LinkedList<(double X, double Y)> line = new([segments[first].From, segments[first].To]);
            while (Next(line.Last!.Value) is { } after) line.AddLast(after);
            while (Next(line.First!.Value) is { } before) line.AddFirst(before);
            foreach ((double X, double Y) point in line) yield return point;
            yield return (double.NaN, double.NaN);
        }

        (double X, double Y)? Next((double X, double Y) end)
        {
            foreach (int i in ends[Key(end)])
            {
                if (used[i]) continue;
                used[i] = true;
                return Key(segments[i].From) == Key(end) ? segments[i].To : segments[i].From;
            }
            return null;
        }
    }

    /// <summary>The same for two ends that are one point up to rounding.</summary>
    private static (long, long) Key((double X, double Y) point) => ((long)Math.Round(point.X * 1e9), (long)Math.Round(point.Y * 1e9));

    private readonly record struct Segment((double X, double Y) From, (double X, double Y) To);
}
