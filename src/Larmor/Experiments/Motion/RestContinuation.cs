using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>A stable state of rest as the field changes slowly: where it goes, and up to which field it lasts.</summary>
/// <remarks>
/// Newton's method from one field to the next, each rest point from the last. A step counts where the rest point is stable, by the eigenvalues of
/// its linear motion, and less than 5° from the last one; otherwise it is halved, down to 2⁻²⁰ of the whole. So the end of a state is found
/// whether it vanishes (fold), hands over to others (pitchfork) or begins to precess (Hopf), without following any motion.
/// </remarks>
internal static class RestContinuation
{
    private const double ShortestStep = StateContinuation.ShortestStep, Margin = 1e-9;
    private static readonly double CosineOfTurn = Math.Cos(Math.PI / 36);

    /// <summary>Follows a state from one field to another.</summary>
    /// <param name="equationAt">The equation of motion at a field in T.</param>
    /// <param name="rest">The state at the first field.</param>
    /// <param name="from">First field in T.</param>
    /// <param name="to">Last field in T.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static RestReach Follow(Func<double, GeneralizedLlg> equationAt, Vector3d rest, double from, double to, CancellationToken cancellation)
    {
        StateReach reach = Follow(equationAt, [rest], from, to, cancellation);
        return new RestReach(reach.IsWhole, reach.Field, reach.Directions[0], reach.Edge);
    }

    /// <summary>The same for the state of one or several moments.</summary>
    /// <param name="equationAt">The equation of motion at a field in T.</param>
    /// <param name="rest">The directions at the first field.</param>
    /// <param name="from">First field in T.</param>
    /// <param name="to">Last field in T.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static StateReach Follow(Func<double, GeneralizedLlg> equationAt, IReadOnlyList<Vector3d> rest, double from, double to, CancellationToken cancellation) => rest.Count == 1
        ? StateContinuation.Follow((field, u) => StableNear(equationAt(field), u[0]) is { } direction ? [direction] : null, rest, from, to, cancellation)
        : StateContinuation.Follow((field, u) => StableNear(equationAt(field), u), rest, from, to, cancellation);

    /// <summary>The same, with the end of the state located once more within the last step, to about 4e-12 of the whole.</summary>
    public static RestReach ToTheEnd(Func<double, GeneralizedLlg> equationAt, Vector3d rest, double from, double to, CancellationToken cancellation)
    {
        RestReach reach = Follow(equationAt, rest, from, to, cancellation);
        if (reach.IsWhole) return reach;
        RestReach finer = Follow(equationAt, reach.Direction, reach.Field, reach.Field + (4 * ShortestStep * (to - from)), cancellation);
        return finer.IsWhole ? reach : finer;
    }

    private static Vector3d? StableNear(GeneralizedLlg equation, Vector3d u) =>
        RestPoint.Near(equation, u) is { } rest && rest.SlowRate < -Margin * rest.Scale && Vector3d.Dot(rest.Direction, u) > CosineOfTurn ? rest.Direction : null;

    private static Vector3d[]? StableNear(GeneralizedLlg equation, IReadOnlyList<Vector3d> moments) =>
        CoupledRestPoint.Near(equation, moments) is { } rest && rest.SlowRate < -Margin * rest.Scale && rest.Directions.Zip(moments).All(pair => Vector3d.Dot(pair.First, pair.Second) > CosineOfTurn) ? rest.Directions : null;
}

/// <summary>How far a state of rest lasts.</summary>
/// <param name="IsWhole">Whether it lasts to the field asked for.</param>
/// <param name="Field">The last field in T at which it was found stable.</param>
/// <param name="Direction">The state there.</param>
/// <param name="Edge">The field in T at which it ends.</param>
internal readonly record struct RestReach(bool IsWhole, double Field, Vector3d Direction, double Edge);
