using Larmor.Numerics;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Profiles of the spin accumulation at a given current density, in the state drawn in the device file.</summary>
public sealed record AccumulationResult : Result
{
    /// <summary>The solved stack: resistance and power; of a collinear state also potentials and currents at any x.</summary>
    public required SteadyTransport Transport { get; init; }

    /// <summary>Positions x in m at which the profiles were sampled, rising; both faces of every interface occur.</summary>
    public required IReadOnlyList<double> Positions { get; init; }

    /// <summary>The profiles at these positions; none where the moments do not lie on one line.</summary>
    public required IReadOnlyList<TransportPoint> Points { get; init; }

    /// <summary>Voltage, accumulation and spin current as vectors at these positions, where the moments do not lie on one line; otherwise none.</summary>
    public IReadOnlyList<NoncollinearPoint> VectorPoints { get; init; } = [];

    /// <summary>Direction of every magnet along +x in that case.</summary>
    public IReadOnlyList<UnitVector> Moments { get; init; } = [];
}
