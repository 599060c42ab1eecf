using System.Globalization;
using System.Text;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures.Rendering;

/// <summary>Draws into SVG: text stays text, numbers have two decimals, and every id starts with a prefix of its own.</summary>
internal sealed class SvgDrawing(string idPrefix) : IDrawing
{
    private readonly StringBuilder body = new();
    private int clips;

    /// <summary>The whole document with its title and description for those who cannot see it.</summary>
    public string Document(Figure figure, double width, double height)
    {
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Number(width / 72 * 25.4)}mm\" height=\"{Number(height / 72 * 25.4)}mm\" ");
        svg.Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" aria-labelledby=\"{idPrefix}-title {idPrefix}-desc\" ");
        svg.Append(CultureInfo.InvariantCulture, $"font-family=\"{EmbeddedFont.Families}\" stroke-linejoin=\"round\" stroke-linecap=\"butt\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{idPrefix}-title\">{Escape(Plain(figure.Title))}</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<desc id=\"{idPrefix}-desc\">{Escape(Plain(figure.Caption))}</desc>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Number(width)}\" height=\"{Number(height)}\" fill=\"#ffffff\"/>\n");
        return svg.Append(body).Append("</svg>\n").ToString();
    }

    /// <inheritdoc/>
    public void Line(IReadOnlyList<Place> places, Stroke stroke)
    {
        if (places.Count < 2 || stroke.Style == LineStyle.None) return;
        body.Append("<path d=\"").Append(Path(places)).Append("\" fill=\"none\"").Append(StrokeText(stroke)).Append("/>\n");
    }

    /// <inheritdoc/>
    public void Polygon(IReadOnlyList<Place> places, Colour? fill, Stroke? stroke) =>
        body.Append("<path d=\"").Append(Path(places)).Append("Z\"").Append(FillText(fill)).Append(StrokeText(stroke)).Append("/>\n");

    /// <inheritdoc/>
    public void Ellipse(Place centre, double radiusX, double radiusY, Colour? fill, Stroke? stroke) =>
        body.Append(CultureInfo.InvariantCulture, $"<ellipse cx=\"{Number(centre.X)}\" cy=\"{Number(centre.Y)}\" rx=\"{Number(radiusX)}\" ry=\"{Number(radiusY)}\"")
            .Append(FillText(fill)).Append(StrokeText(stroke)).Append("/>\n");

    /// <inheritdoc/>
    public void Text(Place place, string markup, TextStyle style)
    {
        if (markup.Length == 0) return;
        string anchor = style.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        string at = style.IsUpright
            ? $"transform=\"translate({Number(place.X)} {Number(place.Y)}) rotate(-90)\""
            : $"x=\"{Number(place.X)}\" y=\"{Number(place.Y)}\"";
        body.Append(CultureInfo.InvariantCulture, $"<text {at} font-size=\"{Number(style.Size)}\"{anchor}{FillText(style.Colour)}>");
        double shift = 0;
        foreach (TextRun run in RichText.Runs(markup))
        {
            double wanted = run.Level switch { RunLevel.Raised => -EmbeddedFont.Raise, RunLevel.Lowered => EmbeddedFont.Lower, _ => 0 } * style.Size;
            if (run.Level == RunLevel.Plain && shift == 0)
            {
                body.Append(Escape(run.Text));
                continue;
            }
            double size = run.Level == RunLevel.Plain ? style.Size : style.Size * EmbeddedFont.ScriptScale;
            body.Append(CultureInfo.InvariantCulture, $"<tspan dy=\"{Number(wanted - shift)}\" font-size=\"{Number(size)}\">{Escape(run.Text)}</tspan>");
            shift = wanted;
        }
        body.Append("</text>\n");
    }

    /// <inheritdoc/>
    public void Clip(Box box)
    {
        string id = $"{idPrefix}-clip-{(++clips).ToString(CultureInfo.InvariantCulture)}";
        body.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"{id}\"><rect x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" ");
        body.Append(CultureInfo.InvariantCulture, $"width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\"/></clipPath>\n<g clip-path=\"url(#{id})\">\n");
    }

    /// <inheritdoc/>
    public void Unclip() => body.Append("</g>\n");

    private static string Path(IReadOnlyList<Place> places)
    {
        StringBuilder path = new();
        for (int i = 0; i < places.Count; i++) path.Append(i == 0 ? 'M' : 'L').Append(Number(places[i].X)).Append(' ').Append(Number(places[i].Y));
        return path.ToString();
    }

    private static string FillText(Colour? fill) => fill is { } colour ? $" fill=\"{Hex(colour)}\"{Opacity("fill", colour)}" : " fill=\"none\"";

    private static string StrokeText(Stroke? stroke)
    {
        if (stroke is not { } line) return "";
        string dashes = line.Dashes.Length == 0 ? "" : $" stroke-dasharray=\"{string.Join(' ', line.Dashes.Select(Number))}\"";
        return $" stroke=\"{Hex(line.Colour)}\" stroke-width=\"{Number(line.Width)}\"{dashes}{Opacity("stroke", line.Colour)}";
    }

    private static string Opacity(string what, Colour colour) => colour.Opacity < 1 ? $" {what}-opacity=\"{Number(colour.Opacity)}\"" : "";

    private static string Hex(Colour colour) => string.Create(CultureInfo.InvariantCulture, $"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}");

    private static string Number(double value)
    {
        string text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private static string Plain(string markup) => string.Concat(RichText.Runs(markup).Select(run => run.Text));

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
