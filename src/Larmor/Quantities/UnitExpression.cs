using System.Globalization;

namespace Larmor.Quantities;

/// <summary>
/// Reads a unit as people type it: <c>nΩ·m</c>, <c>nOhm m</c>, <c>fOhm*m^2</c>, <c>A/m</c>, <c>kJ/m³</c>, <c>1/(J m^3)</c>, <c>S m^-2</c>.
/// </summary>
/// <remarks>
/// <para>Products: a space, <c>*</c>, <c>·</c>, <c>⋅</c>, <c>×</c> or a full stop between letters. Quotients: <c>/</c>, several from left to right,
/// so that A/m/T is A/(m T). A product after a quotient (J/m^3 K) has two readings and is refused: write parentheses.</para>
/// <para>Powers: <c>^2</c>, <c>**2</c>, <c>²</c> or a bare <c>m2</c>, with a sign. Integer powers only.</para>
/// <para>Both micro signs and <c>u</c>, both ohm signs, <c>ohm</c> and <c>Ohm</c>, both Å are the same. After the sign Ω a product needs no space: nΩm.</para>
/// </remarks>
public sealed class UnitExpression
{
    private const int LargestPower = 12;
    private const int DeepestNesting = 16;
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private readonly string text;
    private int position;
    private int depth;

    private UnitExpression(string text) => this.text = text;

    /// <summary>The unit that a text means.</summary>
    /// <exception cref="QuantityFormatException">The text is not a unit; the message says where.</exception>
    public static Unit Parse(string text)
    {
        UnitExpression reader = new(Clean(text));
        reader.SkipSpaces();
        if (reader.AtEnd) return Unit.One;
        Unit unit = reader.Expression();
        if (!reader.AtEnd) throw reader.Unexpected();
        return unit;
    }

    /// <summary>The text with one spelling for characters that look alike.</summary>
    internal static string Clean(string text) => text
        .Replace("A\u030A", "Å", StringComparison.Ordinal)
        .Replace('\u212B', 'Å')
        .Replace('\u2126', 'Ω')
        .Replace('\u00B5', 'u')
        .Replace('\u03BC', 'u')
        .Replace('\u00BA', '°')
        .Replace('\u2212', '-')
        .Replace('\u207B', '-')
        .Replace('\u00A0', ' ')
        .Replace('\u2009', ' ')
        .Replace('\u202F', ' ')
        .Trim();

    private bool AtEnd => position >= text.Length;

    private char Here => AtEnd ? '\0' : text[position];

    private Unit Expression()
    {
        Unit unit = Unit.One;
        bool divided = Here == '/';
        if (!divided)
        {
            if (IsProduct(Here)) Advance();
            unit = Factor();
        }
        while (true)
        {
            SkipSpaces();
            if (AtEnd || Here == ')') return unit;
            if (Here == '/')
            {
                Advance();
                unit /= Factor();
                divided = true;
                continue;
            }
            if (divided) throw Failure("a product after a quotient has two readings; write parentheses, as in '1/(J m^3)'");
            if (IsProduct(Here)) Advance();
            else if (!char.IsLetter(Here) && Here is not ('(' or '°' or '%')) throw Unexpected();
            unit *= Factor();
        }
    }

    private Unit Factor()
    {
        SkipSpaces();
        Unit unit;
        if (Here == '(')
        {
            if (++depth > DeepestNesting) throw Failure("the parentheses are nested too deeply");
            Advance();
            unit = Expression();
            if (Here != ')') throw Failure("a closing parenthesis is missing");
            position++;
            depth--;
        }
        else if (Here == '1' && !(position + 1 < text.Length && (char.IsAsciiDigit(text[position + 1]) || text[position + 1] == '.')))
        {
            position++;
            unit = Unit.One;
        }
        else
        {
            unit = Symbol();
        }
        return Power() is { } power ? unit.ToThe(power) : unit;
    }

    private Unit Symbol()
    {
        int start = position;
        if (Here is '°' or '%') position++;
        else
        {
            while (char.IsLetter(Here))
            {
                position++;
                if (text[position - 1] == 'Ω') break;
            }
        }
        if (position == start) throw Unexpected();
        string symbol = text[start..position];
        if (symbol == "°" && Here == 'C') throw Failure("degrees Celsius are not read; give the temperature in K (add 273.15)");
        if (UnitSymbols.TryFind(symbol, out Unit unit)) return unit;
        IReadOnlyList<string> near = UnitSymbols.Near(symbol);
        string hint = near.Count > 0 ? $"; did you mean {string.Join(" or ", near.Select(one => $"'{one}'"))}?"
            : symbol.EndsWith("ohmm", StringComparison.OrdinalIgnoreCase) ? $"; write a product with a space: '{symbol[..^1]} m'"
            : "";
        throw Failure($"'{symbol}' is not a unit that Larmor knows{hint}");
    }

    private int? Power()
    {
        int mark = position;
        bool marked = Here == '^' || (Here == '*' && position + 1 < text.Length && text[position + 1] == '*');
        if (marked)
        {
            position += Here == '^' ? 1 : 2;
            SkipSpaces();
        }
        bool enclosed = marked && Here == '(';
        if (enclosed) Advance();
        int sign = Here == '-' ? -1 : 1;
        if (Here is '-' or '+') position++;
        int value = 0;
        int digits = 0;
        while (Digit(Here) is { } digit)
        {
            value = Math.Min(1000, (value * 10) + digit);
            digits++;
            position++;
        }
        if (digits == 0)
        {
            if (marked) throw Failure("a power needs a whole number, as in 'm^2'");
            position = mark;
            return null;
        }
        if (Here is '.' or '/' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]) && (Here == '.' || enclosed)) throw Failure("only whole powers of units are read");
        if (enclosed)
        {
            SkipSpaces();
            if (Here != ')') throw Failure("a closing parenthesis is missing");
            position++;
        }
        if (value > LargestPower) throw Failure(string.Create(CultureInfo.InvariantCulture, $"the power is larger than {LargestPower}"));
        return sign * value;
    }

    private static int? Digit(char character)
    {
        if (char.IsAsciiDigit(character)) return character - '0';
        int superscript = Superscripts.IndexOf(character, StringComparison.Ordinal);
        return superscript >= 0 ? superscript : null;
    }

    private static bool IsProduct(char character) => character is '*' or '·' or '⋅' or '×' or '.';

    private void Advance()
    {
        position++;
        SkipSpaces();
    }

    private void SkipSpaces()
    {
        while (!AtEnd && char.IsWhiteSpace(text[position])) position++;
    }

    private QuantityFormatException Unexpected() => AtEnd
        ? Failure("the unit ends too early")
        : Failure(char.IsAsciiDigit(Here) ? $"the digit '{Here}' is not expected in a unit; write a number without spaces and a power as 'm^2'" : $"'{Here}' is not expected in a unit");

    private static QuantityFormatException Failure(string message) => new(message);
}
