using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>A quantity that is constant, or driven in time.</summary>
/// <param name="Constant">The constant value; zero where it is driven.</param>
/// <param name="Shape">The shape; null where it is constant.</param>
internal sealed record DriveWord<T>(T Constant, DriveShape<T>? Shape)
    where T : struct, IQuantity<T>;

/// <summary>A constant quantity, a shape in time, or a list of shapes that add.</summary>
internal sealed class DriveForm<T>(ShapeWords<T> shapes, string words) : ValueForm<DriveWord<T>>
    where T : struct, IQuantity<T>
{
    private readonly ValueForm<T> quantity = QuantityForm.Of<T>(Limits.None);

    public override string Words => words;

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out DriveWord<T> value)
    {
        value = null;
        if (node is MappingNode && !SweptForm.IsRange(node))
        {
            if (shapes.Section.Read(node, reading) is { } section && shapes.Read(section, reading) is { } shape) value = new DriveWord<T>(default, shape);
            return value is not null;
        }
        if (node is SequenceNode list)
        {
            DriveShape<T>[] parts = [.. list.Items.Select(item => shapes.Section.Read(item, reading) is { } section ? shapes.Read(section, reading) : null).OfType<DriveShape<T>>()];
            if (list.Items.Count == 0) reading.Errors.Add(node, $"expected {words}; got an empty list");
            if (parts.Length == list.Items.Count && parts.Length > 0) value = new DriveWord<T>(default, parts.Length == 1 ? parts[0] : new DriveShape<T>.Sum(parts));
            return value is not null;
        }
        if (!quantity.TryRead(node, reading, out T constant)) return false;
        value = new DriveWord<T>(constant, null);
        return true;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(quantity.Schema(definitions), shapes.Section.Schema(definitions), new JsonObject { ["type"] = "array", ["items"] = shapes.Section.Schema(definitions), ["minItems"] = 1 }),
    };
}

/// <summary>What fields act: a constant one and any number that are driven in time.</summary>
internal sealed record FieldsWord(AppliedField Constant, IReadOnlyList<FieldDrive> Drives);

/// <summary>A field along one direction, constant or driven in time, or a list of fields that add.</summary>
internal sealed class FieldsForm : ValueForm<FieldsWord>
{
    private static readonly ShapeWords<MagneticField> Shapes = new();

    private static readonly Section Field = new(
        "a field in time", "A field along one direction: constant ('value'), or a shape in time.", [ExperimentGrammar.Along, ExperimentGrammar.FieldValue, .. Shapes.Keys]);

    public override string Words => "a field such as { along: z, value: 100 mT } or { along: y, sine: 1 mT, frequency: 5 GHz }, or a list of fields that add";

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out FieldsWord value)
    {
        value = null;
        IReadOnlyList<YamlNode> nodes = node is SequenceNode list ? list.Items : [node];
        AppliedField constant = AppliedField.None;
        List<FieldDrive> drives = [];
        int good = 0;
        foreach (YamlNode one in nodes)
        {
            if (Field.Read(one, reading) is not { } section || !section.TryGet(ExperimentGrammar.Along, out UnitVector along)) continue;
            if (!section.Has(ExperimentGrammar.FieldValue))
            {
                if (Shapes.Read(section, reading) is not { } shape) continue;
                drives.Add(new FieldDrive(along, shape));
                good++;
                continue;
            }
            if (Shapes.Keys.FirstOrDefault(section.Has) is { } beside)
            {
                reading.Errors.Add(section.NodeOf(beside), $"a field is constant ('value') or driven ('{beside.Name}'), and here are both", "Give two fields in a list; they add.");
                continue;
            }
            if (!section.TryGet(ExperimentGrammar.FieldValue, out MagneticField field)) continue;
            constant = Plus(constant, along, field);
            good++;
        }
        if (good != nodes.Count || good == 0) return false;
        value = new FieldsWord(constant, drives);
        return true;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(Field.Schema(definitions), new JsonObject { ["type"] = "array", ["items"] = Field.Schema(definitions), ["minItems"] = 1 }),
    };

    /// <summary>The sum of two constant fields, along the first where they lie on one line.</summary>
    private static AppliedField Plus(AppliedField sum, UnitVector along, MagneticField field)
    {
        if (sum.Value.Si == 0) return new AppliedField(along, field);
        Vector3d total = sum.Vector + (field.Si * along.Components);
        return total.Norm > 0 ? new AppliedField(DirectionForm.Settled(UnitVector.Along(total)), MagneticField.FromTeslas(total.Norm)) : AppliedField.None;
    }
}
