using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Profiles of the spin accumulation at a given current density, in the state drawn in the device file.</summary>
public sealed record AccumulationResult : Result
{
    /// <summary>The solved stack: potentials, currents, resistance and power at any x.</summary>
    public required SteadyTransport Transport { get; init; }

    /// <summary>Positions x in m at which the profiles were sampled, rising; both faces of every interface occur.</summary>
    public required IReadOnlyList<double> Positions { get; init; }

    /// <summary>The profiles at these positions.</summary>
    public required IReadOnlyList<TransportPoint> Points { get; init; }
}
