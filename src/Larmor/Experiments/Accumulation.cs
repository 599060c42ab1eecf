using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Spin accumulation profiles at a current density, in the state drawn in the device file (free layers parallel).</summary>
public sealed record Accumulation
{
    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "accumulation";

    /// <summary>J₀ in A/m², positive along +x.</summary>
    public required CurrentDensity CurrentDensity { get; init; }
}
