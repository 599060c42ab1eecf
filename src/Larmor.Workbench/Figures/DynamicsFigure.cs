using Larmor.Experiments;

namespace Larmor.Workbench.Figures;

/// <summary>A trajectory in time: the three components, the energy, and the powers of torque and damping.</summary>
internal static class DynamicsFigure
{
    public static Figure InTime(DynamicsResult result, string name)
    {
        FigureAxis time = new("Time t", "s") { Minimum = result.Times[0], Maximum = result.Times[^1] };
        double longest = 1.12 * Math.Max(1, result.Moments.Max(moment => moment.Directions.Max(direction => direction.Norm)));
        FigureAxis component = new("m", "1") { Minimum = -longest, Maximum = longest };
        return new Figure
        {
            Name = name,
            Title = result.Moments.Count == 1 ? "Trajectory of the free moment in time" : "Trajectory of the free moments in time",
            Caption = "Components of the direction of each moment (x is the film normal), the energy density, and the power that the spin torque supplies and the Gilbert damping turns into heat"
                + (result.Thermal is null ? "." : " less what the random field brings back, along one trajectory with thermal noise."),
            SharesX = true,
            Panels =
            [
                Component(result, time, component, "m_{x}", direction => direction.X, Palette.Green),
                Component(result, time, component, "m_{y}", direction => direction.Y, Palette.Vermilion),
                Component(result, time, component, "m_{z}", direction => direction.Z, Palette.Blue),
                new Panel
                {
                    X = time,
                    Y = new FigureAxis("V", "J/m^3"),
                    Height = 46,
                    Curves = [new Curve(result.Times, result.Energies) { Width = 0.8 }],
                },
                new Panel
                {
                    X = time,
                    Y = new FigureAxis("Power", "W"),
                    Height = 58,
                    Rules = [new Rule(0, IsVertical: false)],
                    Curves =
                    [
                        new Curve(result.Times, result.GilbertPowers) { Label = result.Thermal is null ? "Gilbert heat" : "heat to the bath", Colour = Palette.Orange.Paler(0.3), Width = 1.4 },
                        new Curve(result.Times, result.TorquePowers) { Label = "spin torque", Colour = Palette.Blue, Width = 0.6 },
                    ],
                },
            ],
        };
    }

    private static Panel Component(DynamicsResult result, FigureAxis time, FigureAxis axis, string label, Func<Numerics.Vector3d, double> of, Colour colour) => new()
    {
        X = time,
        Y = axis with { Label = label },
        Height = 46,
        Rules = [new Rule(0, IsVertical: false, LineStyle.Dotted)],
        Curves =
        [
            .. result.Moments.Select((moment, k) => new Curve(result.Times, [.. moment.Directions.Select(of)])
            {
                Label = result.Moments.Count == 1 ? "" : moment.Name,
                Colour = result.Moments.Count == 1 ? colour : Palette.Of(k),
                Width = 0.8,
            }),
        ],
    };
}
