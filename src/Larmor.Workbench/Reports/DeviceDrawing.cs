using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Workbench.Display;
using Larmor.Workbench.Figures;
using Larmor.Workbench.Figures.Rendering;

namespace Larmor.Workbench.Reports;

/// <summary>The device drawn to scale: the stack along x and, beside it, the cross-section along y and z at its own scale.</summary>
internal static class DeviceDrawing
{
    private const double Width = 430;
    private const double Height = 118;
    private const double LeadShare = 0.16;

    private static readonly Box StackBox = new(10, 36, 310, 84);
    private static readonly Box SectionBox = new(336, 16, 420, 100);
    private static readonly TextStyle Words = new(7, Anchor.Start, Palette.Black);

    /// <summary>The drawing in words.</summary>
    public static string Caption(Device device)
    {
        string section = device.CrossSection switch
        {
            CrossSection.Ellipse(var y, var z) => $" Cross-section: an ellipse of {y} along y and {z} along z.",
            CrossSection.Rectangle(var y, var z) => $" Cross-section: a rectangle of {y} along y and {z} along z.",
            CrossSection.OfArea(var area) => $" Cross-section: {area}.",
            _ => " No cross-section given: results are per area.",
        };
        string barriers = device.Stack.Interfaces.Any(contact => contact.Tunnel is not null) ? " Thick black lines are tunnel barriers." : "";
        string leads = device.Stack.Layers.Any(layer => layer.IsLead) ? ", leads cut" : "";
        return $"The stack to scale along x{leads}. Fixed magnets are blue with their direction, free ones orange, normal metals grey; {(StackPainter.HasManyAxes(device.Stack) ? "an arrow lies in the plane of x (to the right) and z (up), a circled cross points along +y, a circled dot along −y" : "an upright arrow lies in the film plane")}.{barriers}{section}";
    }

    /// <summary>The drawing as SVG.</summary>
    public static string Svg(Device device, string idPrefix)
    {
        SvgDrawing drawing = new(idPrefix);
        double thickness = StackPainter.Faces(device.Stack)[^1];
        FigureAxis axis = new("x", "m")
        {
            Minimum = device.Stack.Layers[0].IsLead ? -LeadShare * thickness : 0,
            Maximum = device.Stack.Layers[^1].IsLead ? (1 + LeadShare) * thickness : thickness,
        };
        AxisScale x = AxisScale.For(axis, [], StackBox.Width, isVertical: false);
        StackPainter.Draw(drawing, device.Stack, x, StackBox);
        DrawScale(drawing, x);
        DrawCurrent(drawing);
        if (device.CrossSection is { } section) DrawSection(drawing, section);
        return drawing.Document(new Figure { Name = idPrefix, Title = $"Device: {device.Title}", Caption = Caption(device) }, Width, Height);
    }

    private static void DrawScale(SvgDrawing drawing, AxisScale x)
    {
        foreach (double tick in x.Ticks.Major)
        {
            double at = StackBox.Left + (x.Share(x.FromTick(tick)) * StackBox.Width);
            drawing.Line([new(at, StackBox.Bottom), new(at, StackBox.Bottom + 3)], new Stroke(Palette.Black, 0.5));
            drawing.Text(new Place(at, StackBox.Bottom + 11), x.Label(tick), Words with { Anchor = Anchor.Middle });
        }
        drawing.Text(new Place((StackBox.Left + StackBox.Right) / 2, StackBox.Bottom + 22), x.Title, Words with { Anchor = Anchor.Middle });
    }

    private static void DrawCurrent(SvgDrawing drawing)
    {
        const double y = 13;
        Arrow(drawing, new Place(StackBox.Left, y), new Place(StackBox.Left + 34, y), Palette.Vermilion);
        drawing.Text(new Place(StackBox.Left + 38, y + 2.5), "positive current", Words);
        Arrow(drawing, new Place(StackBox.Left + 148, y), new Place(StackBox.Left + 114, y), Palette.Blue);
        drawing.Text(new Place(StackBox.Left + 152, y + 2.5), "its electrons", Words);
    }

    private static void DrawSection(SvgDrawing drawing, CrossSection section)
    {
        (double y, double z, bool isRound) = section switch
        {
            CrossSection.Ellipse(var wide, var high) => (wide.Si, high.Si, true),
            CrossSection.Rectangle(var wide, var high) => (wide.Si, high.Si, false),
            _ => (0, 0, false),
        };
        if (y <= 0 || z <= 0) return;
        double scale = Math.Min((SectionBox.Width - 26) / y, (SectionBox.Height - 22) / z);
        Place centre = new(((SectionBox.Left + SectionBox.Right) / 2) - 8, ((SectionBox.Top + SectionBox.Bottom) / 2) - 4);
        (double halfY, double halfZ) = (y * scale / 2, z * scale / 2);
        Colour fill = Palette.Orange.Paler(0.35);
        Stroke outline = new(Palette.Black, 0.6);
        if (isRound) drawing.Ellipse(centre, halfY, halfZ, fill, outline);
        else drawing.Polygon([new(centre.X - halfY, centre.Y - halfZ), new(centre.X + halfY, centre.Y - halfZ), new(centre.X + halfY, centre.Y + halfZ), new(centre.X - halfY, centre.Y + halfZ)], fill, outline);
        drawing.Text(new Place(centre.X, centre.Y + halfZ + 10), $"y: {UnitDisplay.Text(y, "m")}", Words with { Anchor = Anchor.Middle });
        drawing.Text(new Place(centre.X + halfY + 9, centre.Y), $"z: {UnitDisplay.Text(z, "m")}", Words with { Anchor = Anchor.Middle, IsUpright = true });
    }

    private static void Arrow(SvgDrawing drawing, Place from, Place to, Colour colour)
    {
        double sense = Math.Sign(to.X - from.X);
        drawing.Line([from, new Place(to.X - (sense * 4), to.Y)], new Stroke(colour, 1.3));
        drawing.Polygon([to, new(to.X - (sense * 6), to.Y - 2.6), new(to.X - (sense * 6), to.Y + 2.6)], colour, null);
    }
}
