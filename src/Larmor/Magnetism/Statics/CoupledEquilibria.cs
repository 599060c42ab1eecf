using System.Globalization;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// All states in which N coupled moments rest together, spin torque included: v_k [I ∇A + u × (∇V − I ∇B)]_k = 0 for every moment k. Not only
/// minima; with a torque they are not the stationary points of any energy.
/// </summary>
/// <remarks>
/// <para>Newton's method from all combinations of ±x, ±y, ±z, from all combinations of the states that each moment has on its own, and from states
/// spread evenly over the product of the spheres. Their number is doubled until the indices add up to 2^N (Poincaré and Hopf) and a
/// further doubling finds no new state. Two states closer than 1e-6 count as one. Meant for N = 1, 2, 3; larger N is allowed up to 8,
/// but the states multiply.</para>
/// <para>A state from which one can move along a vanishing eigenvalue and rest again belongs to a family; a family of one dimension is a closed
/// line, which adds nothing to the sum. Source: Eq. (24) for each moment at rest.</para>
/// </remarks>
public static class CoupledEquilibria
{
    private const int StartsPerState = 60, MostDoublings = 6;

    /// <summary>All states of rest.</summary>
    /// <param name="equation">The moments with their complete energies, shared energies and torques; its own current is not looked at.</param>
    /// <param name="current">The current, positive along +x.</param>
    /// <param name="time">The time at which drives are taken, in s.</param>
    /// <exception cref="ArgumentException">There are more than eight moments.</exception>
    public static CoupledEquilibriumSet Of(GeneralizedLlg equation, Current current, double time = 0)
    {
        ArgumentNullException.ThrowIfNull(equation);
        if (equation.Count > MomentStarts.MostMoments) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"All states of rest can be looked for with up to {MomentStarts.MostMoments} moments; got {equation.Count}. Follow one state with CoupledRest instead."), nameof(equation));
        CoupledRestSolver solver = new(equation, current.Si, time);
        if (!solver.HasTorques) return new CoupledEquilibriumSet(equation.Count, [], [], "There is neither an energy nor a torque: the moments rest in every direction.") { RestsEverywhere = true };
        RestCatalogue found = new(solver);
        Search(equation, found);
        return new CoupledEquilibriumReport(equation, current.Si, time, found).Set();
    }

    private static void Search(GeneralizedLlg equation, RestCatalogue found)
    {
        int moments = equation.Count, expected = 1 << moments;
        if (moments <= 3)
        {
            foreach (Vector3d[] start in MomentStarts.AlongAxes(moments)) found.Try(start);
            foreach (Vector3d[] start in MomentStarts.Products([.. equation.Magnets.Select(OwnStates)])) found.Try(start);
        }
        bool settled = false;
        int used = 0, starts = StartsPerState * expected;
        for (int doubling = 0; doubling < MostDoublings; doubling++)
        {
            int before = found.Isolated.Count;
            foreach (Vector3d[] start in MomentStarts.Spread(moments, starts, used)) found.Try(start);
            used += starts;
            starts = used;
            bool sumHolds = found.IndexSum == expected;
            if (settled && sumHolds && found.Isolated.Count == before) return;
            // A surface of states may take part in the sum: no number of starts would settle it.
            if (found.HasSurface && doubling >= 2) return;
            settled = sumHolds;
        }
    }

    /// <summary>Where a moment rests when nothing couples it to the others and no current flows.</summary>
    private static IReadOnlyList<Vector3d> OwnStates(Magnet magnet)
    {
        Vector3d[] states = [.. Equilibria.Of(magnet, SpinTransferPotentials.None, Current.Zero).Points.Select(point => point.Direction.Components)];
        return states.Length > 0 ? states : [UnitVector.Z, -UnitVector.Z];
    }
}
