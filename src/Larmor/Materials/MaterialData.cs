using System.Text.Json;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>Reads the files of data/materials. They belong to the program: a fault in one is a fault of the build, found by a test.</summary>
internal static class MaterialData
{
    public static void Read(Stream stream, string name, List<LibraryMaterial> materials, List<LibraryInterface> interfaces)
    {
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        Dictionary<string, Citation> sources = [];
        foreach (JsonProperty source in root.GetProperty("sources").EnumerateObject())
        {
            string? doi = source.Value.TryGetProperty("doi", out JsonElement given) ? given.GetString() : null;
            sources.Add(source.Name, new Citation(source.Name, source.Value.GetProperty("text").GetString()!, doi));
        }
        bool isInterface = root.TryGetProperty("interface", out JsonElement pair);
        IReadOnlyList<ParameterWord> words = isInterface ? InterfaceParameters.Words : MaterialParameters.Words;
        LibraryValue[] values = [.. root.GetProperty("values").EnumerateObject().SelectMany(property => ValuesOf(property, words, sources, name))];
        string description = root.GetProperty("description").GetString()!;
        if (isInterface)
        {
            bool? sharvin = root.TryGetProperty("sharvin", out JsonElement said) ? said.GetString() == "included" : null;
            interfaces.Add(new LibraryInterface(pair[0].GetString()!, pair[1].GetString()!, description, values) { SharvinIncluded = sharvin });
            return;
        }
        string kind = root.GetProperty("kind").GetString()!;
        if (kind is not ("normal" or "ferromagnet")) throw new InvalidDataException($"{name}: the kind of a material is 'normal' or 'ferromagnet', not '{kind}'.");
        materials.Add(new LibraryMaterial(root.GetProperty("material").GetString()!, kind == "ferromagnet", description, values));
    }

    // A word has one value, or a list of values measured differently or at different temperatures.
    private static IEnumerable<LibraryValue> ValuesOf(JsonProperty property, IReadOnlyList<ParameterWord> words, Dictionary<string, Citation> sources, string file)
    {
        ParameterWord word = words.FirstOrDefault(one => one.Word == property.Name) ?? throw new InvalidDataException($"{file}: '{property.Name}' is not a word of the library.");
        IEnumerable<JsonElement> entries = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray() : [property.Value];
        return entries.Select(entry => Value(entry, word, sources));
    }

    private static LibraryValue Value(JsonElement entry, ParameterWord word, Dictionary<string, Citation> sources)
    {
        string text = entry.GetProperty("value").GetString()!;
        return new LibraryValue
        {
            Word = word.Word,
            Text = text,
            Si = Number(text, word),
            Uncertainty = Uncertainty(entry, word),
            Temperature = Text(entry, "temperature") is { } temperature ? Quantity.Parse<Temperature>(temperature) : null,
            Method = Text(entry, "method") ?? "",
            IsCustomary = entry.TryGetProperty("customary", out JsonElement customary) && customary.GetBoolean(),
            Source = sources[entry.GetProperty("source").GetString()!],
            Remark = Text(entry, "remark") ?? "",
        };
    }

    // "2 nm", or two sides as { "above": "10 nm", "below": "6 nm" }.
    private static LibraryUncertainty? Uncertainty(JsonElement entry, ParameterWord word)
    {
        if (!entry.TryGetProperty("uncertainty", out JsonElement given)) return null;
        if (given.ValueKind == JsonValueKind.String)
        {
            string both = given.GetString()!;
            return new LibraryUncertainty(Number(both, word), Number(both, word), $"± {both}");
        }
        string above = given.GetProperty("above").GetString()!, below = given.GetProperty("below").GetString()!;
        return new LibraryUncertainty(Number(above, word), Number(below, word), $"+{above.Split(' ')[0]}/-{below}");
    }

    private static double Number(string text, ParameterWord word) => word.Kind is null ? QuantityParser.ParseNumber(text) : QuantityParser.Parse(text, word.Kind).Si;

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
