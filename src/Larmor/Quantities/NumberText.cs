using System.Globalization;

namespace Larmor.Quantities;

/// <summary>Splits a text into a number and what follows it.</summary>
internal readonly record struct NumberText(string Digits, int Exponent, string Rest)
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const int LargestExponent = 100_000;

    /// <summary>Reads the number at the start of a text.</summary>
    /// <exception cref="QuantityFormatException">There is none, or it is written in a way that has two readings.</exception>
    public static NumberText Split(string text)
    {
        string clean = UnitExpression.Clean(text);
        int position = 0;
        string sign = "";
        if (position < clean.Length && clean[position] is '+' or '-') sign = clean[position++] == '-' ? "-" : "";
        int start = position;
        while (position < clean.Length && char.IsAsciiDigit(clean[position])) position++;
        if (position < clean.Length && clean[position] == '.') position++;
        while (position < clean.Length && char.IsAsciiDigit(clean[position])) position++;
        string digits = clean[start..position];
        if (!digits.Any(char.IsAsciiDigit)) throw new QuantityFormatException(NotANumber(clean));
        if (position < clean.Length && clean[position] == ',') throw new QuantityFormatException("a decimal point is written '.', not ','");
        int exponent = Exponent10(clean, ref position);
        string rest = clean[position..].TrimStart();
        if (rest.StartsWith('±') || rest.StartsWith("+-", StringComparison.Ordinal) || rest.StartsWith("+/-", StringComparison.Ordinal))
        {
            throw new QuantityFormatException("an uncertainty is not read here; give the value alone");
        }
        if (rest.StartsWith('^')) throw new QuantityFormatException("a power of ten is written '1e-3' or '1×10^-3'");
        if (rest.StartsWith('_')) throw new QuantityFormatException("digits are written without '_'");
        return new NumberText(sign + digits, exponent, rest);
    }

    /// <summary>The number times ten to the power <paramref name="power"/>, rounded once.</summary>
    /// <exception cref="QuantityFormatException">The number is too large or too small for double precision.</exception>
    public double Times10(int power)
    {
        long exponent = (long)Exponent + power;
        double value = double.Parse(string.Create(CultureInfo.InvariantCulture, $"{Digits}e{exponent}"), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value)) throw new QuantityFormatException("the number is too large; the largest that Larmor can hold is about 1e308 in SI units");
        if (value == 0 && Digits.AsSpan().IndexOfAnyInRange('1', '9') >= 0) throw new QuantityFormatException("the number is too small; the smallest that Larmor can hold is about 1e-308 in SI units");
        return value;
    }

    private static int Exponent10(string text, ref int position)
    {
        int mark = position;
        if (mark < text.Length && text[mark] is 'e' or 'E')
        {
            int next = mark + 1;
            if (Integer(text, ref next) is { } exponent)
            {
                position = next;
                return exponent;
            }
            return 0;
        }
        while (mark < text.Length && text[mark] == ' ') mark++;
        if (mark >= text.Length || text[mark] is not ('×' or 'x' or '*' or '·')) return 0;
        mark++;
        while (mark < text.Length && text[mark] == ' ') mark++;
        if (!text.AsSpan(mark).StartsWith("10", StringComparison.Ordinal)) return 0;
        mark += 2;
        if (mark < text.Length && text[mark] == '^') mark++;
        else if (text.AsSpan(mark).StartsWith("**", StringComparison.Ordinal)) mark += 2;
        else if (mark < text.Length && char.IsAsciiDigit(text[mark])) return 0;
        if (Integer(text, ref mark) is not { } power) return 0;
        position = mark;
        return power;
    }

    private static int? Integer(string text, ref int position)
    {
        int next = position;
        int sign = 1;
        if (next < text.Length && text[next] is '+' or '-') sign = text[next++] == '-' ? -1 : 1;
        int value = 0;
        int count = 0;
        while (next < text.Length)
        {
            int digit = char.IsAsciiDigit(text[next]) ? text[next] - '0' : Superscripts.IndexOf(text[next], StringComparison.Ordinal);
            if (digit < 0) break;
            value = Math.Min(LargestExponent, (value * 10) + digit);
            count++;
            next++;
        }
        if (count == 0) return null;
        position = next;
        return sign * value;
    }

    private static string NotANumber(string text)
    {
        string word = text.TrimStart('+', '-', '.');
        if (text.Length == 0) return "there is nothing";
        if (word.StartsWith("nan", StringComparison.OrdinalIgnoreCase)) return "NaN is not a value";
        if (word.StartsWith("inf", StringComparison.OrdinalIgnoreCase) || word.StartsWith('∞')) return "an infinite value is not read here";
        return $"'{text}' does not begin with a number";
    }
}
