using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Transport;

namespace Larmor.Workbench.Figures;

/// <summary>Profiles along a stack whose moments do not lie on one line: the three components of the accumulation and of the spin current, above the stack to scale.</summary>
internal static class VectorAccumulationFigure
{
    public static Figure Of(AccumulationResult result, Device device, string name)
    {
        FigureAxis x = AccumulationFigure.Along(device);
        double total = result.Transport.CurrentDensity;
        double unit = total == 0 ? 1 : total;
        return new Figure
        {
            Name = name,
            Title = "Spin accumulation along the stack",
            Caption = $"The three components of the spin accumulation Δμ, the spin current (flow along x of spins along x, y, z) and the voltage along the stack, drawn to scale beneath (leads cut), at J_{{0}} = {Display.UnitDisplay.Markup(total, "A/m^2")}. "
                + "Dotted lines are the interfaces; fixed magnets are blue, free ones orange.",
            SharesX = true,
            Stack = device.Stack,
            Panels =
            [
                Components(result, x, new FigureAxis("Δμ", "V"), point => point.Accumulation),
                Components(result, x, total == 0 ? new FigureAxis("J_{s}", "A/m^2") : new FigureAxis("J_{s} / J_{0}", "1"), point => point.SpinCurrent / unit),
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("Voltage", "V"),
                    Height = 56,
                    Curves = [new Curve(result.Positions, [.. result.VectorPoints.Select(point => point.Voltage)]) { Colour = Palette.Black, Width = 1.3 }],
                },
            ],
        };
    }

    private static Panel Components(AccumulationResult result, FigureAxis x, FigureAxis y, Func<NoncollinearPoint, Vector3d> of) => new()
    {
        X = x,
        Y = y,
        Height = 84,
        Rules = [new Rule(0, IsVertical: false)],
        Curves =
        [
            Curve(result, "x", point => of(point).X, Palette.Green, LineStyle.DashDotted),
            Curve(result, "y", point => of(point).Y, Palette.Vermilion, LineStyle.Dashed),
            Curve(result, "z", point => of(point).Z, Palette.Blue, LineStyle.Solid),
        ],
    };

    private static Curve Curve(AccumulationResult result, string label, Func<NoncollinearPoint, double> of, Colour colour, LineStyle style) =>
        new(result.Positions, [.. result.VectorPoints.Select(of)]) { Label = label, Colour = colour, Style = style, Width = 1.3 };
}
