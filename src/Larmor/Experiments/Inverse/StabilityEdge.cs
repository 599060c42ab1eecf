using Larmor.Experiments.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;

namespace Larmor.Experiments.Inverse;

/// <summary>Where an edge was found before, and a state a little before it.</summary>
/// <param name="Field">The field of the edge in T.</param>
/// <param name="Before">A field in T at which the state was stable.</param>
/// <param name="Direction">The state there.</param>
internal sealed record EdgeHint(double Field, double Before, Vector3d Direction);

/// <summary>The field at which a state of rest that a strong field has saturated loses its stability while the field goes to the other side, at constant current.</summary>
/// <remarks>
/// The state is followed by Newton's method. Where it goes on beyond its loss (Hopf, or a symmetric end) the zero of Γ or det J is found by Brent's method; where it ends (fold) its end is enclosed by halving.
/// </remarks>
internal sealed class StabilityEdge
{
    private const int Halvings = 50;
    private static readonly double CosineOfTurn = Math.Cos(Math.PI / 9);
    private static readonly double[] Probes = [0.25, 0.5, 0.75];
    private readonly Func<double, TangentField> at;
    private readonly double current;
    private readonly Vector3d saturated;
    private readonly int sense;

    /// <param name="at">The field on the sphere at a field in T.</param>
    /// <param name="along">Direction of the field.</param>
    /// <param name="current">I in A.</param>
    /// <param name="isRising">Whether the field rises.</param>
    public StabilityEdge(Func<double, TangentField> at, UnitVector along, double current, bool isRising)
    {
        (this.at, this.current) = (at, current);
        sense = isRising ? 1 : -1;
        saturated = -sense * along.Components;
    }

    /// <summary>The edge; null where the state is never stable or never lost.</summary>
    /// <param name="hint">Where it was with nearly the same numbers; null for the first time.</param>
    /// <param name="reach">A field in T that saturates the moment.</param>
    public EdgeHint? Find(EdgeHint? hint, double reach)
    {
        if (hint is not null && Stable(hint.Before, hint.Direction) is { } near && Locate(hint.Before, near, 2 * Math.Abs(hint.Field - hint.Before)) is { } known) return known;
        if (Stable(-sense * reach, saturated) is not { } start) return null;
        StateReach whole = StateContinuation.Follow((field, u) => Stable(field, u[0]) is { } next ? [next] : null, [start], -sense * reach, sense * reach, CancellationToken.None);
        if (whole.IsWhole) return null;
        // From a hundredth of the way back, so that later searches begin on the safe side.
        double back = whole.Field - (sense * 0.01 * reach);
        Vector3d state = Stable(back, whole.Directions[0]) ?? whole.Directions[0];
        return Locate(Stable(back, state) is null ? whole.Field : back, state, 0.02 * reach);
    }

    /// <summary>The state of rest near a direction, which is kept where nothing acts on it, as on an axis that all share.</summary>
    public static Vector3d? Rest(TangentField at, Vector3d near, double current) =>
        at.Force(near, current).Norm <= 1e-15 * at.Scale(current) ? near : RestSolver.From(at, near, current);

    private LinearResponse? Rest(double field, Vector3d near)
    {
        TangentField force = at(field);
        return Rest(force, near, current) is { } rest && Vector3d.Dot(rest, near) > CosineOfTurn ? new LinearResponse(force, rest, current) : null;
    }

    private Vector3d? Stable(double field, Vector3d near) => Rest(field, near) is { Jacobian: { Determinant: > 0, Trace: < 0 } } response ? response.Direction.Components : null;

    /// <summary>The first loss between a field at which the state is stable and one further on.</summary>
    private EdgeHint? Locate(double before, Vector3d state, double width)
    {
        double after = before + (sense * width);
        Vector3d last = state;
        if (Rest(after, state) is not { } beyond) return Enclosed(before, state, after);
        if (beyond.Jacobian is { Determinant: > 0, Trace: < 0 }) return null;
        if (Lost()) return Enclosed(before, state, after);
        double first = double.PositiveInfinity;
        if (beyond.Jacobian.Trace >= 0) first = Math.Min(first, Zero(response => -response.Jacobian.Trace));
        if (beyond.Jacobian.Determinant <= 0) first = Math.Min(first, Zero(response => response.Jacobian.Determinant));
        return new EdgeHint(before + (sense * first), before, state);

        double Zero(Func<LinearResponse, double> function) => RootFinding.Brent(
            distance => function(Rest(before + (sense * distance), last) ?? beyond), 0, width, 1e-13 * (Math.Abs(before) + width));

        // Whether the state is missing somewhere on the way.
        bool Lost() => Probes.Any(share => Rest(before + (sense * share * width), state) is null);
    }

    private EdgeHint? Enclosed(double before, Vector3d state, double after)
    {
        double good = before, bad = after;
        Vector3d u = state;
        for (int i = 0; i < Halvings && Math.Abs(bad - good) > 1e-15 * Math.Abs(after - before); i++)
        {
            double middle = (good + bad) / 2;
            if (Stable(middle, u) is { } found) (good, u) = (middle, found);
            else bad = middle;
        }
        return new EdgeHint((good + bad) / 2, before, state);
    }
}
