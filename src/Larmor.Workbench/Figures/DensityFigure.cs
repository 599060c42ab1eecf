using Larmor.Experiments;
using Larmor.Fluctuations.Density;
using Larmor.Numerics;

namespace Larmor.Workbench.Figures;

/// <summary>The density on the sphere at a few instants with its current, and moments, populations and thermodynamics in time.</summary>
internal static class DensityFigure
{
    private const int Rows = 61;

    public static IReadOnlyList<Figure> Of(DensityOnSphereResult result, string name) => [Maps(result, $"{name}-maps"), InTime(result, name)];

    private static Figure Maps(DensityOnSphereResult result, string name) => new()
    {
        Name = name,
        Title = "Density of the moment on the sphere",
        Caption = "The whole sphere of directions in equal areas: the horizontal line is the film plane, the upper and lower ends its normals. Colours and thin lines: the density, dark where it is high, on a scale of its own in each map; arrows: the current of probability, the longest alike in all maps, lengths as the root of the strength. Squares: stable states without current at the beginning.",
        WidthInMillimetres = 100,
        Panels = [.. result.Maps.SelectMany(map => Map(result, map))],
    };

    private static Panel[] Map(DensityOnSphereResult result, DensityMap map)
    {
        // The map is dark where its number is low.
        SphereField density = SphereField.Of(map.Density.ValueAt, Rows), inverse = density.Negative;
        Panel panel = SphereMap.Of(inverse, Palette.Blue, $"t = {Display.UnitDisplay.Markup(map.Time, "s")}");
        return
        [
            panel with
            {
                Arrows = SphereMap.Arrows(u => map.Current.At(UnitVector.Along(u))),
                Curves = [SphereMap.Contours(inverse, Palette.Blue), .. panel.Curves, .. result.Wells.Select(well => SphereProjection.Line([well.Direction.Components]) with { Marker = MarkerShape.Square })],
            },
            SphereMap.Bar(density, Palette.Blue, "Density ρ", "1/sr", isDarkHigh: true),
        ];
    }

    private static Figure InTime(DensityOnSphereResult result, string name)
    {
        FigureAxis time = new("Time t", "s") { Minimum = result.Times[0], Maximum = result.Times[^1] };
        return new Figure
        {
            Name = name,
            Title = "The ensemble in time",
            Caption = "Mean direction (x is the film normal)" + (result.Wells.Count > 0 ? ", probability of the directions nearest to each stable state" : "")
                + ", energy and free energy, and powers: the dissipation is T times the entropy production, its relaxation the part on the way to the stationary state. Nothing is drawn where the density is too narrow to be resolved.",
            SharesX = true,
            Panels =
            [
                new Panel
                {
                    X = time,
                    Y = new FigureAxis("Mean of m", "1"),
                    Height = 62,
                    Rules = [new Rule(0, IsVertical: false, LineStyle.Dotted)],
                    Curves = [Mean(result, "x", u => u.X, 2), Mean(result, "y", u => u.Y, 1), Mean(result, "z", u => u.Z, 0)],
                },
                .. result.Wells.Count == 0 ? (Panel[])[] : [Populations(result, time)],
                new Panel
                {
                    X = time,
                    Y = new FigureAxis("E, F", "J"),
                    Height = 62,
                    Curves = [Balance(result, "energy", balance => balance.Energy, 0), Balance(result, "free energy", balance => balance.FreeEnergy, 1)],
                },
                new Panel
                {
                    X = time,
                    Y = new FigureAxis("Power", "W"),
                    Height = 74,
                    Rules = [new Rule(0, IsVertical: false)],
                    Curves =
                    [
                        Balance(result, "dissipation", balance => balance.Dissipation, 1),
                        Balance(result, "relaxation", balance => balance.Split?.Relaxation, 0),
                        Balance(result, "heat", balance => balance.HeatPower, 2),
                        .. result.Balances.Any(balance => balance is { TorquePower: not 0 }) ? [Balance(result, "torque", balance => balance.TorquePower, 3)] : (Curve[])[],
                    ],
                },
            ],
        };
    }

    private static Panel Populations(DensityOnSphereResult result, FigureAxis time) => new()
    {
        X = time,
        Y = new FigureAxis("Population", "1") { Minimum = -0.04, Maximum = 1.04 },
        Height = 56,
        Curves = [.. result.Wells.Select((well, i) => new Curve(result.Times, well.Populations) { Label = well.Name, Colour = Palette.Of(i), Style = Palette.StyleOf(i) })],
    };

    private static Curve Mean(DensityOnSphereResult result, string axis, Func<Vector3d, double> of, int i) =>
        new(result.Times, [.. result.Means.Select(of)]) { Label = $"m_{{{axis}}}", Colour = Palette.Of(i), Style = Palette.StyleOf(i) };

    private static Curve Balance(DensityOnSphereResult result, string label, Func<DensityBalance, double?> of, int i) =>
        new(result.Times, [.. result.Balances.Select(balance => balance is null ? double.NaN : of(balance) ?? double.NaN)]) { Label = label, Colour = Palette.Of(i), Style = Palette.StyleOf(i) };
}
