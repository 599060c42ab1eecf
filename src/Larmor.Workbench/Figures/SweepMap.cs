using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.Figures;

/// <summary>A quantity over the two fastest axes of a sweep: a cell for each point, in steps of colour that a bar beneath explains.</summary>
internal static class SweepMap
{
    private const int Steps = 10, MostCells = 200;

    private static readonly Colour Pale = new(240, 246, 252), Dark = new(8, 40, 84);

    public static Figure Of(SweepPlan plan, SweptScalar scalar, string name, string around)
    {
        SweepAxis slow = plan.Axes[^2], fast = plan.Axes[^1];
        (FigureAxis xAxis, Func<double, double> xPlace) = SweepFigure.AxisOf(fast);
        (FigureAxis yAxis, Func<double, double> yPlace) = SweepFigure.AxisOf(slow);
        int[] columns = Order(fast.Values), rows = Order(slow.Values);
        double[] values = [.. rows.SelectMany(row => columns.Select(column => scalar.Values[(row * fast.Values.Count) + column]))];
        double[] levels = Levels(values);
        bool lacks = values.Any(value => !double.IsFinite(value));
        Colour[] colours = [.. Enumerable.Range(0, levels.Length - 1).Select(i => At((i + 0.5) / (levels.Length - 1))), .. lacks ? [Palette.Grey.Paler(0.4)] : (Colour[])[]];
        int[] classes = [.. values.Select(value => double.IsFinite(value) ? Class(levels, value) : colours.Length - 1)];
        CellMap cells = new(Edges([.. columns.Select(i => xPlace(fast.Values[i]))]), Edges([.. rows.Select(i => yPlace(slow.Values[i]))]), classes, colours);
        Figure figure = SweepFigure.Base(scalar, name, $"over {SweepFigure.Words(fast.Name)} and {SweepFigure.Words(slow.Name)}");
        return figure with
        {
            Caption = $"{figure.Caption} One cell for each point{(columns.Length < fast.Values.Count || rows.Length < slow.Values.Count ? " drawn" : "")}; the bar beneath gives the steps of colour.{(lacks ? " Grey: no value." : "")}{around}",
            Panels =
            [
                new Panel { X = Fixed(xAxis, cells.XEdges), Y = Fixed(yAxis, cells.YEdges), Height = 0, Cells = cells, HasLetter = false },
                new Panel
                {
                    X = SweepFigure.ValueAxis(scalar) with { Minimum = levels[0], Maximum = levels[^1] },
                    Y = new FigureAxis("", "1") { Categories = [""] },
                    Height = 9,
                    HasLetter = false,
                    Cells = new CellMap(levels, [-0.5, 0.5], [.. Enumerable.Range(0, levels.Length - 1)], colours),
                },
            ],
        };
    }

    private static FigureAxis Fixed(FigureAxis axis, IReadOnlyList<double> edges) => axis with { Minimum = edges[0], Maximum = edges[^1] };

    /// <summary>Rising order, thinned where there are more values than can be seen.</summary>
    private static int[] Order(IReadOnlyList<double> values)
    {
        int[] all = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        int step = ((all.Length - 1) / MostCells) + 1;
        return [.. all.Where((_, i) => i % step == 0)];
    }

    /// <summary>Ends of the steps: round numbers about a tenth of the range apart.</summary>
    private static double[] Levels(double[] values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0) return [0, 1];
        double low = finite.Min(), high = finite.Max();
        if (!(high - low > 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)))) return [low - Math.Max(Math.Abs(low), 1e-300), low + Math.Max(Math.Abs(low), 1e-300)];
        double raw = (high - low) / Steps, power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * ((double[])[1, 2, 2.5, 5, 10]).First(nice => nice * power >= raw * (1 - 1e-9));
        double first = Math.Floor(low / step), last = Math.Ceiling(high / step);
        return [.. Enumerable.Range(0, (int)Math.Max(last - first, 1) + 1).Select(i => (first + i) * step)];
    }

    private static int Class(double[] levels, double value)
    {
        int index = Array.BinarySearch(levels, value);
        return Math.Clamp(index >= 0 ? index : ~index - 1, 0, levels.Length - 2);
    }

    private static Colour At(double share) => share < 0.5 ? Between(Pale, Palette.Blue, 2 * share) : Between(Palette.Blue, Dark, (2 * share) - 1);

    private static Colour Between(Colour a, Colour b, double share) => new(Mix(a.Red, b.Red, share), Mix(a.Green, b.Green, share), Mix(a.Blue, b.Blue, share));

    private static byte Mix(byte a, byte b, double share) => (byte)Math.Round(a + ((b - a) * share));

    /// <summary>Half-way between neighbours, and as far beyond the ends.</summary>
    private static double[] Edges(double[] values)
    {
        double[] edges = new double[values.Length + 1];
        for (int i = 1; i < values.Length; i++) edges[i] = 0.5 * (values[i - 1] + values[i]);
        edges[0] = values[0] - (edges[1] - values[0]);
        edges[^1] = values[^1] + (values[^1] - edges[^2]);
        return edges;
    }
}
