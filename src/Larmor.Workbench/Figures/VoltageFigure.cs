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
            Caption = "Voltage of the left end against the right one" + (pumps ? ", what of it the motion pumps" : "") + ", and the amplitude spectrum of its second half, its mean taken away.",
            Panels =
            [
                new Panel
                {
                    X = time,
                    Y = new FigureAxis("V", "V"),
                    Height = 50,
                    Curves = [new Curve(result.Times, electric.Voltages) { Width = 0.7 }],
                    Rules = [new Rule(electric.Mean, IsVertical: false, LineStyle.Dashed, "mean")],
                },
                .. pumps ? [new Panel { X = time, Y = new FigureAxis("V - RI", "V"), Height = 50, Curves = [new Curve(result.Times, electric.PumpedVoltages) { Colour = Palette.Blue, Width = 0.7 }] }] : (Panel[])[],
                new Panel
                {
                    X = new FigureAxis("Frequency f", "Hz") { Minimum = 0, Maximum = highest },
                    Y = new FigureAxis("|V(f)|", "V s"),
                    Height = 50,
                    Curves = [new Curve([.. electric.Spectrum.Frequencies.Take(shown)], [.. electric.Spectrum.Amplitudes.Take(shown)]) { Colour = Palette.Vermilion, Width = 0.8 }],
                },
            ],
        };
    }
}
