using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The range of a number, with its words.</summary>
internal sealed record Limits(double Minimum, bool ExcludesMinimum, double Maximum, bool ExcludesMaximum, string Words)
{
    public static Limits None { get; } = new(double.NegativeInfinity, false, double.PositiveInfinity, false, "");

    public static Limits Positive { get; } = new(0, true, double.PositiveInfinity, false, "must be greater than zero");

    public static Limits NotNegative { get; } = new(0, false, double.PositiveInfinity, false, "must not be negative");

    public static Limits InsideOne { get; } = new(-1, true, 1, true, "must lie between -1 and 1, both excluded");

    public static Limits UpToOne { get; } = new(-1, false, 1, false, "must lie between -1 and 1");

    public bool Contain(double value) =>
        (ExcludesMinimum ? value > Minimum : value >= Minimum) && (ExcludesMaximum ? value < Maximum : value <= Maximum);

    public void Describe(JsonObject schema)
    {
        if (double.IsFinite(Minimum)) schema[ExcludesMinimum ? "exclusiveMinimum" : "minimum"] = Minimum;
        if (double.IsFinite(Maximum)) schema[ExcludesMaximum ? "exclusiveMaximum" : "maximum"] = Maximum;
    }
}

/// <summary>A number with a unit, as its value in SI.</summary>
internal sealed class QuantityForm(QuantityKind kind, Limits limits, string? infinite = null) : ValueForm<double>
{
    // Three of them multiplied, or one squared and divided, still fit into a double.
    private const double Smallest = 1e-60;
    private const double Largest = 1e60;

    private readonly string example = QuantityParser.ExampleOf(kind).TrimStart(limits.Minimum >= 0 ? '-' : ' ');
    private SweptForm? many;

    public override string Words => $"{QuantityParser.WithArticle(kind)} such as '{example}'";

    /// <summary>A form that gives the typed quantity.</summary>
    public static ValueForm<T> Of<T>(Limits limits)
        where T : struct, IQuantity<T> => new QuantityForm(T.Kind, limits).As(T.FromSi);

    public override bool TryRead(YamlNode node, Reading reading, out double value)
    {
        value = 0;
        if (reading.Swept is not null && SweptForm.Fits(node)) return (many ??= new SweptForm(new QuantityForm(kind, limits), kind)).TryRead(node, reading, out value);
        if (node is not ScalarNode scalar)
        {
            reading.Errors.Add(node, $"expected {Words}; got {Shape.Of(node)}");
            return false;
        }
        if (infinite is not null && scalar.Text == infinite)
        {
            value = double.PositiveInfinity;
            return true;
        }
        try
        {
            QuantityReading read = QuantityParser.Parse(scalar.Text, kind);
            value = read.Si;
            reading.NoteReading(node, read, kind);
        }
        catch (QuantityFormatException failure)
        {
            reading.Errors.Add(node, failure.Message);
            return false;
        }
        if (!limits.Contain(value))
        {
            reading.Errors.Add(node, $"{QuantityParser.WithArticle(kind)} here {limits.Words}; got '{scalar.Text}'");
            return false;
        }
        if (value == 0 || Math.Abs(value) is >= Smallest and <= Largest) return true;
        reading.Errors.Add(node, $"{QuantityParser.WithArticle(kind)} of this size cannot be calculated with; got '{scalar.Text}'", "In SI units it must be zero or lie between 1e-60 and 1e60: look at the exponent.");
        return false;
    }

    public override JsonObject Schema(SchemaDefinitions definitions)
    {
        JsonObject schema = new()
        {
            ["type"] = "string",
            ["pattern"] = infinite is null ? "^\\s*[-+\u2212]?[0-9.]" : $"^(\\s*[-+\u2212]?[0-9.]|{infinite}$)",
            ["examples"] = new JsonArray(example),
        };
        string words = $"{QuantityParser.WithArticle(kind)} with its unit{(limits.Words.Length > 0 ? "; " + limits.Words : "")}";
        schema["description"] = char.ToUpperInvariant(words[0]) + words[1..];
        return new JsonObject { ["anyOf"] = new JsonArray(schema, SweptForm.Schema(definitions)) };
    }
}

/// <summary>A plain number, also in percent.</summary>
internal sealed class NumberForm(Limits limits, string example, string beyond = "") : ValueForm<double>
{
    private SweptForm? many;

    public override string Words => $"a number such as '{example}'";

