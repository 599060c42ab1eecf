using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>A field at which a state of rest loses its stability.</summary>
/// <param name="Current">I in A.</param>
/// <param name="Angle">Angle of the field in rad.</param>
/// <param name="State">The state without field that was followed, for example <c>parallel</c>.</param>
/// <param name="Field">μ₀H in T along the direction at that angle.</param>
/// <param name="Direction">Where the moment rests there.</param>
/// <param name="Turns">Whether the moment turns about that direction as it leaves or comes back: the state ends in growing precession; otherwise it vanishes or hands over to others.</param>
public sealed record SwitchingField(double Current, double Angle, string State, double Field, Vector3d Direction, bool Turns);

/// <summary>Switching fields against the direction of the field.</summary>
public sealed record AstroidResult : Result
{
    /// <summary>Direction of the field at 0.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>Direction of the field at 90 deg.</summary>
    public required UnitVector Towards { get; init; }

    /// <summary>The switching fields, by current and angle.</summary>
    public required IReadOnlyList<SwitchingField> Points { get; init; }
}
