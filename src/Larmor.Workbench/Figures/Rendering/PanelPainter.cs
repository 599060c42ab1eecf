using Larmor.Layers;

namespace Larmor.Workbench.Figures.Rendering;

/// <summary>Draws one panel: data within the box, marks inward on all four sides, labels outside.</summary>
internal sealed class PanelPainter(Panel panel, AxisScale x, AxisScale y, Box box, LegendPainter legend, double? axisBottom, string letter)
{
    /// <summary>Size of the numbers along an axis, in points.</summary>
    public const double TickSize = 7;

    /// <summary>Size of the words along an axis, in points.</summary>
    public const double TitleSize = 8;

    /// <summary>Room for the names along a category axis, in points.</summary>
    public const double LongestCategory = 92;

    private const double MajorTick = 3.2;
    private const double MinorTick = 1.7;
    private const double Nearest = 0.15;
    private const double NearestFaces = 1.5;
    private const int MostPlaces = 20_000;

    private static readonly Stroke Frame = new(Palette.Black, 0.6);
    private static readonly Stroke Thin = new(Palette.Black, 0.45);
    private static readonly Stroke Boundary = new(Palette.Grey, 0.4, LineStyle.Dotted);

    /// <summary>The horizontal axis, which the stack beneath shares.</summary>
    public AxisScale X => x;

    /// <summary>The fill of a band: its colour, through which others show.</summary>
    public static Colour BandFill(Band band) => band.Colour with { Opacity = 0.28 };

    /// <summary>Draws the panel, with the faces of the stack's layers as dotted lines where there is a stack.</summary>
    public void Draw(IDrawing drawing, Multilayer? stack)
    {
        drawing.Clip(box);
        if (stack is not null) DrawFaces(drawing, stack);
        if (panel.Cells is { } cells) CellPainter.Draw(drawing, cells, (px, py) => new Place(XAt(px), YAt(py)));
        foreach (Patch patch in panel.Patches) drawing.Polygon([.. patch.X.Zip(patch.Y, (px, py) => new Place(XAt(px), YAt(py)))], patch.Colour, null);
        foreach (Arrow arrow in panel.Arrows) MarkerPainter.Draw(drawing, new Place(XAt(arrow.X), YAt(arrow.Y)), new Place(XAt(arrow.X + arrow.DX), YAt(arrow.Y + arrow.DY)));
        foreach (Band band in panel.Bands) DrawBand(drawing, band);
        BarPainter.Draw(drawing, panel.Bars, (value, category) => new Place(XAt(value), YAt(category)));
        foreach (Rule rule in panel.Rules) DrawRule(drawing, rule);
        foreach (Curve curve in panel.Curves) DrawCurve(drawing, curve);
        drawing.Unclip();
        foreach (Curve curve in panel.Curves.Where(curve => curve.Marker != MarkerShape.None)) DrawMarkers(drawing, curve);
        if (panel.HasFrame) DrawFrame(drawing);
        DrawWords(drawing);
        legend.Draw(drawing);
    }

    private double XAt(double value) => box.Left + (x.Share(value) * box.Width);

    private double YAt(double value) => box.Bottom - (y.Share(value) * box.Height);

    private void DrawFaces(IDrawing drawing, Multilayer stack)
    {
        double[] faces = [.. StackPainter.Faces(stack).Where(face => face > x.Minimum && face < x.Maximum)];
        if (faces.Length * NearestFaces > box.Width) return;
        foreach (double face in faces) drawing.Line([new(XAt(face), box.Top), new(XAt(face), box.Bottom)], Boundary);
    }

    private void DrawBand(IDrawing drawing, Band band)
    {
        if (band.X.Count < 2) return;
        IEnumerable<Place> upper = band.X.Zip(band.Upper).Select(point => new Place(XAt(point.First), YAt(point.Second)));
        IEnumerable<Place> lower = band.X.Zip(band.Lower).Select(point => new Place(XAt(point.First), YAt(point.Second))).Reverse();
        drawing.Polygon([.. upper, .. lower], BandFill(band), null);
    }

    private void DrawRule(IDrawing drawing, Rule rule)
    {
        Stroke stroke = new(Palette.Grey, 0.6, rule.Style);
        if (rule.IsVertical) drawing.Line([new(XAt(rule.Position), box.Top), new(XAt(rule.Position), box.Bottom)], stroke);
        else drawing.Line([new(box.Left, YAt(rule.Position)), new(box.Right, YAt(rule.Position))], stroke);
    }

    private void DrawCurve(IDrawing drawing, Curve curve)
    {
        Stroke stroke = new(curve.Colour, curve.Width, curve.Style);
        List<Place> places = [];
        for (int i = 0; i < curve.X.Count; i++)
        {
            if (!double.IsFinite(curve.X[i]) || !double.IsFinite(curve.Y[i]))
            {
                drawing.Line(places, stroke);
                places = [];
                continue;
            }
            Place place = new(XAt(curve.X[i]), YAt(curve.Y[i]));
            bool isEnd = i == curve.X.Count - 1;
            if (!isEnd && places.Count > 0 && Math.Abs(place.X - places[^1].X) + Math.Abs(place.Y - places[^1].Y) < Nearest) continue;
            places.Add(place);
        }
        drawing.Line(places.Count > MostPlaces ? Envelope(places) : places, stroke);
    }

