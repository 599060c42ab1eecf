namespace Larmor.Workbench.Figures.Rendering;

/// <summary>Draws the marker of a curve at one place.</summary>
internal static class MarkerPainter
{
    private const double Radius = 1.9;

    private static readonly Stroke ArrowLine = new(new Colour(70, 70, 70), 0.45);

    /// <summary>Nothing where the curve has no markers.</summary>
    public static void Draw(IDrawing drawing, Place at, Curve curve)
    {
        Stroke outline = new(curve.Colour, 0.7);
        switch (curve.Marker)
        {
            case MarkerShape.Disc:
                drawing.Ellipse(at, Radius, Radius, curve.Colour, null);
                break;
            case MarkerShape.Ring:
                drawing.Ellipse(at, Radius, Radius, new Colour(255, 255, 255), outline);
                break;
            case MarkerShape.TriangleUp:
                drawing.Polygon(Triangle(at, -1), curve.Colour, outline);
                break;
            case MarkerShape.TriangleDown:
                drawing.Polygon(Triangle(at, 1), new Colour(255, 255, 255), outline);
                break;
            case MarkerShape.Square:
                drawing.Polygon(Corners(at, Radius * 0.9, Math.PI / 4), curve.Colour, null);
                break;
            case MarkerShape.Diamond:
                drawing.Polygon(Corners(at, Radius * 1.2, 0), curve.Colour, null);
                break;
        }
    }

    /// <summary>An arrow; its head is a third of it, at most two points.</summary>
    public static void Draw(IDrawing drawing, Place from, Place to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, length = Math.Sqrt((dx * dx) + (dy * dy));
        if (!(length > 0.5)) return;
        (double ux, double uy, double head) = (dx / length, dy / length, Math.Min(2, 0.4 * length));
        Place neck = new(to.X - (head * ux), to.Y - (head * uy));
        drawing.Line([from, neck], ArrowLine);
        drawing.Polygon([to, new(neck.X - (0.4 * head * uy), neck.Y + (0.4 * head * ux)), new(neck.X + (0.4 * head * uy), neck.Y - (0.4 * head * ux))], ArrowLine.Colour, null);
    }

    private static Place[] Triangle(Place at, double direction) =>
    [
        new(at.X, at.Y + (direction * Radius * 1.15)),
        new(at.X - Radius, at.Y - (direction * Radius * 0.75)),
        new(at.X + Radius, at.Y - (direction * Radius * 0.75)),
    ];

    private static Place[] Corners(Place at, double radius, double turn) =>
        [.. Enumerable.Range(0, 4).Select(i => turn + (i * Math.PI / 2)).Select(angle => new Place(at.X + (radius * Math.Cos(angle)), at.Y + (radius * Math.Sin(angle))))];
}
