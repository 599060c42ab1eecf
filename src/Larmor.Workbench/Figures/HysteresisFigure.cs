using System.Globalization;
using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Field loops, one panel per current: rest as a line, a limit cycle as its mean within the band that it sweeps.</summary>
internal static class HysteresisFigure
{
    private const int MostPanels = 9;
    private const double LeastShift = 0.005;

    public static Figure Of(HysteresisResult result, string name)
    {
        IReadOnlyList<HysteresisLoop> loops = result.Loops.Count <= MostPanels
            ? result.Loops
            : [.. Enumerable.Range(0, MostPanels).Select(i => result.Loops[i * (result.Loops.Count - 1) / (MostPanels - 1)])];
        string along = ExperimentFigures.AxisName(result.Along);
        bool hasCycles = loops.Any(loop => loop.Up.Concat(loop.Down).Any(point => point.State == MomentState.LimitCycle));
        string caption = $"Component of {(result.Layers.Count > 1 ? "the sum of all moments, over the sum of their sizes," : "the moment")} along the field (along {along}), with rising (full line) and falling field (dashed), one panel per current."
            + (hasCycles ? " Triangles are means over a limit cycle, within the range that it sweeps (shaded)." : "")
            + (loops.Any(loop => loop.ThermalUp is not null) ? " Mean over many loops at a temperature; rings: mean over trajectories." : "")
            + (loops.Any(HasShift) ? " Dashed verticals: shift of the loop." : "")
            + (loops.Any(loop => loop.Up.Concat(loop.Down).Any(point => point.State == MomentState.Unsettled)) ? " Diamonds: neither at rest nor on a limit cycle within the time allowed." : "")
            + (loops.Count < result.Loops.Count ? string.Create(CultureInfo.InvariantCulture, $" Shown are {loops.Count} of {result.Loops.Count} currents.") : "");
        return new Figure
        {
            Name = name,
            Title = "Field loops under current",
            Caption = caption,
            SharesX = true,
            Panels = [.. loops.Select((loop, i) => Of(loop, result.Along, along, hasLegend: i == 0, hasCycles))],
        };
    }

    private static Panel Of(HysteresisLoop loop, UnitVector along, string axis, bool hasLegend, bool hasCycles)
    {
        double[] fields = [.. loop.Up.Select(point => point.Field)];
        return new Panel
        {
            X = new FigureAxis($"Field μ_{{0}}H_{{{axis}}}", "T"),
            Y = new FigureAxis($"m_{{{axis}}}", "1") { Minimum = -1.25, Maximum = 1.25 },
            Height = 54,
            Heading = fields.Length == 0 ? "" : $"I = {UnitDisplay.Markup(loop.Current, "A")}",
            Rules = [new Rule(0, IsVertical: true, LineStyle.Dotted), .. Shift(loop)],
            Bands = [.. hasLegend && hasCycles ? [new Band([], [], []) { Colour = Palette.Blue, Label = "range" }] : Array.Empty<Band>(), .. Cycles(loop.Up, Palette.Blue), .. Cycles(loop.Down, Palette.Vermilion)],
            Curves =
            [
                Branch(loop.Up, along, Palette.Blue, LineStyle.Solid, hasLegend ? "rising" : ""),
                Branch(loop.Down, along, Palette.Vermilion, LineStyle.Dashed, hasLegend ? "falling" : ""),
                Points(loop.Up, along, MomentState.LimitCycle) with { Colour = Palette.Blue, Marker = MarkerShape.TriangleUp, Label = hasLegend && hasCycles ? "limit cycle: mean" : "" },
                Points(loop.Down, along, MomentState.LimitCycle) with { Colour = Palette.Vermilion, Marker = MarkerShape.TriangleDown },
                .. Watched(loop, hasLegend),
                Points([.. loop.Up, .. loop.Down], along, MomentState.Unsettled) with { Colour = Palette.Black, Marker = MarkerShape.Diamond },
            ],
        };
    }

    /// <summary>At a temperature: means over trajectories, not more than can be told apart.</summary>
    private static IEnumerable<Curve> Watched(HysteresisLoop loop, bool hasLegend)
    {
        foreach ((ThermalBranch? branch, Colour colour) in ((ThermalBranch?, Colour)[])[(loop.ThermalUp, Palette.Blue), (loop.ThermalDown, Palette.Vermilion)])
        {
            if (branch is not { Watched.Count: > 0 }) continue;
            int every = Math.Max(1, branch.Fields.Count / 40);
            int[] places = [.. Enumerable.Range(0, branch.Fields.Count).Where(i => i % every == 0)];
            yield return new Curve([.. places.Select(i => branch.Fields[i])], [.. places.Select(i => branch.Watched[i].Value)]) { Label = hasLegend && branch == loop.ThermalUp ? "trajectories" : "", Colour = colour, Style = LineStyle.None, Marker = MarkerShape.Ring };
        }
    }

    /// <summary>The shift, where it can be told from no field at all.</summary>
    private static Rule[] Shift(HysteresisLoop loop) => HasShift(loop) ? [new Rule(loop.Shift!.Value, IsVertical: true, LineStyle.Dashed)] : [];

    private static bool HasShift(HysteresisLoop loop) =>
        loop.Shift is { } shift && loop.Up.Count > 0 && Math.Abs(shift) >= LeastShift * loop.Up.Max(point => Math.Abs(point.Field));

    private static Curve Branch(IReadOnlyList<LoopPoint> points, UnitVector along, Colour colour, LineStyle style, string label) =>
        new([.. points.Select(point => point.Field)], [.. points.Select(point => point.State is MomentState.FixedPoint or MomentState.Moving ? Component(point, along) : double.NaN)])
        {
            Colour = colour,
            Style = style,
            Label = label,
        };

    private static Curve Points(IReadOnlyList<LoopPoint> points, UnitVector along, MomentState state)
    {
        LoopPoint[] chosen = [.. points.Where(point => point.State == state)];
        return new Curve([.. chosen.Select(point => point.Field)], [.. chosen.Select(point => Component(point, along))]) { Style = LineStyle.None };
    }

    /// <summary>One band per run of neighbouring limit cycles.</summary>
    private static IEnumerable<Band> Cycles(IReadOnlyList<LoopPoint> points, Colour colour)
    {
        List<LoopPoint> run = [];
        foreach (LoopPoint? point in points.Append(null))
        {
            if (point is { State: MomentState.LimitCycle })
            {
                run.Add(point);
                continue;
            }
            if (run.Count > 0) yield return Widened(run, points, colour);
            run = [];
        }
    }

    /// <summary>A band that also shows where the cycle is a single point of the sweep.</summary>
    private static Band Widened(List<LoopPoint> run, IReadOnlyList<LoopPoint> points, Colour colour)
    {
        double half = points.Count > 1 ? Math.Abs(points[1].Field - points[0].Field) / 2 * Math.Sign(points[^1].Field - points[0].Field) : 0;
        return new Band(
            [run[0].Field - half, .. run.Select(point => point.Field), run[^1].Field + half],
            [run[0].Minimum, .. run.Select(point => point.Minimum), run[^1].Minimum],
            [run[0].Maximum, .. run.Select(point => point.Maximum), run[^1].Maximum])
        {
            Colour = colour,
        };
    }

    private static double Component(LoopPoint point, UnitVector along) => Vector3d.Dot(point.Mean, along);
}
