using System.Globalization;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>A direction in which the moment rests.</summary>
/// <param name="Response">The small motion about it: eigenvalues, stability, resonance.</param>
/// <param name="Energy">V(u₀).</param>
public sealed record Equilibrium(LinearResponse Response, EnergyDensity Energy)
{
    /// <summary>u₀.</summary>
    public UnitVector Direction => Response.Direction;

    /// <summary>+1 for a node, focus or centre, −1 for a saddle, 0 for a state on the edge between them.</summary>
    public int Index => Response.Index;

    /// <summary>Whether no small deviation grows.</summary>
    public bool IsStable => Response.IsStable;
}

/// <summary>All directions of rest at one field and current, with the audit of their completeness.</summary>
/// <param name="Points">The isolated states, lowest energy first.</param>
/// <param name="Reason">Null where the set is complete; otherwise what is special or missing.</param>
public sealed record EquilibriumSet(IReadOnlyList<Equilibrium> Points, string? Reason)
{
    /// <summary>A whole line of directions in which the moment rests but is unstable; it adds nothing to the index sum. Empty where there is none.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Sum of the indices; 2 for a complete set of isolated states (Poincaré-Hopf).</summary>
    public int IndexSum => Points.Sum(point => point.Index);

    /// <summary>
    /// |index sum − 2|: zero where the audit holds. A closed line of states adds nothing to the sum; where the moment rests in every
    /// direction there is nothing to add up.
    /// </summary>
    public int Residual => RestsEverywhere ? 0 : Math.Abs(IndexSum - 2);

    /// <summary>Whether there is neither an energy nor a torque.</summary>
    public bool RestsEverywhere { get; init; }

    /// <summary>Whether every state in which the moment could stay is isolated and the indices add up to 2.</summary>
    public bool IsComplete => Reason is null;

    /// <summary>The states in which no small deviation grows.</summary>
    public IEnumerable<Equilibrium> Stable => Points.Where(point => point.IsStable);
}

/// <summary>
/// All directions where the generalized LLG equation leaves one moment at rest: u × ∇(V + Φ) = α∇V − ∇χ. With a spin torque that has no
/// potential these are not the minima of any energy.
/// </summary>
/// <remarks>
/// Newton's method from directions spread over the sphere, and from ±x, ±y, ±z; doubled until the indices of the states add up to 2, as the
/// theorem of Poincaré and Hopf demands of every smooth field on a sphere, and until a further doubling finds no new state. Two states
/// closer than 1e-6 rad count as one. A line of states, as the equator of an axially symmetric magnet, adds nothing to the sum, since a circle has
/// the Euler characteristic 0. Energy terms are taken at time 0. Source: Eq. (24).
/// </remarks>
public static class Equilibria
{
    private const int FirstStarts = 60;
    private const int LastStarts = 4000;
    private const double Apart = 1e-6;
    private const double ApartAlongFamily = 1e-2;
    private const double SingularTolerance = 1e-9;
    private const int FamilySize = 5;

    private static readonly UnitVector[] Axes = [UnitVector.X, -UnitVector.X, UnitVector.Y, -UnitVector.Y, UnitVector.Z, -UnitVector.Z];

    /// <summary>All states of rest of one moment.</summary>
    /// <param name="magnet">The moment, its energy with the applied field in it.</param>
    /// <param name="potentials">The spin transfer.</param>
    /// <param name="current">The current, positive along +x.</param>
    public static EquilibriumSet Of(Magnet magnet, SpinTransferPotentials potentials, Current current)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        ArgumentNullException.ThrowIfNull(potentials);
        TangentField field = new(magnet, potentials);
        return field.Scale(current.Si) == 0
            ? new EquilibriumSet([], "There is neither an energy nor a torque: the moment rests in every direction.") { RestsEverywhere = true }
            : Search(field, current.Si);
    }

    private static EquilibriumSet Search(TangentField field, double current)
    {
        List<Vector3d> isolated = [];
        List<Vector3d> singular = [];
        bool settled = false;
        Try(field, current, Axes, isolated, singular);
        for (int starts = FirstStarts; starts <= LastStarts && singular.Count < FamilySize; starts *= 2)
        {
            int before = isolated.Count;
            Try(field, current, SpherePoints.Fibonacci(starts), isolated, singular);
            bool sumHolds = isolated.Sum(u => Math.Sign(field.Derivative(TangentFrame.At(u), current).Determinant)) == 2;
            if (settled && sumHolds && isolated.Count == before) break;
            settled = sumHolds;
        }
        bool isFamily = singular.Count >= FamilySize;
        IEnumerable<Vector3d> points = isFamily ? isolated : isolated.Concat(singular);
        Equilibrium[] equilibria = [.. points.Select(u => new Equilibrium(new LinearResponse(field, u, current), EnergyDensity.FromSi(field.Energy(u)))).Order(ByEnergy(field.EnergyScale))];
        EquilibriumSet set = new(equilibria, null);
        return isFamily && set.Residual == 0 && singular.TrueForAll(u => IsRepelling(field, u, current))
            ? set with { Remark = $"{Line(singular)}; it leaves each of them at the least disturbance." }
            : set with { Reason = Reason(set, singular, isFamily) };
    }

    // Along a line of states one eigenvalue vanishes; the other, across it, is the trace.
    private static bool IsRepelling(TangentField field, Vector3d u, double current)
    {
        Matrix2 derivative = field.Derivative(TangentFrame.At(u), current);
        return derivative.Trace > SingularTolerance * Math.Sqrt(derivative.SquaredNorm);
    }

    private static string Line(List<Vector3d> singular) =>
        $"The moment rests along a whole line of directions, among them {UnitVector.Along(singular[0])} and {UnitVector.Along(singular[1])}";

    private static void Try(TangentField field, double current, IEnumerable<UnitVector> starts, List<Vector3d> isolated, List<Vector3d> singular)
    {
        foreach (UnitVector start in starts)
        {
            if (RestSolver.From(field, start, current) is not { } u) continue;
            Matrix2 derivative = field.Derivative(TangentFrame.At(u), current);
            bool isSingular = Math.Abs(derivative.Determinant) <= SingularTolerance * derivative.SquaredNorm;
            List<Vector3d> known = isSingular ? singular : isolated;
            double apart = isSingular ? ApartAlongFamily : Apart;
            if (!known.Exists(other => (other - u).Norm < apart)) known.Add(u);
        }
    }

    private static string? Reason(EquilibriumSet set, List<Vector3d> singular, bool isFamily)
    {
        if (isFamily)
        {
            return $"{Line(singular)}: nothing holds it in one of them. Give an anisotropy or a field.";
        }
        if (singular.Count > 0)
        {
            return $"The state at {UnitVector.Along(singular[0])} is just about to appear or to vanish (det J = 0), so that its stability is undecided. Change the field or the current a little.";
        }
        return set.Residual == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"The indices of the states found add up to {set.IndexSum} instead of 2 (Poincare-Hopf): a state was missed.");
    }

    private static Comparer<Equilibrium> ByEnergy(double scale) => Comparer<Equilibrium>.Create((left, right) =>
    {
        double difference = left.Energy.Si - right.Energy.Si;
        if (Math.Abs(difference) > 1e-9 * scale) return Math.Sign(difference);
        Vector3d step = left.Direction.Components - right.Direction.Components;
        if (Math.Abs(step.Z) > Apart) return -Math.Sign(step.Z);
        return Math.Abs(step.Y) > Apart ? -Math.Sign(step.Y) : -Math.Sign(step.X);
    });
}
