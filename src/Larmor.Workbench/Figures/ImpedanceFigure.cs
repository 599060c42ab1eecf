using Larmor.Experiments;
using Larmor.Transport;

namespace Larmor.Workbench.Figures;

/// <summary>The complex resistance against frequency, and as a curve in the complex plane.</summary>
internal static class ImpedanceFigure
{
    private const double LeastRatio = 20;

    public static Figure AgainstFrequency(ImpedanceResult result, string name)
    {
        double lowest = result.Frequencies.Min();
        bool isLogarithmic = lowest > 0 && result.Frequencies.Max() > LeastRatio * lowest;
        FigureAxis x = isLogarithmic ? new FigureAxis("log_{10}(f / Hz)", "1") : new FigureAxis("Frequency f", "Hz");
        double[] along = [.. result.Frequencies.Select(frequency => isLogarithmic ? Math.Log10(frequency) : frequency)];
        Rule[] peaks = [.. result.Curves.Select(curve => curve.Peak?.Frequency).OfType<double>().Where(peak => peak > result.Frequencies.Min() && peak < result.Frequencies.Max())
            .Select(peak => new Rule(isLogarithmic ? Math.Log10(peak) : peak, IsVertical: true, LineStyle.Dotted))];
        return new Figure
        {
            Name = name,
            Title = "Impedance against frequency",
            Caption = "Part of the resistance that spin accumulation adds, and the reactance that goes with it, both times area, for a current exp(iωt). Spins cannot follow a fast current: the part vanishes. Dotted verticals: where the reactance is largest.",
            SharesX = true,
            Panels =
            [
                Panel(result, x, along, "Re Z_{ne} A", state => state.NonEquilibriumImpedanceArea.Real, peaks, hasLegend: true),
                Panel(result, x, along, "−Im Z A", state => -state.NonEquilibriumImpedanceArea.Imaginary, peaks, hasLegend: false),
            ],
        };
    }

    public static Figure Nyquist(ImpedanceResult result, string name) => new()
    {
        Name = name,
        Title = "Impedance in the complex plane",
        Caption = "The same impedance as a curve that the frequency runs through, from the resistance at rest on the right to the series resistance alone on the left. A single relaxation time would give a half circle; diffusion flattens it.",
        Panels =
        [
            new Panel
            {
                X = new FigureAxis("Re Z A", "ohm m^2"),
                Y = new FigureAxis("−Im Z A", "ohm m^2"),
                Height = 110,
                Curves =
                [
                    .. result.Curves.Select((curve, i) => new Curve(
                        [.. Ends(curve).Select(state => state.ImpedanceArea.Real)], [.. Ends(curve).Select(state => -state.ImpedanceArea.Imaginary)])
                    {
                        Label = LabelOf(curve),
                        Colour = Palette.Of(i),
                        Style = i == 0 ? LineStyle.Solid : LineStyle.Dashed,
                        Width = 1.3,
                    }),
                ],
            },
        ],
    };

    private static IEnumerable<AlternatingState> Ends(ImpedanceCurve curve) => curve.States.Prepend(curve.Steady).OrderBy(state => state.Frequency);

    private static Panel Panel(ImpedanceResult result, FigureAxis x, double[] along, string label, Func<AlternatingState, double> of, Rule[] peaks, bool hasLegend) => new()
    {
        X = x,
        Y = new FigureAxis(label, "ohm m^2"),
        Height = 84,
        Rules = [new Rule(0, IsVertical: false), .. peaks],
        Curves =
        [
            .. result.Curves.Select((curve, i) => new Curve(along, [.. curve.States.Select(of)])
            {
                Label = hasLegend ? LabelOf(curve) : "",
                Colour = Palette.Of(i),
                Style = i == 0 ? LineStyle.Solid : LineStyle.Dashed,
                Marker = along.Length == 1 ? MarkerShape.Disc : MarkerShape.None,
                Width = 1.3,
            }),
        ],
    };

    private static string LabelOf(ImpedanceCurve curve) => curve.State switch { "parallel" => "P", "antiparallel" => "AP", _ => "" };
}
