using Larmor.Coupling;
using Larmor.Experiments;

namespace Larmor.Workbench.Figures;

/// <summary>Efficiency of the torque, its two fields per current, and the resistance against the angle.</summary>
internal static class SpinTransferFigure
{
    public static Figure Of(SpinTransferResult result, Device device, string name)
    {
        double[] degrees = AngleAxis.Degrees(result.Angles);
        FigureAxis x = AngleAxis.Of($"Angle θ to {result.ReferenceLayer}", degrees);
        MarkerShape marker = AngleAxis.Marker(degrees);
        bool hasMany = result.Turned.Count > 1, hasFields = result.Turned.All(magnet => magnet.DampingLike is not null);
        double area = device.CrossSection?.Area.Si ?? 1;
        return new Figure
        {
            Name = name,
            Title = "Spin torque against angle",
            Caption = $"Efficiency η of the torque on {string.Join(" and ", result.Turned.Select(magnet => magnet.Name))} towards {result.ReferenceLayer}, damping-like and field-like"
                + (hasFields ? ", the fields a_{J} and b_{J} per current (positive current along +x)" : "") + ", and the resistance without the leads’ own. 0° is the parallel state.",
            SharesX = true,
            Panels =
            [
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("Efficiency η", "1"),
                    Height = 84,
                    Rules = [new Rule(0, IsVertical: false)],
                    Curves = [.. Pairs(result, degrees, marker, hasMany, magnet => magnet.Efficiencies, magnet => magnet.FieldLikeEfficiencies, "damping-like", "field-like")],
                },
                .. hasFields ? [Fields(result, x, degrees, marker, hasMany)] : (Panel[])[],
                new Panel
                {
                    X = x,
                    Y = device.CrossSection is null ? new FigureAxis("R A", "ohm m^2") : new FigureAxis("Resistance R", "ohm"),
                    Height = 84,
                    Curves = [new Curve(degrees, [.. result.ResistanceAreas.Select(value => value / area)]) { Colour = Palette.Black, Width = 1.3, Marker = marker }],
                },
            ],
        };
    }

    private static Panel Fields(SpinTransferResult result, FigureAxis x, double[] degrees, MarkerShape marker, bool hasMany) => new()
    {
        X = x,
        Y = new FigureAxis("a_{J}, b_{J} per I", "T/A"),
        Height = 92,
        Rules = [new Rule(0, IsVertical: false)],
        Curves = [.. Pairs(result, degrees, marker, hasMany, magnet => magnet.DampingLike!, magnet => magnet.FieldLike!, "a_{J}/I", "b_{J}/I")],
    };

    private static IEnumerable<Curve> Pairs(
        SpinTransferResult result, double[] degrees, MarkerShape marker, bool hasMany, Func<TurnedMagnet, IReadOnlyList<double>> damping, Func<TurnedMagnet, IReadOnlyList<double>> field, string first, string second)
    {
        for (int i = 0; i < result.Turned.Count; i++)
        {
            TurnedMagnet magnet = result.Turned[i];
            string suffix = hasMany ? $", {magnet.Name}" : "";
            yield return new Curve(degrees, damping(magnet)) { Label = first + suffix, Colour = Palette.Of(2 * i), Width = 1.3, Marker = marker };
            yield return new Curve(degrees, field(magnet)) { Label = second + suffix, Colour = Palette.Of((2 * i) + 1), Style = LineStyle.Dashed, Width = 1.3, Marker = marker };
        }
    }
}
