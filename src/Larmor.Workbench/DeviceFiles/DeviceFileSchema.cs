using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The JSON schema of device files (draft 2020-12), from the same definitions that read them: editors complete and check with it.</summary>
public static class DeviceFileSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text.</summary>
    public static string Json()
    {
        SchemaDefinitions definitions = new();
        JsonObject root = FileGrammar.File.Schema(definitions);
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Larmor device file",
            ["description"] = "Every quantity is a text with a number and its unit. x is the stack axis and film normal, y and z lie in the plane; positive current is conventional current along +x.",
            ["$ref"] = root["$ref"]!.DeepClone(),
            ["$defs"] = definitions.ToJson(),
        };
        return schema.ToJsonString(Layout) + "\n";
    }
}
