using System.Globalization;
using Larmor.Experiments;

namespace Larmor.Workbench.Figures;

/// <summary>Resistances of both collinear states against a thickness or a number of repeats, with their difference beneath.</summary>
internal static class SeriesFigure
{
    public static Figure Of(ThicknessSeriesResult result, string name)
    {
        int[] order = [.. Enumerable.Range(0, result.Thicknesses.Count).OrderBy(i => result.Thicknesses[i])];
        double[] thicknesses = Sorted(result.Thicknesses, order);
        string layers = result.Layers.Count == 1 ? $"of {result.Layers[0]}" : "of the layers";
        FigureAxis x = new($"Thickness {layers}", "m") { Minimum = 0 };
        MarkerShape marker = MarkerOf(thicknesses.Length);
        return new Figure
        {
            Name = name,
            Title = "Magnetoresistance against thickness",
            Caption = $"Resistance times area of the parallel (P) and the antiparallel (AP) state, and their difference, against the thickness {layers}. The leads' own resistance is left out.",
            SharesX = true,
            Panels =
            [
                Both(x, thicknesses, Sorted(result.Parallel, order), Sorted(result.Antiparallel, order)),
                new Panel
                {
                    X = x,
                    Y = new FigureAxis("A(R_{AP} − R_{P})", "ohm m^2"),
                    Height = 96,
                    Curves = [new Curve(thicknesses, Sorted(result.Change, order)) { Colour = Palette.Green, Marker = marker, Width = 1.3 }],
                },
            ],
        };
    }

    public static Figure Of(MultilayerSeriesResult result, string name)
    {
        int[] order = [.. Enumerable.Range(0, result.Repeats.Count).OrderBy(i => result.Repeats[i])];
        double[] repeats = [.. order.Select(i => (double)result.Repeats[i])];
        FigureAxis x = new("Repeats N", "1") { Minimum = 0 };
        double?[] model = [.. order.Select(i => result.SeriesResistorRoot[i])];
        List<Curve> roots = [new Curve(repeats, [.. order.Select(i => result.Root[i] ?? double.NaN)]) { Label = "exact", Colour = Palette.Green, Marker = MarkerOf(repeats.Length), Width = 1.3 }];
        if (model.Any(value => value is not null)) roots.Add(new Curve(repeats, [.. model.Select(value => value ?? double.NaN)]) { Label = "series resistors", Colour = Palette.Black, Style = LineStyle.Dotted });
        return new Figure
        {
            Name = name,
            Title = "Magnetoresistance against the number of repeats",
            Caption = string.Create(CultureInfo.InvariantCulture, $"Resistance times area of the parallel (P) and the antiparallel (AP) state against the number of repeats, and A√[(R_{{AP}} − R_{{P}})R_{{AP}}] beside the series-resistor model, a straight line, in which no spin is flipped."),
            SharesX = true,
            Panels =
            [
                Both(x, repeats, Sorted(result.Parallel, order), Sorted(result.Antiparallel, order)),
                new Panel { X = x, Y = new FigureAxis("A√[(R_{AP} − R_{P})R_{AP}]", "ohm m^2"), Height = 124, Curves = roots },
            ],
        };
    }

    private static Panel Both(FigureAxis x, double[] at, double[] parallel, double[] antiparallel) => new()
    {
        X = x,
        Y = new FigureAxis("R A", "ohm m^2"),
        Height = 96,
        Curves =
        [
            new Curve(at, parallel) { Label = "P", Colour = Palette.Blue, Marker = MarkerOf(at.Length), Width = 1.3 },
            new Curve(at, antiparallel) { Label = "AP", Colour = Palette.Vermilion, Style = LineStyle.Dashed, Marker = MarkerOf(at.Length), Width = 1.3 },
        ],
    };

    // Few points are shown as what they are; many make a line.
    private static MarkerShape MarkerOf(int count) => count <= 30 ? MarkerShape.Disc : MarkerShape.None;

    private static double[] Sorted(IReadOnlyList<double> values, int[] order) => [.. order.Select(i => values[i])];
}
