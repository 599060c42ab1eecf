using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>One field loop of one or several moments at one current with a field that changes evenly in time: up through the values, then down.</summary>
/// <remarks>
/// The field is a straight ramp in the equation of motion, Eq. (24). At each value of the sweep a moment that stands closer than the tilt to a stable
/// state of rest is turned by the tilt from it, since a moment at rest to all digits would leave a lost state ever later. The coercive
/// field is that at which the component along the field first changes sign, located on the continuous output; of several moments that of their sum, and of each.
/// </remarks>
internal sealed class SweptLoop
{
    private readonly LoopMoments moments;
    private readonly Hysteresis settings;
    private readonly double current, time;
    private readonly CancellationToken cancellation;
    private readonly List<string> unsettled = [];
    private MotionLedger ledger;

    private SweptLoop(LoopMoments moments, Hysteresis settings, double current, double time, CancellationToken cancellation)
    {
        this.moments = moments;
        this.settings = settings;
        this.current = current;
        this.time = time;
        this.cancellation = cancellation;
    }

    /// <summary>Traces a loop.</summary>
    /// <param name="moments">The moments.</param>
    /// <param name="settings">Fields, tilt, settling time of the first value.</param>
    /// <param name="current">I in A.</param>
    /// <param name="time">Time of each branch in s.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static TracedLoop Trace(LoopMoments moments, Hysteresis settings, double current, double time, CancellationToken cancellation) =>
        new SweptLoop(moments, settings, current, time, cancellation).Run();

    private TracedLoop Run()
    {
        double[] fields = [.. settings.Field.Values.Select(value => value.Si)];
        Vector3d along = settings.Field.Along, start = fields[0] < 0 ? -along : along;
        (SettledMotion first, MotionLedger works) = moments.Settle(moments.Equation(settings.Field.Along, fields[0], current), [.. Enumerable.Repeat(start, moments.Count)], (settings.Tilt.Si, along), new SettlingLimit(settings.SettlingTime.Si), cancellation);
        ledger += works;
        if (first.State == MomentState.Unsettled) unsettled.Add(string.Create(CultureInfo.InvariantCulture, $"{MagneticField.FromTeslas(fields[0])}, the first field, at {Current.FromSi(current)}: {first.Reason} within {settings.SettlingTime}"));
        Branch up = Follow(fields, first.Ends), down = Follow([.. fields.Reverse()], up.End);
        HysteresisLoop loop = new(current, up.Points, down.Points, up.Coercive, down.Coercive, up.WhyNot, down.WhyNot);
        if (moments.Count > 1) loop = loop with { Coercivities = [.. moments.Magnets.Select((magnet, k) => new MomentCoercivity(magnet.Name, up.Crossings[k], down.Crossings[k]))] };
        return new TracedLoop(loop, ledger, unsettled);
    }

    private Branch Follow(double[] fields, IReadOnlyList<Vector3d> start)
    {
        Waveform ramp = Waveforms.Step(fields[0], fields[^1], 0, time);
        Drives drives = Drives.None with { Fields = [new DrivenField(ramp, settings.Field.Along)], Current = Waveform.Constant(current) };
        AuditedMotion motion = new(moments.Equation(drives));
        DormandPrince54<AuditedMotion> stepper = DormandPrince54.For(motion, new StepControl(Settling.Tolerance));
        double range = fields[^1] - fields[0];
        EventFunction[] crosses = Crossings(Math.Sign(range));
        Branch branch = new(moments, settings.Field.Along);
        IReadOnlyList<Vector3d> u = start;
        branch.Add(fields[0], u);
        for (int i = 1; i < fields.Length; i++)
        {
            double from = time * ((fields[i - 1] - fields[0]) / range), to = time * ((fields[i] - fields[0]) / range);
            u = moments.Disturbed(moments.Equation(settings.Field.Along, fields[i - 1], current), u, settings.Tilt.Si);
            double?[] instants = Stretch(motion, stepper, crosses, u, (from, to));
            branch.NoteCrossings([.. instants.Select(instant => fields[0] + (range * (instant / time)))]);
            u = DirectionsIn(stepper.State);
            branch.Add(fields[i], u);
        }
        return branch;
    }

