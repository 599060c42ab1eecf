using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>What the moment does at one field of a loop.</summary>
public enum MomentState
{
    /// <summary>It rests.</summary>
    FixedPoint,

    /// <summary>It goes round a limit cycle.</summary>
    LimitCycle,

    /// <summary>It did neither within the time allowed.</summary>
    Unsettled,

    /// <summary>It follows a field that changes at a finite rate.</summary>
    Moving,
}

/// <summary>One point of a loop.</summary>
/// <param name="Field">μ₀H in T along the sweep's direction.</param>
/// <param name="State">Rest, limit cycle, or neither.</param>
/// <param name="Mean">Direction of the moment; over a limit cycle its time average (shorter than 1).</param>
/// <param name="Minimum">Smallest component along the sweep's direction over the cycle; equal to the mean at rest.</param>
/// <param name="Maximum">Largest component along the sweep's direction over the cycle; equal to the mean at rest.</param>
/// <param name="Frequency">Frequency of the cycle in Hz; zero at rest.</param>
public sealed record LoopPoint(double Field, MomentState State, Vector3d Mean, double Minimum, double Maximum, double Frequency);

/// <summary>One loop at one current: the field up and then down.</summary>
/// <param name="Current">I in A along +x.</param>
/// <param name="Up">Points with rising field.</param>
/// <param name="Down">Points with falling field.</param>
/// <param name="CoerciveFieldUp">Field in T at which the rising branch switches between fixed points; null where it does not.</param>
/// <param name="CoerciveFieldDown">Field in T at which the falling branch switches between fixed points; null where it does not.</param>
/// <param name="ReasonUp">Why the rising branch has no coercive field; empty where it has one.</param>
/// <param name="ReasonDown">Why the falling branch has no coercive field; empty where it has one.</param>
public sealed record HysteresisLoop(
    double Current, IReadOnlyList<LoopPoint> Up, IReadOnlyList<LoopPoint> Down, double? CoerciveFieldUp, double? CoerciveFieldDown, string ReasonUp, string ReasonDown)
{
    /// <summary>Shift of the loop in T, the mean of both coercive fields; null where one is missing.</summary>
    public double? Shift => (CoerciveFieldUp + CoerciveFieldDown) / 2;
}

/// <summary>Field loops at several currents.</summary>
public sealed record HysteresisResult : Result
{
    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>The loops in the order of the currents.</summary>
    public required IReadOnlyList<HysteresisLoop> Loops { get; init; }
}
