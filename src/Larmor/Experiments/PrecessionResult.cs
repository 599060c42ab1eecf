using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Spins across the moments in time.</summary>
public sealed record PrecessionResult : Result
{
    /// <summary>Accumulation and energies in time, with profiles.</summary>
    public required TransverseTransientRun Run { get; init; }

    /// <summary>D/j at the driven face in ohm m² once the current has long been constant: both directions as real and imaginary part.</summary>
    public required System.Numerics.Complex SteadyResponse { get; init; }
}
