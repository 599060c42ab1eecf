using System.Globalization;

namespace Larmor.Workbench.Figures.Rendering;

/// <summary>Where an axis is marked: round values at steps of 1, 2 or 5 times a power of ten.</summary>
internal sealed record AxisTicks(IReadOnlyList<double> Major, IReadOnlyList<double> Minor, int Decimals)
{
    /// <summary>Marks between two values, labelled at least a given share of the axis apart.</summary>
    public static AxisTicks Between(double minimum, double maximum, double leastShare)
    {
        double rough = (maximum - minimum) * Math.Min(leastShare, 0.5);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double multiple = (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        double step = multiple * power;
        int parts = multiple == 2 ? 4 : 5;
        int decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9));
        return new AxisTicks(Multiples(minimum, maximum, step), Multiples(minimum, maximum, step / parts), decimals);
    }

    /// <summary>The label of a mark, with a true minus sign.</summary>
    public string Label(double value)
    {
        string text = value.ToString($"F{Decimals.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
        bool isZero = text.All(character => character is '-' or '0' or '.');
        return isZero ? "0" : text.Replace('-', '−');
    }

    private static List<double> Multiples(double minimum, double maximum, double step)
    {
        double slack = step * 1e-6;
        List<double> values = [];
        for (double k = Math.Ceiling((minimum - slack) / step); k * step <= maximum + slack; k++) values.Add(k * step);
        return values;
    }
}
