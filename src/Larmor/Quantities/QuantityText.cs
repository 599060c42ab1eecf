using System.Globalization;

namespace Larmor.Quantities;

/// <summary>Prints values in the unit that a person would choose.</summary>
public static class QuantityText
{
    /// <summary>
    /// The value with its most convenient unit, for example <c>2.5 nm</c> for 2.5e-9 m: the largest unit of the kind in which
    /// the value is at least 1, otherwise the smallest unit.
    /// </summary>
    /// <param name="value">Value in SI units.</param>
    /// <param name="kind">What the value means.</param>
    /// <param name="digits">Significant digits, 1 to 17.</param>
    public static string Format(double value, QuantityKind kind, int digits = 6)
    {
        NamedUnit unit = ConvenientUnit(value, kind);
        string number = (value / unit.Si).ToString(string.Create(CultureInfo.InvariantCulture, $"G{digits}"), CultureInfo.InvariantCulture);
        return $"{ShortExponent(number)} {unit.Symbol}";
    }

    /// <summary>The largest unit of the kind in which <paramref name="value"/> (SI) is at least 1, otherwise the smallest.</summary>
    public static NamedUnit ConvenientUnit(double value, QuantityKind kind)
    {
        double size = Math.Abs(value);
        if (size == 0 || !double.IsFinite(size)) return kind.Units[0];
        NamedUnit[] bySize = [.. kind.Units.OrderByDescending(unit => unit.Si)];
        foreach (NamedUnit unit in bySize)
        {
            if (size >= unit.Si * (1 - 1e-12)) return unit;
        }
        return bySize[^1];
    }

    /// <summary>
    /// The value with a unit, written so that reading it back gives the same bits: in the most convenient unit where that can be done,
    /// otherwise in SI.
    /// </summary>
    /// <param name="value">Value in SI units, finite.</param>
    /// <param name="kind">What the value means.</param>
    public static string Exact(double value, QuantityKind kind)
    {
        NamedUnit unit = ConvenientUnit(value, kind);
        foreach (string format in (ReadOnlySpan<string>)["G15", "G16", "G17"])
        {
            string convenient = $"{(value / unit.Si).ToString(format, CultureInfo.InvariantCulture)} {unit.Symbol}";
            if (QuantityParser.Parse(convenient, kind).Si == value) return convenient;
        }
        return $"{value.ToString("R", CultureInfo.InvariantCulture)} {kind.SiSymbol}";
    }

    /// <summary><c>1.1E+15</c> as a person types it: <c>1.1e15</c>.</summary>
    private static string ShortExponent(string number)
    {
        int mark = number.IndexOf('E', StringComparison.Ordinal);
        return mark < 0 ? number : string.Create(CultureInfo.InvariantCulture, $"{number[..mark]}e{int.Parse(number[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)}");
    }
}
