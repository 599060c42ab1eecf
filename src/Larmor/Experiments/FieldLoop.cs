using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>One field loop of one moment at one current: up through the values, then down.</summary>
/// <remarks>
/// The field changes slowly against all motion of the moment (<see cref="RestPath"/>). The field of the largest jump from one state at rest to another is the
/// coercive field of the branch.
/// </remarks>
internal sealed class FieldLoop
{
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
        RestPath path = new(field => moment.Equation(settings.Field.Along, field, current), settings.Field.Along, settings.Tilt.Si, settings.SettlingTime.Si, cancellation);
        SettledMotion last = path.At(fields[0], start);
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) last = path.Advance(last, fields[i - 1], fields[i]);
            if (last.State == MomentState.Unsettled) Note(fields[i], last, name);
            branch.Add(fields[i], last);
        }
        foreach (PathEnd end in path.Ends) branch.Add(end);
        ledger += path.Ledger;
        return (branch, last.End);
    }

    private void Note(double field, SettledMotion motion, string branch) => unsettled.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"{MagneticField.FromTeslas(field)} on the {branch} branch at {Current.FromSi(current)}: {motion.Reason} within {settings.SettlingTime}"));
}

/// <summary>A loop with the ledger of its motion and the fields at which nothing settled.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Ledger">Works and heat of all motion.</param>
/// <param name="Unsettled">In words, where nothing settled.</param>
internal sealed record TracedLoop(HysteresisLoop Loop, MotionLedger Ledger, IReadOnlyList<string> Unsettled);
