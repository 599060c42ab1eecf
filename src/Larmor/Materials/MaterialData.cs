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
        LibraryValue[] values = [.. root.GetProperty("values").EnumerateObject().Select(property => Value(property, words, sources, name))];
        string description = root.GetProperty("description").GetString()!;
        if (isInterface) interfaces.Add(new LibraryInterface(pair[0].GetString()!, pair[1].GetString()!, description, values));
        else materials.Add(new LibraryMaterial(root.GetProperty("material").GetString()!, description, values));
    }

    private static LibraryValue Value(JsonProperty property, IReadOnlyList<ParameterWord> words, Dictionary<string, Citation> sources, string file)
    {
        ParameterWord word = words.FirstOrDefault(one => one.Word == property.Name) ?? throw new InvalidDataException($"{file}: '{property.Name}' is not a word of the library.");
        JsonElement entry = property.Value;
        string text = entry.GetProperty("value").GetString()!;
        double si = word.Kind is null ? QuantityParser.ParseNumber(text) : QuantityParser.Parse(text, word.Kind).Si;
        return new LibraryValue(
            word.Word,
            text,
            si,
            Text(entry, "uncertainty"),
            Text(entry, "temperature") is { } temperature ? Quantity.Parse<Temperature>(temperature) : null,
            entry.TryGetProperty("customary", out JsonElement customary) && customary.GetBoolean(),
            sources[entry.GetProperty("source").GetString()!],
            Text(entry, "remark") ?? "");
    }

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
