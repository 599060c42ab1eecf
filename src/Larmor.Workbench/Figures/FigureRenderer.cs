using Larmor.Workbench.Figures.Rendering;

namespace Larmor.Workbench.Figures;

/// <summary>Draws a figure as SVG or PNG at the size of one column of a journal.</summary>
/// <remarks>Both come from one layout in points. The SVG is the same text on every machine; it names its ids after its prefix.</remarks>
public static class FigureRenderer
{
    /// <summary>Resolution at which figures are saved, in dots per inch.</summary>
    public const double DotsPerInch = 300;

    /// <summary>The figure as an SVG document.</summary>
    /// <param name="figure">What is drawn.</param>
    /// <param name="idPrefix">Begins every id, so that several drawings fit on one page.</param>
    public static string Svg(Figure figure, string idPrefix)
    {
        ArgumentNullException.ThrowIfNull(figure);
        FigureLayout layout = new(figure);
        SvgDrawing drawing = new(idPrefix);
        layout.Draw(drawing);
        return drawing.Document(figure, layout.Width, layout.Height);
    }

    /// <summary>The figure as the bytes of a PNG.</summary>
    public static byte[] Png(Figure figure, double dotsPerInch = DotsPerInch)
    {
        ArgumentNullException.ThrowIfNull(figure);
        FigureLayout layout = new(figure);
        using SkiaDrawing drawing = new(layout.Width, layout.Height, dotsPerInch);
        layout.Draw(drawing);
        return drawing.Png();
    }
}
