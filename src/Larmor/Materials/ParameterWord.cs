using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>A parameter of a material or an interface under its word in the device file.</summary>
/// <param name="Word">Kebab-case word, for example <c>spin-diffusion-length</c>.</param>
/// <param name="Kind">What its value is; null for a plain number.</param>
/// <param name="Meaning">One sentence with the symbol.</param>
public sealed record ParameterWord(string Word, QuantityKind? Kind, string Meaning);

/// <summary>The value of a parameter with its source.</summary>
/// <param name="Si">Value in SI.</param>
/// <param name="Source">Where it comes from; null for a value that a user has given.</param>
/// <param name="Temperature">Temperature of its measurement in K; null where it is not known.</param>
public readonly record struct ParameterValue(double Si, Citation? Source = null, Temperature? Temperature = null);

/// <summary>The parameters do not make a material or an interface. The message says what is missing or contradictory.</summary>
public sealed class ParameterException : Exception
{
    /// <summary>With the word at fault and a message for the user.</summary>
    /// <param name="word">The word, for example <c>beta</c>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="remedy">What to do, where it is not to give the word a value.</param>
    public ParameterException(string word, string message, string? remedy = null)
        : base(message)
    {
        Word = word;
        Remedy = remedy;
    }

    /// <summary>The word at fault.</summary>
    public string Word { get; }

    /// <summary>What to do, where it is not to give the word a value; null otherwise.</summary>
    public string? Remedy { get; }
}
