using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>First and second harmonic of the transverse voltage: against the field, a colour for each angle, or against the angle where there are more angles than fields.</summary>
internal static class HarmonicsFigure
{
    private const int MostCurves = 7;

    public static Figure Of(HarmonicsResult result, string name)
    {
        double[] angles = [.. result.Points.Select(point => point.Angle).Distinct()], fields = [.. result.Points.Select(point => point.Field).Distinct()];
        bool againstAngle = angles.Length > fields.Length;
        FigureAxis x = againstAngle ? AngleAxis.Of("Angle θ of the field", AngleAxis.Degrees(angles)) : new FigureAxis("Field μ_{0}H", "T") { Minimum = fields.Min(), Maximum = fields.Max() };
        HarmonicPoint[][] groups = [.. result.Points.GroupBy(point => againstAngle ? point.Field : point.Angle).Select(group => group.ToArray())];
        HarmonicPoint[][] shown = groups.Length <= MostCurves ? groups : [.. Enumerable.Range(0, MostCurves).Select(i => groups[i * (groups.Length - 1) / (MostCurves - 1)])];
        Panel of(string label, Func<VoltageHarmonics, double> value, bool hasLegend) => new()
        {
            X = x,
            Y = new FigureAxis(label, "V"),
            Height = 96,
            Curves = [.. shown.Select((group, i) => Curve(group, againstAngle, value) with { Colour = Palette.Of(i), Style = Palette.StyleOf(i), Label = hasLegend && shown.Length > 1 ? Label(group[0], againstAngle) : "" })],
        };
        return new Figure
        {
            Name = name,
            Title = "Harmonic Hall voltages",
            Caption = $"First and second harmonic of the transverse voltage under an alternating current. The field stands along {ExperimentFigures.AxisName(result.Along)} at 0° and along {ExperimentFigures.AxisName(result.Towards)} at 90°."
                + (shown.Length < groups.Length ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" Shown are {shown.Length} of {groups.Length} curves.") : ""),
            SharesX = true,
            Panels = [of("First V_{1}", one => one.First, hasLegend: true), of("Second V_{2}", one => one.Second, hasLegend: false)],
        };
    }

    private static string Label(HarmonicPoint point, bool againstAngle) => againstAngle ? UnitDisplay.Markup(point.Field, "T") : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{point.Angle * 180 / Math.PI:G4}°");

    private static Curve Curve(HarmonicPoint[] points, bool againstAngle, Func<VoltageHarmonics, double> value) => new(
        againstAngle ? AngleAxis.Degrees([.. points.Select(point => point.Angle)]) : [.. points.Select(point => point.Field)],
        [.. points.Select(point => point.Across is { } across ? value(across) : double.NaN)])
    {
        Width = 1.2,
    };
}
