namespace Larmor.Workbench.Figures.Rendering;

/// <summary>A place on the sheet in points (1/72 inch), y downwards.</summary>
internal readonly record struct Place(double X, double Y);

/// <summary>An upright rectangle on the sheet, in points.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;
}

/// <summary>How a line is drawn; widths in points.</summary>
internal readonly record struct Stroke(Colour Colour, double Width, LineStyle Style = LineStyle.Solid)
{
    /// <summary>Lengths of dash and gap in points; empty for a whole line.</summary>
    public double[] Dashes => Style switch
    {
        LineStyle.Dashed => [4.5, 2],
        LineStyle.Dotted => [1, 1.6],
        LineStyle.DashDotted => [5, 1.6, 1, 1.6],
        _ => [],
    };
}

/// <summary>Which part of a text stands at its place.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>What a figure is drawn with; one for SVG, one for pixels.</summary>
internal interface IDrawing
{
    /// <summary>A line through places.</summary>
    void Line(IReadOnlyList<Place> places, Stroke stroke);

    /// <summary>A closed shape, filled, drawn round, or both.</summary>
    void Polygon(IReadOnlyList<Place> places, Colour? fill, Stroke? stroke);

    /// <summary>An ellipse, filled, drawn round, or both.</summary>
    void Ellipse(Place centre, double radiusX, double radiusY, Colour? fill, Stroke? stroke);

    /// <summary>One line of text with sub- and superscripts; the place lies on its baseline.</summary>
    void Text(Place place, string markup, TextStyle style);

    /// <summary>Limits what is drawn until <see cref="Unclip"/> to a box.</summary>
    void Clip(Box box);

    /// <summary>Ends the limit.</summary>
    void Unclip();
}

/// <summary>How a text is set: size in points, turned anticlockwise by a quarter where asked.</summary>
internal readonly record struct TextStyle(double Size, Anchor Anchor, Colour Colour, bool IsUpright = false);
