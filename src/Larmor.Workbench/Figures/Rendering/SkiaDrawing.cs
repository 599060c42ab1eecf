using Larmor.Workbench.Display;
using SkiaSharp;

namespace Larmor.Workbench.Figures.Rendering;

/// <summary>Draws pixels with Skia, in the embedded font.</summary>
internal sealed class SkiaDrawing : IDrawing, IDisposable
{
    private readonly SKBitmap bitmap;
    private readonly SKCanvas canvas;
    private readonly double dotsPerInch;

    /// <summary>A white sheet; width and height in points.</summary>
    public SkiaDrawing(double width, double height, double dotsPerInch)
    {
        float scale = (float)(dotsPerInch / 72);
        bitmap = new SKBitmap((int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        this.dotsPerInch = dotsPerInch;
    }

    /// <summary>The sheet as a PNG that knows its resolution.</summary>
    public byte[] Png()
    {
        canvas.Flush();
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return PngResolution.Stamp(data.ToArray(), dotsPerInch);
    }

    /// <inheritdoc/>
    public void Line(IReadOnlyList<Place> places, Stroke stroke)
    {
        if (places.Count < 2 || stroke.Style == LineStyle.None) return;
        using SKPath path = Path(places);
        using SKPaint paint = Paint(stroke);
        canvas.DrawPath(path, paint);
    }

    /// <inheritdoc/>
    public void Polygon(IReadOnlyList<Place> places, Colour? fill, Stroke? stroke)
    {
        using SKPath path = Path(places);
        path.Close();
        if (fill is { } colour)
        {
            using SKPaint paint = Paint(colour);
            canvas.DrawPath(path, paint);
        }
        if (stroke is { } line)
        {
            using SKPaint paint = Paint(line);
            canvas.DrawPath(path, paint);
        }
    }

    /// <inheritdoc/>
    public void Ellipse(Place centre, double radiusX, double radiusY, Colour? fill, Stroke? stroke)
    {
        if (fill is { } colour)
        {
            using SKPaint paint = Paint(colour);
            canvas.DrawOval((float)centre.X, (float)centre.Y, (float)radiusX, (float)radiusY, paint);
        }
        if (stroke is { } line)
        {
            using SKPaint paint = Paint(line);
            canvas.DrawOval((float)centre.X, (float)centre.Y, (float)radiusX, (float)radiusY, paint);
        }
    }

    /// <inheritdoc/>
    public void Text(Place place, string markup, TextStyle style)
    {
        if (markup.Length == 0) return;
        canvas.Save();
        canvas.Translate((float)place.X, (float)place.Y);
        if (style.IsUpright) canvas.RotateDegrees(-90);
        double width = EmbeddedFont.Width(markup, style.Size);
        double x = style.Anchor switch { Anchor.Middle => -width / 2, Anchor.End => -width, _ => 0 };
        using SKPaint paint = Paint(style.Colour);
        foreach (TextRun run in RichText.Runs(markup))
        {
            double size = run.Level == RunLevel.Plain ? style.Size : style.Size * EmbeddedFont.ScriptScale;
            double y = run.Level switch { RunLevel.Raised => -EmbeddedFont.Raise, RunLevel.Lowered => EmbeddedFont.Lower, _ => 0 } * style.Size;
            using SKFont font = EmbeddedFont.Font((float)size);
            canvas.DrawText(run.Text, (float)x, (float)y, SKTextAlign.Left, font, paint);
            x += EmbeddedFont.Width(run.Text, size);
        }
        canvas.Restore();
    }

    /// <inheritdoc/>
    public void Clip(Box box)
    {
        canvas.Save();
        canvas.ClipRect(new SKRect((float)box.Left, (float)box.Top, (float)box.Right, (float)box.Bottom), SKClipOperation.Intersect, antialias: true);
    }

    /// <inheritdoc/>
    public void Unclip() => canvas.Restore();

    /// <inheritdoc/>
    public void Dispose()
    {
        canvas.Dispose();
        bitmap.Dispose();
    }

    private static SKPath Path(IReadOnlyList<Place> places)
    {
        SKPath path = new();
        path.MoveTo((float)places[0].X, (float)places[0].Y);
        for (int i = 1; i < places.Count; i++) path.LineTo((float)places[i].X, (float)places[i].Y);
        return path;
    }

    private static SKPaint Paint(Colour fill) => new() { Color = Skia(fill), Style = SKPaintStyle.Fill, IsAntialias = true };

    private static SKPaint Paint(Stroke stroke)
    {
        SKPaint paint = new()
        {
            Color = Skia(stroke.Colour),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = (float)stroke.Width,
            StrokeJoin = SKStrokeJoin.Round,
            IsAntialias = true,
        };
        if (stroke.Dashes.Length > 0) paint.PathEffect = SKPathEffect.CreateDash([.. stroke.Dashes.Select(length => (float)length)], 0);
        return paint;
    }

    private static SKColor Skia(Colour colour) => new(colour.Red, colour.Green, colour.Blue, (byte)Math.Round(255 * colour.Opacity));
}
