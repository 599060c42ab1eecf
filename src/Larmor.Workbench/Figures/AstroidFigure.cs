using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>Switching fields in their plane, a colour for each current; a ring where the state ends in growing precession.</summary>
internal static class AstroidFigure
{
    private const int MostCurrents = 7;
    private const double Room = 1.1;

    public static Figure Of(AstroidResult result, string name)
    {
        IGrouping<double, SwitchingField>[] currents = [.. result.Points.GroupBy(point => point.Current)];
        IGrouping<double, SwitchingField>[] shown = currents.Length <= MostCurrents ? currents : [.. Enumerable.Range(0, MostCurrents).Select(i => currents[i * (currents.Length - 1) / (MostCurrents - 1)])];
        double end = Room * result.Points.Max(point => point.Field);
        bool turns = result.Points.Any(point => point.Turns);
        return new Figure
        {
            Name = name,
            Title = "Switching fields",
            Caption = "Fields at which a state of rest that is stable without field loses its stability, by their components in the plane, for each direction of the field."
                + (turns ? " Rings: the state ends in growing precession." : "")
                + (shown.Length < currents.Length ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" Shown are {shown.Length} of {currents.Length} currents.") : ""),
            Panels =
            [
                new Panel
                {
                    X = Axis(ExperimentFigures.AxisName(result.Along), end),
                    Y = Axis(ExperimentFigures.AxisName(result.Towards), end),
                    Height = 0,
                    Rules = [new Rule(0, IsVertical: true, LineStyle.Dotted), new Rule(0, IsVertical: false, LineStyle.Dotted)],
                    Curves = [.. shown.SelectMany((group, i) => Curves([.. group], i, shown.Length > 1 ? UnitDisplay.Markup(group.Key, "A") : ""))],
                },
            ],
        };
    }

    private static FigureAxis Axis(string along, double end) => new($"Field μ_{{0}}H_{{{along}}}", "T") { Minimum = -end, Maximum = end };

    private static Curve[] Curves(SwitchingField[] points, int index, string label)
    {
        Curve ends = Of([.. points.Where(point => !point.Turns)]) with { Colour = Palette.Of(index), Marker = MarkerShape.Disc };
        Curve precesses = Of([.. points.Where(point => point.Turns)]) with { Colour = Palette.Of(index), Marker = MarkerShape.Ring };
        return ends.X.Count > 0 ? [ends with { Label = label }, precesses] : [precesses with { Label = label }];
    }

    private static Curve Of(SwitchingField[] points) =>
        new([.. points.Select(point => point.Field * Math.Cos(point.Angle))], [.. points.Select(point => point.Field * Math.Sin(point.Angle))]) { Style = LineStyle.None };
}
