using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>
/// The record of a run, <c>run.json</c>: the full input with every default and every number of the library written out, the seed, the versions.
/// A run can be repeated from it alone: JSON is YAML, and the reader of device files reads its member <c>input</c>.
/// </summary>
public static class RunRecordFile
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The record as JSON.</summary>
    /// <param name="file">What was run.</param>
    /// <param name="seed">Seed of all random streams.</param>
    /// <param name="versions">Versions of the programs that took part, by name.</param>
    public static string Json(DeviceFile file, ulong seed, IReadOnlyDictionary<string, string> versions)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(versions);
        JsonObject names = [.. versions.OrderBy(version => version.Key, StringComparer.Ordinal).Select(version => KeyValuePair.Create(version.Key, (JsonNode?)version.Value))];
        JsonObject record = new()
        {
            ["run"] = 1,
            ["versions"] = names,
            ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            ["input"] = JsonNode.Parse(file.CanonicalInput),
        };
        return record.ToJsonString(Layout) + "\n";
    }

    internal static ulong SeedOf(MappingNode record, string file)
    {
        if (record["seed"] is not { } node) return 0;
        if (node is ScalarNode scalar && ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)) return seed;
        throw new DeviceFileException([new DeviceFileError(file, node.Place.Line, node.Place.Column, node.Path, "the seed of a run is a whole number that is not negative")]);
    }
}
