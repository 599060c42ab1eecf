namespace Larmor.Workbench.Figures.Rendering;

/// <summary>Places panels, legends and the stack on the sheet, one column wide.</summary>
internal sealed class FigureLayout
{
    private const double TopMargin = 6;
    private const double RightMargin = 8;
    private const double PanelGap = 8;
    private const double TickLabelHeight = 11;
    private const double TitleHeight = 11;
    private const double HeadingHeight = 10;
    private const double StackHeight = 30;
    private const double StackGap = 3;
    private const double CalloutHeight = 8;
    private const double BarRoom = 0.05;

    private readonly Figure figure;
    private readonly List<PanelPainter> painters = [];
    private readonly Box? stackBox;

    public FigureLayout(Figure figure)
    {
        this.figure = figure;
        Width = figure.WidthInMillimetres / 25.4 * 72;
        double left = LeftMargin();
        double y = TopMargin;
        for (int i = 0; i < figure.Panels.Count; i++)
        {
            Panel panel = figure.Panels[i];
            bool isLast = i == figure.Panels.Count - 1;
            LegendPainter legend = new(panel, left, Width - RightMargin, y);
            double top = y + legend.Height + (panel.Heading.Length > 0 ? HeadingHeight : 0);
            double height = panel.Height > 0 ? panel.Height : Width - left - RightMargin;
            Box box = new(left, top, Width - RightMargin, top + height);
            bool isBottom = isLast || !figure.SharesX;
            bool standsOnStack = isLast && figure.Stack is not null;
            if (standsOnStack)
            {
                double stackTop = box.Bottom + StackGap + (StackPainter.HasCallouts(figure.Stack!, XScale(panel, box), box.Width) ? CalloutHeight : 0);
                stackBox = new Box(box.Left, stackTop, box.Right, stackTop + StackHeight);
            }
            double axisBottom = standsOnStack ? stackBox!.Value.Bottom : box.Bottom;
            painters.Add(new PanelPainter(panel, XScale(panel, box), YScale(panel, box), box, legend, isBottom ? axisBottom : null, Letter(i)));
            y = isBottom && panel.HasFrame ? axisBottom + TickLabelHeight + TitleHeight + (isLast ? 2 : PanelGap) : box.Bottom + (figure.Panels.Skip(i + 1).Take(1).Any(next => next.Heading.Length > 0) ? 2 : PanelGap);
        }
        Height = y;
    }

    /// <summary>Width of the sheet in points.</summary>
    public double Width { get; }

    /// <summary>Height of the sheet in points.</summary>
    public double Height { get; }

    /// <summary>Draws everything.</summary>
    public void Draw(IDrawing drawing)
    {
        foreach (PanelPainter painter in painters) painter.Draw(drawing, figure.Stack);
        if (stackBox is { } box) StackPainter.Draw(drawing, figure.Stack!, painters[^1].X, box);
    }

    private double LeftMargin()
    {
        double labels = 0;
        bool hasFrame = false;
        foreach (Panel panel in figure.Panels.Where(panel => panel.HasFrame))
        {
            hasFrame = true;
            AxisScale y = YScale(panel, new Box(0, 0, 1, panel.Height));
            labels = Math.Max(labels, y.Ticks.Major.Max(tick => EmbeddedFont.Width(y.Label(tick), PanelPainter.TickSize)));
        }
        if (!hasFrame) return RightMargin;
        bool hasTitle = figure.Panels.Any(panel => panel.Y.Categories is null && panel.Y.Label.Length > 0);
        return Math.Min(labels, PanelPainter.LongestCategory) + 6 + (hasTitle ? 13 : 2);
    }

    private AxisScale XScale(Panel panel, Box box)
    {
        IEnumerable<Panel> together = figure.SharesX ? figure.Panels : [panel];
        IEnumerable<double> values = together.SelectMany(each => each.Curves.SelectMany(curve => curve.X)
            .Concat(each.Bands.SelectMany(band => band.X))
            .Concat(BarEnds(each)));
        return AxisScale.For(panel.Bars.Count > 0 ? WithRoom(panel.X, [.. BarEnds(panel)]) : panel.X, values, box.Width, isVertical: false);
    }

    /// <summary>An axis from zero, or from the lowest bar where it is seen, with a little room beyond the longest.</summary>
    private static FigureAxis WithRoom(FigureAxis axis, double[] ends)
    {
        double low = ends.Min(), high = ends.Max(), room = BarRoom * (high - low);
        if (room == 0) return axis with { Minimum = 0 };
        return axis with { Minimum = axis.Minimum ?? (low < -room ? low - room : 0), Maximum = axis.Maximum ?? (high > 0 ? high + room : 0) };
    }

    private static AxisScale YScale(Panel panel, Box box)
    {
        IEnumerable<double> values = Visible(panel).Concat(panel.Bands.SelectMany(band => band.Lower.Concat(band.Upper)));
        return AxisScale.For(panel.Y, values, box.Height, isVertical: true);
    }

    private static IEnumerable<double> Visible(Panel panel) => panel.Curves.SelectMany(curve => curve.X.Zip(curve.Y)
        .Where(point => (panel.X.Minimum is not { } low || point.First >= low) && (panel.X.Maximum is not { } high || point.First <= high))
        .Select(point => point.Second));

    private static IEnumerable<double> BarEnds(Panel panel)
    {
        if (panel.Bars.Count == 0) yield break;
        yield return 0;
        foreach (IGrouping<int, BarSeries> group in panel.Bars.GroupBy(bar => bar.Group))
        {
            for (int i = 0; i < group.First().Values.Count; i++)
            {
                double end = 0;
                foreach (BarSeries series in group)
                {
                    end += series.Values[i];
                    yield return end;
                }
            }
        }
    }

    private string Letter(int index) =>
        figure.Panels.Count > 1 && figure.Panels[index] is { HasFrame: true, HasLetter: true } ? $"({(char)('a' + index)})" : "";
}
