using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>A key of a section: its name, the form of its value, what it means.</summary>
internal abstract record Key(string Name, string Meaning)
{
    /// <summary>Whether the section needs it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value where it is not given, in words; null where there is none.</summary>
    public string? Default { get; init; }

    public abstract ValueForm ValueForm { get; }

    public abstract bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out object value);
}

/// <summary>A key whose value is a <typeparamref name="T"/>.</summary>
internal sealed record Key<T>(string Name, ValueForm<T> Form, string Meaning) : Key(Name, Meaning)
    where T : notnull
{
    public override ValueForm ValueForm => Form;

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out object value)
    {
        bool good = Form.TryRead(node, reading, out T? read);
        value = read;
        return good;
    }
}

/// <summary>
/// A section of the device file: the keys that it may have. Words that belong to the language but are not built yet, and words that are refused
/// with a reason, are known too, so that nothing is ever ignored without a word.
/// </summary>
internal sealed class Section(string name, string meaning, params Key[] keys)
{
    public string Name => name;

    public string Meaning => meaning;

    public IReadOnlyList<Key> Keys => keys;

    /// <summary>Words that later versions will read.</summary>
    public IReadOnlyList<string> Later { get; init; } = [];

    /// <summary>Words that are refused, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Reads a mapping; null where it is none. Faults of single keys are listed and leave the key without a value.</summary>
    public SectionValues? Read(YamlNode node, Reading reading)
    {
        if (node is not MappingNode mapping)
        {
            if (node is ScalarNode { IsNothing: true } && !keys.Any(key => key.IsRequired)) return new SectionValues(this, new MappingNode(node.Place, node.Path, []));
            reading.Errors.Add(node, $"expected {name} with keys such as '{(keys.FirstOrDefault(key => key.IsRequired) ?? keys[0]).Name}'; got {Shape.Of(node)}");
            return null;
        }
        SectionValues values = new(this, mapping);
        foreach (Entry entry in mapping.Entries) ReadEntry(entry, values, reading);
        string?[] meant = [.. mapping.Entries.Where(entry => keys.All(key => key.Name != entry.Key.Text)).Select(entry => Suggestion.Nearest(entry.Key.Text, keys.Select(key => key.Name)))];
        foreach (Key key in keys.Where(key => key.IsRequired && mapping[key.Name] is null && !meant.Contains(key.Name, StringComparer.Ordinal)))
        {
            reading.Errors.Add(node, $"{name} needs the key '{key.Name}': {key.Meaning}", $"Give {key.ValueForm.Words}.");
        }
        return values;
    }

    public JsonObject Schema(SchemaDefinitions definitions) => definitions.Reference(name.Replace(' ', '-'), () =>
    {
        JsonObject properties = [];
        foreach (Key key in keys)
        {
            JsonObject value = key.ValueForm.Schema(definitions);
            string text = key.Default is null ? key.Meaning : $"{key.Meaning} (where it is not given: {key.Default})";
            properties[key.Name] = value.ContainsKey("$ref") ? new JsonObject { ["description"] = text, ["allOf"] = new JsonArray(value) } : Described(value, text);
        }
        JsonObject schema = new() { ["type"] = "object", ["description"] = meaning, ["additionalProperties"] = false, ["properties"] = properties };
        string[] required = [.. keys.Where(key => key.IsRequired).Select(key => key.Name)];
        if (required.Length > 0) schema["required"] = new JsonArray([.. required.Select(word => (JsonNode)word)]);
        return schema;
    });

    private static JsonObject Described(JsonObject value, string text)
    {
        value["description"] = text;
        return value;
    }

    private void ReadEntry(Entry entry, SectionValues values, Reading reading)
    {
        string word = entry.Key.Text;
        Key? key = keys.FirstOrDefault(one => one.Name == word);
        if (key is not null)
        {
            if (entry.Value is ScalarNode { IsNothing: true } && key.ValueForm is not (SectionForm or IAcceptsNothing))
            {
                reading.Errors.Add(entry.Key, $"'{word}' has no value", $"Give {key.ValueForm.Words}, or remove the key.");
                return;
            }
            object? value = null;
            bool isRead = reading.Swept?.TryReuse(entry.Value, out value) == true || key.TryRead(entry.Value, reading, out value);
            if (!isRead) return;
            values.Set(key, value!);
            reading.Swept?.Keep(entry.Value, value!);
            return;
        }
        if (Refused.TryGetValue(word, out string? reason)) reading.Errors.Add(entry.Key, $"'{word}' is not read here", reason);
        else if (Later.Contains(word, StringComparer.Ordinal)) reading.Errors.Add(entry.Key, $"'{word}' is a word of Larmor's device files, but this version cannot compute with it yet", "Remove the key, or use a version that has it.");
        else reading.Errors.Add(entry.Key, $"{name} has no key '{word}'", Suggestion.For(word, keys.Select(one => one.Name)));
    }
}

/// <summary>Marks a form that reads an empty value.</summary>
internal interface IAcceptsNothing;

/// <summary>What stood in a section.</summary>
internal sealed class SectionValues(Section section, MappingNode node)
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    public Section Section => section;

    public MappingNode Node => node;

    /// <summary>Whether the key stands in the file, be its value right or wrong.</summary>
    public bool Has(Key key) => node[key.Name] is not null;

    /// <summary>The node of the key's value; the section itself where the key is not given.</summary>
    public YamlNode NodeOf(Key key) => node[key.Name] ?? (YamlNode)node;

    public void Set(Key key, object value) => values[key.Name] = value;

    public bool TryGet<T>(Key<T> key, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        bool found = values.TryGetValue(key.Name, out object? stored);
        value = found ? (T)stored! : default;
        return found;
    }

    /// <summary>The value of a key, or the one that stands for it.</summary>
    public T Get<T>(Key<T> key, T otherwise)
        where T : notnull => TryGet(key, out T? value) ? value : otherwise;
}

/// <summary>A value that is a section.</summary>
internal sealed class SectionForm(Section section, string example = "{ ... }") : ValueForm<SectionValues>
{
    public override string Words => $"{section.Name} such as {example}";

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out SectionValues value)
    {
        value = section.Read(node, reading);
        return value is not null;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => section.Schema(definitions);
}
