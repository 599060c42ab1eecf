using System.Text.Json.Nodes;

namespace Larmor.Workbench.DeviceFiles.Sweeps;

/// <summary>The tree of a device file as JSON, which is YAML too: reading it gives the same tree, without comments and layout.</summary>
internal static class TreeText
{
    /// <summary>The tree beneath a node.</summary>
    public static JsonNode? Json(YamlNode node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Json(entry.Value)))),
        SequenceNode sequence => new JsonArray([.. sequence.Items.Select(Json)]),
        ScalarNode { IsNothing: true } => null,
        ScalarNode scalar => JsonValue.Create(scalar.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(node), "An unknown node."),
    };
}
