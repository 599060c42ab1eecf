using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Resistance along and across against the angle of the field, a colour for each strength; dashed on the way back where that differs.</summary>
internal static class AngularResistanceFigure
{
    private const int MostTurns = 7;
    private const double LeastDifference = 1e-9;

    public static Figure Of(AngularResistanceResult result, string name)
    {
        FieldTurn[] shown = result.Turns.Count <= MostTurns ? [.. result.Turns] : [.. Enumerable.Range(0, MostTurns).Select(i => result.Turns[i * (result.Turns.Count - 1) / (MostTurns - 1)])];
        double[] degrees = AngleAxis.Degrees([.. result.Turns[0].Forward.Select(point => point.Angle)]);
        FigureAxis x = AngleAxis.Of("Angle θ of the field", degrees);
        bool hasBack = shown.Any(turn => Differs(turn, point => point.Resistance) || Differs(turn, point => point.Transverse));
        Panel along = Of(shown, x, "Resistance R", point => point.Resistance, hasLegend: true), across = Of(shown, x, "Transverse R_{t}", point => point.Transverse, hasLegend: false);
        return new Figure
        {
            Name = name,
            Title = result.IsHallBar ? "Magnetoresistance and Hall effect in a turned field" : "Resistance in a turned field",
            Caption = $"{(result.IsHallBar ? "Resistance along the Hall bar and transverse voltage over the current" : "Resistance of the stack")} against the angle of the field from {ExperimentFigures.AxisName(result.Along)} towards {ExperimentFigures.AxisName(result.Towards)}."
                + (hasBack ? " Dashed: on the way back." : "")
                + (shown.Length < result.Turns.Count ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" Shown are {shown.Length} of {result.Turns.Count} fields.") : ""),
            SharesX = true,
            Panels = result.IsHallBar ? [along, across] : [along],
        };
    }

    private static Panel Of(FieldTurn[] turns, FigureAxis x, string label, Func<TurnedPoint, double?> value, bool hasLegend) => new()
    {
        X = x,
        Y = new FigureAxis(label, "ohm"),
        Height = 96,
        Curves = [.. turns.SelectMany((turn, i) => Curves(turn, i, value, hasLegend && turns.Length > 1 ? UnitDisplay.Markup(turn.Field, "T") : ""))],
    };

    private static IEnumerable<Curve> Curves(FieldTurn turn, int index, Func<TurnedPoint, double?> value, string label)
    {
        yield return Curve(turn.Forward, value) with { Label = label, Colour = Palette.Of(index), Width = 1.2 };
        if (Differs(turn, value)) yield return Curve(turn.Back, value) with { Colour = Palette.Of(index), Style = LineStyle.Dashed, Width = 1.2 };
    }

    private static Curve Curve(IReadOnlyList<TurnedPoint> points, Func<TurnedPoint, double?> value) =>
        new(AngleAxis.Degrees([.. points.Select(point => point.Angle)]), [.. points.Select(point => value(point) ?? double.NaN)]);

    private static bool Differs(FieldTurn turn, Func<TurnedPoint, double?> value)
    {
        double scale = turn.Forward.Max(point => Math.Abs(value(point) ?? 0));
        return turn.Forward.Zip(turn.Back.Reverse()).Any(pair => value(pair.First) is { } there && value(pair.Second) is { } back && Math.Abs(there - back) > LeastDifference * scale);
    }
}
