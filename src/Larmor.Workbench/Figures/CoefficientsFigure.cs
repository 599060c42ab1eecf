using Larmor.Experiments;
using Larmor.Experiments.Inverse;
using Larmor.Fitting;

namespace Larmor.Workbench.Figures;

/// <summary>Measured values with the device that fits them, and the regions that hold pairs of coefficients.</summary>
internal static class CoefficientsFigure
{
    private const int Corners = 120;
    private static readonly (double Level, string Words, LineStyle Style)[] Levels = [(0.68, "68 %", LineStyle.Solid), (0.95, "95 %", LineStyle.Dashed)];

    /// <summary>Everything that there is to draw.</summary>
    public static IEnumerable<Figure> Of(CoefficientsResult result, string name)
    {
        yield return Data(result, name);
        if (result.Fit.Reason is null && result.Fit.Parameters.Count > 1) yield return Ellipses(result, $"{name}-regions");
    }

    private static Figure Data(CoefficientsResult result, string name) => new()
    {
        Name = name,
        Title = "Measured values and the device that fits them",
        Caption = (result.Truth is null ? "Measured values" : "Values made up from the device's own coefficients") + " with their standard deviations; lines: the exact answers of the device with the coefficients found, at the same conditions.",
        Panels =
        [
            .. Panel(result, "resonance-frequency", "Frequency f", value => value.Current, "Current I", "A"),
            .. Panel(result, "linewidth", "Linewidth Δf", value => value.Current, "Current I", "A"),
            .. Panel(result, "coercive-fields", "Coercive field μ_{0}H_{c}", value => value.Current, "Current I", "A"),
            .. PumpingPanel(result),
        ],
    };

    private static IEnumerable<Panel> PumpingPanel(CoefficientsResult result)
    {
        MeasuredValue[] values = [.. result.Values.Where(value => value.Quantity == MeasuredQuantity.PumpedVoltage)];
        bool againstField = values.Select(value => value.Field).Distinct().Count() > values.Select(value => value.Frequency).Distinct().Count();
        return againstField
            ? Panel(result, "pumped-voltage", "Pumped voltage V", value => value.Field, "Field μ_{0}H", "T")
            : Panel(result, "pumped-voltage", "Pumped voltage V", value => value.Frequency, "Frequency f", "Hz");
    }

    private static IEnumerable<Panel> Panel(CoefficientsResult result, string group, string label, Func<MeasuredValue, double> place, string placeLabel, string placeUnit)
    {
        int[] rows = [.. Enumerable.Range(0, result.Values.Count).Where(i => result.Values[i].Group == group)];
        if (rows.Length == 0) yield break;
        int[][] series = [.. rows.GroupBy(i => (result.Values[i].Quantity, result.Values[i].IsParallel)).Select(one => one.OrderBy(i => place(result.Values[i])).ToArray())];
        yield return new Panel
        {
            X = Wide(new FigureAxis(placeLabel, placeUnit), rows.Select(i => place(result.Values[i]))),
            Y = Wide(new FigureAxis(label, result.Values[rows[0]].Unit), rows.SelectMany(i => (double[])[result.Values[i].Value!.Value - result.Values[i].Error, result.Values[i].Value!.Value + result.Values[i].Error])),
            Height = 92,
            Curves = [.. series.SelectMany((one, k) => Curves(result, one, place, k, series.Length > 1 ? Words(result.Values[one[0]]) : ""))],
        };
    }

    private static IEnumerable<Curve> Curves(CoefficientsResult result, int[] rows, Func<MeasuredValue, double> place, int index, string label)
    {
        double[] x = [.. rows.Select(i => place(result.Values[i]))];
        MeasuredValue first = result.Values[rows[0]];
        if (result.Lines.FirstOrDefault(line => line.Like.Quantity == first.Quantity && line.Like.IsParallel == first.IsParallel) is { } fine) yield return new Curve(fine.Places, fine.Values) { Colour = Palette.Of(index), Style = Palette.StyleOf(index) };
        else if (result.Fit.Reason is null && rows.Length > 1) yield return new Curve(x, [.. rows.Select(i => result.Fit.Predictions[i])]) { Colour = Palette.Of(index), Style = Palette.StyleOf(index) };
        yield return new Curve(
            [.. x.SelectMany(one => (double[])[one, one, double.NaN])],
            [.. rows.SelectMany(i => (double[])[result.Values[i].Value!.Value - result.Values[i].Error, result.Values[i].Value!.Value + result.Values[i].Error, double.NaN])])
        {
            Colour = Palette.Of(index),
            Width = 0.8,
        };
        yield return new Curve(x, [.. rows.Select(i => result.Values[i].Value!.Value)]) { Colour = Palette.Of(index), Style = LineStyle.None, Marker = index % 2 == 0 ? MarkerShape.Disc : MarkerShape.Square, Label = label };
    }

