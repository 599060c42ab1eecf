using System.Numerics;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Workbench.Display;
using Larmor.Workbench.Figures.Rendering;

namespace Larmor.Workbench.Figures;

/// <summary>Spins across the moments in time, and along the stack at some instants.</summary>
internal static class PrecessionFigure
{
    private const double LeadShare = 0.3;
    private const int PointsPerLayer = 61, MostProfiles = 4;

    public static Figure InTime(PrecessionResult result, string name)
    {
        IReadOnlyList<TransverseTransientPoint> points = result.Run.Points;
        double[] times = [.. points.Select(point => point.Time)];
        FigureAxis time = new("Time t", "s") { Minimum = times[0], Maximum = times[^1] };
        Panel Of(string label, string unit, params Curve[] curves) => new() { X = time, Y = new FigureAxis(label, unit), Height = 66, Rules = [new Rule(0, IsVertical: false)], Curves = curves };
        Curve Line(Func<TransverseTransientPoint, double> value, string label, Colour colour) => new(times, [.. points.Select(value)]) { Label = label, Colour = colour };
        return new Figure
        {
            Name = name,
            Title = "Precession",
            Caption = "Spin current put in, accumulation at the face where it enters along the direction of the spins put in (1) and at right angles to it (2), and the free energy F that the accumulation stores, per area.",
            SharesX = true,
            Panels =
            [
                WithZero(Of("j", "A/m^2", Line(point => point.SpinCurrent, "", Palette.Black)), points),
                Of("D", "V", Line(point => point.Accumulation.Real, "D_{1}", Palette.Of(0)), Line(point => point.Accumulation.Imaginary, "D_{2}", Palette.Of(1)) with { Style = LineStyle.Dashed }),
                Of("F", "J/m^2", Line(point => point.StoredEnergy, "", Palette.Green)),
            ],
        };
    }

    public static Figure Profiles(PrecessionResult result, Device device, string name)
    {
        IReadOnlyList<TransverseTransientProfile> kept = result.Run.Profiles;
        int[] chosen = [.. Enumerable.Range(0, MostProfiles).Select(i => (int)Math.Round(1 + ((double)i * (kept.Count - 2) / (MostProfiles - 1)))).Where(i => i > 0 && i < kept.Count).Distinct()];
        if (chosen.Length == 0) chosen = [0];
        (int Layer, double X)[] places = [.. Places(device.Stack)];
        double thickness = StackPainter.Faces(device.Stack)[^1];
        FigureAxis position = new("Position x", "m")
        {
            Minimum = device.Stack.Layers[0].IsLead ? -LeadShare * thickness : 0,
            Maximum = device.Stack.Layers[^1].IsLead ? (1 + LeadShare) * thickness : thickness,
        };
        Panel Of(string label, bool isNamed, Func<Complex, double> part) => new()
        {
            X = position,
            Y = new FigureAxis(label, "V"),
            Height = 84,
            Rules = [new Rule(0, IsVertical: false)],
            Curves =
            [
                .. chosen.Select((index, i) => new Curve(
                    [.. places.Select(place => place.X)], [.. places.Select(place => part(kept[index].Accumulation(place.Layer, Length.FromSi(place.X))))])
                {
                    Label = isNamed ? UnitDisplay.Markup(kept[index].Time, "s", 3) : "",
                    Colour = Palette.Of(i),
                    Style = i % 2 == 0 ? LineStyle.Solid : LineStyle.Dashed,
                }),
            ],
        };
        return new Figure
        {
            Name = name,
            Title = "Spins across the moments along the stack in time",
            Caption = "Accumulation along the direction of the spins put in (1) and at right angles to it (2) along the stack at some instants, above the stack drawn to scale (leads cut).",
            SharesX = true,
            Stack = device.Stack,
            Panels = [Of("D_{1}", true, value => value.Real), Of("D_{2}", false, value => value.Imaginary)],
        };
    }

    // An axis that holds the zero, so that a step is seen as one.
    private static Panel WithZero(Panel panel, IReadOnlyList<TransverseTransientPoint> points)
    {
        double low = Math.Min(0, points.Min(point => point.SpinCurrent)), high = Math.Max(0, points.Max(point => point.SpinCurrent));
        return low == high ? panel : panel with { Y = panel.Y with { Minimum = low - (0.1 * (high - low)), Maximum = high + (0.1 * (high - low)) } };
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
