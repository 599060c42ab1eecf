using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Layers;

/// <summary>What the outer face of the first or last layer meets.</summary>
public abstract record EndCondition
{
    private EndCondition()
    {
    }

    /// <summary>The end layer goes on for ever: all its modes decay.</summary>
    public sealed record Lead : EndCondition;

    /// <summary>A reservoir at equilibrium: Δμ = 0.</summary>
    public sealed record Reservoir : EndCondition;

    /// <summary>No spin current passes: δJ = 0.</summary>
    public sealed record Sealed : EndCondition;

    /// <summary>The current that passes has a fixed polarization: δJ = p J₀.</summary>
    /// <param name="Value">p, −1 ≤ p ≤ 1.</param>
    /// <param name="Along">Direction of the polarization; null for the common axis of a collinear stack.</param>
    public sealed record Polarization(double Value, UnitVector? Along = null) : EndCondition;

    /// <summary>A fixed spin current passes: δJ along +x.</summary>
    /// <param name="Density">δJ in A/m².</param>
    /// <param name="Along">Direction of the spins; null for the common axis of a collinear stack.</param>
    public sealed record SpinCurrent(CurrentDensity Density, UnitVector? Along = null) : EndCondition;
}