    /// <summary>The axis with room beyond the outermost values.</summary>
    private static FigureAxis Wide(FigureAxis axis, IEnumerable<double> values)
    {
        double[] all = [.. values];
        double room = 0.06 * (all.Max() - all.Min());
        return room > 0 ? axis with { Minimum = all.Min() - room, Maximum = all.Max() + room } : axis;
    }

    private static string Words(MeasuredValue value) => value.Quantity switch
    {
        MeasuredQuantity.CoerciveFieldUp => "rising field",
        MeasuredQuantity.CoerciveFieldDown => "falling field",
        _ => value.IsParallel ? "parallel" : "antiparallel",
    };

    private static Figure Ellipses(CoefficientsResult result, string name)
    {
        FitResult fit = result.Fit;
        (int First, int Second)[] pairs = [.. Enumerable.Range(1, fit.Parameters.Count - 1).Select(j => (0, j))];
        return new Figure
        {
            Name = name,
            Title = "Regions that hold pairs of coefficients",
            Caption = "Ellipses of the covariance that hold both parameters with 68 % (solid) and 95 % (broken)." + (result.Truth is null ? "" : " Square: the values that the data were made up from.") + (result.Repetitions.Count > 1 ? " Dots: fits of other chance errors." : ""),
            Panels = [.. pairs.Select((pair, k) => Region(result, pair.First, pair.Second, k == 0))],
        };
    }

    private static Panel Region(CoefficientsResult result, int i, int j, bool hasLegend)
    {
        FitResult fit = result.Fit;
        List<Curve> curves = [];
        if (result.Repetitions.Count > 1) curves.Add(new Curve([.. result.Repetitions.Select(one => one.Values[i])], [.. result.Repetitions.Select(one => one.Values[j])]) { Style = LineStyle.None, Marker = MarkerShape.Ring, Colour = Palette.Of(2), Label = "other errors" });
        foreach ((double level, string words, LineStyle style) in Levels) curves.Add(Ellipse(fit, i, j, level) with { Style = style, Label = words });
        curves.Add(new Curve([fit.Values[i]], [fit.Values[j]]) { Style = LineStyle.None, Marker = MarkerShape.Disc, Colour = Palette.Of(0), Label = "found" });
        if (result.Truth is { } truth) curves.Add(new Curve([truth[i]], [truth[j]]) { Style = LineStyle.None, Marker = MarkerShape.Square, Colour = Palette.Of(1), Label = "truth" });
        return new Panel
        {
            X = Wide(Axis(fit.Parameters[i]), curves.SelectMany(curve => curve.X)),
            Y = Wide(Axis(fit.Parameters[j]), curves.SelectMany(curve => curve.Y)),
            Height = 110,
            Curves = [.. curves.Select(curve => hasLegend ? curve : curve with { Label = "" })],
        };
    }

    private static FigureAxis Axis(FitParameter parameter) => new(
        parameter.Name switch { "l-perpendicular" => "Coefficient l_{perp}", "l-parallel" => "Coefficient l_{par}", "l-field-like" => "Coefficient l_{f}", _ => "Damping α" },
        parameter.Unit);

    // Two parameters lie together within −2 ln(1 − p) of the minimum of χ² with probability p.
    private static Curve Ellipse(FitResult fit, int i, int j, double level)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - level)), first = fit.StandardError(i), second = fit.StandardError(j), correlation = fit.Correlation(i, j), across = Math.Sqrt(Math.Max(0, 1 - (correlation * correlation)));
        double[] angles = [.. Enumerable.Range(0, Corners + 1).Select(k => 2 * Math.PI * k / Corners)];
        return new Curve(
            [.. angles.Select(angle => fit.Values[i] + (radius * first * Math.Cos(angle)))],
            [.. angles.Select(angle => fit.Values[j] + (radius * second * ((correlation * Math.Cos(angle)) + (across * Math.Sin(angle)))))])
        {
            Colour = Palette.Of(0),
        };
    }
}
