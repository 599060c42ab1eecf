namespace Larmor.Workbench.Figures.Rendering;

/// <summary>The legend of one panel, in rows above its box so that it never covers data.</summary>
internal sealed class LegendPainter
{
    private const double RowHeight = 10;
    private const double SampleLength = 17;
    private const double Gap = 9;

    private readonly List<(Entry Entry, Place Place)> entries = [];

    public LegendPainter(Panel panel, double left, double right, double top)
    {
        double x = left;
        double y = top + RowHeight - 2.5;
        foreach (Entry entry in Entries(panel))
        {
            double width = SampleLength + 3 + EmbeddedFont.Width(entry.Label, PanelPainter.TickSize);
            if (x > left && x + width > right)
            {
                x = left;
                y += RowHeight;
            }
            entries.Add((entry, new Place(x, y)));
            x += width + Gap;
        }
        Height = entries.Count == 0 ? 0 : y - top + 4;
    }

    /// <summary>Height that the legend takes above the box, in points.</summary>
    public double Height { get; }

    /// <summary>Draws samples and words.</summary>
    public void Draw(IDrawing drawing)
    {
        foreach ((Entry entry, Place place) in entries)
        {
            double middle = place.Y - 2.5;
            if (entry.Fill is { } fill)
            {
                drawing.Polygon(
                    [new(place.X, middle - 3), new(place.X + SampleLength, middle - 3), new(place.X + SampleLength, middle + 3), new(place.X, middle + 3)],
                    fill, entry.Outline);
            }
            if (entry.Curve is { } curve)
            {
                drawing.Line([new(place.X, middle), new(place.X + SampleLength, middle)], new Stroke(curve.Colour, curve.Width, curve.Style));
                MarkerPainter.Draw(drawing, new Place(place.X + (SampleLength / 2), middle), curve);
            }
            drawing.Text(new Place(place.X + SampleLength + 3, place.Y), entry.Label, new TextStyle(PanelPainter.TickSize, Anchor.Start, Palette.Black));
        }
    }

    private static IEnumerable<Entry> Entries(Panel panel) =>
        panel.Curves.Select(curve => new Entry(curve.Label, curve, null, null))
            .Concat(panel.Bands.Select(band => new Entry(band.Label, null, PanelPainter.BandFill(band), null)))
            .Concat(panel.Bars.Select(bar => new Entry(bar.Label, null, bar.Colour, new Stroke(Palette.Black, 0.4))))
            .Concat(panel.Cells is { } cells ? cells.Labels.Select((label, i) => new Entry(label, null, cells.Colours[i], new Stroke(Palette.Black, 0.4))) : [])
            .Where(entry => entry.Label.Length > 0);

    private sealed record Entry(string Label, Curve? Curve, Colour? Fill, Stroke? Outline);
}
