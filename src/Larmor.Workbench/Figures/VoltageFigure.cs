using Larmor.Experiments;

namespace Larmor.Workbench.Figures;

/// <summary>The voltage of a device in motion: against time, and its spectrum.</summary>
internal static class VoltageFigure
{
    public static Figure Of(DynamicsResult result, ElectricTrajectory electric, string name)
    {
        FigureAxis time = new("Time t", "s") { Minimum = result.Times[0], Maximum = result.Times[^1] };
        double highest = Math.Min(electric.Spectrum.Frequencies[^1], 6 * (electric.Frequency ?? electric.Spectrum.Frequencies[^1]));
        int shown = Math.Max(2, electric.Spectrum.Frequencies.Count(frequency => frequency <= highest));
        bool pumps = electric.PumpedVoltages.Any(value => value != 0);
        return new Figure
        {
            Name = name,
            Title = "Voltage of the moving device",
            Caption = "Voltage of the left end against the right one" + (pumps ? ", what of it the motion pumps" : "") + ", and the amplitude spectrum of its second half, its mean taken away."
                + (result.Lag is null ? "" : " Dashed: with electrons that follow the moments at once; |u - u'| is how far the moments of the two runs are apart."),
            Panels =
            [
                new Panel
                {
                    X = time,
                    Y = new FigureAxis("V", "V"),
                    Height = 50,
                    Curves =
                    [
                        new Curve(result.Times, electric.Voltages) { Width = 0.7, Label = result.Lag is null ? "" : "electrons that take time" },
                        .. result.Lag is { } lag ? [new Curve(result.Times, lag.Voltages) { Width = 0.7, Colour = Palette.Vermilion, Style = LineStyle.Dashed, Label = "electrons that follow at once" }] : (Curve[])[],
                    ],
                    Rules = [new Rule(electric.Mean, IsVertical: false, LineStyle.Dashed, "mean")],
                },
                .. pumps ? [new Panel { X = time, Y = new FigureAxis("V - RI", "V"), Height = 50, Curves = [new Curve(result.Times, electric.PumpedVoltages) { Colour = Palette.Blue, Width = 0.7 }] }] : (Panel[])[],
                .. result.Lag is { } apart ? [new Panel { X = time, Y = new FigureAxis("|u - u'|", "1"), Height = 50, Curves = [new Curve(result.Times, apart.Distances) { Colour = Palette.Green, Width = 0.8 }] }] : (Panel[])[],
                new Panel
                {
                    X = new FigureAxis("Frequency f", "Hz") { Minimum = 0, Maximum = highest },
                    Y = new FigureAxis("|V(f)|", "V s"),
                    Height = 62,
                    Curves = [new Curve([.. electric.Spectrum.Frequencies.Take(shown)], [.. electric.Spectrum.Amplitudes.Take(shown)]) { Colour = Palette.Vermilion, Width = 0.8 }],
                },
            ],
        };
    }
}
