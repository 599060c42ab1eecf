using System.Globalization;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>One field loop of one moment at one current: up through the values, then down.</summary>
/// <remarks>
/// Each value starts from the last state plus the tilt and is followed by <see cref="Settling"/>. A branch switches where two states at rest
/// at neighbouring fields lie more than 10° apart and still do when the interval is halved, from the last state before the jump each time,
/// down to 1/1024 of the field step. The field of the largest such jump is the coercive field of the branch.
/// </remarks>
internal sealed class FieldLoop
{
    private const int Halvings = 10;
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
        Branch up = Follow(fields, start, "rising"), down = Follow([.. fields.Reverse()], up.End, "falling");
        string reason = string.Join(" ", new[] { up.Reason, down.Reason }.Where(text => text.Length > 0));
        HysteresisLoop loop = new(current, up.Points, down.Points, up.Switching, down.Switching, reason);
        return new TracedLoop(loop, ledger, unsettled);
    }

    private Branch Follow(double[] fields, Vector3d start, string name)
    {
        List<LoopPoint> points = [];
        SettledMotion? last = null;
        (double Size, double Field) largest = default;
        bool isHidden = false;
        Vector3d end = start;
        for (int i = 0; i < fields.Length; i++)
        {
            SettledMotion now = At(fields[i], end, new SettlingLimit(settings.SettlingTime.Si));
            if (now.State == MomentState.Unsettled) Note(fields[i], now, name);
            points.Add(new LoopPoint(fields[i], now.State, now.Mean, now.Minimum, now.Maximum, now.Frequency));
            if (last is not null && IsJump(last, now))
            {
                (double Size, double Field)? jump = Locate(fields[i - 1], fields[i], last, now, ref isHidden);
                if (jump is { } found && found.Size > largest.Size) largest = found;
            }
            (last, end) = (now, now.End);
        }
        bool switches = largest.Size > 0;
        return new Branch(points, end, switches ? largest.Field : null, switches ? "" : WhyNot(points, name, isHidden));
    }

    private SettledMotion At(double field, Vector3d last, SettlingLimit limit)
    {
        GeneralizedLlg equation = moment.Equation(settings.Field.Along, field, current);
        (SettledMotion motion, MotionLedger works) = Settling.Follow(equation, Tilt.Of(last, settings.Tilt.Si), settings.Field.Along, limit, cancellation);
        ledger += works;
        return motion;
    }

    private void Note(double field, SettledMotion motion, string branch) => unsettled.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"{MagneticField.FromTeslas(field)} on the {branch} branch at {Current.FromSi(current)}: {motion.Reason} within {settings.SettlingTime}"));

    private static bool IsJump(SettledMotion one, SettledMotion other) =>
        one.State == MomentState.FixedPoint && other.State == MomentState.FixedPoint && Cosine(one, other) < CosineOfJump;

    private static double Cosine(SettledMotion one, SettledMotion other) => Vector3d.Dot(one.Mean, other.Mean);

    /// <summary>
    /// Halves the interval around a jump; null where it turns out to be a steady turn, or where another motion lies between. Close to the jump
    /// everything is slow, so the moment is followed for longer there; where it has not settled by then it counts as before the jump if it is still near the old state, as beyond it if not.
    /// </summary>
    private (double Size, double Field)? Locate(double from, double to, SettledMotion before, SettledMotion after, ref bool isHidden)
    {
        SettlingLimit longer = new(1000 * settings.SettlingTime.Si, 30_000);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (from + to);
            SettledMotion between = At(middle, before.End, longer);
            if (between.State == MomentState.Unsettled)
            {
                if (Cosine(before, between) > CosineOfJump) from = middle;
                else to = middle;
                continue;
            }
            if (between.State != MomentState.FixedPoint)
            {
                isHidden = true;
                return null;
            }
            if (Cosine(before, between) < Cosine(between, after)) (to, after) = (middle, between);
            else (from, before) = (middle, between);
            if (!IsJump(before, after)) return null;
        }
        return ((after.Mean - before.Mean).Norm, 0.5 * (from + to));
    }

    private static string WhyNot(List<LoopPoint> points, string name, bool isHidden)
    {
        List<LoopPoint> cycles = points.FindAll(point => point.State == MomentState.LimitCycle);
        if (cycles.Count > 0)
        {
            return $"On the {name} branch the moment goes round a limit cycle between {MagneticField.FromTeslas(cycles.Min(point => point.Field))} and {MagneticField.FromTeslas(cycles.Max(point => point.Field))}; it does not switch between two states at rest.";
        }
        if (isHidden || points.Exists(point => point.State == MomentState.Unsettled)) return $"On the {name} branch the states before and after the jump are not joined by states at rest.";
        return $"On the {name} branch the moment does not jump between two states at rest.";
    }

    private sealed record Branch(IReadOnlyList<LoopPoint> Points, Vector3d End, double? Switching, string Reason);
}

/// <summary>A loop with the ledger of its motion and the fields at which nothing settled.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Ledger">Works and heat of all motion.</param>
/// <param name="Unsettled">In words, where nothing settled.</param>
internal sealed record TracedLoop(HysteresisLoop Loop, MotionLedger Ledger, IReadOnlyList<string> Unsettled);
