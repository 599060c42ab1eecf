using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Mean waiting times of both states against field or current, and the distribution of the waiting times of shots.</summary>
internal static class WaitingTimeFigure
{
    private const int MostLines = 4, MostDistributions = 5;

    public static IReadOnlyList<Figure> Of(RelaxationResult result, string name) =>
    [
        .. result.Points.Count > 1 ? [Means(result, name)] : (Figure[])[],
        .. result.Points.Any(point => point.Times.Count > 1) ? [Distributions(result, $"{name}-distribution")] : (Figure[])[],
    ];

    private static Figure Means(RelaxationResult result, string name)
    {
        bool againstField = result.Fields.Count > 1;
        FigureAxis x = againstField ? new FigureAxis($"Field μ_{{0}}H_{{{ExperimentFigures.AxisName(result.Along)}}}", "T") : new FigureAxis("Current I", "A");
        WaitingTimePoint[][] groups = againstField ? [.. result.Points.Chunk(result.Fields.Count).Take(MostLines)] : [[.. result.Points]];
        double X(WaitingTimePoint point) => againstField ? point.Escapes.First.Field : point.Escapes.First.Current;
        IEnumerable<Curve> Lines(WaitingTimePoint[] group, int i, bool first)
        {
            Colour colour = Palette.Of((2 * i) + (first ? 0 : 1));
            string at = groups.Length > 1 ? ", " + UnitDisplay.Markup(group[0].Escapes.First.Current, "A") : "", state = group[0].Escapes.Of(first).State + at;
            yield return new Curve([.. group.Select(X)], [.. group.Select(point => Logarithm(point.Escapes.Of(first) is { IsOnlyState: false } one ? one.Rate : null))]) { Label = state, Colour = colour, Style = Palette.StyleOf(first ? 0 : 1) };
            WaitingTimePoint[] watched = [.. group.Where(point => (first ? point.Rate : point.BackRate) is { Value: > 0 })];
            if (watched.Length == 0) yield break;
            Estimate Rate(WaitingTimePoint point) => first ? point.Rate!.Value : point.BackRate!.Value;
            yield return new Curve([.. watched.Select(X)], [.. watched.Select(point => Logarithm(Rate(point).Value))]) { Colour = colour, Style = LineStyle.None, Marker = first ? MarkerShape.Disc : MarkerShape.Ring };
            yield return new Curve(
                [.. watched.SelectMany(point => (double[])[X(point), X(point), double.NaN])],
                [.. watched.SelectMany(point => (double[])[Logarithm(Rate(point).Value + Rate(point).Error), Logarithm(Math.Max(0.1 * Rate(point).Value, Rate(point).Value - Rate(point).Error)), double.NaN])]) { Colour = colour, Width = 0.8 };
        }

        return new Figure
        {
            Name = name,
            Title = "Waiting times",
            Caption = "Mean waiting time in each state: from rates (lines) and from an ensemble of shots (marks, with bars of one standard error) where jumps come soon enough.",
            Panels = [new Panel { X = x, Y = new FigureAxis("log_{10}(τ / s)", "1"), Height = 120, Curves = [.. groups.SelectMany((group, i) => Lines(group, i, true).Concat(Lines(group, i, false)))] }],
        };
    }

    private static Figure Distributions(RelaxationResult result, string name)
    {
        WaitingTimePoint[] watched = [.. result.Points.Where(point => point.Times.Count > 1)];
        WaitingTimePoint[] shown = watched.Length <= MostDistributions ? watched : [.. Enumerable.Range(0, MostDistributions).Select(i => watched[i * (watched.Length - 1) / (MostDistributions - 1)])];
        bool manyFields = result.Fields.Count > 1;
        static double Reduced(WaitingTimePoint point, double time) => time * point.Escapes.First.Rate!.Value;
        return new Figure
        {
            Name = name,
            Title = "Distribution of waiting times",
            Caption = "Share of the shots that have not jumped after a time t, in units of the mean waiting time τ of the computed rate; dashed: exp(−t/τ).",
            Panels =
            [
                new Panel
                {
                    X = new FigureAxis("Time t/τ", "1") { Minimum = 0, Maximum = 3 },
                    Y = new FigureAxis("log_{10}(share that waits)", "1") { Minimum = -1.6, Maximum = 0.05 },
                    Height = 120,
                    Curves =
                    [
                        .. shown.Select((point, i) => Survivors(point, Reduced) with { Label = manyFields ? UnitDisplay.Markup(point.Escapes.First.Field, "T") : UnitDisplay.Markup(point.Escapes.First.Current, "A"), Colour = Palette.Of(i), Width = 0.9 }),
                        new Curve([0, 3], [0, -3 / Math.Log(10)]) { Label = "exp(−t/τ)", Colour = Palette.Black, Style = LineStyle.Dashed },
                    ],
                },
            ],
        };
    }

    private static Curve Survivors(WaitingTimePoint point, Func<WaitingTimePoint, double, double> reduced)
    {
        int[] places = [.. Enumerable.Range(0, point.Times.Count).Where(i => point.Waiting[i].Value > 0 && reduced(point, point.Times[i]) <= 3)];
        return new Curve([.. places.Select(i => reduced(point, point.Times[i]))], [.. places.Select(i => Math.Log10(point.Waiting[i].Value))]);
    }

    private static double Logarithm(double? rate) => rate is > 0 and { } known ? -Math.Log10(known) : double.NaN;
}
