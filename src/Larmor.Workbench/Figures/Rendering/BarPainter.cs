namespace Larmor.Workbench.Figures.Rendering;

/// <summary>Draws horizontal bars: groups side by side within a category, the series of one group end to end.</summary>
internal static class BarPainter
{
    private const double FilledShare = 0.74;

    /// <summary>Draws all bars.</summary>
    /// <param name="drawing">What is drawn on.</param>
    /// <param name="bars">The series.</param>
    /// <param name="at">From a value in SI and a place along the category axis (−i for category i) to the sheet.</param>
    public static void Draw(IDrawing drawing, IReadOnlyList<BarSeries> bars, Func<double, double, Place> at)
    {
        IGrouping<int, BarSeries>[] groups = [.. bars.GroupBy(bar => bar.Group)];
        double thickness = FilledShare / Math.Max(1, groups.Length);
        for (int g = 0; g < groups.Length; g++)
        {
            for (int category = 0; category < groups[g].First().Values.Count; category++)
            {
                double upper = -category + (FilledShare / 2) - (g * thickness);
                double start = 0;
                foreach (BarSeries series in groups[g])
                {
                    double end = start + series.Values[category];
                    Place a = at(start, upper);
                    Place b = at(end, upper - thickness);
                    if (Math.Abs(b.X - a.X) > 0.05)
                    {
                        drawing.Polygon([a, new(b.X, a.Y), b, new(a.X, b.Y)], series.Colour, new Stroke(Palette.Black, 0.4));
                    }
                    start = end;
                }
            }
        }
    }
}
