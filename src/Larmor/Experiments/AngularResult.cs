using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>Torque per area on one turned magnet over the current density, against the angle.</summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="Turning">N·(about × u)/J₀ in J/A: about the turning axis, positive the way in which the angle grows at positive current.</param>
/// <param name="Across">N·about/J₀ in J/A: out of the plane of turning.</param>
public sealed record TurningTorque(string Name, IReadOnlyList<double> Turning, IReadOnlyList<double> Across);

/// <summary>Resistance and torques against the angle of the turned magnets.</summary>
public sealed record AngularResult : Result
{
    /// <summary>Whether all magnets turned together against the current.</summary>
    public required bool AllTogether { get; init; }

    /// <summary>The turned magnets with the torque on each.</summary>
    public required IReadOnlyList<TurningTorque> Turned { get; init; }

    /// <summary>Angles in rad.</summary>
    public required IReadOnlyList<double> Angles { get; init; }

    /// <summary>R A in ohm m².</summary>
    public required IReadOnlyList<double> ResistanceAreas { get; init; }

    /// <summary>Names of all magnets along +x.</summary>
    public required IReadOnlyList<string> Magnets { get; init; }

    /// <summary>Torque on each magnet per current density, N/J₀ in J/A, by angle and magnet.</summary>
    public required IReadOnlyList<IReadOnlyList<Vector3d>> Torques { get; init; }

    /// <summary>The axis about which they turned.</summary>
    public required UnitVector About { get; init; }
}
