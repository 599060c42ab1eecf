using Larmor.Experiments;

namespace Larmor.Workbench.Figures;

/// <summary>Barriers and retention of both states against field or current, and the switching fields of ramps.</summary>
internal static class ThermalStabilityFigure
{
    private const int MostLines = 5;

    public static IReadOnlyList<Figure> Of(ThermalStabilityResult result, string name) =>
    [
        .. result.Pairs.Count > 1 ? [Escapes(result, name)] : (Figure[])[],
        .. result.Ramps.Any(ramp => ramp.Probabilities.Count > 0) ? [Ramps(result, $"{name}-ramps")] : (Figure[])[],
    ];

    private static Figure Escapes(ThermalStabilityResult result, string name)
    {
        bool againstField = result.Fields.Count > 1;
        FigureAxis x = againstField ? FieldAxis(result) : new FigureAxis("Current I", "A");
        Line[] lines = [.. Lines(result, againstField)];
        return new Figure
        {
            Name = name,
            Title = "Thermal stability",
            Caption = "Barrier over kT and mean time until the state is left, for both states"
                + (againstField && lines.Length > 2 ? ", at several currents" : "") + ". Lines: exact integrals or the slowest mode of the density; rings: formula for high barriers. Dotted: ten years."
                + " Beyond the end of a state the time is that of the slowest relaxation.",
            SharesX = true,
            Panels =
            [
                new Panel { X = x, Y = new FigureAxis("Barrier Δ/kT", "1") { Minimum = 0 }, Height = 90, Curves = [.. lines.Select((line, i) => line.Curve(point => point.Barrier, againstField, i) with { Label = line.Label })] },
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("log_{10}(1/r / s)", "1"),
                    Height = 90,
                    Curves =
                    [
                        .. lines.Select((line, i) => line.Curve(point => Logarithm(point.Method == "formula" ? null : point.Rate), againstField, i)),
                        .. lines.Select((line, i) => line.Thinned().Curve(point => Logarithm(point.Barrier > 1 ? point.FormulaRate : null), againstField, i) with { Style = LineStyle.None, Marker = MarkerShape.Ring }),
                    ],
                    Rules = [new Rule(Math.Log10(315_576_000), IsVertical: false, LineStyle.Dotted)],
                },
            ],
        };
    }

    private static Figure Ramps(ThermalStabilityResult result, string name)
    {
        RampPoint[] ramps = [.. result.Ramps.Where(ramp => ramp.Probabilities.Count > 0).Take(7)];
        bool several = ramps.Select(ramp => ramp.Current).Distinct().Count() > 1;
        string Words(RampPoint ramp) => Display.UnitDisplay.Markup(Math.Abs(ramp.Rate), "T/s") + (several ? ", " + Display.UnitDisplay.Markup(ramp.Current, "A") : "");
        return new Figure
        {
            Name = name,
            Title = "Switching in a field ramp",
            Caption = $"Probability to have left the state {ramps[0].State} while the field goes evenly from {(ramps[0].Rate > 0 ? "its lowest" : "its highest")} value, from the computed rates; one line for each rate of the field.",
            Panels =
            [
                new Panel
                {
                    X = FieldAxis(result),
                    Y = new FigureAxis("Probability of switching", "1") { Minimum = 0, Maximum = 1 },
                    Height = 110,
                    Curves = [.. ramps.Select((ramp, i) => new Curve(result.Fields, ramp.Probabilities) { Label = Words(ramp), Colour = Palette.Of(i), Style = Palette.StyleOf(i) })],
                },
            ],
        };
    }

    private static FigureAxis FieldAxis(ThermalStabilityResult result) => new($"Field μ_{{0}}H_{{{ExperimentFigures.AxisName(result.Along)}}}", "T");

    private static double? Logarithm(double? rate) => rate is > 0 and { } known ? -Math.Log10(known) : null;

    /// <summary>Both states at each current, or against the current at the one field.</summary>
    private static IEnumerable<Line> Lines(ThermalStabilityResult result, bool againstField)
    {
        EscapePair[][] groups = againstField ? [.. result.Pairs.Chunk(result.Fields.Count).Take(MostLines)] : [[.. result.Pairs]];
        foreach (EscapePair[] group in groups)
        {
            string at = groups.Length > 1 ? ", " + Display.UnitDisplay.Markup(group[0].First.Current, "A") : "";
            yield return new Line(group[0].First.State + at, [.. group.Select(pair => pair.First)]);
            yield return new Line(group[0].Second.State + at, [.. group.Select(pair => pair.Second)]);
        }
    }

    private sealed record Line(string Label, EscapePoint[] Points)
    {
        public Line Thinned() => this with { Points = [.. Points.Where((_, i) => i % Math.Max(1, Points.Length / 15) == 0)] };

        public Curve Curve(Func<EscapePoint, double?> value, bool againstField, int i) =>
            new([.. Points.Select(point => againstField ? point.Field : point.Current)], [.. Points.Select(point => value(point) ?? double.NaN)]) { Colour = Palette.Of(i), Style = Palette.StyleOf(i) };
    }
}
