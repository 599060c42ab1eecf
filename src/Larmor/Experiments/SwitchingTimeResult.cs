using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>What one current does to the moment.</summary>
/// <param name="Current">I in A.</param>
/// <param name="Time">When the projection on the axis first changes sign, in s; null where it does not.</param>
/// <param name="Crossings">How often it changes sign in the time followed.</param>
/// <param name="Final">Direction in the end.</param>
/// <param name="IsReversed">Whether the projection in the end has the other sign than at the start.</param>
public sealed record SwitchingPoint(double Current, double? Time, int Crossings, Vector3d Final, bool IsReversed);

/// <summary>Switching time against current.</summary>
public sealed record SwitchingTimeResult : Result
{
    /// <summary>The state of rest at the start.</summary>
    public required UnitVector Start { get; init; }

    /// <summary>The axis whose sign is watched.</summary>
    public required UnitVector Axis { get; init; }

    /// <summary>The points in the order of the currents.</summary>
    public required IReadOnlyList<SwitchingPoint> Points { get; init; }
}
