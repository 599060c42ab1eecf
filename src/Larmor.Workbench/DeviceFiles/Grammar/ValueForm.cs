using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>
/// The form of a value in a device file. One definition drives reading, the JSON schema and the documentation.
/// </summary>
internal abstract class ValueForm
{
    /// <summary>What is due, in words with an example: <c>a length such as '2.5 nm'</c>.</summary>
    public abstract string Words { get; }

    /// <summary>The JSON schema of the value.</summary>
    public abstract JsonObject Schema(SchemaDefinitions definitions);
}

/// <summary>A form whose value is a <typeparamref name="T"/>.</summary>
internal abstract class ValueForm<T> : ValueForm
{
    /// <summary>Reads a node; where it is wrong, the fault is listed and the answer is false.</summary>
    public abstract bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out T value);

    /// <summary>The same form with its value turned into another type.</summary>
    public ValueForm<TOther> As<TOther>(Func<T, TOther> convert) => new Converted<TOther>(this, convert);

    private sealed class Converted<TOther>(ValueForm<T> inner, Func<T, TOther> convert) : ValueForm<TOther>
    {
        public override string Words => inner.Words;

        public override JsonObject Schema(SchemaDefinitions definitions) => inner.Schema(definitions);

        public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out TOther value)
        {
            bool good = inner.TryRead(node, reading, out T? read);
            value = good ? convert(read!) : default;
            return good;
        }
    }
}

/// <summary>Collects the named parts of a JSON schema.</summary>
internal sealed class SchemaDefinitions
{
    private readonly Dictionary<string, JsonObject?> parts = new(StringComparer.Ordinal);

    /// <summary>The parts, by name.</summary>
    public JsonObject ToJson() => [.. parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => KeyValuePair.Create(part.Key, (JsonNode?)part.Value))];

    /// <summary>A reference to a named part, which is made on first use (and may refer to itself).</summary>
    public JsonObject Reference(string name, Func<JsonObject> part)
    {
        if (parts.TryAdd(name, null)) parts[name] = part();
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }
}
