using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>A uniform applied field.</summary>
/// <param name="Along">Its direction.</param>
/// <param name="Value">μ₀H in T along that direction; may be negative.</param>
public sealed record AppliedField(UnitVector Along, MagneticField Value)
{
    /// <summary>No field.</summary>
    public static AppliedField None { get; } = new(UnitVector.Z, MagneticField.Zero);

    /// <summary>The field as a vector, in T.</summary>
    public Vector3d Vector => Value.Si * Along.Components;
}

/// <summary>A field stepped along one direction.</summary>
/// <param name="Along">Its direction.</param>
/// <param name="Values">μ₀H in T in the order of the sweep.</param>
public sealed record FieldSweep(UnitVector Along, IReadOnlyList<MagneticField> Values);
