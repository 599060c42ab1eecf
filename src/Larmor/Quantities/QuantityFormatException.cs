namespace Larmor.Quantities;

/// <summary>A text is not the quantity that is due. The message says what was expected, with an example, and what was found.</summary>
public sealed class QuantityFormatException : FormatException
{
    /// <summary>With a message for the user.</summary>
    /// <param name="message">What was expected and what was found.</param>
    public QuantityFormatException(string message)
        : base(message)
    {
    }
}
