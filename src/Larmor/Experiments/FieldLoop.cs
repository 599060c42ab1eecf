using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>One field loop of one or several moments at one current: up through the values, then down.</summary>
/// <remarks>
/// The field changes slowly against all motion of the moment: a state of rest is kept as long as it is stable (<see cref="RestContinuation"/>).
/// Where it ends, the moment is turned by the tilt and followed by <see cref="Settling"/> at a field 1/1024 of the step further on. Two
/// states at rest on either side of such an end, more than 10° apart, are a jump; the field of the largest is the coercive field of the branch. Several moments are
/// taken as one state (<see cref="CoupledRestPoint"/>, <see cref="CoupledSettling"/>); it jumps where any of them does.
/// </remarks>
internal sealed class FieldLoop
{
    private const double Beyond = 1.0 / 1024;
    private const int MostEnds = 8;
    private static readonly double CosineOfJump = Math.Cos(Math.PI / 18);

    private readonly LoopMoments moments;
    private readonly Hysteresis settings;
    private readonly double current;
    private readonly CancellationToken cancellation;
    private readonly List<string> unsettled = [];
    private MotionLedger ledger;

    private FieldLoop(LoopMoments moments, Hysteresis settings, double current, CancellationToken cancellation)
    {
        this.moments = moments;
        this.settings = settings;
        this.current = current;
        this.cancellation = cancellation;
    }

    /// <summary>Traces a loop.</summary>
    /// <param name="moments">The moments.</param>
    /// <param name="settings">Fields, tilt and settling time.</param>
    /// <param name="current">I in A.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static TracedLoop Trace(LoopMoments moments, Hysteresis settings, double current, CancellationToken cancellation) =>
        new FieldLoop(moments, settings, current, cancellation).Run();

    private TracedLoop Run()
    {
        double[] fields = [.. settings.Field.Values.Select(value => value.Si)];
        Vector3d start = fields[0] < 0 ? -settings.Field.Along : settings.Field.Along;
        (LoopBranch up, IReadOnlyList<Vector3d> end) = Follow(fields, [.. Enumerable.Repeat(start, moments.Count)], "rising");
        (LoopBranch down, _) = Follow([.. fields.Reverse()], end, "falling");
        HysteresisLoop loop = new(current, up.Points, down.Points, up.Switching, down.Switching, up.WhyNot(settings.SettlingTime), down.WhyNot(settings.SettlingTime))
        {
            Transitions = [.. up.Transitions, .. down.Transitions],
            Coercivities = moments.Count == 1 ? [] : [.. moments.Magnets.Select((magnet, k) => new MomentCoercivity(magnet.Name, up.SwitchingOf(k), down.SwitchingOf(k)))],
        };
        return new TracedLoop(loop, ledger, unsettled);
    }

