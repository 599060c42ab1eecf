using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>One field loop of one moment at one current with a field that changes evenly in time: up through the values, then down.</summary>
/// <remarks>
/// The field is a straight ramp in the equation of motion, Eq. (24). At each value of the sweep a moment that stands closer than the tilt to a stable
/// state of rest is turned by the tilt from it, since a moment at rest to all digits would leave a lost state ever later. The coercive
/// field is that at which the component along the field first changes sign, located on the continuous output.
/// </remarks>
internal sealed class SweptLoop
{
    private readonly FreeMoment moment;
    private readonly Hysteresis settings;
    private readonly double current, time;
    private readonly CancellationToken cancellation;
    private readonly List<string> unsettled = [];
    private MotionLedger ledger;

    private SweptLoop(FreeMoment moment, Hysteresis settings, double current, double time, CancellationToken cancellation)
    {
        this.moment = moment;
        this.settings = settings;
        this.current = current;
        this.time = time;
        this.cancellation = cancellation;
    }

    /// <summary>Traces a loop.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="settings">Fields, tilt, settling time of the first value.</param>
    /// <param name="current">I in A.</param>
    /// <param name="time">Time of each branch in s.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static TracedLoop Trace(FreeMoment moment, Hysteresis settings, double current, double time, CancellationToken cancellation) =>
        new SweptLoop(moment, settings, current, time, cancellation).Run();

    private TracedLoop Run()
    {
        double[] fields = [.. settings.Field.Values.Select(value => value.Si)];
        Vector3d along = settings.Field.Along, start = fields[0] < 0 ? -along : along;
        (SettledMotion first, MotionLedger works) = Settling.Follow(moment.Equation(settings.Field.Along, fields[0], current), Tilt.Of(start, settings.Tilt.Si), along, new SettlingLimit(settings.SettlingTime.Si), cancellation);
        ledger += works;
        if (first.State == MomentState.Unsettled) unsettled.Add(string.Create(CultureInfo.InvariantCulture, $"{MagneticField.FromTeslas(fields[0])}, the first field, at {Current.FromSi(current)}: {first.Reason} within {settings.SettlingTime}"));
        Branch up = Follow(fields, first.End), down = Follow([.. fields.Reverse()], up.End);
        return new TracedLoop(new HysteresisLoop(current, up.Points, down.Points, up.Coercive, down.Coercive, up.WhyNot, down.WhyNot), ledger, unsettled);
    }

    private Branch Follow(double[] fields, Vector3d start)
    {
        Waveform ramp = Waveforms.Step(fields[0], fields[^1], 0, time);
        Waveform constant = Waveform.Constant(current);
        Drives drives = Drives.None with { Fields = [new DrivenField(ramp, settings.Field.Along)], Current = constant };
        AuditedMotion motion = new(new GeneralizedLlg(moment.Magnet.In(drives)) { SpinTransfer = moment.SpinTransfer.Potentials, Current = constant });
        DormandPrince54<AuditedMotion> stepper = DormandPrince54.For(motion, new StepControl(Settling.Tolerance));
        double range = fields[^1] - fields[0], sign = Math.Sign(range);
        UnitVector along = settings.Field.Along;
        EventFunction crosses = (_, y) => sign * ((along.Components.X * y[0]) + (along.Components.Y * y[1]) + (along.Components.Z * y[2]));
        Branch branch = new();
        Vector3d u = start;
        branch.Add(fields[0], u, along);
        for (int i = 1; i < fields.Length; i++)
        {
            double from = time * ((fields[i - 1] - fields[0]) / range), to = time * ((fields[i] - fields[0]) / range);
            double? crossing = Stretch(motion, stepper, crosses, Disturbed(fields[i - 1], u), from, to);
            if (crossing is { } instant) branch.Coercive ??= fields[0] + (range * (instant / time));
            u = new Vector3d(stepper.State[0], stepper.State[1], stepper.State[2]);
            branch.Add(fields[i], u, along);
        }
        return branch;
    }

    /// <summary>The moment from one field to the next; the first instant at which its component along the field changes sign.</summary>
    private double? Stretch(AuditedMotion motion, DormandPrince54<AuditedMotion> stepper, EventFunction crosses, Vector3d start, double from, double to)
    {
        stepper.Start(from, motion.StartAt(Moments.Of(UnitVector.Along(start))));
        double startEnergy = motion.Equation.Energy(from, new MomentsView(stepper.State[..3])), negativeHeat = 0;
        double? crossing = null;
        for (int i = 0; stepper.Time < to; i++)
        {
            if ((i & 255) == 0) cancellation.ThrowIfCancellationRequested();
            if (stepper.Step(to) != IntegrationEnd.Reached)
            {
                unsettled.Add($"{Duration.FromSi(stepper.Time)} of the sweep: no step, however short, met the tolerance");
                break;
            }
            negativeHeat = Math.Max(negativeHeat, -(stepper.Time - stepper.PreviousTime) * motion.Works(stepper.Derivative).GilbertHeat);
            if (stepper.RisesThroughZero(crosses)) crossing ??= stepper.Locate(crosses);
        }
        MomentsView moments = new(stepper.State[..3]);
        ledger += MotionLedger.Of(motion, startEnergy, motion.Equation.Energy(stepper.Time, moments), MotionLedger.ReferenceAt(motion.Equation, moments, stepper.Time), 0, stepper.State, negativeHeat, stepper.AcceptedSteps);
        return crossing;
    }

    private Vector3d Disturbed(double field, Vector3d u)
    {
        double tilt = settings.Tilt.Si;
        return tilt > 0 && RestPoint.Near(moment.Equation(settings.Field.Along, field, current), u) is { IsStable: true } rest && (u - rest.Direction).Norm < tilt
            ? Tilt.Of(rest.Direction, tilt)
            : u;
    }

    /// <summary>One branch as it is traced.</summary>
    private sealed class Branch
    {
        private readonly List<LoopPoint> points = [];

        public IReadOnlyList<LoopPoint> Points => points;

        public double? Coercive { get; set; }

        public string WhyNot => Coercive is null ? "the component along the field does not change sign" : "";

        public Vector3d End => points[^1].Mean;

        public void Add(double field, Vector3d u, Vector3d along)
        {
            double component = Vector3d.Dot(u, along);
            points.Add(new LoopPoint(field, MomentState.Moving, u, component, component, 0));
        }
    }
}
