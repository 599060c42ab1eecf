using Larmor.Experiments;

namespace Larmor.Workbench.Figures;

/// <summary>A phase diagram: regions in colours, each named where there is room.</summary>
internal static class PhaseDiagramFigure
{
    private const double Pale = 0.5, LeastShareOfLabel = 0.04;

    public static Figure Of(PhaseDiagramResult result, string name)
    {
        string along = ExperimentFigures.AxisName(result.Along);
        double[] x = [.. result.Points.Take(result.Columns).Select(point => point.Field)];
        double[] y = [.. result.Points.Where((_, i) => i % result.Columns == 0).Select(point => result.CrossAlong is null ? point.Current : point.CrossField)];
        CellMap cells = Cells(result, x, y);
        FigureAxis vertical = result.CrossAlong is { } cross ? new FigureAxis($"Field μ_{{0}}H_{{{ExperimentFigures.AxisName(cross)}}}", "T") : new FigureAxis("Current I", "A");
        return new Figure
        {
            Name = name,
            Title = "Phase diagram",
            Caption = "What the moment can do in the end. P, AP: at rest parallel or antiparallel to the fixed layer; +x, -y and so on: at rest near that axis; IP: limit cycle across the film plane; OP: limit cycle on one side of the film plane; several together: each of them, by where the moment starts. One cell for each computed point."
                + (result.Regions.Any(region => region.EndsWith(PhaseDiagramResult.Undecided, StringComparison.Ordinal)) ? " ?: not settled in the time allowed." : ""),
            Panels =
            [
                new Panel
                {
                    X = new FigureAxis($"Field μ_{{0}}H_{{{along}}}", "T") { Minimum = cells.XEdges[0], Maximum = cells.XEdges[^1] },
                    Y = vertical with { Minimum = cells.YEdges[0], Maximum = cells.YEdges[^1] },
                    Height = 0,
                    Cells = cells,
                    Marks = [.. Labels(result, cells)],
                },
            ],
        };
    }

    /// <summary>The cells with rising axes, whatever the order of the sweeps.</summary>
    private static CellMap Cells(PhaseDiagramResult result, double[] x, double[] y)
    {
        int[] columns = [.. Enumerable.Range(0, x.Length).OrderBy(i => x[i])], rows = [.. Enumerable.Range(0, y.Length).OrderBy(i => y[i])];
        int[] classes = [.. rows.SelectMany(row => columns.Select(column => Array.IndexOf([.. result.Regions], result.Points[(row * x.Length) + column].Region)))];
        Colour[] colours = [.. result.Regions.Select((region, i) => region == PhaseDiagramResult.Undecided ? Palette.Grey.Paler(0.4) : Palette.Of(i).Paler(i < 7 ? Pale : 0.8))];
        return new CellMap(Edges([.. columns.Select(i => x[i])]), Edges([.. rows.Select(i => y[i])]), classes, colours) { Labels = result.Regions };
    }

    /// <summary>Half-way between neighbours, and as far beyond the ends.</summary>
    private static double[] Edges(double[] values)
    {
        if (values.Length == 1)
        {
            double half = values[0] == 0 ? 0.5 : 0.1 * Math.Abs(values[0]);
            return [values[0] - half, values[0] + half];
        }
        double[] edges = new double[values.Length + 1];
        for (int i = 1; i < values.Length; i++) edges[i] = 0.5 * (values[i - 1] + values[i]);
        edges[0] = values[0] - (edges[1] - values[0]);
        edges[^1] = values[^1] + (values[^1] - edges[^2]);
        return edges;
    }

    /// <summary>The name of each region in the middle of its widest place, where it is large enough.</summary>
    private static IEnumerable<Mark> Labels(PhaseDiagramResult result, CellMap cells)
    {
        int least = (int)Math.Ceiling(LeastShareOfLabel * cells.Classes.Count);
        for (int i = 0; i < result.Regions.Count; i++)
        {
            if (cells.Classes.Count(cell => cell == i) < least) continue;
            (int column, int row) = Innermost(cells, i);
            yield return new Mark((cells.XEdges[column] + cells.XEdges[column + 1]) / 2, (cells.YEdges[row] + cells.YEdges[row + 1]) / 2, result.Regions[i], OffsetY: 2.5);
        }
    }

    /// <summary>The cell of a class that lies farthest from other classes and from the frame, in cells; words are wide, so that columns count half.</summary>
    private static (int Column, int Row) Innermost(CellMap cells, int region)
    {
        (double best, (int, int) place) = (-1, (0, 0));
        for (int row = 0; row < cells.Rows; row++)
        {
            for (int column = 0; column < cells.Columns; column++)
            {
                if (cells.At(column, row) != region) continue;
                double distance = Distance(cells, column, row);
                if (distance > best) (best, place) = (distance, (column, row));
            }
        }
        return place;
    }

    private static double Distance(CellMap cells, int column, int row)
    {
        int left = Run(cells, column, row, -1, 0), right = Run(cells, column, row, 1, 0), down = Run(cells, column, row, 0, -1), up = Run(cells, column, row, 0, 1);
        return Math.Min(0.5 * Math.Min(left, right) / cells.Columns, Math.Min(down, up) / (double)cells.Rows) + (1e-6 * (left + right + up + down));
    }

    private static int Run(CellMap cells, int column, int row, int across, int upwards)
    {
        int region = cells.At(column, row), length = 0;
        for (int x = column, y = row; x >= 0 && x < cells.Columns && y >= 0 && y < cells.Rows && cells.At(x, y) == region; x += across, y += upwards) length++;
        return length;
    }
}
