using System.Diagnostics.CodeAnalysis;

namespace Larmor.Quantities;

/// <summary>Reads quantities from text: <c>Quantity.Parse&lt;Length&gt;("2.5 nm")</c>.</summary>
public static class Quantity
{
    /// <summary>The quantity that a text means, for example <c>1.4e6 A/m</c>.</summary>
    /// <typeparam name="T">The quantity that is due.</typeparam>
    /// <exception cref="QuantityFormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static T Parse<T>(string text)
        where T : struct, IQuantity<T> =>
        T.FromSi(QuantityParser.Parse(text, T.Kind).Si);

    /// <summary>The quantity that a text means; false with a message where it means none.</summary>
    /// <typeparam name="T">The quantity that is due.</typeparam>
    public static bool TryParse<T>(string text, out T quantity, [NotNullWhen(false)] out string? message)
        where T : struct, IQuantity<T>
    {
        try
        {
            quantity = Parse<T>(text);
            message = null;
            return true;
        }
        catch (QuantityFormatException failure)
        {
            quantity = default;
            message = failure.Message;
            return false;
        }
    }
}
