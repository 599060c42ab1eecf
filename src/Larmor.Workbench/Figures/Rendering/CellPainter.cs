namespace Larmor.Workbench.Figures.Rendering;

/// <summary>Draws a map of cells: runs of one class along a row as one rectangle, and thin lines between classes.</summary>
internal static class CellPainter
{
    private const double Overlap = 0.3;

    private static readonly Stroke Boundary = new(Palette.Black, 0.5);

    /// <summary>Draws the map.</summary>
    /// <param name="drawing">What is drawn on.</param>
    /// <param name="cells">The map.</param>
    /// <param name="at">The place of a point in the data.</param>
    public static void Draw(IDrawing drawing, CellMap cells, Func<double, double, Place> at)
    {
        for (int row = cells.Rows - 1; row >= 0; row--)
        {
            for (int first = 0; first < cells.Columns;)
            {
                int end = first + 1;
                while (end < cells.Columns && cells.At(end, row) == cells.At(first, row)) end++;
                Place low = at(cells.XEdges[first], cells.YEdges[row]), high = at(cells.XEdges[end], cells.YEdges[row + 1]);
                double right = high.X + (end < cells.Columns ? Overlap : 0), bottom = low.Y + (row > 0 ? Overlap : 0);
                drawing.Polygon([new(low.X, bottom), new(right, bottom), new(right, high.Y), new(low.X, high.Y)], cells.Colours[cells.At(first, row)], null);
                first = end;
            }
        }
        DrawBoundaries(drawing, cells, at);
    }

    private static void DrawBoundaries(IDrawing drawing, CellMap cells, Func<double, double, Place> at)
    {
        for (int row = 0; row < cells.Rows; row++)
        {
            for (int column = 1; column < cells.Columns; column++)
            {
                if (cells.At(column, row) != cells.At(column - 1, row)) drawing.Line([at(cells.XEdges[column], cells.YEdges[row]), at(cells.XEdges[column], cells.YEdges[row + 1])], Boundary);
            }
        }
        for (int row = 1; row < cells.Rows; row++)
        {
            for (int column = 0; column < cells.Columns; column++)
            {
                if (cells.At(column, row) != cells.At(column, row - 1)) drawing.Line([at(cells.XEdges[column], cells.YEdges[row]), at(cells.XEdges[column + 1], cells.YEdges[row])], Boundary);
            }
        }
    }
}
