using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>Where a state of rest ended on a path.</summary>
/// <param name="Place">Coordinate of the path.</param>
/// <param name="State">What came after it: rest elsewhere, a limit cycle, or nothing that settled.</param>
/// <param name="Before">The state that ended, moment by moment.</param>
/// <param name="After">Where the moments went.</param>
internal readonly record struct PathEnd(double Place, MomentState State, IReadOnlyList<Vector3d> Before, IReadOnlyList<Vector3d> After)
{
    private static readonly double CosineOfJump = Math.Cos(Math.PI / 18);

    /// <summary>Whether a moment came to rest more than 10° away; otherwise the one state leads on to the other.</summary>
    public bool IsJump => State == MomentState.FixedPoint && Before.Zip(After).Any(pair => Vector3d.Dot(pair.First, pair.Second) < CosineOfJump);
}

/// <summary>One or several moments while field or current change slowly along a path, told by one coordinate.</summary>
/// <remarks>
/// A state of rest is kept as long as it is stable (<see cref="RestContinuation"/>). Where it ends, the moments are turned by the tilt and followed by
/// <see cref="Settling"/>, or <see cref="CoupledSettling"/>, 1/1024 of the step further on.
/// </remarks>
/// <param name="moments">The moments.</param>
/// <param name="equationAt">The equation of motion at a place of the path.</param>
/// <param name="along">Direction on which the extent of a cycle is measured.</param>
/// <param name="tilt">The tilt in rad.</param>
/// <param name="settlingTime">Longest time for one step, in s.</param>
/// <param name="cancellation">Stops the run.</param>
internal sealed class RestPath(LoopMoments moments, Func<double, GeneralizedLlg> equationAt, Vector3d along, double tilt, double settlingTime, CancellationToken cancellation)
{
    private const double Beyond = 1.0 / 1024;
    private const int MostEnds = 8;
    private static readonly double[] SharesBeyond = [1.0 / 64, 1.0 / 8];
    private readonly List<PathEnd> ends = [];

    /// <summary>Works and heat of all motion followed.</summary>
    public MotionLedger Ledger { get; private set; }

    /// <summary>What happened so far where states of rest ended.</summary>
    public IReadOnlyList<PathEnd> Ends => ends;

    /// <summary>What the moments do at a place in the end, let go from these directions.</summary>
    public SettledMotion At(double place, params IReadOnlyList<Vector3d> from) => At(place, from, new SettlingLimit(settlingTime));

    /// <summary>From what the moments do at one place to what they do at the next.</summary>
    public SettledMotion Advance(SettledMotion last, double from, double to)
    {
        if (last.State != MomentState.FixedPoint) return At(to, last.Ends);
        SettledMotion state = last;
        double place = from;
        for (int i = 0; i < MostEnds && place != to; i++)
        {
            StateReach reach = RestContinuation.Follow(equationAt, state.Means, place, to, cancellation);
            if (reach.IsWhole || EndsAt(to, reach, to - from)) return AtRest(reach.Directions);
            double beyond = reach.Edge + (Beyond * (to - from));
            if (Math.Abs(beyond - from) > Math.Abs(to - from)) beyond = to;
            SettledMotion after = At(beyond, reach.Directions, new SettlingLimit(1000 * settlingTime, 30_000));
            double at = beyond;
            if (after.State == MomentState.Unsettled) (after, at) = LookBack(reach, beyond, (from, to));
            else if (after.State == MomentState.FixedPoint) Note(reach, after.Means);
            if (at == to && at != beyond) return after;
            if (after.State == MomentState.LimitCycle)
            {
                ends.Add(new PathEnd(at, MomentState.LimitCycle, reach.Directions, after.Means));
                return at == to ? after : At(to, after.Ends);
            }
            (state, place) = (after, at);
        }
        return place == to ? state : At(to, state.Ends);
    }

    /// <summary>
    /// Where the motion just beyond the end of a state is too slow to be followed, the moment is followed at the next place instead (several moments a little before it
    /// first, so that they do not pass two ends at once), and the state that it reaches there is traced back.
    /// </summary>
    private (SettledMotion Motion, double Place) LookBack(StateReach reach, double beyond, (double From, double To) step)
    {
        double whole = step.To - step.From;
        IEnumerable<double> before = moments.Count == 1 ? [] : SharesBeyond.Select(share => reach.Edge + (share * whole)).Where(place => Math.Abs(place - step.From) < Math.Abs(whole));
        foreach (double place in before)
        {
            SettledMotion near = At(place, reach.Directions);
            if (near.State != MomentState.Unsettled) return (TracedBack(reach, near, place, beyond), place);
        }
        return (TracedBack(reach, At(step.To, reach.Directions), step.To, beyond), step.To);
    }

    private SettledMotion TracedBack(StateReach reach, SettledMotion after, double place, double beyond)
    {
        if (after.State != MomentState.FixedPoint) return after;
        StateReach back = RestContinuation.Follow(equationAt, after.Means, place, beyond, cancellation);
        if (back.IsWhole) Note(reach, back.Directions);
        else ends.Add(new PathEnd(beyond, MomentState.Unsettled, reach.Directions, after.Means));
        return after;
    }

    /// <summary>Whether a state of several moments ends just at a place of the path, where they would creep to it for ever.</summary>
    private bool EndsAt(double to, StateReach reach, double step) => moments.Count > 1 && Math.Abs(reach.Edge - to) <= 2 * StateContinuation.ShortestStep * Math.Abs(step);

    private SettledMotion At(double place, IReadOnlyList<Vector3d> from, SettlingLimit limit)
    {
        (SettledMotion motion, MotionLedger works) = moments.Settle(equationAt(place), from, (tilt, along), limit, cancellation);
        Ledger += works;
        return motion;
    }

    private SettledMotion AtRest(IReadOnlyList<Vector3d> directions) => SettledMotion.AtRest(moments.Sum(directions), along) with { Means = directions, Ends = directions };

    private void Note(StateReach reach, IReadOnlyList<Vector3d> after) => ends.Add(new PathEnd(reach.Edge, MomentState.FixedPoint, reach.Directions, after));
}
