using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>A list of values of one form.</summary>
internal sealed class ListForm<T>(ValueForm<T> item, string words, int least = 1, int most = 100_000, bool acceptsOne = false) : ValueForm<IReadOnlyList<T>>
{
    public override string Words => words;

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (acceptsOne && node is not SequenceNode)
        {
            if (!item.TryRead(node, reading, out T? single)) return false;
            value = [single];
            return true;
        }
        if (node is not SequenceNode sequence || sequence.Items.Count < least || sequence.Items.Count > most)
        {
            string got = node is SequenceNode { Items.Count: > 0 } other ? string.Create(CultureInfo.InvariantCulture, $"a list of {other.Items.Count}") : Shape.Of(node);
            reading.Errors.Add(node, $"expected {words}; got {got}");
            return false;
        }
        List<T> items = [];
        foreach (YamlNode one in sequence.Items)
        {
            T? read = default;
            if (reading.Swept?.TryReuse(one, out read) != true && !item.TryRead(one, reading, out read)) continue;
            items.Add(read!);
            reading.Swept?.Keep(one, read!);
        }
        value = items;
        return items.Count == sequence.Items.Count;
    }

    public override JsonObject Schema(SchemaDefinitions definitions)
    {
        JsonObject list = new() { ["type"] = "array", ["items"] = item.Schema(definitions), ["minItems"] = least };
        if (most < 100_000) list["maxItems"] = most;
        return acceptsOne ? new JsonObject { ["anyOf"] = new JsonArray(item.Schema(definitions), list) } : list;
    }
}

/// <summary>Names with values of one form.</summary>
internal sealed class MapForm<T>(ValueForm<T> item, string words, string example) : ValueForm<IReadOnlyList<(ScalarNode Name, T Value)>>, IAcceptsNothing
{
    public override string Words => words;

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<(ScalarNode Name, T Value)> value)
    {
        List<(ScalarNode Name, T Value)> items = [];
        value = items;
        if (node is ScalarNode { IsNothing: true }) return true;
        if (node is not MappingNode mapping)
        {
            reading.Errors.Add(node, $"expected {words}, as in '{example}'; got {Shape.Of(node)}");
            return false;
        }
        foreach (Entry entry in mapping.Entries)
        {
            if (string.IsNullOrWhiteSpace(entry.Key.Text))
            {
                reading.Errors.Add(entry.Key, "a name is empty");
                continue;
            }
            T? read = default;
            if (reading.Swept?.TryReuse(entry.Value, out read) != true && !item.TryRead(entry.Value, reading, out read)) continue;
            items.Add((entry.Key, read!));
            reading.Swept?.Keep(entry.Value, read!);
        }
        return true;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => new() { ["type"] = "object", ["additionalProperties"] = item.Schema(definitions) };
}

/// <summary>A value in one of several forms, told apart by the shape of its node.</summary>
internal sealed class ChoiceForm<T>(string words, params (Predicate<YamlNode> Fits, ValueForm<T> Form)[] choices) : ValueForm<T>
{
    public override string Words => words;

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out T value)
    {
        foreach ((Predicate<YamlNode> fits, ValueForm<T> form) in choices)
        {
            if (fits(node)) return form.TryRead(node, reading, out value);
        }
        reading.Errors.Add(node, $"expected {words}; got {Shape.Of(node)}");
        value = default;
        return false;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => new() { ["anyOf"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice.Form.Schema(definitions))]) };
}

/// <summary>Tells the shapes of nodes apart.</summary>
internal static class Fits
{
    public static bool Text(YamlNode node) => node is ScalarNode;

    public static bool List(YamlNode node) => node is SequenceNode;

    public static bool Mapping(YamlNode node) => node is MappingNode;

    /// <summary>A mapping that has this key.</summary>
    public static Predicate<YamlNode> Key(string key) => node => node is MappingNode mapping && mapping[key] is not null;

    /// <summary>A text that is this word.</summary>
    public static Predicate<YamlNode> Word(params string[] words) => node => node is ScalarNode scalar && words.Contains(scalar.Text, StringComparer.Ordinal);
}
