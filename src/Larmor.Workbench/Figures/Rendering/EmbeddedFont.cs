using Larmor.Workbench.Display;
using SkiaSharp;

namespace Larmor.Workbench.Figures.Rendering;

/// <summary>
/// The font of all figures, carried in the assembly so that a machine without any font draws the same. Its widths are those of Arial and
/// Helvetica, so that the text of an SVG keeps its place wherever one of the three is installed.
/// </summary>
/// <remarks>Liberation Sans 2.1, SIL Open Font License 1.1; see the licence beside the font.</remarks>
internal static class EmbeddedFont
{
    private const string Resource = "Larmor.Workbench.LiberationSans-Regular.ttf";
    private const float MeasuringSize = 1000;

    private static readonly Lazy<SKTypeface> LazyTypeface = new(Load);
    private static readonly Lazy<SKFont> Measuring = new(() => Font(MeasuringSize));

    /// <summary>Families named in SVG, the first of them this one.</summary>
    public const string Families = "Liberation Sans, Arial, Helvetica, sans-serif";

    /// <summary>Size of sub- and superscripts relative to the line.</summary>
    public const double ScriptScale = 0.7;

    /// <summary>Height of a superscript's baseline above the line, relative to the size.</summary>
    public const double Raise = 0.36;

    /// <summary>Depth of a subscript's baseline below the line, relative to the size.</summary>
    public const double Lower = 0.18;

    /// <summary>Height of capitals relative to the size.</summary>
    public const double CapitalHeight = 0.72;

    /// <summary>The font at a size, with unhinted linear widths.</summary>
    public static SKFont Font(float size) =>
        new(LazyTypeface.Value, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias };

    /// <summary>Width of a text with sub- and superscripts, in the unit of the size.</summary>
    public static double Width(string markup, double size)
    {
        double width = 0;
        foreach (TextRun run in RichText.Runs(markup))
        {
            double scale = run.Level == RunLevel.Plain ? 1 : ScriptScale;
            lock (Measuring.Value) width += scale * size * Measuring.Value.MeasureText(run.Text) / MeasuringSize;
        }
        return width;
    }

    /// <summary>A name that is no wider than it may be, its middle left out where it must.</summary>
    public static string Shortened(string name, double size, double width)
    {
        string shown = name;
        for (int kept = name.Length - 1; kept > 2 && Width(shown, size) > width; kept--) shown = $"{name[..((kept + 1) / 2)].TrimEnd()}…{name[^(kept / 2)..].TrimStart()}";
        return shown;
    }

    private static SKTypeface Load()
    {
        using Stream stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its font '{Resource}'.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font '{Resource}' cannot be read.");
    }
}