    private (LoopBranch Branch, IReadOnlyList<Vector3d> End) Follow(double[] fields, IReadOnlyList<Vector3d> start, string name)
    {
        LoopBranch branch = new() { IsRising = fields[^1] > fields[0] };
        SettledMotion last = At(fields[0], start, UsualLimit);
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) last = last.State == MomentState.FixedPoint ? Advance(branch, last, fields[i - 1], fields[i]) : At(fields[i], last.Ends, UsualLimit);
            if (last.State == MomentState.Unsettled) Note(fields[i], last, name);
            branch.Add(fields[i], last);
        }
        return (branch, last.Ends);
    }

    /// <summary>From a state at rest to the next field; each end of a state on the way is noted in the branch.</summary>
    private SettledMotion Advance(LoopBranch branch, SettledMotion last, double from, double to)
    {
        SettledMotion state = last;
        double field = from;
        for (int i = 0; i < MostEnds && field != to; i++)
        {
            StateReach reach = RestContinuation.Follow(EquationAt, state.Means, field, to, cancellation);
            if (reach.IsWhole || EndsAt(to, reach, to - from)) return AtRest(reach.Directions);
            double beyond = reach.Edge + (Beyond * (to - from));
            if (Math.Abs(beyond - from) > Math.Abs(to - from)) beyond = to;
            SettledMotion after = At(beyond, reach.Directions, new SettlingLimit(1000 * settings.SettlingTime.Si, 30_000));
            double at = beyond;
            if (after.State == MomentState.Unsettled) (after, at) = LookBack(branch, reach, beyond, (from, to));
            else if (after.State == MomentState.FixedPoint) NoteEnd(branch, reach, after.Means);
            if (at == to && at != beyond) return after;
            if (after.State == MomentState.LimitCycle)
            {
                branch.AddCycle(at);
                return at == to ? after : At(to, after.Ends, UsualLimit);
            }
            (state, field) = (after, at);
        }
        return field == to ? state : At(to, state.Ends, UsualLimit);
    }

    /// <summary>
    /// Where the motion just beyond the end of a state is too slow to be followed, the moment is followed at the next field instead (several moments a little before it
    /// first, so that they do not pass two ends at once), and the state that it reaches there is traced back.
    /// </summary>
    private (SettledMotion Motion, double Field) LookBack(LoopBranch branch, StateReach reach, double beyond, (double From, double To) step)
    {
        double whole = step.To - step.From;
        double[] farther = moments.Count == 1 ? [] : [.. new[] { 1.0 / 64, 1.0 / 8 }.Select(share => reach.Edge + (share * whole)).Where(field => Math.Abs(field - step.From) < Math.Abs(whole))];
        foreach (double field in farther.Append(step.To))
        {
            SettledMotion after = At(field, reach.Directions, UsualLimit);
            if (after.State == MomentState.Unsettled && field != step.To) continue;
            if (after.State != MomentState.FixedPoint) return (after, field);
            StateReach back = RestContinuation.Follow(EquationAt, after.Means, field, beyond, cancellation);
            if (!back.IsWhole) branch.AddUnsettled(beyond);
            else NoteEnd(branch, reach, back.Directions);
            return (after, field);
        }
        throw new InvalidOperationException("The next field was among those tried.");
    }

    /// <summary>Whether a state of several moments ends just at a field of the sweep, where they would creep to it for ever.</summary>
    private bool EndsAt(double to, StateReach reach, double step) => moments.Count > 1 && Math.Abs(reach.Edge - to) <= 2 * StateContinuation.ShortestStep * Math.Abs(step);

    private SettlingLimit UsualLimit => new(settings.SettlingTime.Si);

    private GeneralizedLlg EquationAt(double field) => moments.Equation(settings.Field.Along, field, current);

    private SettledMotion At(double field, IReadOnlyList<Vector3d> last, SettlingLimit limit)
    {
        (SettledMotion motion, MotionLedger works) = moments.Settle(EquationAt(field), last, (settings.Tilt.Si, settings.Field.Along), limit, cancellation);
        ledger += works;
        return motion;
    }

    private void Note(double field, SettledMotion motion, string branch) => unsettled.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"{MagneticField.FromTeslas(field)} on the {branch} branch at {Current.FromSi(current)}: {motion.Reason} within {settings.SettlingTime}"));

    private SettledMotion AtRest(IReadOnlyList<Vector3d> directions) => SettledMotion.AtRest(moments.Sum(directions), settings.Field.Along) with { Means = directions, Ends = directions };

    private void NoteEnd(LoopBranch branch, StateReach reach, IReadOnlyList<Vector3d> after)
    {
        bool isJump = reach.Directions.Zip(after).Any(pair => Vector3d.Dot(pair.First, pair.Second) < CosineOfJump);
        branch.AddEnd(new LoopTransition(reach.Edge, branch.IsRising, isJump, reach.Directions, after), moments.Sum);
    }
}

/// <summary>A loop with the ledger of its motion and the fields at which nothing settled.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Ledger">Works and heat of all motion.</param>
/// <param name="Unsettled">In words, where nothing settled.</param>
internal sealed record TracedLoop(HysteresisLoop Loop, MotionLedger Ledger, IReadOnlyList<string> Unsettled);
