using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Write errors against the length of the pulse at several amplitudes, with trajectories and closed forms beside them.</summary>
internal static class SwitchingFigure
{
    private const int MostLines = 6;
    private const double LowestDecade = -18, Linear = 1e-3, BesideLowest = -13;

    public static IReadOnlyList<Figure> Of(SwitchingResult result, string name) =>
    [
        .. WriteErrorMap.Of(result, $"{name}-map"),
        .. result.Rows.Any(row => row.Points.Count > 1) && result.Pulses.Distinct().Count() > 1 ? [AgainstPulse(result, name)] : (Figure[])[],
    ];

    /// <summary>log₁₀ of a write error; null where there is none.</summary>
    internal static double? Logarithm(double? error) => error is > 0 and { } known ? Math.Log10(known) : null;

    private static Figure AgainstPulse(SwitchingResult result, string name)
    {
        WriteRow[] rows = Shown(result);
        double least = rows.SelectMany(row => row.Points).Min(point => point.WriteError ?? 0);
        bool isLinear = least > Linear;
        double Place(double? error) => isLinear ? error ?? double.NaN : Logarithm(error) is { } decade && decade >= LowestDecade ? decade : double.NaN;
        bool hasFormulas = rows.Any(row => row.Points.Any(point => point.Butler is not null)), hasCounts = result.Ensemble.Count > 0 || rows.Any(row => row.Method == "ensemble");
        return new Figure
        {
            Name = name,
            Title = "Write error against pulse",
            Caption = $"Chance that a pulse leaves the moment on the side of the state {result.Start}."
                + (hasFormulas ? " Thin, dashed: Butler's closed form; dotted: with the exact capture angle." : "")
                + (hasCounts ? " Bars: Wilson's intervals of 95 % of counted trajectories." : ""),
            Panels =
            [
                new Panel
                {
                    X = new FigureAxis("Length of the pulse", "s") { Minimum = 0 },
                    Y = isLinear ? new FigureAxis("Write error", "1") { Minimum = 0, Maximum = 1 } : new FigureAxis("log_{10}(write error)", "1") { Minimum = Math.Max(LowestDecade, Math.Min(BesideLowest, Math.Floor(Logarithm(least) ?? LowestDecade))), Maximum = 0 },
                    Height = 124,
                    Curves = [.. rows.SelectMany((row, i) => Lines(row, i)), .. result.Ensemble.SelectMany(Bar)],
                },
            ],
        };

        IEnumerable<Curve> Lines(WriteRow row, int number)
        {
            WritePoint[] points = [.. row.Points.OrderBy(point => point.Pulse)];
            double[] x = [.. points.Select(point => point.Pulse)];
            Colour colour = Palette.Of(number);
            bool isCounted = row.Method == "ensemble";
            yield return new Curve(x, [.. points.Select(point => Place(point.WriteError))]) { Label = UnitDisplay.Markup(row.Amplitude, result.Unit), Colour = colour, Width = isCounted ? 0.6 : 1.3, Marker = isCounted ? MarkerShape.Ring : MarkerShape.None };
            if (points.Any(point => point.Butler is not null)) yield return new Curve(x, [.. points.Select(point => Place(point.Butler))]) { Colour = colour, Style = LineStyle.Dashed, Width = 0.6 };
            if (points.Any(point => point.Corrected is not null)) yield return new Curve(x, [.. points.Select(point => Place(point.Corrected))]) { Colour = colour, Style = LineStyle.Dotted, Width = 0.8 };
            foreach (WritePoint point in points.Where(point => point.Highest is not null)) yield return new Curve([point.Pulse, point.Pulse], [Place(Math.Max(point.Lowest!.Value, 1e-300)), Place(point.Highest)]) { Colour = colour, Width = 0.7 };
        }

        IEnumerable<Curve> Bar(EnsemblePoint point)
        {
            int number = Array.FindIndex(rows, row => row.Amplitude == point.Amplitude);
            if (number < 0) yield break;
            yield return new Curve([point.Pulse], [Place(point.Counted)]) { Colour = Palette.Of(number), Style = LineStyle.None, Marker = MarkerShape.Ring };
            yield return new Curve([point.Pulse, point.Pulse], [Place(point.Interval.Lowest), Place(point.Interval.Highest)]) { Colour = Palette.Of(number), Width = 0.9 };
        }
    }

    /// <summary>Some amplitudes with trajectories, then others evenly.</summary>
    private static WriteRow[] Shown(SwitchingResult result)
    {
        WriteRow[] known = [.. result.Rows.Where(row => row.Points.Count > 1)];
        if (known.Length <= MostLines) return known;
        double[] counted = [.. result.Ensemble.Select(point => point.Amplitude).Distinct().Order()];
        HashSet<double> chosen = [.. counted.Where((_, i) => i % ((counted.Length / (MostLines / 2)) + 1) == 0)];
        for (int i = 0; i < MostLines && chosen.Count < MostLines; i++) chosen.Add(known[i * (known.Length - 1) / (MostLines - 1)].Amplitude);
        return [.. known.Where(row => chosen.Contains(row.Amplitude))];
    }
}
