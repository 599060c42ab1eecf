using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>One field loop of one moment at one current: up through the values, then down.</summary>
/// <remarks>
/// The field changes slowly against all motion of the moment: a state of rest is kept as long as it is stable (<see cref="RestContinuation"/>).
/// Where it ends, the moment is turned by the tilt and followed by <see cref="Settling"/> at a field 1/1024 of the step further on. Two
/// states at rest on either side of such an end, more than 10° apart, are a jump; the field of the largest is the coercive field of the branch.
/// </remarks>
internal sealed class FieldLoop
{
    private const double Beyond = 1.0 / 1024;
    private const int MostEnds = 8;
    private static readonly double CosineOfJump = Math.Cos(Math.PI / 18);

    private readonly FreeMoment moment;
    private readonly Hysteresis settings;
    private readonly double current;
    private readonly CancellationToken cancellation;
    private readonly List<string> unsettled = [];
    private MotionLedger ledger;

    private FieldLoop(FreeMoment moment, Hysteresis settings, double current, CancellationToken cancellation)
    {
        this.moment = moment;
        this.settings = settings;
        this.current = current;
        this.cancellation = cancellation;
    }

    /// <summary>Traces a loop.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="settings">Fields, tilt and settling time.</param>
    /// <param name="current">I in A.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static TracedLoop Trace(FreeMoment moment, Hysteresis settings, double current, CancellationToken cancellation) =>
        new FieldLoop(moment, settings, current, cancellation).Run();

    private TracedLoop Run()
    {
        double[] fields = [.. settings.Field.Values.Select(value => value.Si)];
        Vector3d start = fields[0] < 0 ? -settings.Field.Along : settings.Field.Along;
        (LoopBranch up, Vector3d end) = Follow(fields, start, "rising");
        (LoopBranch down, _) = Follow([.. fields.Reverse()], end, "falling");
        HysteresisLoop loop = new(current, up.Points, down.Points, up.Switching, down.Switching, up.WhyNot(settings.SettlingTime), down.WhyNot(settings.SettlingTime));
        return new TracedLoop(loop, ledger, unsettled);
    }

    private (LoopBranch Branch, Vector3d End) Follow(double[] fields, Vector3d start, string name)
    {
        LoopBranch branch = new();
        SettledMotion last = At(fields[0], start, UsualLimit);
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) last = last.State == MomentState.FixedPoint ? Advance(branch, last, fields[i - 1], fields[i]) : At(fields[i], last.End, UsualLimit);
            if (last.State == MomentState.Unsettled) Note(fields[i], last, name);
            branch.Add(fields[i], last);
        }
        return (branch, last.End);
    }

    /// <summary>From a state at rest to the next field; each end of a state on the way is noted in the branch.</summary>
    private SettledMotion Advance(LoopBranch branch, SettledMotion last, double from, double to)
    {
        SettledMotion state = last;
        double field = from;
        for (int i = 0; i < MostEnds && field != to; i++)
        {
            RestReach reach = RestContinuation.Follow(EquationAt, state.Mean, field, to, cancellation);
            if (reach.IsWhole) return SettledMotion.AtRest(reach.Direction, settings.Field.Along);
            double beyond = reach.Edge + (Beyond * (to - from));
            if (Math.Abs(beyond - from) > Math.Abs(to - from)) beyond = to;
            SettledMotion after = At(beyond, reach.Direction, new SettlingLimit(1000 * settings.SettlingTime.Si, 30_000));
            if (after.State == MomentState.Unsettled) return LookBack(branch, reach, beyond, to);
            if (after.State == MomentState.LimitCycle)
            {
                branch.AddCycle(beyond);
                return beyond == to ? after : At(to, after.End, UsualLimit);
            }
            if (IsJump(reach.Direction, after.Mean)) branch.AddJump(reach.Edge, reach.Direction, after.Mean);
            (state, field) = (after, beyond);
        }
        return field == to ? state : At(to, state.End, UsualLimit);
    }

    /// <summary>
    /// Where the motion just beyond the end of a state is too slow to be followed, the moment is followed at the next field instead, and the
    /// state that it reaches there is traced back.
    /// </summary>
    private SettledMotion LookBack(LoopBranch branch, RestReach reach, double beyond, double to)
    {
        SettledMotion after = At(to, reach.Direction, UsualLimit);
        if (after.State != MomentState.FixedPoint) return after;
        RestReach back = RestContinuation.Follow(EquationAt, after.Mean, to, beyond, cancellation);
        if (!back.IsWhole) branch.AddUnsettled(beyond);
        else if (IsJump(reach.Direction, back.Direction)) branch.AddJump(reach.Edge, reach.Direction, back.Direction);
        return after;
    }

    private SettlingLimit UsualLimit => new(settings.SettlingTime.Si);

    private GeneralizedLlg EquationAt(double field) => moment.Equation(settings.Field.Along, field, current);

    private SettledMotion At(double field, Vector3d last, SettlingLimit limit)
    {
        (SettledMotion motion, MotionLedger works) = Settling.Follow(EquationAt(field), Tilt.Of(last, settings.Tilt.Si), settings.Field.Along, limit, cancellation);
        ledger += works;
        return motion;
    }

    private void Note(double field, SettledMotion motion, string branch) => unsettled.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"{MagneticField.FromTeslas(field)} on the {branch} branch at {Current.FromSi(current)}: {motion.Reason} within {settings.SettlingTime}"));

    private static bool IsJump(Vector3d before, Vector3d after) => Vector3d.Dot(before, after) < CosineOfJump;
}

/// <summary>A loop with the ledger of its motion and the fields at which nothing settled.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Ledger">Works and heat of all motion.</param>
/// <param name="Unsettled">In words, where nothing settled.</param>
internal sealed record TracedLoop(HysteresisLoop Loop, MotionLedger Ledger, IReadOnlyList<string> Unsettled);
