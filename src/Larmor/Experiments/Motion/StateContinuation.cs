using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>Takes a state from one field to the next, each from the last, with steps that shrink where it is lost.</summary>
internal static class StateContinuation
{
    /// <summary>The shortest step, as a share of the whole.</summary>
    public const double ShortestStep = 1.0 / (1 << 20);

    /// <summary>Follows a state.</summary>
    /// <param name="near">The state at a field that is near to a given one; null where there is none.</param>
    /// <param name="start">The state at the first field.</param>
    /// <param name="from">First field in T.</param>
    /// <param name="to">Last field in T.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static StateReach Follow(Func<double, IReadOnlyList<Vector3d>, IReadOnlyList<Vector3d>?> near, IReadOnlyList<Vector3d> start, double from, double to, CancellationToken cancellation)
    {
        double field = from, step = to - from, shortest = ShortestStep * Math.Abs(to - from);
        int successes = 0;
        IReadOnlyList<Vector3d> state = start;
        while (field != to)
        {
            cancellation.ThrowIfCancellationRequested();
            double next = Math.Abs(to - field) <= Math.Abs(step) ? to : field + step;
            if (near(next, state) is { } found)
            {
                (field, state) = (next, found);
                if (++successes % 2 == 0) step *= 2;
                continue;
            }
            if (Math.Abs(step) <= shortest) return new StateReach(false, field, state, field + (0.5 * step));
            step *= 0.5;
            successes = 0;
        }
        return new StateReach(true, field, state, field);
    }
}

/// <summary>How far a state of rest of one or several moments lasts.</summary>
/// <param name="IsWhole">Whether it lasts to the field asked for.</param>
/// <param name="Field">The last field in T at which it was found stable.</param>
/// <param name="Directions">The state there.</param>
/// <param name="Edge">The field in T at which it ends.</param>
internal readonly record struct StateReach(bool IsWhole, double Field, IReadOnlyList<Vector3d> Directions, double Edge);
