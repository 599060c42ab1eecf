using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>Torque on one turned magnet towards the reference p, against the angle.</summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="Efficiencies">η of the damping-like part; not a number at u = ±p where it has no limit.</param>
/// <param name="FieldLikeEfficiencies">The same of the field-like part: bJ = ħη_f J/(2|e|Ms d).</param>
/// <param name="DampingLike">aJ/I in T/A, positive towards p at positive current; null without cross-section, thickness or Ms.</param>
/// <param name="FieldLike">bJ/I in T/A; null likewise.</param>
public sealed record TurnedMagnet(
    string Name, IReadOnlyList<double> Efficiencies, IReadOnlyList<double> FieldLikeEfficiencies, IReadOnlyList<double>? DampingLike, IReadOnlyList<double>? FieldLike);

/// <summary>Spin torque on every magnet and resistance against the angle.</summary>
public sealed record SpinTransferResult : Result
{
    /// <summary>p.</summary>
    public required UnitVector Reference { get; init; }

    /// <summary>Name of the layer whose direction p is.</summary>
    public required string ReferenceLayer { get; init; }

    /// <summary>Angles in rad.</summary>
    public required IReadOnlyList<double> Angles { get; init; }

    /// <summary>R A in ohm m².</summary>
    public required IReadOnlyList<double> ResistanceAreas { get; init; }

    /// <summary>Names of all magnets along +x.</summary>
    public required IReadOnlyList<string> Magnets { get; init; }

    /// <summary>Torque on each magnet per current density, N/J₀ in J/A, by angle and magnet.</summary>
    public required IReadOnlyList<IReadOnlyList<Vector3d>> Torques { get; init; }

    /// <summary>Maps over the spheres of the free layers; empty where none were asked for.</summary>
    public IReadOnlyList<TransferMap> Maps { get; init; } = [];

    /// <summary>The turned magnets.</summary>
    public required IReadOnlyList<TurnedMagnet> Turned { get; init; }
}
