using System.Globalization;
using Larmor.Quantities;

namespace Larmor.Workbench.Display;

/// <summary>Prints values in SI with the unit that a person would choose, for the terminal, the report and the figures.</summary>
/// <remarks>
/// The largest unit in which the value is at least 1 (<c>44 mT</c>, <c>699.6 mohm</c>, <c>7.6 GHz</c>), so that values of one kind that stand
/// beneath one another are read in the same unit. Units that are no row of the quantity table stay as they are.
/// </remarks>
public static class UnitDisplay
{
    private static readonly Dictionary<string, QuantityKind> KindsBySymbol = QuantityKinds.All
        .GroupBy(kind => kind.SiSymbol, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The value in plain text, for example <c>699.6 mohm</c>; a pure number stands alone.</summary>
    /// <param name="value">Value in SI.</param>
    /// <param name="siUnit">SI unit as results carry it, for example <c>ohm m^2</c>; <c>1</c> for a number.</param>
    /// <param name="digits">Significant digits.</param>
    public static string Text(double value, string siUnit, int digits = 4)
    {
        NamedUnit unit = UnitFor(value, siUnit);
        string number = NumberText(value / unit.Si, digits);
        return unit.Symbol is "1" or "" ? number : $"{number} {unit.Symbol}";
    }

    /// <summary>The value for a web page, with Ω, µ, superscripts and a true minus sign.</summary>
    /// <inheritdoc cref="Text"/>
    public static string Html(double value, string siUnit, int digits = 4)
    {
        return MarkupToHtml(Markup(value, siUnit, digits));
    }

    /// <summary>The value with superscripts as <c>^{...}</c>, for figures and their captions.</summary>
    internal static string Markup(double value, string siUnit, int digits = 4)
    {
        NamedUnit unit = UnitFor(value, siUnit);
        string number = NumberMarkup(value / unit.Si, digits);
        return unit.Symbol is "1" or "" ? number : $"{number}\u00a0{UnitMarkup(unit.Symbol)}";
    }

    /// <summary>A number alone for a web page, where its unit stands at the head of the column.</summary>
    internal static string NumberHtml(double value, int digits = 4) => MarkupToHtml(NumberMarkup(value, digits));

    /// <summary>A unit alone for a web page.</summary>
    internal static string UnitHtml(NamedUnit unit) => MarkupToHtml(UnitMarkup(unit.Symbol));

    /// <summary>The unit in which a value of this size is best read.</summary>
    /// <param name="size">Value in SI; for a range its largest magnitude.</param>
    /// <param name="siUnit">Its SI unit.</param>
    public static NamedUnit UnitFor(double size, string siUnit)
    {
        return KindsBySymbol.TryGetValue(siUnit, out QuantityKind? kind) ? QuantityText.ConvenientUnit(size, kind) : new NamedUnit(siUnit, siUnit, 1);
    }

    /// <summary>A unit with typographic signs: <c>fohm m^2</c> becomes <c>fΩ m^{2}</c>.</summary>
    internal static string UnitMarkup(string symbol)
    {
        string text = symbol.Replace("ohm", "Ω", StringComparison.Ordinal).Replace("mu0", "μ_{0}", StringComparison.Ordinal);
        string[] words = text.Split(' ');
        return string.Join('\u00a0', words.Select(Word));

        static string Word(string word)
        {
            string micro = word is ['u', 'm' or 's' or 'A' or 'V' or 'T' or 'W' or 'J' or 'Ω', ..] ? $"µ{word[1..]}" : word;
            if (micro == "deg") return "°";
            int caret = micro.IndexOf('^', StringComparison.Ordinal);
            if (caret < 0) return micro;
            int end = caret + 1;
            while (end < micro.Length && (char.IsAsciiDigit(micro[end]) || micro[end] == '-')) end++;
            return $"{micro[..caret]}^{{{micro[(caret + 1)..end].Replace('-', '−')}}}{Word(micro[end..])}";
        }
    }

    /// <summary>A number in plain text: decimals where they are readable, otherwise a power of ten.</summary>
    internal static string NumberText(double value, int digits)
    {
        (string mantissa, int? exponent) = Split(value, digits);
        return exponent is null ? mantissa : string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent}");
    }

    /// <summary>A number with a true minus sign and a raised power of ten.</summary>
    internal static string NumberMarkup(double value, int digits)
    {
        (string mantissa, int? exponent) = Split(value, digits);
        string typographic = mantissa.Replace('-', '−');
        return exponent is { } power ? $"{typographic}\u202f×\u202f10^{{{PowerText(power)}}}" : typographic;
    }

    /// <summary>An exponent with a true minus sign.</summary>
    internal static string PowerText(int power) => power.ToString(CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Text with <c>^{...}</c> and <c>_{...}</c> as HTML, everything else escaped.</summary>
    internal static string MarkupToHtml(string markup) => string.Concat(RichText.Runs(markup).Select(run =>
    {
        string text = System.Net.WebUtility.HtmlEncode(run.Text);
        return run.Level switch { RunLevel.Raised => $"<sup>{text}</sup>", RunLevel.Lowered => $"<sub>{text}</sub>", _ => text };
    }));

    private static (string Mantissa, int? Exponent) Split(double value, int digits)
    {
        if (value == 0) return ("0", null);
        if (!double.IsFinite(value)) return ("not a finite number", null);
        string scientific = value.ToString($"E{(digits - 1).ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
        int mark = scientific.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(scientific[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is >= -3 and < 6)
        {
            decimal rounded = decimal.Parse(scientific, NumberStyles.Float, CultureInfo.InvariantCulture);
            return (rounded.ToString("0.##################", CultureInfo.InvariantCulture), null);
        }
        string mantissa = scientific[..mark];
        return (mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.TrimEnd('0').TrimEnd('.') : mantissa, exponent);
    }
}
