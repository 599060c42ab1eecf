using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>One field loop of one or several moments at one current: up through the values, then down.</summary>
/// <remarks>
/// The field changes slowly against all motion of the moments (<see cref="RestPath"/>). The field of the largest jump from one state at rest to another is the
/// coercive field of the branch. Several moments are taken as one state; it jumps where any of them does.
/// </remarks>
internal sealed class FieldLoop
{
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
        RestPath path = new(moments, field => moments.Equation(settings.Field.Along, field, current), settings.Field.Along, settings.Tilt.Si, settings.SettlingTime.Si, cancellation);
        SettledMotion last = path.At(fields[0], start);
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) last = path.Advance(last, fields[i - 1], fields[i]);
            if (last.State == MomentState.Unsettled) Note(fields[i], last, name);
            branch.Add(fields[i], last);
        }
        foreach (PathEnd end in path.Ends) branch.Add(end, moments.Sum);
        ledger += path.Ledger;
        return (branch, last.Ends);
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
