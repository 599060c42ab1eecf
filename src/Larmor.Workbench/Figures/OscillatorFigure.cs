using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>An oscillator: frequency, amplitude and, where it is known, power against current (against field where there is one current), a curve for each of the other.</summary>
internal static class OscillatorFigure
{
    private const int MostCurves = 7;

    public static Figure Of(OscillatorResult result, string name)
    {
        bool againstField = result.Points.Select(point => point.Current).Distinct().Count() == 1 && result.Points.Count > 1;
        FigureAxis x = againstField ? new FigureAxis($"Field μ_{{0}}H_{{{ExperimentFigures.AxisName(result.Along)}}}", "T") : new FigureAxis("Current I", "A");
        OscillatorPoint[][] branches = [.. result.Points.GroupBy(point => againstField ? 0 : point.Field).Select(branch => branch.ToArray())];
        OscillatorPoint[][] shown = branches.Length <= MostCurves ? branches : [.. Enumerable.Range(0, MostCurves).Select(i => branches[i * (branches.Length - 1) / (MostCurves - 1)])];
        bool hasPower = result.Points.All(point => point.Power is not null);
        Panel Of(string label, string unit, Func<OscillatorPoint, double> value, bool hasLegend) => new()
        {
            X = x,
            Y = new FigureAxis(label, unit) { Minimum = 0 },
            Height = 76,
            Curves = [.. shown.Select((branch, i) => Branch(branch, i, value, againstField, hasLegend && shown.Length > 1 ? UnitDisplay.Markup(branch[0].Field, "T") : ""))],
        };
        return new Figure
        {
            Name = name,
            Title = "Spin-torque oscillator",
            Caption = $"Limit cycles of the moment: frequency, amplitude of the direction{(hasPower ? ", and power in a matched load" : "")}. Where there is no point the moment rests."
                + (shown.Length < branches.Length ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" Shown are {shown.Length} of {branches.Length} fields.") : ""),
            SharesX = true,
            Panels = [Of("Frequency f", "Hz", point => point.Frequency, hasLegend: true), Of("Amplitude", "1", point => point.Amplitude, hasLegend: false), .. hasPower ? [Of("Power P", "W", point => point.Power!.Value, hasLegend: false)] : Array.Empty<Panel>()],
        };
    }

    private static Curve Branch(OscillatorPoint[] points, int index, Func<OscillatorPoint, double> value, bool againstField, string label) => new(
        [.. points.Select(point => againstField ? point.Field : point.Current)],
        [.. points.Select(point => point.State == MomentState.LimitCycle ? value(point) : double.NaN)])
    {
        Label = label,
        Colour = Palette.Of(index),
        Style = Palette.StyleOf(index),
        Marker = MarkerShape.Disc,
    };
}
