using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.DeviceFiles.Sweeps;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Sweeps;

/// <summary>What a sweep is, as text: everything that its numbers depend on. Two runs may share a journal only where this text is the same.</summary>
internal sealed record SweepIdentity(string Text, ulong Seed, int Points)
{
    private const string Input = "input", Axes = "axes", DeviceDigest = "numbers", Version = "larmor", SeedKey = "seed", PointsKey = "points";
    private const int MostChanges = 12;

    /// <summary>SHA-256 of the text.</summary>
    public byte[] Digest { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>What journals of this sweep begin with.</summary>
    public JournalHeader Header => new(Digest, Seed, Points);

    /// <summary>The identity of a sweep.</summary>
    public static SweepIdentity Of(DeviceFile file, ulong seed, string version)
    {
        SweepSource source = file.Sweep!;
        JsonObject identity = new()
        {
            [Version] = version,
            [SeedKey] = seed.ToString(CultureInfo.InvariantCulture),
            [PointsKey] = source.Plan.Count.ToString(CultureInfo.InvariantCulture),
            [DeviceDigest] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.CanonicalInput))),
            [Axes] = new JsonObject(source.Plan.Axes.Select(axis => KeyValuePair.Create(axis.Name, (JsonNode?)DigestOf(axis)))),
            [Input] = TreeText.Json(source.Root),
        };
        return new SweepIdentity(identity.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = SummaryFile.Options.Encoder }) + "\n", seed, source.Plan.Count);
    }

    /// <summary>What is different in another identity, sentence by sentence; empty where nothing is.</summary>
    public IReadOnlyList<string> ChangesFrom(string other)
    {
        if (other == Text) return [];
        JsonNode? then, now = JsonNode.Parse(Text);
        try
        {
            then = JsonNode.Parse(other);
        }
        catch (JsonException)
        {
            return ["the record of the earlier run cannot be read"];
        }
        List<string> changes = [];
        Compare(then?[Input], now?[Input], "", changes);
        if (changes.Count == 0) Compare(then?[Axes], now?[Axes], "values of axis ", changes);
        foreach ((string key, string words) in ((string, string)[])[(Version, "Larmor"), (SeedKey, "the seed")]) Compare(then?[key], now?[key], words, changes);
        if (changes.Count == 0) changes.Add("numbers that are read from other files or from the library");
        return changes.Count <= MostChanges ? changes : [.. changes.Take(MostChanges), string.Create(CultureInfo.InvariantCulture, $"and {changes.Count - MostChanges} more")];
    }

    private static string DigestOf(SweepAxis axis)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((_, IReadOnlyList<double> values) in axis.Places) hash.AppendData([.. values.SelectMany(BitConverter.GetBytes)]);
        return string.Create(CultureInfo.InvariantCulture, $"{axis.Values.Count} values, {Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}");
    }

    private static void Compare(JsonNode? then, JsonNode? now, string path, List<string> changes)
    {
        if (JsonNode.DeepEquals(then, now)) return;
        if (then is JsonObject before && now is JsonObject after)
        {
            foreach (string key in before.Select(entry => entry.Key).Union(after.Select(entry => entry.Key), StringComparer.Ordinal)) Compare(before[key], after[key], path.Length == 0 || path.EndsWith(' ') ? path + key : $"{path}.{key}", changes);
        }
        else if (then is JsonArray first && now is JsonArray second && first.Count == second.Count)
        {
            for (int i = 0; i < first.Count; i++) Compare(first[i], second[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), changes);
        }
        else
        {
            changes.Add($"{path}: it was {Words(then)}, now it is {Words(now)}");
        }
    }

    private static string Words(JsonNode? node)
    {
        const int longest = 80;
        if (node is null) return "not given";
        string text = node is JsonValue ? $"'{node}'" : node.ToJsonString(new JsonSerializerOptions { Encoder = SummaryFile.Options.Encoder });
        return text.Length <= longest ? text : $"{text[..longest]}...";
    }
}
