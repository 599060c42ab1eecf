using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Spectra of the moment and of the resistance beside linear response, and lines and effective temperatures against current or field.</summary>
internal static class NoiseFigure
{
    private const int MostCurves = 5, MostPoints = 600;

    public static IReadOnlyList<Figure> Of(NoiseResult result, string name)
    {
        NoisePoint[] known = [.. result.Points.Where(point => point.Frequencies.Count > 0)];
        if (known.Length == 0) return [];
        bool againstField = result.Points.Select(point => point.Current).Distinct().Count() == 1 && result.Points.Count > 1;
        return
        [
            Spectra(result, known, againstField, name),
            .. known.Length > 1 ? [Lines(result, known, againstField, $"{name}-lines")] : (Figure[])[],
            .. known.Length > 1 && known.Any(point => point.EffectiveTemperature is not null) ? [Temperatures(result, known, againstField, $"{name}-temperatures")] : (Figure[])[],
        ];
    }

    private static Figure Spectra(NoiseResult result, NoisePoint[] known, bool againstField, string name)
    {
        NoisePoint[] shown = known.Length <= MostCurves ? known : [.. Enumerable.Range(0, MostCurves).Select(i => known[i * (known.Length - 1) / (MostCurves - 1)])];
        bool hasResistance = shown.All(point => point.ResistanceDensities.Count > 0);
        double highest = 2.5 * shown.Max(point => point.Line?.Frequency.Value ?? point.Frequency ?? 0);
        if (!(highest > 0)) highest = shown[0].Frequencies[^1];
        Panel Of(string label, string unit, Func<NoisePoint, IReadOnlyList<Estimate>> measured, Func<NoisePoint, IReadOnlyList<double>> linear, bool hasLegend) => new()
        {
            X = new FigureAxis("Frequency f", "Hz") { Minimum = 0, Maximum = highest },
            Y = new FigureAxis(label, unit),
            Height = 96,
            Curves =
            [
                .. shown.Select((point, i) => Logarithm(point, measured(point).Select(one => one.Value), highest) with { Label = hasLegend ? Words(result, point, againstField) : "", Colour = Palette.Of(i).Paler(0.35), Width = 0.8 }),
                .. shown.Select((point, i) => Logarithm(point, linear(point), highest) with { Colour = Palette.Of(i), Style = LineStyle.Dashed, Width = 1.2 }),
            ],
        };
        return new Figure
        {
            Name = name,
            Title = "Thermal noise",
            Caption = $"One-sided spectral densities of the moment across its rest or mean (softest direction){(hasResistance ? " and of the resistance" : "")} from an ensemble (full) and in linear response through the same window (dashed). Logarithms to base 10.",
            SharesX = true,
            Panels =
            [
                Of("log_{10}(S_{1} / Hz^{−1})", "1", point => point.Densities[1], point => point.LinearDensities.Count > 0 ? point.LinearDensities[0] : [], hasLegend: true),
                .. hasResistance ? [Of("log_{10}(S_{R} / Ω^{2}Hz^{−1})", "1", point => point.ResistanceDensities, point => point.LinearResistanceDensities, hasLegend: false)] : (Panel[])[],
            ],
        };
    }

