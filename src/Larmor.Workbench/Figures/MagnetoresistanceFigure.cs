using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Where the resistance comes from: the series part and the non-equilibrium part of every layer and interface, P and AP.</summary>
internal static class MagnetoresistanceFigure
{
    private const double RowHeight = 17;

    public static Figure Of(MagnetoresistanceResult result, Device device, string name)
    {
        double area = device.CrossSection?.Area.Si ?? 1;
        string unit = device.CrossSection is null ? "ohm m^2" : "ohm";
        string quantity = device.CrossSection is null ? "Resistance × area" : "Resistance";
        PlaceGroups rows = PlaceGroups.Of([.. result.Parallel.Shares.Select(share => share.Name)], PowerFigure.MostRows);
        return new Figure
        {
            Name = name,
            Title = "Resistance by layer and interface",
            Caption = "Share of every layer and interface in the resistance, from the left lead to the right: the series part, which spins do not change, and the "
                + "non-equilibrium part R_{ne} of the parallel (P) and the antiparallel (AP) state. The resistance of the leads themselves is left out.",
            Panels =
            [
                new Panel
                {
                    X = new FigureAxis(quantity, unit),
                    Y = new FigureAxis("", "1") { Categories = rows.Labels },
                    Height = (RowHeight * rows.Labels.Count) + 6,
                    Rules = [new Rule(0, IsVertical: true)],
                    Bars =
                    [
                        new BarSeries("series", rows.Sums(i => result.Parallel.Shares[i].Series / area), Palette.Grey.Paler(0.55), 0),
                        new BarSeries("R_{ne}, P", rows.Sums(i => result.Parallel.Shares[i].NonEquilibrium / area), Palette.Blue, 1),
                        new BarSeries("R_{ne}, AP", rows.Sums(i => result.Antiparallel.Shares[i].NonEquilibrium / area), Palette.Orange.Paler(0.2), 2),
                    ],
                },
            ],
        };
    }

    /// <summary>The resistance against the angle of the free layers.</summary>
    public static Figure AgainstAngle(MagnetoresistanceResult result, Device device, string name)
    {
        double[] degrees = AngleAxis.Degrees(result.Angles);
        double area = device.CrossSection?.Area.Si ?? 1;
        return new Figure
        {
            Name = name,
            Title = "Resistance against angle",
            Caption = "Resistance, without the leads’ own, with the free layers turned from their parallel state (0°).",
            Panels =
            [
                new Panel
                {
                    X = AngleAxis.Of("Angle θ of the free layers", degrees),
                    Y = device.CrossSection is null ? new FigureAxis("R A", "ohm m^2") : new FigureAxis("Resistance R", "ohm"),
                    Height = 110,
                    Curves = [new Curve(degrees, [.. result.ResistanceAreas.Select(value => value / area)]) { Colour = Palette.Black, Width = 1.3 }],
                },
            ],
        };
    }
}
