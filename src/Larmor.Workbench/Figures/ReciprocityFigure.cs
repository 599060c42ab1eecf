using Larmor.Experiments;
using Larmor.Quantities;

namespace Larmor.Workbench.Figures;

/// <summary>Torque per current against pumped voltage, on a diagonal, and the two resonances of a laboratory over each other.</summary>
internal static class ReciprocityFigure
{
    private static readonly MarkerShape[] Shapes = [MarkerShape.Ring, MarkerShape.TriangleUp, MarkerShape.Square, MarkerShape.Diamond];

    public static Figure Of(ReciprocityResult result, string name)
    {
        double unit = PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElementaryCharge), largest = 1.08 / unit * Math.Max(1e-30 * unit, result.Pairs.Max(pair => Math.Max(Math.Abs(pair.Torque), Math.Abs(pair.Voltage))));
        string[] layers = [.. result.Pairs.Select(pair => pair.Layer).Distinct(StringComparer.Ordinal)];
        return new Figure
        {
            Name = name,
            Title = "Both ways of spin transfer",
            Caption = "Each point: one axis across a free moment at one direction. Across: torque per area over the current density. Up: voltage that the moment pumps per rate of turning about that axis with all moments reversed. Reciprocity puts all points on the diagonal.",
            Panels =
            [
                new Panel
                {
                    X = new FigureAxis("Torque per current N/J_{0} at u, in ħ/2e", "1") { Minimum = -largest, Maximum = largest },
                    Y = new FigureAxis("Pumped voltage V/Ω at −u, in ħ/2e", "1") { Minimum = -largest, Maximum = largest },
                    Height = 180,
                    Curves =
                    [
                        new Curve([-largest, largest], [-largest, largest]) { Colour = Palette.Grey, Width = 0.8 },
                        .. layers.Select((layer, k) => new Curve([.. Of(layer).Select(pair => pair.Torque / unit)], [.. Of(layer).Select(pair => pair.Voltage / unit)])
                        {
                            Label = layers.Length == 1 ? "" : layer, Colour = Palette.Of(k), Style = LineStyle.None, Marker = Shapes[k % Shapes.Length],
                        }),
                    ],
                },
            ],
        };

        IEnumerable<ExchangedPair> Of(string layer) => result.Pairs.Where(pair => pair.Layer == layer);
    }

    public static Figure Resonances(ReciprocityResult result, string name)
    {
        double[] fields = [.. result.Lines.Select(line => line.Field)];
        string along = ExperimentFigures.AxisName(result.Along);
        int every = Math.Max(1, fields.Length / 30);
        int[] shown = [.. Enumerable.Range(0, fields.Length).Where(i => i % every == 0)];
        double[] some = [.. shown.Select(i => fields[i])];
        return new Figure
        {
            Name = name,
            Title = "Two resonances that are one",
            Caption = "Lines: swing of the magnetic moment along the microwave field’s direction per alternating current. Markers: voltage pumped per alternating field over −iω, with the field and all moments reversed.",
            Panels =
            [
                new Panel
                {
                    X = new FigureAxis(along.StartsWith('[') ? "Field μ_{0}H" : $"Field μ_{{0}}H_{{{along}}}", "T") { Minimum = fields.Min(), Maximum = fields.Max() },
                    Y = new FigureAxis("m/I and V/(−iωb)", "m^2"),
                    Height = 124,
                    Rules = [new Rule(0, IsVertical: false)],
                    Curves =
                    [
                        new Curve(fields, [.. result.Lines.Select(line => line.Swing.Real)]) { Label = "m/I, in phase", Colour = Palette.Blue, Width = 1.3 },
                        new Curve(fields, [.. result.Lines.Select(line => line.Swing.Imaginary)]) { Label = "m/I, quadrature", Colour = Palette.Vermilion, Style = LineStyle.Dashed, Width = 1.3 },
                        new Curve(some, [.. shown.Select(i => result.Lines[i].Voltage.Real)]) { Label = "V/(−iωb)", Colour = Palette.Blue, Style = LineStyle.None, Marker = MarkerShape.Ring },
                        new Curve(some, [.. shown.Select(i => result.Lines[i].Voltage.Imaginary)]) { Colour = Palette.Vermilion, Style = LineStyle.None, Marker = MarkerShape.TriangleUp },
                    ],
                },
            ],
        };
    }
}