    private static Figure Lines(NoiseResult result, NoisePoint[] known, bool againstField, string name)
    {
        bool hasCycle = known.Any(point => point.State == MomentState.LimitCycle);
        NoisePoint[] noisy = [.. known.Where(point => point.Line is not null)], cycles = [.. known.Where(point => point.PhaseLinewidth is not null)];
        FigureAxis x = Axis(result, againstField);
        Curve Theory(Func<NoisePoint, double?> value) => new([.. known.Select(point => X(point, againstField))], [.. known.Select(point => value(point) ?? double.NaN)]) { Label = "theory of weak noise", Colour = Palette.Black, Style = LineStyle.Dashed };
        return new Figure
        {
            Name = name,
            Title = "Lines of thermal motion",
            Caption = "Frequency and full width at half maximum of the line in the spectrum, with bars of one standard error." + (hasCycle ? " On limit cycles also the width from the diffusion of the phase." : "") + " Dashed: linear response, or weak phase noise on a cycle.",
            SharesX = true,
            Panels =
            [
                new Panel { X = x, Y = new FigureAxis("Frequency f", "Hz"), Height = 80, Curves = [Theory(point => point.Frequency), .. Marks(noisy, point => point.Line!.Frequency, "line of the spectrum", MarkerShape.Disc, Palette.Blue, againstField)] },
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("Linewidth Δf", "Hz") { Minimum = 0 },
                    Height = 90,
                    Curves =
                    [
                        Theory(point => point.FullWidth ?? point.Linewidth) with { Label = "" },
                        .. Marks(noisy, point => point.Line!.Width, "", MarkerShape.Disc, Palette.Blue, againstField),
                        .. Marks(cycles, point => point.PhaseLinewidth!.Value, "from the phase", MarkerShape.Ring, Palette.Vermilion, againstField),
                    ],
                },
            ],
        };
    }

    private static Figure Temperatures(NoiseResult result, NoisePoint[] known, bool againstField, string name)
    {
        NoisePoint[] rests = [.. known.Where(point => point.EffectiveTemperature is not null)];
        Curve Of(string label, LineStyle style, Func<NoisePoint, double?> value) => new([.. rests.Select(point => X(point, againstField))], [.. rests.Select(point => value(point) ?? double.NaN)]) { Label = label, Colour = Palette.Black, Style = style };
        return new Figure
        {
            Name = name,
            Title = "Effective temperature",
            Caption = "Temperature that the variances of the moment would need without current: of the ensemble, with bars of one standard error, of linear response, and T/(1 − aJ/aJc).",
            Panels =
            [
                new Panel
                {
                    X = Axis(result, againstField),
                    Y = new FigureAxis("Effective temperature", "K") { Minimum = 0 },
                    Height = 110,
                    Curves =
                    [
                        Of("linear response", LineStyle.Dashed, point => point.LinearEffectiveTemperature),
                        Of("T/(1 − a_{J}/a_{Jc})", LineStyle.Dotted, point => point.TorqueTemperature),
                        .. Marks(rests, point => point.EffectiveTemperature!.Value, "ensemble", MarkerShape.Disc, Palette.Blue, againstField),
                    ],
                },
            ],
        };
    }

    private static IEnumerable<Curve> Marks(NoisePoint[] points, Func<NoisePoint, Estimate> value, string label, MarkerShape marker, Colour colour, bool againstField)
    {
        if (points.Length == 0) yield break;
        yield return new Curve([.. points.Select(point => X(point, againstField))], [.. points.Select(point => value(point).Value)]) { Label = label, Colour = colour, Style = LineStyle.None, Marker = marker };
        yield return new Curve(
            [.. points.SelectMany(point => (double[])[X(point, againstField), X(point, againstField), double.NaN])],
            [.. points.SelectMany(point => (double[])[value(point).Value - value(point).Error, value(point).Value + value(point).Error, double.NaN])]) { Colour = colour, Width = 0.8 };
    }

    /// <summary>The logarithm of a density, of not too many points, from the third frequency on: the window spoils the first.</summary>
    private static Curve Logarithm(NoisePoint point, IEnumerable<double> density, double highest)
    {
        double[] all = [.. density];
        int last = Math.Min(all.Length, point.Frequencies.TakeWhile(frequency => frequency <= highest).Count()), every = Math.Max(1, last / MostPoints);
        int[] places = [.. Enumerable.Range(0, last).Where(k => k >= 2 && k % every == 0)];
        return new Curve([.. places.Select(k => point.Frequencies[k])], [.. places.Select(k => all[k] > 0 ? Math.Log10(all[k]) : double.NaN)]);
    }

    private static double X(NoisePoint point, bool againstField) => againstField ? point.Field : point.Current;

    private static FigureAxis Axis(NoiseResult result, bool againstField) => againstField ? new FigureAxis($"Field μ_{{0}}H_{{{ExperimentFigures.AxisName(result.Along)}}}", "T") : new FigureAxis("Current I", "A");

    private static string Words(NoiseResult result, NoisePoint point, bool againstField)
    {
        bool several = result.Points.Select(one => one.Field).Distinct().Count() > 1;
        return againstField ? UnitDisplay.Markup(point.Field, "T") : UnitDisplay.Markup(point.Current, "A") + (several ? ", " + UnitDisplay.Markup(point.Field, "T") : "");
    }
}
