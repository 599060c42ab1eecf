using Larmor.Layers;
using Larmor.Numerics;

namespace Larmor.Workbench.Figures.Rendering;

/// <summary>Draws a multilayer to scale along x: magnetic layers blue, free ones orange, normal metals grey, leads open at their end.</summary>
internal static class StackPainter
{
    private const double NameSize = 6.5;
    private const double CalloutSize = 6;
    private const double LongestCallout = 80;
    private const double ArrowWidth = 7;

    private static readonly Stroke Outline = new(Palette.Black, 0.5);

    /// <summary>Positions x in m of all faces; 0 at the left face of the first layer that has a thickness.</summary>
    public static IReadOnlyList<double> Faces(Multilayer stack)
    {
        List<double> faces = [0];
        foreach (Layer layer in stack.Layers)
        {
            if (layer.Thickness is { } thickness) faces.Add(faces[^1] + thickness.Si);
        }
        return faces;
    }

    /// <summary>Draws the stack into a box under the given axis.</summary>
    public static void Draw(IDrawing drawing, Multilayer stack, AxisScale x, Box box)
    {
        double position = 0;
        double lastCallout = double.NegativeInfinity;
        foreach (Layer layer in stack.Layers)
        {
            bool isLeft = ReferenceEquals(layer, stack.Layers[0]);
            double start = layer.IsLead && isLeft ? x.Minimum : position;
            double end = layer.Thickness is { } thickness ? position + thickness.Si : isLeft ? 0 : x.Maximum;
            Box cut = new(At(start), box.Top, At(end), box.Bottom);
            drawing.Polygon([new(cut.Left, cut.Top), new(cut.Right, cut.Top), new(cut.Right, cut.Bottom), new(cut.Left, cut.Bottom)], Fill(layer), Outline);
            if (Fits(layer, cut.Width, cut.Height)) DrawName(drawing, layer, cut);
            else lastCallout = DrawCallout(drawing, layer, cut, lastCallout);
            position = Math.Max(position, end);
        }
        drawing.Polygon([new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)], null, new Stroke(Palette.Black, 0.6));

        double At(double value) => box.Left + (Math.Clamp(x.Share(value), 0, 1) * box.Width);
    }

    /// <summary>Whether a layer is too thin to carry its name, so that names stand above the stack.</summary>
    public static bool HasCallouts(Multilayer stack, AxisScale x, double width) =>
        stack.Layers.Any(layer => layer.Thickness is { } thickness && !Fits(layer, thickness.Si / (x.Maximum - x.Minimum) * width, 30));

    /// <summary>The fill of a layer.</summary>
    public static Colour Fill(Layer layer) => layer.Magnetization switch
    {
        LayerMagnetization.FreeMoment => Palette.Orange.Paler(0.35),
        LayerMagnetization.FixedMoment => Palette.Sky.Paler(0.3),
        _ => layer.Material.IsMagnetic ? Palette.Sky.Paler(0.6) : new Colour(232, 232, 232),
    };

    private static void DrawName(IDrawing drawing, Layer layer, Box cut)
    {
        TextStyle style = new(NameSize, Anchor.Middle, Palette.Black);
        double width = EmbeddedFont.Width(layer.Name, NameSize);
        double middle = (cut.Left + cut.Right) / 2;
        double depth = EmbeddedFont.CapitalHeight * NameSize / 2;
        bool isMagnetic = layer.Magnetization is not LayerMagnetization.NotMagnetic;
        if (width + 3 <= cut.Width)
        {
            bool hasArrow = isMagnetic && cut.Width > ArrowWidth;
            double baseline = hasArrow ? cut.Top + 9 : ((cut.Top + cut.Bottom) / 2) + depth;
            drawing.Text(new Place(middle, baseline), layer.Name, style);
            if (hasArrow) DrawMoment(drawing, layer, new Place(middle, cut.Bottom - 9));
        }
        else
        {
            drawing.Text(new Place(middle + depth, (cut.Top + cut.Bottom) / 2), layer.Name, style with { IsUpright = true });
        }
    }

    private static bool Fits(Layer layer, double width, double height)
    {
        double name = EmbeddedFont.Width(layer.Name, NameSize) + 3;
        return name <= width || (width > NameSize + 1 && name <= height);
    }

    /// <summary>The name above the stack, where it does not run into the one before; returns where it ends.</summary>
    private static double DrawCallout(IDrawing drawing, Layer layer, Box cut, double last)
    {
        string name = EmbeddedFont.Shortened(layer.Name, CalloutSize, LongestCallout);
        double half = EmbeddedFont.Width(name, CalloutSize) / 2;
        double middle = (cut.Left + cut.Right) / 2;
        if (middle - half < last + 2) return last;
        drawing.Text(new Place(middle, cut.Top - 2.5), name, new TextStyle(CalloutSize, Anchor.Middle, Palette.Black));
        return middle + half;
    }

    private static void DrawMoment(IDrawing drawing, Layer layer, Place at)
    {
        if (layer.Magnetization is LayerMagnetization.FreeMoment)
        {
            Arrow(drawing, at, ArrowWidth, 0, isDouble: true);
            return;
        }
        Vector3d direction = ((LayerMagnetization.FixedMoment)layer.Magnetization).Direction;
        double inPlane = Math.Sqrt((direction.Y * direction.Y) + (direction.Z * direction.Z));
        double up = Math.Abs(direction.Z) >= Math.Abs(direction.Y) ? direction.Z : direction.Y;
        if (inPlane < 1e-9) Arrow(drawing, at, Math.Sign(direction.X) * ArrowWidth, 0, isDouble: false);
        else Arrow(drawing, at, direction.X * ArrowWidth, -Math.Sign(up) * inPlane * ArrowWidth, isDouble: false);
    }

    private static void Arrow(IDrawing drawing, Place at, double dx, double dy, bool isDouble)
    {
        double length = Math.Sqrt((dx * dx) + (dy * dy));
        (double ux, double uy) = (dx / length, dy / length);
        Place tip = new(at.X + dx, at.Y + dy);
        Place tail = new(at.X - dx, at.Y - dy);
        Stroke line = new(Palette.Black, 0.9);
        drawing.Line([tail, tip], line);
        Head(tip, 1);
        if (isDouble) Head(tail, -1);

        void Head(Place end, double sense)
        {
            const double size = 3.2;
            Place back = new(end.X - (sense * ux * size), end.Y - (sense * uy * size));
            drawing.Polygon([end, new(back.X - (uy * size * 0.45), back.Y + (ux * size * 0.45)), new(back.X + (uy * size * 0.45), back.Y - (ux * size * 0.45))], Palette.Black, null);
        }
    }
}
