using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Workbench.Display;
using Larmor.Workbench.Figures.Rendering;

namespace Larmor.Workbench.Figures;

/// <summary>A transient in time, and the accumulation along the stack at some of its instants.</summary>
internal static class TransientFigure
{
    private const double LeadShare = 0.3;
    private const int PointsPerLayer = 61, MostProfiles = 6;

    public static Figure InTime(TransientResult result, string name)
    {
        IReadOnlyList<TransientPoint> points = result.Transient.Points;
        double[] times = [.. points.Select(point => point.Time)];
        FigureAxis time = new("Time t", "s") { Minimum = times[0], Maximum = times[^1] };
        Panel Of(string label, string unit, params Curve[] curves) => new() { X = time, Y = new FigureAxis(label, unit), Height = 60, Rules = [new Rule(0, IsVertical: false)], Curves = curves };
        return new Figure
        {
            Name = name,
            Title = "Transient",
            Caption = "Charge current density, voltage that spin accumulation adds to that of the resistance, accumulation at both faces of the layer where it becomes largest, and the free energy F that the accumulation stores, per area.",
            SharesX = true,
            Panels =
            [
                WithZero(Of("J_{0}", "A/m^2", Line(times, [.. points.Select(point => point.CurrentDensity)], "", Palette.Black)), points),
                Of("V_{ne}", "V", Line(times, [.. points.Select(point => point.ExcessVoltage)], "", Palette.Vermilion)),
                Of("Δμ", "V", [.. LargestFaces(result.Transient).Select((face, i) => Line(times, result.Transient.FaceAccumulations[face], result.Transient.Faces[face], Palette.Of(i)) with { Style = i == 0 ? LineStyle.Solid : LineStyle.Dashed })]),
                Of("F", "J/m^2", Line(times, [.. points.Select(point => point.StoredEnergy)], "", Palette.Green)),
            ],
        };
    }

    public static Figure Profiles(TransientResult result, Device device, string name)
    {
        IReadOnlyList<TransientProfile> kept = result.Transient.Profiles;
        int[] chosen = [.. Enumerable.Range(0, MostProfiles).Select(i => (int)Math.Round(1 + ((double)i * (kept.Count - 2) / (MostProfiles - 1)))).Where(i => i > 0 && i < kept.Count).Distinct()];
        if (chosen.Length == 0) chosen = [0];
        (int Layer, double X)[] places = [.. Places(device.Stack)];
        double thickness = StackPainter.Faces(device.Stack)[^1];
        return new Figure
        {
            Name = name,
            Title = "Spin accumulation along the stack in time",
            Caption = "Spin accumulation along the stack at some instants, above the stack drawn to scale (leads cut).",
            SharesX = true,
            Stack = device.Stack,
            Panels =
            [
                new Panel
                {
                    X = new FigureAxis("Position x", "m")
                    {
                        Minimum = device.Stack.Layers[0].IsLead ? -LeadShare * thickness : 0,
                        Maximum = device.Stack.Layers[^1].IsLead ? (1 + LeadShare) * thickness : thickness,
                    },
                    Y = new FigureAxis("Δμ", "V"),
                    Height = 110,
                    Rules = [new Rule(0, IsVertical: false)],
                    Curves =
                    [
                        .. chosen.Select((index, i) => new Curve(
                            [.. places.Select(place => place.X)], [.. places.Select(place => kept[index].Accumulation(place.Layer, Length.FromSi(place.X)))])
                        {
                            Label = UnitDisplay.Markup(kept[index].Time, "s", 3),
                            Colour = Palette.Of(i),
                            Style = i % 2 == 0 ? LineStyle.Solid : LineStyle.Dashed,
                            Width = 1.2,
                        }),
                    ],
                },
            ],
        };
    }

    /// <summary>A panel whose axis holds the zero, so that a step is seen as one.</summary>
    private static Panel WithZero(Panel panel, IReadOnlyList<TransientPoint> points)
    {
        double low = Math.Min(0, points.Min(point => point.CurrentDensity)), high = Math.Max(0, points.Max(point => point.CurrentDensity));
        return low == high ? panel : panel with { Y = panel.Y with { Minimum = low - (0.1 * (high - low)), Maximum = high + (0.1 * (high - low)) } };
    }

    private static Curve Line(double[] times, IReadOnlyList<double> values, string label, Colour colour) => new(times, values) { Label = label, Colour = colour, Width = 1.1 };

    /// <summary>The faces of the layer where the accumulation becomes largest.</summary>
    private static IEnumerable<int> LargestFaces(TransientRun run)
    {
        int largest = Enumerable.Range(0, run.Faces.Count).MaxBy(i => run.FaceAccumulations[i].Max(Math.Abs));
        string layer = run.Faces[largest][..run.Faces[largest].LastIndexOf('.')];
        return Enumerable.Range(0, run.Faces.Count).Where(i => run.Faces[i] == $"{layer}.left" || run.Faces[i] == $"{layer}.right");
    }

    private static IEnumerable<(int Layer, double X)> Places(Multilayer stack)
    {
        double x = 0, total = StackPainter.Faces(stack)[^1];
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            double length = stack.Layers[i].Thickness?.Si ?? LeadShare * total, left = stack.Layers[i].IsLead && i == 0 ? -length : x;
            for (int k = 0; k < PointsPerLayer; k++) yield return (i, k == PointsPerLayer - 1 ? (left < 0 ? 0 : left + length) : left + (length * k / (PointsPerLayer - 1)));
            if (!stack.Layers[i].IsLead) x += length;
        }
    }
}
