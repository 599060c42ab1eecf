using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>A transient.</summary>
public sealed record TransientResult : Result
{
    /// <summary>Voltage, accumulation and energies in time.</summary>
    public required TransientRun Transient { get; init; }

    /// <summary>The slowest modes in which the stack relaxes; none where a lead makes the rates continuous.</summary>
    public required IReadOnlyList<RelaxationMode> Modes { get; init; }
}
