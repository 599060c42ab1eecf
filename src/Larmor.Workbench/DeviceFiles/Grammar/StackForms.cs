using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Larmor.Numerics;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The direction of a fixed layer.</summary>
internal sealed class MagnetizationDirection : ValueForm<MagnetizationWord>
{
    public override string Words => "a direction such as '+z', 'up', 'down' or 'free'";

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out MagnetizationWord value)
    {
        value = null;
        if (node is ScalarNode scalar && DirectionForm.Axis(scalar.Text) is null)
        {
            string hint = Suggestion.Nearest(scalar.Text, ["up", "down", "free", "+x", "-x", "+y", "-y", "+z", "-z"]) is { } near ? $"Did you mean '{near}'?" : "";
            reading.Errors.Add(node, $"expected a direction such as '+z' or [0, 0.1, 1], 'up', 'down' or 'free'; got {Shape.Of(node)}", hint);
            return false;
        }
        if (!DirectionForm.Instance.TryRead(node, reading, out UnitVector direction)) return false;
        value = new MagnetizationWord(direction, false);
        return true;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => DirectionForm.Instance.Schema(definitions);
}

/// <summary>What a file says about a contact in the stack: its numbers, or none where it is transparent.</summary>
internal sealed record ContactWord(SectionValues? Values);

/// <summary>A contact that stands in the stack: transparent, or with its numbers.</summary>
internal sealed class ContactForm : ValueForm<ContactWord>
{
    private static readonly SectionForm Numbers = new(MaterialGrammar.Contact);

    public override string Words => "'transparent' or the numbers of the contact { ... }";

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out ContactWord value)
    {
        value = new ContactWord(null);
        if (node is ScalarNode)
        {
            if (node is ScalarNode { Text: "transparent" }) return true;
            reading.Errors.Add(node, $"expected {Words}; got {Shape.Of(node)}", node is ScalarNode { IsNothing: false, Text: var text } && Suggestion.Nearest(text, ["transparent"]) is not null ? "Did you mean 'transparent'?" : "");
            return false;
        }
        if (!Numbers.TryRead(node, reading, out SectionValues? values)) return false;
        value = new ContactWord(values);
        return true;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new() { ["anyOf"] = new JsonArray(new JsonObject { ["const"] = "transparent" }, Numbers.Schema(definitions)) };
}

/// <summary>One item of the stack.</summary>
internal sealed class StackItemForm : ValueForm<StackItem>
{
    public override string Words => "a material's name, a layer { material, thickness, ... }, an interface or a repeat block";

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out StackItem value)
    {
        value = null;
        switch (node)
        {
            case ScalarNode { IsNothing: false } scalar:
                value = new LayerItem(node, scalar.Text.Trim(), null);
                return true;
            case MappingNode mapping when mapping["repeat"] is not null || mapping["layers"] is not null:
                SectionValues? repeat = StackGrammar.RepeatSection.Read(node, reading);
                if (repeat is null || !repeat.TryGet(StackGrammar.Repeat, out int count) || !repeat.TryGet(StackGrammar.Layers, out IReadOnlyList<StackItem>? items)) return false;
                value = new RepeatItem(node, count, items, repeat.TryGet(StackGrammar.Between, out ContactWord? between) ? new ContactItem(repeat.NodeOf(StackGrammar.Between), between.Values) : null);
                return true;
            case MappingNode mapping when mapping["interface"] is not null && mapping["material"] is null:
                if (StackGrammar.InterfaceItem.Read(node, reading) is not { } item || !item.TryGet(StackGrammar.Interface, out ContactWord? contact)) return false;
                value = new ContactItem(node, contact.Values);
                return true;
            case MappingNode:
                if (StackGrammar.Layer.Read(node, reading) is not { } layer) return false;
                value = new LayerItem(node, layer.TryGet(StackGrammar.Material, out string? material) ? material : null, layer);
                return true;
            default:
                reading.Errors.Add(node, $"expected {Words}; got {Shape.Of(node)}");
                return false;
        }
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => definitions.Reference("stack-item", () => new JsonObject
    {
        ["description"] = "A material's name, a layer, an interface between two layers, or a block of layers that is repeated.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string" },
            StackGrammar.Layer.Schema(definitions),
            StackGrammar.InterfaceItem.Schema(definitions),
            StackGrammar.RepeatSection.Schema(definitions)),
    });
}
