using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport;

/// <summary>
/// The steady state of a stack whose magnetizations all lie along one axis: populations of carriers with any relaxations between them, solved by
/// their exact modes without a mesh.
/// </summary>
/// <remarks>
/// <para>Equations (corrected Eqs. (7)-(12), (16)-(18)): J_i = −σ_i μ_i′, J_i′ = −Σ_j G_ij (μ_i − μ_j), J₀ uniform. With two channels Δ″ = Δ/l²,
/// δJ = β J₀ − Δ′/(2ρ*); at an interface Δ(0⁻) − Δ(0⁺) = 2AR*(δJ − γJ₀), with spin flip as a slab of ratio δ. R_ne A = b·y/J₀, b the jumps of the
/// polarization.</para>
/// <para>Channels meet by name. A channel that a neighbour lacks, or for which a resistive contact has no conductance, is blocked there. An end that
/// is sealed or passes a given spin current meets the s channels alone; a reservoir keeps all channels at one potential.</para>
/// <para>Valid for currents perpendicular to the layers, quasi-static and linear in J₀. Any thickness, length and contrast of conductivities, any number of channels.</para>
/// <para>Source: T. Valet, A. Fert, PRB 48, 7099 (1993); J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Sections 3 and 5, corrected.</para>
/// <para>Not done: non-collinear magnetizations, tunnel barriers, time dependence.</para>
/// </remarks>
public static class CollinearTransport
{
    private const double TwoChannelTolerance = 1e-12, NetworkTolerance = 1e-11;

    /// <summary>Why the stack cannot be solved with these orientations, in words for the user; null where it can.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="orientations">For each layer +1 or −1, the sense of its moment along the common axis; 0 for a normal metal.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the common axis, for relaxations that depend on it.</param>
    public static string? Refusal(Multilayer stack, ReadOnlySpan<int> orientations, double cosineSquared = 0)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return CollinearStack.Refusal(stack, orientations, cosineSquared);
    }

    /// <summary>Solves the stack at a charge current density.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="orientations">For each layer +1 or −1, the sense of its moment along the common axis; 0 for a normal metal.</param>
    /// <param name="currentDensity">J₀ in A/m², positive along +x.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the common axis, for relaxations that depend on it.</param>
    /// <exception cref="ArgumentException">The stack has no solution; the message is that of <see cref="Refusal"/>.</exception>
    public static SteadyTransport Solve(Multilayer stack, ReadOnlySpan<int> orientations, CurrentDensity currentDensity, double cosineSquared = 0)
    {
        if (Refusal(stack, orientations, cosineSquared) is { } reason) throw new ArgumentException(reason, nameof(stack));
        if (!double.IsFinite(currentDensity.Si)) throw new ArgumentException("The current density must be finite.", nameof(currentDensity));
        CollinearSolution solution = new(CollinearStack.Of(stack, orientations, cosineSquared), currentDensity.Si);
        PowerBudget power = solution.Power();
        // Locked channels cancel in the differences of the others: one more digit is left to rounding.
        double tolerance = solution.Stack.Chain.Width > 1 ? NetworkTolerance : TwoChannelTolerance;
        return new SteadyTransport
        {
            CurrentDensity = currentDensity.Si,
            SeriesResistanceArea = solution.SeriesResistanceArea,
            NonEquilibriumResistanceArea = solution.NonEquilibriumResistanceArea,
            Shares = solution.Shares(),
            Mechanisms = solution.Mechanisms(),
            Power = power,
            Profile = new TransportProfile(solution),
            Checks =
            [
                new AuditCheck("power-closure", power.ClosureResidual, tolerance, "Power put in by the battery against the sum of all heats, relative."),
                new AuditCheck("reciprocity", solution.ReciprocityResidual, tolerance, "Accumulation at each face per current put in at its neighbour, mode by mode, against the reverse, relative; eliminated from opposite ends."),
                new AuditCheck("entropy-production", NegativeShare(power), 0, "Most negative heat of all places and mechanisms, relative to their sum."),
                new AuditCheck("spin-current-continuity", solution.ContinuityResidual(), tolerance, "Largest gap in the balance of spin and channel currents at a face, relative to the largest term in it."),
            ],
        };
    }

    private static double NegativeShare(PowerBudget power)
    {
        double most = 0;
        foreach (PowerEntry entry in power.Entries) most = Math.Max(most, -entry.PowerPerArea);
        return most == 0 ? 0 : most / Math.Abs(power.Dissipated);
    }
}