    /// <summary>A line of very many points as what the eye sees of it: the lowest and the highest place of every narrow strip.</summary>
    private static List<Place> Envelope(List<Place> places)
    {
        List<Place> seen = [places[0]];
        int start = 0;
        for (int i = 1; i <= places.Count; i++)
        {
            if (i < places.Count && Math.Abs(places[i].X - places[start].X) < Nearest) continue;
            IEnumerable<Place> strip = places.Skip(start).Take(i - start);
            Place low = strip.MinBy(place => place.Y), high = strip.MaxBy(place => place.Y);
            seen.AddRange(low.X <= high.X ? [low, high] : [high, low]);
            start = i;
        }
        seen.Add(places[^1]);
        return seen;
    }

    private void DrawMarkers(IDrawing drawing, Curve curve)
    {
        foreach ((double px, double py) in curve.X.Zip(curve.Y))
        {
            bool isInside = double.IsFinite(px) && double.IsFinite(py) && x.Share(px) is >= -1e-9 and <= 1 + 1e-9 && y.Share(py) is >= -1e-9 and <= 1 + 1e-9;
            if (isInside) MarkerPainter.Draw(drawing, new Place(XAt(px), YAt(py)), curve);
        }
    }

    private void DrawFrame(IDrawing drawing)
    {
        bool isCategorical = panel.Y.Categories is not null;
        foreach (double tick in x.Ticks.Major) VerticalTicks(drawing, XAt(x.FromTick(tick)), MajorTick);
        foreach (double tick in x.Ticks.Minor) VerticalTicks(drawing, XAt(x.FromTick(tick)), MinorTick);
        if (!isCategorical)
        {
            foreach (double tick in y.Ticks.Major) HorizontalTicks(drawing, YAt(y.FromTick(tick)), MajorTick);
            foreach (double tick in y.Ticks.Minor) HorizontalTicks(drawing, YAt(y.FromTick(tick)), MinorTick);
        }
        drawing.Polygon([new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)], null, Frame);
        foreach (double tick in y.Ticks.Major)
        {
            drawing.Text(
                new Place(box.Left - 3, YAt(y.FromTick(tick)) + (EmbeddedFont.CapitalHeight * TickSize / 2)),
                isCategorical ? EmbeddedFont.Shortened(y.Label(tick), TickSize, LongestCategory) : y.Label(tick), new TextStyle(TickSize, Anchor.End, Palette.Black));
        }
        if (axisBottom is not { } bottom) return;
        foreach (double tick in x.Ticks.Major)
        {
            drawing.Text(new Place(XAt(x.FromTick(tick)), bottom + 8.5), x.Label(tick), new TextStyle(TickSize, Anchor.Middle, Palette.Black));
        }
        drawing.Text(new Place((box.Left + box.Right) / 2, bottom + 19), x.Title, new TextStyle(TitleSize, Anchor.Middle, Palette.Black));
    }

    private void VerticalTicks(IDrawing drawing, double at, double length)
    {
        if (at <= box.Left + 0.3 || at >= box.Right - 0.3) return;
        drawing.Line([new(at, box.Bottom), new(at, box.Bottom - length)], Thin);
        drawing.Line([new(at, box.Top), new(at, box.Top + length)], Thin);
    }

    private void HorizontalTicks(IDrawing drawing, double at, double length)
    {
        if (at <= box.Top + 0.3 || at >= box.Bottom - 0.3) return;
        drawing.Line([new(box.Left, at), new(box.Left + length, at)], Thin);
        drawing.Line([new(box.Right, at), new(box.Right - length, at)], Thin);
    }

    private void DrawWords(IDrawing drawing)
    {
        TextStyle small = new(TickSize, Anchor.Start, Palette.Black);
        if (panel.HasFrame && panel.Y.Categories is null && y.Title.Length > 0)
        {
            double size = Math.Min(TitleSize, TitleSize * 0.9 * box.Height / (EmbeddedFont.Width(y.Title, TitleSize) * 0.92));
            drawing.Text(new Place(TitleSize + 0.5, (box.Top + box.Bottom) / 2), y.Title, new TextStyle(Math.Max(6, size), Anchor.Middle, Palette.Black, IsUpright: true));
        }
        drawing.Text(new Place(1.5, panel.Heading.Length > 0 ? box.Top - 3 : box.Top + 1), letter, small);
        drawing.Text(new Place(box.Left, box.Top - 3), panel.Heading, small);
        DrawLabels(drawing, small with { Size = 6, Anchor = Anchor.Middle });
        foreach (Mark mark in panel.Marks)
        {
            drawing.Text(new Place(XAt(mark.X) + mark.OffsetX, YAt(mark.Y) + mark.OffsetY), mark.Text, small with { Anchor = Anchor.Middle });
        }
    }

    /// <summary>The labels of vertical rules under the panel; of two that would run into each other the one nearer to zero stays, or else the left one.</summary>
    private void DrawLabels(IDrawing drawing, TextStyle style)
    {
        List<(double From, double To)> taken = [];
        foreach (Rule rule in panel.Rules.Where(rule => rule.Label.Length > 0 && rule.IsVertical).OrderBy(rule => Math.Abs(rule.Position)).ThenBy(rule => rule.Position))
        {
            double at = XAt(rule.Position), half = (EmbeddedFont.Width(rule.Label, style.Size) / 2) + 1.5;
            if (taken.Any(other => at - half < other.To && at + half > other.From)) continue;
            taken.Add((at - half, at + half));
            drawing.Text(new Place(at, box.Bottom + 6.5), rule.Label, style);
        }
    }
}
