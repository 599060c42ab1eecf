using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Field loops at several currents: the field goes through its values and back.</summary>
/// <remarks>
/// <para>The field changes slowly against all motion of the moment. The first value is entered from the direction of the field there. A state at
/// rest is kept as long as it is stable: both eigenvalues of its linear motion, Eq. (24), have negative real parts. Where it ends, the moment is
/// turned by <see cref="Tilt"/> towards [2, 3, 6] (towards [6, 2, −3] where the state lies within 45° of that axis) and followed by Eq. (24) at
/// constant field and current to rest or to a limit cycle, of which the time average, the extent along the field and the frequency are recorded;
/// from a cycle each further value is followed in the same way.</para>
/// <para>Coercive field: the field of the largest jump (10° or more) between two states at rest, which is where the state before it loses its
/// stability, located to 1e-6 of the field step; null with the reason where there is none. The tilt does not enter it: it decides
/// only where the moment goes, where that is in question.</para>
/// <para>Not in it: temperature (the coercive field is that of a macrospin without activation), stray field of the fixed layer, Oersted
/// field, heating.</para>
/// </remarks>
public sealed record Hysteresis : IExperiment<HysteresisResult>
{
    /// <inheritdoc/>
    public string Kind => "hysteresis";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "hysteresis";

    /// <summary>The rising field values; the loop goes up and then back down.</summary>
    public required FieldSweep Field { get; init; }

    /// <summary>The currents, one loop each; positive along +x.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [Current.Zero];

    /// <summary>
    /// Turn away from a state that has lost its stability, standing for the thermal disorder that a macrospin at rest lacks. The default is
    /// about the thermal angle out of the plane of a nanopillar at 4 K, √(kT/(Ms Bd v)) with Bd the demagnetizing field in T and v the volume.
    /// </summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(0.1);

    /// <summary>Longest time for which one field step is followed before it counts as unsettled; turns that are extrapolated do not count.</summary>
    public Duration SettlingTime { get; init; } = Duration.FromMicroseconds(1);

    /// <summary>
    /// Time of each branch, in which the field goes evenly from one end to the other; null for a field that changes slowly against all motion. With it the
    /// moment is followed by Eq. (24) under the ramp; at each field value one that stands closer than <see cref="Tilt"/> to its rest is turned by it, and the
    /// coercive field is that at which the component along the field first changes sign.
    /// </summary>
    public Duration? SweepTime { get; init; }

    /// <inheritdoc/>
    public HysteresisResult Run(Device device, RunContext context)
    {
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check(moment);
        IReadOnlyList<TracedLoop> traced = context.Executor.Run(
            Currents.Count, i => Trace(moment, Currents[i].Si, context.Cancellation), context.Progress, context.Cancellation);
        MotionLedger ledger = traced.Aggregate(default(MotionLedger), (sum, loop) => sum + loop.Ledger);
        string[] unsettled = [.. traced.SelectMany(loop => loop.Unsettled)];
        HysteresisLoop[] loops = [.. traced.Select(loop => loop.Loop)];
        return new HysteresisResult
        {
            Kind = Kind,
            Name = Name,
            Along = Field.Along,
            Loops = loops,
            Outcome = unsettled.Length == 0 ? Outcome.Finished : Outcome.NotConverged($"Not settled at {string.Join("; at ", unsettled.Take(3))}{(unsettled.Length > 3 ? "; and elsewhere" : "")}."),
            Scalars = HysteresisTables.Scalars(loops),
            Tables = [HysteresisTables.Points(loops, Field.Along)],
            Arrays = HysteresisTables.Arrays(loops, [.. Field.Values.Select(value => value.Si)], Field.Along),
            Checks = ledger.Checks(1e4 * Settling.Tolerance),
            Notes =
            [
                .. moment.Notes,
                Manner,
            ],
            Citations = moment.Citations,
        };
    }

    private TracedLoop Trace(FreeMoment moment, double current, CancellationToken cancellation) => SweepTime is { } time
        ? SweptLoop.Trace(moment, this, current, time.Si, cancellation)
        : FieldLoop.Trace(moment, this, current, cancellation);

    private string Manner => SweepTime is { } time
        ? $"Each branch takes {time}: the field is a ramp of {string.Create(CultureInfo.InvariantCulture, $"{(Field.Values[^1].Si - Field.Values[0].Si) / time.Si:G4}")} T/s in the equation of motion. Coercive fields are those at which the component along the field first changes sign. At each value of the field a moment closer than {Tilt} to its rest is turned by that."
        : $"The field changes slowly against the motion of the moment, which has no temperature: coercive fields are those at which a state at rest loses its stability, not thermally activated ones. A state that has lost it is left with a turn of {Tilt}.";

    private void Check(FreeMoment moment)
    {
        if (SweepTime is { } sweep && !(sweep.Si > 0 && double.IsFinite(sweep.Si))) throw new DeviceException($"The sweep time must be positive; got {sweep}.", $"experiments/{Name}/sweep-time");
        if (Field.Values.Count < 2) throw new DeviceException("A hysteresis loop needs at least two field values.", $"experiments/{Name}/field");
        if (Field.Values.Any(value => !double.IsFinite(value.Si)) || Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A hysteresis loop needs finite field values and at least one finite current; 0 A will do.", $"experiments/{Name}");
        for (int i = 1; i < Field.Values.Count; i++)
        {
            if (!(Field.Values[i].Si > Field.Values[i - 1].Si)) throw new DeviceException($"The field values of a hysteresis loop must rise; {Field.Values[i]} follows {Field.Values[i - 1]}. The way back is added by itself.", $"experiments/{Name}/field");
        }
        if (!(moment.Magnet.Properties.Damping > 0)) throw new DeviceException("A hysteresis loop needs a damping above zero: without it the moment never settles.", $"magnets/{moment.Magnet.Name}/damping");
        if (!(Tilt.Si is >= 0 and < Math.PI / 2)) throw new DeviceException($"The tilt must lie between 0 and 90 deg; got {Tilt}.", $"experiments/{Name}/tilt");
        if (!(SettlingTime.Si > 0)) throw new DeviceException($"The settling time must be positive; got {SettlingTime}.", $"experiments/{Name}/settling-time");
    }
}
