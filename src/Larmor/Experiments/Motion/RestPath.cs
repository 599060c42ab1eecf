using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>What happened where a state of rest ended on a path.</summary>
/// <param name="Place">The place in the path's coordinate.</param>
/// <param name="State">Rest for a jump from one state of rest to another, a limit cycle, or unsettled.</param>
/// <param name="Before">The state that ended.</param>
/// <param name="After">Where the moment went.</param>
internal readonly record struct PathEnd(double Place, MomentState State, Vector3d Before, Vector3d After);

/// <summary>One moment while field or current change slowly along a path, told by one coordinate.</summary>
/// <remarks>
/// A state of rest is kept as long as it is stable (<see cref="RestContinuation"/>). Where it ends, the moment is turned by the tilt and followed by
/// <see cref="Settling"/> 1/1024 of the step further on. Two states at rest on either side of such an end, more than 10° apart, are a jump.
/// </remarks>
/// <param name="equationAt">The equation of motion at a place of the path.</param>
/// <param name="along">Direction on which the extent of a cycle is measured.</param>
/// <param name="tilt">The tilt in rad.</param>
/// <param name="settlingTime">Longest time for one step, in s.</param>
/// <param name="cancellation">Stops the run.</param>
internal sealed class RestPath(Func<double, GeneralizedLlg> equationAt, Vector3d along, double tilt, double settlingTime, CancellationToken cancellation)
{
    private const double Beyond = 1.0 / 1024;
    private const int MostEnds = 8;
    private static readonly double CosineOfJump = Math.Cos(Math.PI / 18);
    private readonly List<PathEnd> ends = [];

    /// <summary>Works and heat of all motion followed.</summary>
    public MotionLedger Ledger { get; private set; }

    /// <summary>What happened so far where states of rest ended.</summary>
    public IReadOnlyList<PathEnd> Ends => ends;

    /// <summary>What the moment does at a place in the end, let go from a direction.</summary>
    public SettledMotion At(double place, Vector3d from) => At(place, from, new SettlingLimit(settlingTime));

    /// <summary>From what the moment does at one place to what it does at the next.</summary>
    public SettledMotion Advance(SettledMotion last, double from, double to)
    {
        if (last.State != MomentState.FixedPoint) return At(to, last.End);
        SettledMotion state = last;
        double place = from;
        for (int i = 0; i < MostEnds && place != to; i++)
        {
            RestReach reach = RestContinuation.Follow(equationAt, state.Mean, place, to, cancellation);
            if (reach.IsWhole) return SettledMotion.AtRest(reach.Direction, along);
            double beyond = reach.Edge + (Beyond * (to - from));
            if (Math.Abs(beyond - from) > Math.Abs(to - from)) beyond = to;
            SettledMotion after = At(beyond, reach.Direction, new SettlingLimit(1000 * settlingTime, 30_000));
            if (after.State == MomentState.Unsettled) return LookBack(reach, beyond, to);
            if (after.State == MomentState.LimitCycle)
            {
                ends.Add(new PathEnd(beyond, MomentState.LimitCycle, reach.Direction, after.Mean));
                return beyond == to ? after : At(to, after.End);
            }
            AddJump(reach, after.Mean);
            (state, place) = (after, beyond);
        }
        return place == to ? state : At(to, state.End);
    }

    /// <summary>
    /// Where the motion just beyond the end of a state is too slow to be followed, the moment is followed at the next place instead, and the
    /// state that it reaches there is traced back.
    /// </summary>
    private SettledMotion LookBack(RestReach reach, double beyond, double to)
    {
        SettledMotion after = At(to, reach.Direction);
        if (after.State != MomentState.FixedPoint) return after;
        RestReach back = RestContinuation.Follow(equationAt, after.Mean, to, beyond, cancellation);
        if (!back.IsWhole) ends.Add(new PathEnd(beyond, MomentState.Unsettled, reach.Direction, after.Mean));
        else AddJump(reach, back.Direction);
        return after;
    }

    private void AddJump(RestReach reach, Vector3d after)
    {
        if (Vector3d.Dot(reach.Direction, after) < CosineOfJump) ends.Add(new PathEnd(reach.Edge, MomentState.FixedPoint, reach.Direction, after));
    }

    private SettledMotion At(double place, Vector3d from, SettlingLimit limit)
    {
        (SettledMotion motion, MotionLedger works) = Settling.Follow(equationAt(place), Tilt.Of(from, tilt), along, limit, cancellation);
        Ledger += works;
        return motion;
    }
}
