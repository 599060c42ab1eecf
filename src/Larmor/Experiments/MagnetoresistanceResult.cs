using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>The stack solved in the parallel and in the antiparallel state.</summary>
public sealed record MagnetoresistanceResult : Result
{
    /// <summary>All free layers along the first fixed one (or as their <c>parallel</c> says).</summary>
    public required SteadyTransport Parallel { get; init; }

    /// <summary>All free layers against it.</summary>
    public required SteadyTransport Antiparallel { get; init; }

    /// <summary>Angles in rad by which the free layers were turned; none where only the two states were asked for.</summary>
    public IReadOnlyList<double> Angles { get; init; } = [];

    /// <summary>R A in ohm m² at these angles.</summary>
    public IReadOnlyList<double> ResistanceAreas { get; init; } = [];
}
