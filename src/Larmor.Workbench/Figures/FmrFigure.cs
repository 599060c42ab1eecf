using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Frequency and linewidth against current or field: stable states as full lines, unstable ones dashed, thresholds as thin lines.</summary>
internal static class FmrFigure
{
    public static Figure Of(FmrResult result, string name)
    {
        bool againstCurrent = result.Resonances.Select(point => point.Current).Distinct().Count() > 1;
        string along = ExperimentFigures.AxisName(result.Along);
        FigureAxis x = againstCurrent ? new FigureAxis("Current I", "A") : new FigureAxis($"Field μ_{{0}}H_{{{along}}}", "T");
        Series[] series = [.. Split(result, againstCurrent)];
        Rule[] thresholds = againstCurrent ? [.. Thresholds(result)] : [];
        return new Figure
        {
            Name = name,
            Title = "Ferromagnetic resonance",
            Caption = "Resonance frequency and linewidth (full width at half maximum) of each state. Full lines: stable; dashed: unstable, where the linewidth is negative."
                + (thresholds.Length > 0 ? " Dash-dotted verticals: threshold currents." : ""),
            SharesX = true,
            Panels =
            [
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("Frequency f", "Hz"),
                    Height = 96,
                    Rules = thresholds,
                    Curves = [.. series.SelectMany(each => Curves(each, point => point.Frequency, hasLegend: true, againstCurrent))],
                },
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("Linewidth Δf", "Hz"),
                    Height = 96,
                    Rules = [new Rule(0, IsVertical: false), .. thresholds.Select(rule => rule with { Label = "" })],
                    Curves = [.. series.SelectMany(each => Curves(each, point => point.Linewidth, hasLegend: false, againstCurrent))],
                },
            ],
        };
    }

    private static IEnumerable<Series> Split(FmrResult result, bool againstCurrent)
    {
        bool hasMany = result.Resonances.Select(point => againstCurrent ? point.Field : point.Current).Distinct().Count() > 1;
        return result.Resonances.GroupBy(point => (point.State, Other: againstCurrent ? point.Field : point.Current)).Select((group, index) =>
        {
            string value = UnitDisplay.Markup(group.Key.Other, againstCurrent ? "T" : "A");
            string label = hasMany ? $"{group.Key.State}, {value}" : group.Key.State;
            return new Series(label, index, [.. group.OrderBy(point => againstCurrent ? point.Current : point.Field)]);
        });
    }

    private static IEnumerable<Rule> Thresholds(FmrResult result)
    {
        double low = result.Resonances.Min(point => point.Current);
        double high = result.Resonances.Max(point => point.Current);
        return result.Thresholds.Where(threshold => threshold.Current >= low && threshold.Current <= high)
            .Select(threshold => threshold.Current).Distinct().Select(current => new Rule(current, IsVertical: true, LineStyle.DashDotted, UnitDisplay.Markup(current, "A", 3)));
    }

    /// <summary>The stable stretches as a full line and the unstable ones dashed, joined where they meet.</summary>
    private static Curve[] Curves(Series series, Func<ResonancePoint, double> of, bool hasLegend, bool againstCurrent)
    {
        double[] x = [.. series.Points.Select(point => againstCurrent ? point.Current : point.Field)];
        double[] stable = [.. series.Points.Select(point => point.Stable ? of(point) : double.NaN)];
        double[] unstable = [.. series.Points.Select((point, i) => !point.Stable || HasUnstableNeighbour(series.Points, i) ? of(point) : double.NaN)];
        MarkerShape marker = x.Length == 1 ? MarkerShape.Disc : MarkerShape.None;
        Colour colour = Palette.Of(series.Index);
        double width = series.Index % 2 == 0 ? 1.3 : 0.9;
        return
        [
            new Curve(x, stable) { Label = hasLegend ? series.Label : "", Colour = colour, Marker = marker, Width = width },
            new Curve(x, unstable) { Colour = colour, Style = LineStyle.Dashed, Marker = marker, Width = width },
        ];
    }

    private static bool HasUnstableNeighbour(IReadOnlyList<ResonancePoint> points, int i) =>
        (i > 0 && !points[i - 1].Stable) || (i + 1 < points.Count && !points[i + 1].Stable);

    private sealed record Series(string Label, int Index, IReadOnlyList<ResonancePoint> Points);
}
