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
public sealed record LoopPoint(double Field, MomentState State, Vector3d Mean, double Minimum, double Maximum, double Frequency)
{
    /// <summary>Of several moments: the direction of each, as <see cref="Mean"/>, which is then that of their sum over the sum of their sizes Ms v.</summary>
    public IReadOnlyList<Vector3d> Moments { get => field ?? [Mean]; init; } = null!;

    /// <summary>Resistance of the stack in ohm with several moments at rest or on their way; null where it is not known.</summary>
    public double? Resistance { get; init; }
}

/// <summary>A field at which a state of rest ends and the moments come to rest in another.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="IsRising">Whether the field rose.</param>
/// <param name="IsJump">Whether a moment turned by more than 10°; otherwise the one state leads on to the other.</param>
/// <param name="Before">The directions before.</param>
/// <param name="After">The directions after.</param>
public sealed record LoopTransition(double Field, bool IsRising, bool IsJump, IReadOnlyList<Vector3d> Before, IReadOnlyList<Vector3d> After)
{
    /// <summary>Angle in rad by which a moment turned.</summary>
    public double AngleOf(int moment) => 2 * Math.Asin(Math.Min(1, 0.5 * (After[moment] - Before[moment]).Norm));
}

/// <summary>Coercive fields of one of several moments.</summary>
/// <param name="Layer">Name of its layer.</param>
/// <param name="Up">Field in T with rising field; null where there is none.</param>
/// <param name="Down">Field in T with falling field; null where there is none.</param>
public sealed record MomentCoercivity(string Layer, double? Up, double? Down);

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

    /// <summary>Where states of rest gave way to others, with rising and then with falling field; none with a field that changes in time.</summary>
    public IReadOnlyList<LoopTransition> Transitions { get; init; } = [];

    /// <summary>At a temperature: the branch with rising field; null without.</summary>
    public ThermalBranch? ThermalUp { get; init; }

    /// <summary>At a temperature: the branch with falling field; null without.</summary>
    public ThermalBranch? ThermalDown { get; init; }

    /// <summary>Coercive fields of each of several moments: the field of its own largest jump, or at which it first crosses over; none for one moment.</summary>
    public IReadOnlyList<MomentCoercivity> Coercivities { get; init; } = [];
}

/// <summary>Field loops at several currents.</summary>
public sealed record HysteresisResult : Result
{
    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>Names of the free layers, in the order of <see cref="LoopPoint.Moments"/>.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>The loops in the order of the currents.</summary>
    public required IReadOnlyList<HysteresisLoop> Loops { get; init; }
}
