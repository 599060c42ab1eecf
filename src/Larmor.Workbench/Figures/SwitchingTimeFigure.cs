using Larmor.Experiments;

namespace Larmor.Workbench.Figures;

/// <summary>Inverse switching time against current, and how often the moment crosses over.</summary>
internal static class SwitchingTimeFigure
{
    public static Figure Of(SwitchingTimeResult result, string name)
    {
        SwitchingPoint[] points = [.. result.Points.OrderBy(point => point.Current)];
        double[] currents = [.. points.Select(point => point.Current)];
        FigureAxis x = new("Current I", "A");
        return new Figure
        {
            Name = name,
            Title = "Switching time",
            Caption = $"Inverse of the time until the projection on {ExperimentFigures.AxisName(result.Axis)} first changes sign (0 where it does not), and that time. Discs: the moment is turned over in the end; rings: it has gone back.",
            SharesX = true,
            Panels =
            [
                new Panel { X = x, Y = new FigureAxis("Rate 1/t", "1/s") { Minimum = 0 }, Height = 100, Curves = Curves(points, currents, point => 1 / (point.Time ?? double.PositiveInfinity)) },
                new Panel { X = x, Y = new FigureAxis("Time t", "s") { Minimum = 0 }, Height = 76, Curves = Curves(points, currents, point => point.Time ?? double.NaN) },
            ],
        };
    }

    private static Curve[] Curves(SwitchingPoint[] points, double[] currents, Func<SwitchingPoint, double> value) =>
    [
        new Curve(currents, [.. points.Select(value)]) { Colour = Palette.Blue, Width = 0.8 },
        new Curve(currents, [.. points.Select(point => point.IsReversed ? value(point) : double.NaN)]) { Colour = Palette.Blue, Style = LineStyle.None, Marker = MarkerShape.Disc },
        new Curve(currents, [.. points.Select(point => !point.IsReversed && point.Time is not null ? value(point) : double.NaN)]) { Colour = Palette.Vermilion, Style = LineStyle.None, Marker = MarkerShape.Ring },
    ];
}
