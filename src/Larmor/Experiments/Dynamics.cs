using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>A trajectory of the free moment at a field and a current.</summary>
public sealed record Dynamics
{
    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "dynamics";

    /// <summary>The applied field.</summary>
    public AppliedField Field { get; init; } = AppliedField.None;

    /// <summary>The current, positive along +x.</summary>
    public Current Current { get; init; }

    /// <summary>How long the moment is followed.</summary>
    public required Duration Duration { get; init; }

    /// <summary>Where it starts; null for the equilibrium without current nearest to the parallel state, turned by <see cref="Tilt"/>.</summary>
    public UnitVector? Start { get; init; }

    /// <summary>Tilt of the start from that equilibrium.</summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(1);

    /// <summary>Number of evenly spaced instants recorded, start and end among them.</summary>
    public int Samples { get; init; } = 2001;

    /// <summary>Relative tolerance of the stepper.</summary>
    public double Tolerance { get; init; } = 1e-9;
}
