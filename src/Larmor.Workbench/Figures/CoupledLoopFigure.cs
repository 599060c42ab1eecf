using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Field loops of several moments: the component of each along the field, and the resistance where it is known, one panel each per current.</summary>
internal static class CoupledLoopFigure
{
    private const int MostCurrents = 4;

    /// <summary>The figure; none for a single moment.</summary>
    public static IEnumerable<Figure> Of(HysteresisResult result, string name)
    {
        if (result.Layers.Count < 2) yield break;
        IReadOnlyList<HysteresisLoop> loops = [.. result.Loops.Take(MostCurrents)];
        string along = ExperimentFigures.AxisName(result.Along);
        bool hasResistance = loops.Any(loop => loop.Up.Any(point => point.Resistance is not null));
        yield return new Figure
        {
            Name = name,
            Title = "Field loops, moment by moment",
            Caption = $"Component of each moment along the field (along {along}), with rising (full lines) and falling field (dashed)."
                + (hasResistance ? " Below it the resistance R of the stack; none over limit cycles." : "")
                + (loops.Count < result.Loops.Count ? FormattableString.Invariant($" Shown are the first {loops.Count} of {result.Loops.Count} currents.") : ""),
            SharesX = true,
            Panels = [.. loops.SelectMany((loop, i) => Panels(loop, result, along, isFirst: i == 0))],
        };
    }

    private static IEnumerable<Panel> Panels(HysteresisLoop loop, HysteresisResult result, string axis, bool isFirst)
    {
        FigureAxis field = new($"Field μ_{{0}}H_{{{axis}}}", "T");
        yield return new Panel
        {
            X = field,
            Y = new FigureAxis($"m_{{{axis}}} of each", "1") { Minimum = -1.25, Maximum = 1.25 },
            Height = 54,
            Heading = $"I = {UnitDisplay.Markup(loop.Current, "A")}",
            Rules = [new Rule(0, IsVertical: true, LineStyle.Dotted)],
            Curves = [.. result.Layers.SelectMany((layer, k) => Both(loop, point => point.State == MomentState.Unsettled ? double.NaN : Vector3d.Dot(point.Moments[k], result.Along), k, isFirst ? layer : ""))],
        };
        if (loop.Up.All(point => point.Resistance is null)) yield break;
        yield return new Panel
        {
            X = field,
            Y = new FigureAxis("R", "ohm"),
            Height = 54,
            Curves = [.. Both(loop, point => point.Resistance ?? double.NaN, result.Layers.Count, "")],
        };
    }

    private static IEnumerable<Curve> Both(HysteresisLoop loop, Func<LoopPoint, double> of, int index, string label)
    {
        Colour colour = Palette.Of(index);
        yield return new Curve([.. loop.Up.Select(point => point.Field)], [.. loop.Up.Select(of)]) { Colour = colour, Label = label, Width = index == 0 ? 1.6 : 1.0 };
        yield return new Curve([.. loop.Down.Select(point => point.Field)], [.. loop.Down.Select(of)]) { Colour = colour, Style = LineStyle.Dashed, Width = index == 0 ? 1.6 : 1.0 };
    }
}
