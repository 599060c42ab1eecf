using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Larmor.Layers;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>An experiment as it stands in the file: its kind and its settings.</summary>
internal sealed record ExperimentItem(YamlNode Node, Section Kind, SectionValues Values);

/// <summary>The words of the file itself.</summary>
internal static class FileGrammar
{
    public const int Version = 1;

    public static readonly Key<int> Larmor = new("larmor", new VersionForm(), "version of the language of device files") { IsRequired = true };
    public static readonly Key<string> Title = new("title", new TextForm("a title"), "title as printed on reports") { Default = "the name of the file" };
    public static readonly Key<Temperature> Temperature = new("temperature", QuantityForm.Of<Temperature>(Limits.NotNegative), "temperature of the device") { IsRequired = true };
    public static readonly Key<string> Library = new("library", new WordForm("built-in", "none"), "whether the built-in materials and contacts are used; a run's record says 'none', because it holds every number itself") { Default = "built-in" };
    public static readonly Key<IReadOnlyList<(ScalarNode Name, SectionValues Value)>> Materials = new("materials", new MapForm<SectionValues>(new SectionForm(MaterialGrammar.Material), "materials by name", "Co-free: { like: Co, damping: 0.02 }"), "materials, added to the built-in library or changing an entry of it");
    public static readonly Key<IReadOnlyList<(ScalarNode Name, SectionValues Value)>> Interfaces = new("interfaces", new MapForm<SectionValues>(new SectionForm(MaterialGrammar.Contact), "contacts by their two metals", "Co/Cu: { gamma: 0.77 }"), "contacts between two metals, in either order; keys given here change only those of the library's entry");
    public static readonly Key<IReadOnlyList<StackItem>> Stack = new("stack", new ListForm<StackItem>(new StackItemForm(), "a list of layers", 1, 100_000), "the layers along +x; an end layer without thickness is a semi-infinite lead") { Default = "none, where only wires are measured (hanle)" };
    public static readonly Key<EndCondition> Left = new("left", StackGrammar.End, "what the left face of the first layer meets") { Default = "lead, where the first layer has no thickness" };
    public static readonly Key<EndCondition> Right = new("right", StackGrammar.End, "what the right face of the last layer meets") { Default = "lead, where the last layer has no thickness" };
    public static readonly Key<SectionValues> CrossSection = new("cross-section", new SectionForm(StackGrammar.CrossSection), "the shape of the pillar seen along x");
    public static readonly Key<IReadOnlyList<(ScalarNode Name, SectionValues Value)>> Magnets = new("magnets", new MapForm<SectionValues>(new SectionForm(MagnetGrammar.Magnet), "magnets by the names of free layers", "free: { demagnetization: ellipsoid }"), "the free moments, by the names of their layers");
    public static readonly Key<IReadOnlyList<ExperimentItem>> Experiments = new("experiments", new ListForm<ExperimentItem>(new ExperimentForm(), "a list of measurements", 1, 1000), "the measurements, one after another") { IsRequired = true };

    public static readonly Section File = new("a device file", "A device of layers and what is measured on it.", Larmor, Title, Temperature, Library, Materials, Interfaces, Stack, Left, Right, CrossSection, Magnets, CouplingGrammar.Couplings, SweepGrammar.Sweep, Experiments)
    {
        Later = ["seed", "fit"],
        Refused = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["layers"] = "Write 'stack'.",
            ["area"] = "Write 'cross-section: { area: ... }'.",
            ["material"] = "Write 'materials', with the name of each material below.",
            ["interface"] = "Write 'interfaces', with the pair of metals below.",
            ["experiment"] = "Write 'experiments', with a list below.",
            ["coupling"] = "Write 'couplings', with a list below.",
            ["magnet"] = "Write 'magnets', with the name of a free layer below.",
        },
    };

    private sealed class VersionForm : ValueForm<int>
    {
        public override string Words => "the version 1";

        public override bool TryRead(YamlNode node, Reading reading, out int value)
        {
            value = Version;
            if (node is ScalarNode { Text: "1" }) return true;
            reading.Errors.Add(node, $"this version of Larmor reads device files that begin with 'larmor: 1'; got {Shape.Of(node)}");
            return false;
        }

        public override JsonObject Schema(SchemaDefinitions definitions) => new() { ["const"] = Version };
    }

    private sealed class ExperimentForm : ValueForm<ExperimentItem>
    {
        public override string Words => "a measurement such as 'magnetoresistance: {}'";

        public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out ExperimentItem value)
        {
            value = null;
            if (node is ScalarNode { IsNothing: false } bare) return TryKind(bare, new MappingNode(node.Place, node.Path, []), reading, out value);
            if (node is not MappingNode { Entries.Count: > 0 } mapping)
            {
                reading.Errors.Add(node, $"expected {Words}; got {Shape.Of(node)}");
                return false;
            }
            if (mapping.Entries.Count > 1)
            {
                reading.Errors.Add(mapping.Entries[1].Key, $"an item of experiments is one measurement; '{mapping.Entries[1].Key.Text}' stands beside '{mapping.Entries[0].Key.Text}'", "Put the settings into braces, 'KIND: { ... }', or indent them further; begin another measurement with '- '.");
                return false;
            }
            return TryKind(mapping.Entries[0].Key, mapping.Entries[0].Value, reading, out value);
        }

        public override JsonObject Schema(SchemaDefinitions definitions) => new()
        {
            ["anyOf"] = new JsonArray([
                new JsonObject { ["enum"] = new JsonArray([.. ExperimentGrammar.Kinds.Where(kind => !kind.Keys.Any(key => key.IsRequired)).Select(kind => (JsonNode)kind.Name)]) },
                .. ExperimentGrammar.Kinds.Select(kind => (JsonNode)new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = new JsonArray(kind.Name),
                ["properties"] = new JsonObject { [kind.Name] = kind.Schema(definitions) },
            })]),
        };

        private static bool TryKind(ScalarNode kind, YamlNode settings, Reading reading, [MaybeNullWhen(false)] out ExperimentItem value)
        {
            value = null;
            Section? section = ExperimentGrammar.Kinds.FirstOrDefault(one => one.Name == kind.Text);
            if (section is null)
            {
                reading.Errors.Add(kind, $"there is no measurement '{kind.Text}'", Suggestion.For(kind.Text, ExperimentGrammar.Kinds.Select(one => one.Name)));
                return false;
            }
            if (section.Read(settings, reading) is not { } values) return false;
            value = new ExperimentItem(kind, section, values);
            return true;
        }
    }
}
