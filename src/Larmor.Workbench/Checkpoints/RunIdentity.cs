using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Larmor.Workbench.Checkpoints;

/// <summary>What two runs must have in common for one to go on with the state of the other.</summary>
/// <param name="Input">The device file with every default written out.</param>
/// <param name="Seed">Seed of all random streams.</param>
/// <param name="Version">Version of Larmor.</param>
internal sealed record RunIdentity(string Input, ulong Seed, string Version)
{
    private const int MostChanges = 6;

    /// <summary>As bytes.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}\n{Seed}\n{Input}"));

    /// <summary>From such bytes.</summary>
    public static RunIdentity From(byte[] bytes)
    {
        string[] parts = Encoding.UTF8.GetString(bytes).Split('\n', 3);
        return new RunIdentity(parts[2], ulong.Parse(parts[1], CultureInfo.InvariantCulture), parts[0]);
    }

    /// <summary>What differs from an earlier run, in words; empty where the two are the same.</summary>
    public IReadOnlyList<string> ChangesFrom(RunIdentity earlier)
    {
        List<string> changes = [];
        if (earlier.Version != Version) changes.Add($"the version of Larmor was {earlier.Version} and is {Version}");
        if (earlier.Seed != Seed) changes.Add(string.Create(CultureInfo.InvariantCulture, $"the seed was {earlier.Seed} and is {Seed}"));
        if (earlier.Input != Input) Compare(JsonNode.Parse(earlier.Input), JsonNode.Parse(Input), "", changes);
        return changes.Count <= MostChanges ? changes : [.. changes.Take(MostChanges), string.Create(CultureInfo.InvariantCulture, $"{changes.Count - MostChanges} more")];
    }

    private static void Compare(JsonNode? before, JsonNode? now, string path, List<string> changes)
    {
        if (before is JsonObject one && now is JsonObject other)
        {
            foreach (string key in one.Select(entry => entry.Key).Union(other.Select(entry => entry.Key), StringComparer.Ordinal)) Compare(one[key], other[key], path.Length == 0 ? key : $"{path}.{key}", changes);
        }
        else if (before is JsonArray first && now is JsonArray second && first.Count == second.Count)
        {
            for (int i = 0; i < first.Count; i++) Compare(first[i], second[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), changes);
        }
        else if (!JsonNode.DeepEquals(before, now))
        {
            changes.Add($"{path} was {Short(before)} and is {Short(now)}");
        }
    }

    private static string Short(JsonNode? node)
    {
        const int longest = 60;
        string text = node is null ? "not given" : node.ToJsonString().Trim('"');
        return text.Length <= longest ? text : text[..longest] + "...";
    }
}
