using Larmor.Experiments;
using Larmor.Numerics;

namespace Larmor.Workbench.Figures;

/// <summary>The ringing of a moment after a pulse in time, and its spectrum with the fitted frequencies.</summary>
internal static class PimmFigure
{
    public static Figure Of(PimmResult result, string name)
    {
        FourierSpectrum spectrum = result.Spectrum!;
        ExponentialTerm[] oscillations = [.. result.Terms.Where(term => term.Rate.Imaginary > 0).Take(1)];
        double top = spectrum.Peak()?.Frequency ?? spectrum.Frequencies[^1] / 3;
        int shown = Math.Max(2, spectrum.Frequencies.Count(frequency => frequency <= 3 * top));
        return new Figure
        {
            Name = name,
            Title = "Ringing after a pulse",
            Caption = $"Above: the component of '{result.Layer}' along {result.Component} in time; the vertical marks where the drives end. Below: spectrum of the ringing from there on"
                + (oscillations.Length > 0 ? $"; the dash-dotted vertical is at the frequency of the largest damped oscillation fitted to it, {Quantities.Frequency.FromSi(oscillations[0].Rate.Imaginary / (2 * Math.PI))}." : "."),
            Panels =
            [
                new Panel
                {
                    X = new FigureAxis("Time t", "s") { Minimum = result.Times[0], Maximum = result.Times[^1] },
                    Y = new FigureAxis($"m_{{{ExperimentFigures.AxisName(result.Component)}}}", "1"),
                    Height = 96,
                    Rules = [new Rule(result.RingDownFrom, IsVertical: true, LineStyle.Dotted)],
                    Curves = [new Curve(result.Times, result.Signal) { Colour = Palette.Blue, Width = 0.8 }],
                },
                new Panel
                {
                    X = new FigureAxis("Frequency f", "Hz") { Minimum = 0, Maximum = spectrum.Frequencies[shown - 1] },
                    Y = new FigureAxis("Amplitude", "s"),
                    Height = 96,
                    Rules = [.. oscillations.Select(term => new Rule(term.Rate.Imaginary / (2 * Math.PI), IsVertical: true, LineStyle.DashDotted))],
                    Curves = [new Curve([.. spectrum.Frequencies.Take(shown)], [.. spectrum.Amplitudes.Take(shown)]) { Colour = Palette.Vermilion, Width = 1.2 }],
                },
            ],
        };
    }
}
