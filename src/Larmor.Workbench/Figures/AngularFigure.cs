using Larmor.Coupling;
using Larmor.Experiments;

namespace Larmor.Workbench.Figures;

/// <summary>Resistance against the angle, with the torque on the turned magnets beneath.</summary>
internal static class AngularFigure
{
    public static Figure Of(AngularResult result, Device device, string name)
    {
        double[] degrees = AngleAxis.Degrees(result.Angles);
        MarkerShape marker = AngleAxis.Marker(degrees);
        FigureAxis x = AngleAxis.Of(result.AllTogether ? "Angle θ of all moments to the current" : "Angle θ", degrees);
        double area = device.CrossSection?.Area.Si ?? 1;
        Panel resistance = new()
        {
            X = x,
            Y = device.CrossSection is null ? new FigureAxis("R A", "ohm m^2") : new FigureAxis("Resistance R", "ohm"),
            Height = 96,
            Curves = [new Curve(degrees, [.. result.ResistanceAreas.Select(value => value / area)]) { Colour = Palette.Black, Width = 1.3, Marker = marker }],
        };
        return new Figure
        {
            Name = name,
            Title = result.AllTogether ? "Anisotropic magnetoresistance" : "Angular magnetoresistance",
            Caption = result.AllTogether
                ? "Resistance, without the leads’ own, with all moments turned together; at 0° they lie along the current."
                : $"Resistance, without the leads’ own, against the angle of {string.Join(" and ", result.Turned.Select(torque => torque.Name))}, and the torque per area N over the current density J in units of ħ/2|e|: "
                    + "about the turning axis (positive turns the way in which θ grows, at positive current) and out of the plane of turning.",
            SharesX = true,
            Panels = result.AllTogether ? [resistance] : [resistance, Torque(result, x, degrees, marker)],
        };
    }

    private static Panel Torque(AngularResult result, FigureAxis x, double[] degrees, MarkerShape marker)
    {
        double unit = Math.Abs(SpinTorque.PerSpinCurrent);
        bool hasMany = result.Turned.Count > 1;
        List<Curve> curves = [];
        foreach ((TurningTorque torque, int i) in result.Turned.Select((torque, i) => (torque, i)))
        {
            string suffix = hasMany ? $", {torque.Name}" : "";
            curves.Add(new Curve(degrees, [.. torque.Turning.Select(value => value / unit)]) { Label = $"in the plane{suffix}", Colour = Palette.Of(2 * i), Width = 1.3, Marker = marker });
            curves.Add(new Curve(degrees, [.. torque.Across.Select(value => value / unit)]) { Label = $"out of the plane{suffix}", Colour = Palette.Of((2 * i) + 1), Style = LineStyle.Dashed, Width = 1.3, Marker = marker });
        }
        return new Panel { X = x, Y = new FigureAxis("N/J in ħ/2|e|", "1"), Height = 84, Rules = [new Rule(0, IsVertical: false)], Curves = curves };
    }
}
