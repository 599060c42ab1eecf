using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Cli.Screen;

/// <summary>The library for machines: values in SI with their unit, uncertainty, temperature, method and source.</summary>
internal static class LibraryJson
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entries as <c>{ "larmor", "entries": [...] }</c>.</summary>
    public static string Of(IEnumerable<LibraryEntry> entries, Temperature? temperature)
    {
        JsonObject root = new() { ["larmor"] = CommandLine.Version };
        if (temperature is { } use) root["temperature"] = use.Si;
        root["entries"] = new JsonArray([.. entries.Select(entry => (JsonNode)EntryOf(entry, temperature))]);
        return root.ToJsonString(Layout);
    }

    private static JsonObject EntryOf(LibraryEntry entry, Temperature? temperature)
    {
        IReadOnlyList<LibraryValue> chosen = entry.ChosenAt(temperature);
        return new JsonObject
        {
            ["name"] = entry.Name,
            ["kind"] = entry.Kind,
            ["description"] = entry.Description,
            ["to-be-given"] = new JsonArray([.. DerivedNumbers.StillNeeded(entry).Select(word => (JsonNode)word)]),
            ["values"] = new JsonArray([.. entry.Values.Select(value => (JsonNode)ValueOf(value, entry.Kind, chosen.Contains(value)))]),
            ["derived"] = new JsonObject(DerivedNumbers.Of(entry, temperature).Select(number => KeyValuePair.Create(
                number.Name, (JsonNode?)new JsonObject { ["value"] = number.Si, ["unit"] = number.Kind?.SiSymbol ?? "1", ["meaning"] = number.Meaning }))),
        };
    }

    private static JsonObject ValueOf(LibraryValue value, string kind, bool isChosen)
    {
        IReadOnlyList<ParameterWord> words = kind == LibraryEntry.Contact ? InterfaceParameters.Words : MaterialParameters.Words;
        JsonObject node = new()
        {
            ["word"] = value.Word,
            ["value"] = value.Si,
            ["unit"] = words.First(word => word.Word == value.Word).Kind?.SiSymbol ?? "1",
            ["text"] = value.Text,
            ["chosen"] = isChosen,
            ["customary"] = value.IsCustomary,
            ["uncertainty"] = value.Uncertainty is { } error ? new JsonObject { ["above"] = error.Above, ["below"] = error.Below } : null,
            ["temperature"] = value.Temperature?.Si,
            ["method"] = value.Method,
            ["remark"] = value.Remark,
            ["source"] = new JsonObject { ["key"] = value.Source.Key, ["text"] = value.Source.Text, ["doi"] = value.Source.Doi },
        };
        return node;
    }
}
