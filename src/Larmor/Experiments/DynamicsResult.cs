using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>A trajectory of the free moment.</summary>
public sealed record DynamicsResult : Result
{
    /// <summary>Times in s, evenly spaced.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>Direction of the moment at these times.</summary>
    public required IReadOnlyList<Vector3d> Directions { get; init; }

    /// <summary>Energy density V in J/m³ at these times.</summary>
    public required IReadOnlyList<double> Energies { get; init; }

    /// <summary>Power supplied by the spin torque, in W, at these times.</summary>
    public required IReadOnlyList<double> TorquePowers { get; init; }

    /// <summary>Gilbert heat in W at these times.</summary>
    public required IReadOnlyList<double> GilbertPowers { get; init; }
}
