using System.Globalization;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Sweeps;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures;

/// <summary>One quantity of a sweep that is drawn.</summary>
/// <param name="Name">Name of its column.</param>
/// <param name="Unit">SI unit.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Values">A value for each point; NaN where there is none.</param>
internal sealed record SweptScalar(string Name, string Unit, string Meaning, IReadOnlyList<double> Values);

/// <summary>A quantity against the axes of a sweep: lines over one axis, a family of lines or a map over two; of more axes the two fastest, at the first values of the others.</summary>
internal static class SweepFigure
{
    private const int MostLines = 6, MostPointsOnLine = 2000, MostMarkers = 30;

    public static Figure Of(SweepPlan plan, SweptScalar scalar, string name)
    {
        if (plan.Design == SweepDesign.Sobol) return Scatter(plan, scalar, name);
        if (!plan.IsGrid || plan.Axes.Count == 1) return Lines(plan, scalar, name, [new Line("", [.. Enumerable.Range(0, plan.Count)])], 0);
        int slow = plan.Axes.Count - 2, fast = plan.Axes.Count - 1;
        int slowCount = plan.Axes[slow].Values.Count, fastCount = plan.Axes[fast].Values.Count;
        if (Math.Min(slowCount, fastCount) > MostLines) return SweepMap.Of(plan, scalar, name, Around(plan, slow));
        bool alongFast = fastCount >= slowCount;
        int along = alongFast ? fast : slow, family = alongFast ? slow : fast;
        IEnumerable<Line> lines = Enumerable.Range(0, plan.Axes[family].Values.Count).Select(i => new Line(
            UnitDisplay.Markup(plan.Axes[family].Values[i], plan.Axes[family].Unit, 3),
            [.. Enumerable.Range(0, plan.Axes[along].Values.Count).Select(j => alongFast ? (i * fastCount) + j : (j * fastCount) + i)]));
        Figure figure = Lines(plan, scalar, name, [.. lines], along);
        return figure with { Caption = $"{figure.Caption} A line for each {Words(plan.Axes[family].Name)}.{Around(plan, slow)}" };
    }

    /// <summary>A name as words.</summary>
    public static string Words(string name) => name.Replace('-', ' ');

    /// <summary>An axis of the sweep; logarithmic where its values span more than a decade in even ratios.</summary>
    public static (FigureAxis Axis, Func<double, double> Place) AxisOf(SweepAxis axis)
    {
        string words = Words(axis.Name);
        string label = char.ToUpperInvariant(words[0]) + words[1..];
        IReadOnlyList<double> values = axis.Values;
        bool isLogarithmic = values.Count > 2 && values.All(value => value > 0) && values.Max() >= 10 * values.Min() && Math.Abs((values[1] / values[0] / (values[2] / values[1])) - 1) < 1e-6;
        if (!isLogarithmic) return (new FigureAxis(label, axis.Unit), value => value);
        NamedUnit unit = UnitDisplay.UnitFor(values.Min(), axis.Unit);
        string divisor = unit.Symbol == "1" ? "" : $" / {UnitDisplay.UnitMarkup(unit.Symbol)}";
        return (new FigureAxis($"log_{{10}}({words}{divisor})", "1"), value => Math.Log10(value / unit.Si));
    }

    private static Figure Lines(SweepPlan plan, SweptScalar scalar, string name, IReadOnlyList<Line> lines, int along)
    {
        (FigureAxis x, Func<double, double> place) = AxisOf(plan.Axes[along]);
        List<Curve> curves = [];
        foreach (Line line in lines)
        {
            int[] order = [.. line.Points.OrderBy(point => plan.ValueOn(along, point))];
            int step = ((order.Length - 1) / MostPointsOnLine) + 1;
            int[] drawn = [.. order.Where((_, i) => i % step == 0)];
            curves.Add(new Curve([.. drawn.Select(point => place(plan.ValueOn(along, point)))], [.. drawn.Select(point => scalar.Values[point])])
            {
                Label = line.Label,
                Colour = Palette.Of(curves.Count),
                Style = Palette.StyleOf(curves.Count),
                Marker = drawn.Length <= MostMarkers ? MarkerShape.Disc : MarkerShape.None,
                Width = 1.3,
            });
        }
        return Base(scalar, name, $"against {Words(plan.Axes[along].Name)}") with
        {
            Panels = [new Panel { X = x, Y = ValueAxis(scalar), Height = 124, Curves = curves }],
        };
    }

    private static Figure Scatter(SweepPlan plan, SweptScalar scalar, string name)
    {
        int step = ((plan.Count - 1) / MostPointsOnLine) + 1;
        int[] drawn = [.. Enumerable.Range(0, plan.Count).Where(point => point % step == 0)];
        return Base(scalar, name, "against each axis of the design") with
        {
            Panels =
            [
                .. plan.Axes.Take(MostLines).Select((axis, i) =>
                {
                    (FigureAxis x, Func<double, double> place) = AxisOf(axis);
                    return new Panel
                    {
                        X = x,
                        Y = ValueAxis(scalar),
                        Height = 96,
                        Curves = [new Curve([.. drawn.Select(point => place(plan.ValueOn(i, point)))], [.. drawn.Select(point => scalar.Values[point])]) { Colour = Palette.Blue, Style = LineStyle.None, Marker = MarkerShape.Disc }],
                    };
                }),
            ],
        };
    }

    /// <summary>What all figures of a sweep have in common.</summary>
    public static Figure Base(SweptScalar scalar, string name, string against)
    {
        string title = $"{Words(scalar.Name)} {against}";
        return new Figure { Name = name, Title = char.ToUpperInvariant(title[0]) + title[1..], Caption = scalar.Meaning };
    }

    /// <summary>The axis of the quantity itself.</summary>
    public static FigureAxis ValueAxis(SweptScalar scalar)
    {
        string words = Words(scalar.Name);
        return new FigureAxis(char.ToUpperInvariant(words[0]) + words[1..], scalar.Unit);
    }

    /// <summary>Where the axes stand that are not drawn.</summary>
    private static string Around(SweepPlan plan, int slow) => slow == 0 ? "" :
        $" At {string.Join(", ", plan.Axes.Take(slow).Select(axis => string.Create(CultureInfo.InvariantCulture, $"{Words(axis.Name)} {UnitDisplay.Markup(axis.Values[0], axis.Unit, 3)}")))}, the first of several; results.h5 has all.";

    private sealed record Line(string Label, int[] Points);
}
