using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>A direction: an axis with a sign, three components, or two angles.</summary>
internal sealed class DirectionForm : ValueForm<UnitVector>
{
    private static readonly Key<double> Theta = new("theta", new QuantityForm(Angle.Kind, Limits.None), "polar angle from +z") { IsRequired = true };
    private static readonly Key<double> Phi = new("phi", new QuantityForm(Angle.Kind, Limits.None), "azimuth from +x towards +y") { IsRequired = true };
    private static readonly Section Angles = new("a direction by angles", "Polar angle from +z and azimuth from +x towards +y.", Theta, Phi);
    private static readonly ListForm<double> Components = new(new NumberForm(Limits.None, "0.5"), "three components [x, y, z]", 3, 3);

    public static DirectionForm Instance { get; } = new();

    public override string Words => "a direction such as 'z', '-x', [0, 0.1, 1] or { theta: 30 deg, phi: 90 deg }";

    /// <summary>The direction that an axis word means; null for another word.</summary>
    public static UnitVector? Axis(string word) => word.Replace('\u2212', '-') switch
    {
        "x" or "+x" => UnitVector.X,
        "-x" => -UnitVector.X,
        "y" or "+y" => UnitVector.Y,
        "-y" => -UnitVector.Y,
        "z" or "+z" => UnitVector.Z,
        "-z" => -UnitVector.Z,
        _ => null,
    };

    public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out UnitVector value)
    {
        value = UnitVector.Z;
        if (node is ScalarNode scalar)
        {
            if (Axis(scalar.Text) is { } axis)
            {
                value = axis;
                return true;
            }
            reading.Errors.Add(node, $"expected {Words}; got {Shape.Of(node)}", "x is the stack axis and film normal; y and z lie in the plane.");
            return false;
        }
        return node is SequenceNode ? TryVector(node, reading, out value) : TryAngles(node, reading, out value);
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => definitions.Reference("direction", () => new JsonObject
    {
        ["description"] = "A direction; x is the stack axis and film normal, y and z lie in the plane.",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray("x", "+x", "-x", "y", "+y", "-y", "z", "+z", "-z") },
            Components.Schema(definitions),
            Angles.Schema(definitions)),
    });

    private static bool TryVector(YamlNode node, Reading reading, out UnitVector value)
    {
        value = UnitVector.Z;
        if (!Components.TryRead(node, reading, out IReadOnlyList<double>? parts)) return false;
        double largest = Math.Max(Math.Abs(parts[0]), Math.Max(Math.Abs(parts[1]), Math.Abs(parts[2])));
        if (largest == 0)
        {
            reading.Errors.Add(node, "the vector [0, 0, 0] has no direction", "Give at least one component that is not zero.");
            return false;
        }
        Vector3d vector = new(parts[0], parts[1], parts[2]);
        bool isUnit = Math.Abs(vector.Norm - 1) < 1e-15;
        value = Settled(UnitVector.Along(isUnit ? vector : vector / largest));
        return true;
    }

    private static bool TryAngles(YamlNode node, Reading reading, out UnitVector value)
    {
        value = UnitVector.Z;
        if (Angles.Read(node, reading) is not { } angles || !angles.TryGet(Theta, out double theta) || !angles.TryGet(Phi, out double phi)) return false;
        value = Settled(UnitVector.FromAngles(theta, phi));
        return true;
    }

    /// <summary>Normalizes until nothing changes, so that the direction written into a run's record is read back to the same bits.</summary>
    public static UnitVector Settled(UnitVector direction)
    {
        for (int i = 0; i < 8; i++)
        {
            UnitVector next = UnitVector.Along(direction.Components);
            if (next == direction) break;
            direction = next;
        }
        return direction;
    }
}