    /// <summary>Rising through zero where the component along the field first changes its sign: of the sum of all moments, then of each of several.</summary>
    private EventFunction[] Crossings(double sign)
    {
        Vector3d along = settings.Field.Along;
        int count = moments.Count;
        double component(ReadOnlySpan<double> y, int k) => (along.X * y[k]) + (along.Y * y[count + k]) + (along.Z * y[(2 * count) + k]);
        if (count == 1) return [(_, y) => sign * component(y, 0)];
        EventFunction sum = (_, y) =>
        {
            double total = 0;
            for (int k = 0; k < count; k++) total += moments.Weights[k] * component(y, k);
            return sign * total;
        };
        return [sum, .. Enumerable.Range(0, count).Select(k => (EventFunction)((_, y) => sign * component(y, k)))];
    }

    /// <summary>The moments from one field to the next; for each event the first instant at which it happens.</summary>
    private double?[] Stretch(AuditedMotion motion, DormandPrince54<AuditedMotion> stepper, EventFunction[] events, IReadOnlyList<Vector3d> start, (double From, double To) times)
    {
        stepper.Start(times.From, motion.StartAt(Moments.Of([.. start.Select(UnitVector.Along)])));
        double startEnergy = motion.Equation.Energy(times.From, new MomentsView(stepper.State[..(3 * moments.Count)])), negativeHeat = 0;
        double?[] instants = new double?[events.Length];
        for (int i = 0; stepper.Time < times.To; i++)
        {
            if ((i & 255) == 0) cancellation.ThrowIfCancellationRequested();
            if (stepper.Step(times.To) != IntegrationEnd.Reached)
            {
                unsettled.Add($"{Duration.FromSi(stepper.Time)} of the sweep: no step, however short, met the tolerance");
                break;
            }
            negativeHeat = Math.Max(negativeHeat, -(stepper.Time - stepper.PreviousTime) * motion.Works(stepper.Derivative).GilbertHeat);
            for (int k = 0; k < events.Length; k++)
            {
                if (instants[k] is null && stepper.RisesThroughZero(events[k])) instants[k] = stepper.Locate(events[k]);
            }
        }
        MomentsView end = new(stepper.State[..(3 * moments.Count)]);
        ledger += MotionLedger.Of(motion, startEnergy, motion.Equation.Energy(stepper.Time, end), MotionLedger.ReferenceAt(motion.Equation, end, stepper.Time), 0, stepper.State, negativeHeat, stepper.AcceptedSteps);
        return instants;
    }

    private Vector3d[] DirectionsIn(ReadOnlySpan<double> state)
    {
        Vector3d[] directions = new Vector3d[moments.Count];
        MomentsView view = new(state[..(3 * moments.Count)]);
        for (int k = 0; k < directions.Length; k++) directions[k] = view[k];
        return directions;
    }

    /// <summary>One branch as it is traced.</summary>
    private sealed class Branch(LoopMoments moments, Vector3d along)
    {
        private readonly List<LoopPoint> points = [];
        private readonly double?[] crossings = new double?[moments.Count == 1 ? 1 : moments.Count + 1];

        public IReadOnlyList<LoopPoint> Points => points;

        public double? Coercive => crossings[0];

        /// <summary>Of each of several moments.</summary>
        public double?[] Crossings => crossings[1..];

        public string WhyNot => Coercive is null ? "the component along the field does not change sign" : "";

        public IReadOnlyList<Vector3d> End => points[^1].Moments;

        public void NoteCrossings(double?[] fields)
        {
            for (int k = 0; k < fields.Length; k++) crossings[k] ??= fields[k];
        }

        public void Add(double field, IReadOnlyList<Vector3d> directions)
        {
            Vector3d sum = moments.Sum(directions);
            double component = Vector3d.Dot(sum, along);
            points.Add(new LoopPoint(field, MomentState.Moving, sum, component, component, 0) { Moments = directions });
        }
    }
}
