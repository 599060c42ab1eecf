using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Transport;
using Larmor.Workbench.Figures.Rendering;

namespace Larmor.Workbench.Figures;

/// <summary>Profiles along the stack: accumulation, potentials and currents of the two channels, above the stack to scale.</summary>
internal static class AccumulationFigure
{
    private const double LeadShare = 0.3;

    public static Figure Of(AccumulationResult result, Device device, string name)
    {
        FigureAxis x = Along(device);
        IReadOnlyList<double> positions = result.Positions;
        double total = result.Transport.CurrentDensity;
        return new Figure
        {
            Name = name,
            Title = "Spin accumulation along the stack",
            Caption = $"Spin accumulation, electrochemical potentials and currents of both channels along the stack, drawn to scale beneath (leads cut), at J_{{0}} = {Display.UnitDisplay.Markup(total, "A/m^2")}. "
                + "Up means along the first magnet's axis. Dotted lines are the interfaces; fixed magnets are blue, free ones orange.",
            SharesX = true,
            Stack = device.Stack,
            Panels =
            [
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("Δμ", "V"),
                    Height = 72,
                    Rules = [new Rule(0, IsVertical: false)],
                    Curves = [new Curve(positions, Values(result, point => point.Accumulation)) { Colour = Palette.Black, Width = 1.3 }],
                },
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("μ", "V"),
                    Height = 72,
                    Curves = Pair(positions, result, "μ↑", point => point.PotentialUp, "μ↓", point => point.PotentialDown, 1),
                },
                new Panel
                {
                    X = x,
                    Y = total == 0 ? new FigureAxis("J", "A/m^2") : new FigureAxis("J / J_{0}", "1"),
                    Height = 72,
                    Curves = Pair(positions, result, "J↑", point => point.CurrentUp, "J↓", point => point.CurrentDown, total == 0 ? 1 : total),
                },
            ],
        };
    }

    /// <summary>The axis along the stack, leads cut to a share of it.</summary>
    internal static FigureAxis Along(Device device)
    {
        double thickness = StackPainter.Faces(device.Stack)[^1];
        return new FigureAxis("Position x", "m")
        {
            Minimum = device.Stack.Layers[0].IsLead ? -LeadShare * thickness : 0,
            Maximum = device.Stack.Layers[^1].IsLead ? (1 + LeadShare) * thickness : thickness,
        };
    }

    private static double[] Values(AccumulationResult result, Func<TransportPoint, double> of) => [.. result.Points.Select(of)];

    private static Curve[] Pair(
        IReadOnlyList<double> positions, AccumulationResult result, string up, Func<TransportPoint, double> ofUp, string down, Func<TransportPoint, double> ofDown, double unit) =>
    [
        new Curve(positions, Values(result, point => ofUp(point) / unit)) { Label = up, Colour = Palette.Blue, Width = 1.3 },
        new Curve(positions, Values(result, point => ofDown(point) / unit)) { Label = down, Colour = Palette.Vermilion, Style = LineStyle.Dashed, Width = 1.3 },
    ];
}
