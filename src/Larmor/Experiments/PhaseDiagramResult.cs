using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>A state of rest in a phase diagram.</summary>
/// <param name="Name">Its name, for example <c>parallel</c>.</param>
/// <param name="Direction">Direction of the moment.</param>
/// <param name="Frequency">Frequency in Hz at which it rings when disturbed; zero where it does not turn.</param>
public sealed record StableRest(string Name, Vector3d Direction, double Frequency);

/// <summary>A limit cycle in a phase diagram.</summary>
/// <param name="IsOutOfPlane">Whether the moment stays on one side of the film plane; otherwise it crosses the plane twice in each turn.</param>
/// <param name="Mean">Time average of its direction.</param>
/// <param name="Lowest">Smallest component along the film normal x.</param>
/// <param name="Highest">Largest component along x.</param>
/// <param name="Frequency">Frequency in Hz.</param>
public sealed record DiagramCycle(bool IsOutOfPlane, Vector3d Mean, double Lowest, double Highest, double Frequency);

/// <summary>One point of a phase diagram.</summary>
/// <param name="Field">μ₀H in T along the first field.</param>
/// <param name="CrossField">μ₀H in T along the second field; zero without one.</param>
/// <param name="Current">I in A along +x.</param>
/// <param name="Region">All that the moment can do here, as <c>P/AP</c> or <c>AP/OP</c>; <c>?</c> where that is not known, <c>P/?</c> where something beside P is not.</param>
/// <param name="Rests">The stable states of rest.</param>
/// <param name="UnstableCount">Number of unstable states of rest.</param>
/// <param name="Cycles">The limit cycles found.</param>
public sealed record DiagramPoint(
    double Field, double CrossField, double Current, string Region, IReadOnlyList<StableRest> Rests, int UnstableCount, IReadOnlyList<DiagramCycle> Cycles);

/// <summary>Which states exist, are stable and oscillate, over field and current or over two fields.</summary>
public sealed record PhaseDiagramResult : Result
{
    /// <summary>Label of a point at which it could not be decided what the moment can do.</summary>
    public const string Undecided = "?";

    /// <summary>Direction of the field along the horizontal axis.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>Direction of the field along the vertical axis; null for a current.</summary>
    public UnitVector? CrossAlong { get; init; }

    /// <summary>Number of points along the horizontal axis.</summary>
    public required int Columns { get; init; }

    /// <summary>The points, row by row; the horizontal axis runs fastest.</summary>
    public required IReadOnlyList<DiagramPoint> Points { get; init; }

    /// <summary>The labels of the regions in the diagram, in the order of their numbers.</summary>
    public required IReadOnlyList<string> Regions { get; init; }
}