    public override bool TryRead(YamlNode node, Reading reading, out double value)
    {
        value = 0;
        if (reading.Swept is not null && SweptForm.Fits(node)) return (many ??= new SweptForm(new NumberForm(limits, example, beyond), null)).TryRead(node, reading, out value);
        if (node is not ScalarNode scalar)
        {
            reading.Errors.Add(node, $"expected {Words}; got {Shape.Of(node)}");
            return false;
        }
        try
        {
            value = QuantityParser.ParseNumber(scalar.Text);
        }
        catch (QuantityFormatException failure)
        {
            reading.Errors.Add(node, failure.Message);
            return false;
        }
        if (limits.Contain(value)) return true;
        reading.Errors.Add(node, $"the value {limits.Words}; got '{scalar.Text}'", beyond);
        return false;
    }

    public override JsonObject Schema(SchemaDefinitions definitions)
    {
        JsonObject number = new() { ["type"] = "number" };
        limits.Describe(number);
        return new JsonObject { ["anyOf"] = new JsonArray(number, new JsonObject { ["type"] = "string", ["pattern"] = "%\\s*$" }, SweptForm.Schema(definitions)), ["examples"] = new JsonArray(double.Parse(example, CultureInfo.InvariantCulture)) };
    }
}

/// <summary>A whole number.</summary>
internal sealed class IntegerForm(int minimum, int maximum) : ValueForm<int>
{
    private SweptForm? many;

    public override string Words => string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}");

    public override bool TryRead(YamlNode node, Reading reading, out int value)
    {
        value = 0;
        if (reading.Swept is not null && SweptForm.Fits(node))
        {
            many ??= new SweptForm(new IntegerForm(minimum, maximum).As(whole => (double)whole), null, mustBeWhole: true);
            bool good = many.TryRead(node, reading, out double whole);
            value = (int)whole;
            return good;
        }
        if (node is ScalarNode scalar && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= minimum && value <= maximum) return true;
        reading.Errors.Add(node, $"expected {Words}; got {Shape.Of(node)}");
        return false;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "integer", ["minimum"] = minimum, ["maximum"] = maximum }, SweptForm.Schema(definitions)) };
}

/// <summary>A text of one line.</summary>
internal sealed class TextForm(string words, int longest = TextForm.Longest) : ValueForm<string>
{
    /// <summary>The longest name of a layer or a measurement, which tables and figures must hold.</summary>
    public const int LongestName = 60;

    private const int Longest = 400;

    public override string Words => words;

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out string value)
    {
        value = (node as ScalarNode)?.Text.Trim();
        if (node is ScalarNode { IsNothing: false } && value!.Length > 0 && value.Length <= longest && !value.Any(char.IsControl)) return true;
        reading.Errors.Add(node, value switch
        {
            not null when value.Length > longest => string.Create(CultureInfo.InvariantCulture, $"expected {words}; the text is longer than {longest} characters"),
            _ when value is not null && value.Any(char.IsControl) => $"expected {words} in one line; got {Shape.Of(node)} with characters that cannot be printed",
            _ => $"expected {words}; got {Shape.Of(node)}",
        });
        return false;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest };
}

/// <summary>One of a few words.</summary>
internal sealed class WordForm(params string[] words) : ValueForm<string>
{
    public override string Words => words.Length == 1 ? $"'{words[0]}'" : $"one of {string.Join(", ", words.Select(word => $"'{word}'"))}";

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out string value)
    {
        value = (node as ScalarNode)?.Text;
        if (value is not null && words.Contains(value, StringComparer.Ordinal)) return true;
        string hint = value is not null && Suggestion.Nearest(value, words) is { } near ? $"Did you mean '{near}'?" : "";
        reading.Errors.Add(node, $"expected {Words}; got {Shape.Of(node)}", hint);
        return false;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };
}

/// <summary>Says in words what stands at a node.</summary>
internal static class Shape
{
    private const int Longest = 60;

    public static string Of(YamlNode node) => node switch
    {
        ScalarNode { IsNothing: true } => "nothing",
        ScalarNode { Text.Length: > Longest } scalar => $"'{scalar.Text[..(Longest - 3)].ReplaceLineEndings(" ")}...'",
        ScalarNode scalar => $"'{scalar.Text.ReplaceLineEndings(" ")}'",
        SequenceNode { Items.Count: 0 } => "an empty list",
        SequenceNode => "a list",
        MappingNode { Entries.Count: 0 } => "empty braces",
        _ => "a mapping of keys",
    };
}
