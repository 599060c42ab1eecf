using Larmor.Quantities;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Figures.Rendering;

/// <summary>An axis with its ends, its printed unit and its marks.</summary>
internal sealed class AxisScale
{
    private const double Margin = 0.06;
    private const double VerticalSpacing = 12;
    private const double HorizontalSpacing = 29;

    private readonly FigureAxis axis;
    private readonly double printed;

    private AxisScale(FigureAxis axis, double minimum, double maximum, double leastShare)
    {
        this.axis = axis;
        Minimum = minimum;
        Maximum = maximum;
        double size = Math.Max(Math.Abs(minimum), Math.Abs(maximum));
        NamedUnit unit = UnitDisplay.UnitFor(size, axis.SiUnit);
        int power = Power(size / unit.Si);
        printed = unit.Si * Math.Pow(10, power);
        Title = TitleOf(axis, unit, power);
        Ticks = axis.Categories is { } names
            ? new AxisTicks([.. Enumerable.Range(0, names.Count).Select(i => -(double)i)], [], 0)
            : AxisTicks.Between(minimum / printed, maximum / printed, leastShare);
    }

    /// <summary>Lower end in SI.</summary>
    public double Minimum { get; }

    /// <summary>Upper end in SI.</summary>
    public double Maximum { get; }

    /// <summary>The label with its unit in parentheses.</summary>
    public string Title { get; }

    /// <summary>The marks, in the printed unit.</summary>
    public AxisTicks Ticks { get; }

    /// <summary>An axis that holds all values, with a little room where its ends are not fixed.</summary>
    /// <param name="axis">What is asked for.</param>
    /// <param name="values">The data in SI; those that are not finite are passed over.</param>
    /// <param name="length">Its length on the sheet in points.</param>
    /// <param name="isVertical">Whether it stands upright: then it gets room at both ends, and more marks fit.</param>
    public static AxisScale For(FigureAxis axis, IEnumerable<double> values, double length, bool isVertical)
    {
        double ticks = (isVertical ? VerticalSpacing : HorizontalSpacing) / length;
        if (axis.Categories is { } names) return new AxisScale(axis, 0.5 - names.Count, 0.5, ticks);
        double[] finite = [.. values.Where(double.IsFinite)];
        double low = axis.Minimum ?? (finite.Length == 0 ? 0 : finite.Min());
        double high = axis.Maximum ?? (finite.Length == 0 ? 1 : finite.Max());
        double span = high - low;
        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (span <= 1e-9 * size || span == 0) span = size == 0 ? 1 : 0.2 * size;
        bool isFlat = high - low < span;
        double room = isFlat ? span / 2 : isVertical ? Margin * span : 0;
        return new AxisScale(axis, axis.Minimum ?? (low - room), axis.Maximum ?? (high + room), ticks);
    }

    /// <summary>Share of the axis at which a value in SI stands: 0 at its lower end, 1 at its upper.</summary>
    public double Share(double value) => (value - Minimum) / (Maximum - Minimum);

    /// <summary>The label of a mark given in the printed unit.</summary>
    public string Label(double tick) => axis.Categories is { } names ? names[(int)Math.Round(-tick)] : Ticks.Label(tick);

    /// <summary>The value in SI of a mark given in the printed unit.</summary>
    public double FromTick(double tick) => axis.Categories is null ? tick * printed : tick;

    private static int Power(double size)
    {
        if (size is 0 or (>= 0.01 and < 9999.5)) return 0;
        return 3 * (int)Math.Floor(Math.Log10(size) / 3);
    }

    private static string TitleOf(FigureAxis axis, NamedUnit unit, int power)
    {
        string factor = power == 0 ? "" : $"10^{{{UnitDisplay.PowerText(power)}}}";
        string symbol = unit.Symbol is "1" or "" ? "" : UnitDisplay.UnitMarkup(unit.Symbol);
        string inside = factor.Length > 0 && symbol.Length > 0 ? $"{factor} {symbol}" : factor + symbol;
        return inside.Length == 0 ? axis.Label : axis.Label.Length == 0 ? inside : $"{axis.Label} ({inside})";
    }
}
