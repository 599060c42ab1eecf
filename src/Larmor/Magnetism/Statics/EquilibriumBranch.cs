using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>A current at which a state, followed from zero current, loses its stability.</summary>
/// <param name="Current">The threshold current.</param>
/// <param name="IsOscillatory">True where precession starts to grow (Hopf, tr J = 0); false where the state itself ends or turns over (det J = 0).</param>
/// <param name="Direction">Where the moment rests at the threshold.</param>
public sealed record StabilityThreshold(Current Current, bool IsOscillatory, UnitVector Direction);

/// <summary>One side of a branch: the states at the currents asked for, and the first threshold.</summary>
/// <param name="States">For each current asked for the small motion about the state; null where the branch ends before.</param>
/// <param name="Threshold">The first threshold; null where there is none within <paramref name="Reach"/>.</param>
/// <param name="Reach">The largest current in this direction up to which the branch was followed.</param>
/// <param name="Reason">Why there is no threshold; empty where there is one.</param>
public sealed record BranchSide(IReadOnlyList<LinearResponse?> States, StabilityThreshold? Threshold, Current Reach, string Reason);

/// <summary>
/// Follows a state of rest continuously as the current grows from zero, to find where it loses its stability and what it is at given
/// currents. The state moves with the current; the threshold is that of the moved state.
/// </summary>
/// <remarks>
/// Continuation along the curve F(u, I) = 0 by its arc length in (u, I/I₀): a step along the tangent, corrected back onto the curve by
/// Newton steps of least length, so that a fold (where the state ends) is passed smoothly. On the curve tr J and det J are smooth functions of the
/// arc length and their first zero is found by Brent's method. I₀ is the current whose torque equals the largest force of the energy.
/// Source: E. L. Allgower, K. Georg, Introduction to Numerical Continuation Methods, SIAM 2003, doi:10.1137/1.9780898719154.
/// </remarks>
public static class EquilibriumBranch
{
    /// <summary>Follows the state in one direction of current.</summary>
    /// <param name="magnet">The moment, its energy with the applied field in it.</param>
    /// <param name="potentials">The spin transfer.</param>
    /// <param name="start">A stable state at zero current.</param>
    /// <param name="positive">Whether towards positive current.</param>
    /// <param name="currents">Currents of that direction at which the state is asked for, in any order.</param>
    /// <exception cref="ArgumentException">The moment does not rest at the start without current, or a current points the other way.</exception>
    public static BranchSide Follow(Magnet magnet, SpinTransferPotentials potentials, UnitVector start, bool positive, params IReadOnlyList<Current> currents)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        ArgumentNullException.ThrowIfNull(potentials);
        double sense = positive ? 1 : -1;
        if (currents.Any(current => !(current.Si * sense >= 0))) throw new ArgumentException("All currents asked for must flow in the direction in which the branch is followed.", nameof(currents));
        TangentField field = new(magnet, potentials);
        if (field.Force(start, 0).Norm > 1e-6 * field.Scale(0)) throw new ArgumentException($"The moment does not rest at {start} without current.", nameof(start));
        Vector3d rest = RestSolver.From(field, start, 0) ?? start;
        return field.TorqueScale == 0 || field.EnergyScale == 0
            ? WithoutTorque(field, rest, currents)
            : new BranchWalk(field, rest, sense, currents).Run();
    }

    private static BranchSide WithoutTorque(TangentField field, Vector3d rest, IReadOnlyList<Current> currents) => new(
        [.. currents.Select(current => new LinearResponse(field, rest, current.Si))],
        null,
        Current.Zero,
        "No spin torque acts on the moment, so no current makes it unstable.");
}
