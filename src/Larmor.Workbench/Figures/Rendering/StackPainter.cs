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

    private const double Thinnest = 0.1;

    private static readonly Stroke Outline = new(Palette.Black, 0.5);
    private static readonly Stroke Hairline = new(Palette.Black, 0.1);
    private static readonly Stroke Barrier = new(Palette.Black, 2.2);

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
        double position = 0, drawn = double.NegativeInfinity, lastCallout = double.NegativeInfinity;
        bool hasManyAxes = HasManyAxes(stack);
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            Layer layer = stack.Layers[i];
            double start = layer.IsLead && i == 0 ? x.Minimum : position;
            double end = layer.Thickness is { } thickness ? position + thickness.Si : i == 0 ? 0 : x.Maximum;
            position = Math.Max(position, end);
            Box cut = new(i == 0 ? At(start) : drawn, box.Top, At(end), box.Bottom);
            if (cut.Width < Thinnest && i > 0 && i < stack.Layers.Count - 1) continue;
            drawing.Polygon([new(cut.Left, cut.Top), new(cut.Right, cut.Top), new(cut.Right, cut.Bottom), new(cut.Left, cut.Bottom)], Fill(layer), cut.Width < 2 ? Hairline : Outline);
            drawn = cut.Right;
            if (i > 0 && stack.Interfaces[i - 1].Tunnel is not null) drawing.Line([new(cut.Left, cut.Top), new(cut.Left, cut.Bottom)], Barrier);
            if (Fits(layer, cut.Width, cut.Height)) DrawName(drawing, layer, cut, hasManyAxes);
            else lastCallout = DrawCallout(drawing, layer, cut, lastCallout);
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

    /// <summary>Whether the fixed magnets point along more than one axis, so that in-plane directions must be told apart.</summary>
    public static bool HasManyAxes(Multilayer stack)
    {
        Vector3d[] directions = [.. stack.Layers.Select(layer => layer.Magnetization).OfType<LayerMagnetization.FixedMoment>().Select(moment => moment.Direction.Components).Distinct()];
        return directions.Any(direction => Vector3d.Cross(direction, directions[0]).Norm > 1e-9);
    }

    private static void DrawName(IDrawing drawing, Layer layer, Box cut, bool hasManyAxes)
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
            if (hasArrow) DrawMoment(drawing, layer, new Place(middle, cut.Bottom - 9), hasManyAxes);
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

    private static void DrawMoment(IDrawing drawing, Layer layer, Place at, bool hasManyAxes)
    {
        if (layer.Magnetization is LayerMagnetization.FreeMoment)
        {
            Arrow(drawing, at, ArrowWidth, 0, isDouble: true);
            return;
        }
        if (layer.Magnetization is not LayerMagnetization.FixedMoment { Direction: var fixedDirection }) return;
        Vector3d direction = fixedDirection;
        if (hasManyAxes)
        {
            DrawDirection(drawing, direction, at);
            return;
        }
        double inPlane = Math.Sqrt((direction.Y * direction.Y) + (direction.Z * direction.Z));
        double up = Math.Abs(direction.Z) >= Math.Abs(direction.Y) ? direction.Z : direction.Y;
        if (inPlane < 1e-9) Arrow(drawing, at, Math.Sign(direction.X) * ArrowWidth, 0, isDouble: false);
        else Arrow(drawing, at, direction.X * ArrowWidth, -Math.Sign(up) * inPlane * ArrowWidth, isDouble: false);
    }

    // x to the right, z up: y points into the sheet.
    private static void DrawDirection(IDrawing drawing, Vector3d direction, Place at)
    {
        const double radius = 3.2;
        double seen = Math.Sqrt((direction.X * direction.X) + (direction.Z * direction.Z));
        if (seen >= 0.5) Arrow(drawing, at, direction.X * ArrowWidth, -direction.Z * ArrowWidth, isDouble: false);
        if (seen >= 0.9) return;
        Place centre = seen < 0.5 ? at : new Place(at.X - (direction.X * ArrowWidth), at.Y + (direction.Z * ArrowWidth));
        Stroke line = new(Palette.Black, 0.7);
        drawing.Ellipse(centre, radius, radius, new Colour(255, 255, 255), line);
        double arm = radius / Math.Sqrt(2);
        if (direction.Y < 0)
        {
            drawing.Ellipse(centre, 1, 1, Palette.Black, null);
            return;
        }
        drawing.Line([new(centre.X - arm, centre.Y - arm), new(centre.X + arm, centre.Y + arm)], line);
        drawing.Line([new(centre.X - arm, centre.Y + arm), new(centre.X + arm, centre.Y - arm)], line);
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
