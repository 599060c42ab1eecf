using Larmor.Fluctuations.Density;
using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>A state about which the moments gather.</summary>
/// <param name="Name">Its name, for example <c>parallel</c>.</param>
/// <param name="Direction">Its direction, at rest in the drives at the beginning without current.</param>
/// <param name="Populations">Probability of the directions nearer to it than to the others, at the recorded instants.</param>
public sealed record DensityWell(string Name, UnitVector Direction, IReadOnlyList<double> Populations);

/// <summary>The density at one instant.</summary>
/// <param name="Time">The time in s.</param>
/// <param name="Density">ρ.</param>
/// <param name="Current">J.</param>
public sealed record DensityMap(double Time, SphereDensity Density, ProbabilityCurrent Current);

/// <summary>What constant drives lead to in the end.</summary>
/// <param name="Density">The stationary density.</param>
/// <param name="Modes">The slowest ways towards it.</param>
public sealed record DensityEnd(StationaryDensity Density, RelaxationModes Modes);

/// <summary>A density in time.</summary>
public sealed record DensityOnSphereResult : Result
{
    /// <summary>The recorded instants in s, evenly spaced.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>⟨u⟩ at these instants.</summary>
    public required IReadOnlyList<Vector3d> Means { get; init; }

    /// <summary>⟨uu⟩.</summary>
    public required IReadOnlyList<SymmetricMatrix3> SecondMoments { get; init; }

    /// <summary>Entropy, free energy and powers; null where the series does not resolve the density.</summary>
    public required IReadOnlyList<DensityBalance?> Balances { get; init; }

    /// <summary>Works and heat from the beginning on.</summary>
    public required IReadOnlyList<DensityWork> Works { get; init; }

    /// <summary>The wells; empty where there are not at least two.</summary>
    public required IReadOnlyList<DensityWell> Wells { get; init; }

    /// <summary>The density at a few instants.</summary>
    public required IReadOnlyList<DensityMap> Maps { get; init; }

    /// <summary>The end under constant drives; null where they change.</summary>
    public DensityEnd? End { get; init; }
}
