using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>A driven oscillator at its first field and current: phase against detuning, a colour for each amplitude, and beneath the range against the amplitude.</summary>
internal static class LockingFigure
{
    private const int MostCurves = 7;

    public static Figure Of(OscillatorResult result, string name)
    {
        LockingRange first = result.Locking[0];
        LockingRange[] ranges = [.. result.Locking.Where(range => range.Field == first.Field && range.Current == first.Current)];
        LockingRange[] shown = ranges.Length <= MostCurves ? ranges : [.. Enumerable.Range(0, MostCurves).Select(i => ranges[i * (ranges.Length - 1) / (MostCurves - 1)])], whole = [.. ranges.Where(range => range.Width is not null).OrderBy(range => range.Amplitude)];
        string unit = result.IsDrivenByField ? "T" : "A";
        FigureAxis x = new("Detuning F − f", "Hz") { Minimum = first.Points[0].Detuning, Maximum = first.Points[^1].Detuning };
        Panel phases = new()
        {
            X = x,
            Y = new FigureAxis("Phase φ", "deg"),
            Height = 96,
            Curves = [.. shown.Select((range, i) => new Curve([.. range.Points.Select(point => point.Detuning)], [.. range.Points.Select(point => point.Phase * 180 / Math.PI ?? double.NaN)]) { Label = shown.Length > 1 ? UnitDisplay.Markup(range.Amplitude, unit) : "", Colour = Palette.Of(i), Marker = MarkerShape.Disc })],
        };
        Panel tongue = new()
        {
            X = x,
            Y = new FigureAxis("Amplitude", unit) { Minimum = 0 },
            Height = 76,
            Curves = [Edge(whole, range => range.Lower!.Value), Edge(whole, range => range.Upper!.Value)],
        };
        return new Figure
        {
            Name = name,
            Title = "Locking to a drive",
            Caption = $"Phase by which the oscillation at {UnitDisplay.Text(first.FreeFrequency, "Hz")} is ahead of the drive where it is locked{(whole.Length > 1 ? ", and the ends of the range against the amplitude of the drive" : "")}.",
            SharesX = true,
            Panels = whole.Length > 1 ? [phases, tongue] : [phases],
        };
    }

    private static Curve Edge(LockingRange[] ranges, Func<LockingRange, double> end) => new([.. ranges.Select(end)], [.. ranges.Select(range => range.Amplitude)]) { Marker = MarkerShape.Disc, Width = 1.2 };
}
