using Larmor.Coupling;
using Larmor.Experiments.Locking;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>A spin-torque oscillator: frequency, amplitude and signal of the limit cycle against current, at one or several fields.</summary>
/// <remarks>
/// <para>The currents are gone through in their order, each entered from where the last one left the moment: along the cycle while it lasts,
/// from rest with a turn by <see cref="Tilt"/> towards [2, 3, 6] (towards [6, 2, −3] where the state lies within 45° of that axis). The first is
/// entered from the parallel state (from the direction of the field where nothing is fixed). At each the moment is followed by Eq. (24) to rest or
/// to a limit cycle, of which one period is taken apart into harmonics.</para>
/// <para>Signal, with a resistance R₀ + ΔR (1 − c)/2 and c = u·r, r the reference: the voltage of the n-th harmonic has the amplitude |I| ΔR |c_n|/2 in V, and
/// a load matched to the resistance R takes V²/(8R) in W of it. Not in it: temperature, so that lines have no width; the circuit, so that the current is
/// constant.</para>
/// </remarks>
public sealed record Oscillator : IExperiment<OscillatorResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "oscillator";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "oscillator";

    /// <summary>The fields, one branch each.</summary>
    public required FieldSweep Field { get; init; }

    /// <summary>The currents in the order in which they are gone through; positive along +x.</summary>
    public required IReadOnlyList<Current> Currents { get; init; }

    /// <summary>ΔR, resistance antiparallel to the reference less parallel to it; null where no voltage is asked for.</summary>
    public Resistance? ResistanceChange { get; init; }

    /// <summary>R, the resistance of device and matched load; null where no power is asked for.</summary>
    public Resistance? Resistance { get; init; }

    /// <summary>r, the direction whose cosine makes the resistance; null for the parallel state, or the polarizer where nothing is fixed.</summary>
    public UnitVector? Reference { get; init; }

    /// <summary>A weak drive at each limit cycle, and the range of frequencies over which it locks it; null for none.</summary>
    public LockingDrive? Locking { get; init; }

    /// <summary>Turn of a moment at rest before it is followed at the next current.</summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(1);

    /// <summary>Longest time for which the moment is followed at one current; turns that are extrapolated do not count.</summary>
    public Duration SettlingTime { get; init; } = Duration.FromMicroseconds(1);

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public OscillatorResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check(moment);
        return Of(moment, context);
    }

    internal OscillatorResult Of(FreeMoment moment, RunContext context)
    {
        UnitVector reference = Reference ?? moment.Parallel ?? moment.SpinTransfer.Polarizer ?? Field.Along;
        IReadOnlyList<OscillatorBranch> branches = context.Executor.Run(
            Field.Values.Count, i => Follow(moment, Field.Values[i], reference, context.Cancellation), context.Progress, context.Cancellation);
        return OscillatorReport.Of(this, moment, reference, branches);
    }

    private OscillatorBranch Follow(FreeMoment moment, MagneticField field, UnitVector reference, CancellationToken cancellation)
    {
        Vector3d start = Motion.Tilt.Of(moment.Parallel ?? (field.Si < 0 ? -Field.Along : Field.Along), Tilt.Si);
        List<OscillatorPoint> points = [];
        List<LockingRange> locking = [];
        MotionLedger ledger = default;
        string problem = "";
        foreach (Current current in Currents)
        {
            GeneralizedLlg equation = moment.Equation(Field.Along, field.Si, current.Si);
            (SettledMotion motion, MotionLedger works) = Settling.Follow(equation, start, reference, new SettlingLimit(SettlingTime.Si), cancellation);
            ledger += works;
            CycleHarmonics? harmonics = motion.State == MomentState.LimitCycle ? CycleHarmonics.Of(equation, motion.End, 1 / motion.Frequency) : null;
            points.Add(Point(field, current, motion, harmonics, reference));
            if (motion.State == MomentState.LimitCycle && Locking is { } drive)
            {
                FreeCycle cycle = new(Field.Along, field.Si, current.Si, motion.End, motion.Frequency);
                locking.AddRange(Enumerable.Range(0, drive.Count).Select(k => LockingScan.Of(moment, cycle, drive, drive.Amplitude(k), cancellation)));
            }
            if (motion.State == MomentState.Unsettled && problem.Length == 0) problem = $"At {field} and {current}: {motion.Reason} within {SettlingTime}.";
            start = motion.State == MomentState.FixedPoint ? Motion.Tilt.Of(motion.Mean, Tilt.Si) : motion.End;
        }
        return new OscillatorBranch(points, ledger, problem) { Locking = locking };
    }

    private OscillatorPoint Point(MagneticField field, Current current, SettledMotion motion, CycleHarmonics? harmonics, UnitVector reference)
    {
        double first = harmonics?.Amplitude(1, reference) ?? 0, second = harmonics?.Amplitude(2, reference) ?? 0;
        double volts = 0.5 * Math.Abs(current.Si) * (ResistanceChange?.Si ?? 0);
        double squares = ((first * first) + (second * second)) * volts * volts;
        return new OscillatorPoint(field.Si, current.Si, motion.State, motion.Mean, motion.Frequency, harmonics?.Amplitude(1) ?? 0)
        {
            FirstHarmonic = first,
            SecondHarmonic = second,
            Lowest = motion.Minimum,
            Highest = motion.Maximum,
            FirstVoltage = ResistanceChange is null ? null : first * volts,
            SecondVoltage = ResistanceChange is null ? null : second * volts,
            Power = ResistanceChange is not null && Resistance is { } resistance ? squares / (8 * resistance.Si) : null,
        };
    }

    private void Check(FreeMoment moment)
    {
        string place = $"experiments/{Name}";
        if (Field.Values.Count == 0 || Field.Values.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("An oscillator needs at least one finite field value; 0 mT will do.", $"{place}/field");
        if (Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("An oscillator needs at least one finite current.", $"{place}/current");
        if (!(moment.Magnet.Properties.Damping > 0)) throw new DeviceException("An oscillator needs a damping above zero: without it the moment never settles on a cycle.", $"magnets/{moment.Magnet.Name}/damping");
        if (Resistance is { } resistance && !(resistance.Si > 0 && double.IsFinite(resistance.Si))) throw new DeviceException($"The resistance of the oscillator must be positive; got {resistance}.", $"{place}/resistance");
        if (ResistanceChange is { } change && !double.IsFinite(change.Si)) throw new DeviceException($"The resistance change of the oscillator must be finite; got {change}.", $"{place}/resistance-change");
        if (Locking?.Refusal() is { } reason) throw new DeviceException(reason, $"{place}/locking");
        if (!(Tilt.Si is > 0 and < Math.PI / 2)) throw new DeviceException($"The tilt must lie between 0 and 90 deg, 0 excluded; got {Tilt}.", $"{place}/tilt");
        if (!(SettlingTime.Si > 0 && double.IsFinite(SettlingTime.Si))) throw new DeviceException($"The settling time must be positive; got {SettlingTime}.", $"{place}/settling-time");
    }
}

/// <summary>One field of an oscillator with the laws checked on its motion.</summary>
/// <param name="Points">By current.</param>
/// <param name="Ledger">Works and heat.</param>
/// <param name="Problem">Where it did not settle first; empty where it did.</param>
internal sealed record OscillatorBranch(IReadOnlyList<OscillatorPoint> Points, MotionLedger Ledger, string Problem) : IPlainPoint
{
    /// <summary>What the drive locks, by current and amplitude.</summary>
    public IReadOnlyList<LockingRange> Locking { get; init; } = [];
}
