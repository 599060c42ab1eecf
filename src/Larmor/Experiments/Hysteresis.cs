using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Field loops at several currents: the field goes through its values and back.</summary>
/// <remarks>
/// <para>The first value is entered from the direction of the field there; each further one from the last state turned by
/// <see cref="Tilt"/> towards [2, 3, 6] (towards [6, 2, −3] where the state lies within 45° of that axis). The moment is followed by
/// Eq. (24) at constant field and current to rest or to a limit cycle, of which the time average, the extent along the field and the frequency
/// are recorded.</para>
/// <para>Coercive field: the field of the largest jump between two states at rest, located to 1/1024 of the field step; null
/// with the reason where there is none. The tilt makes a switching early, by a share of tilt²/2 in an axial system and of the order of
/// (Bd tilt²/Bk)^(2/3) in a weakly damped film with the demagnetizing field Bd and the in-plane anisotropy field Bk, where it also
/// brings energy of precession.</para>
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

    /// <summary>Tilt from the last state at the start of each field step, standing for the thermal disorder that a macrospin at rest lacks.</summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(1);

    /// <summary>Longest time for which one field step is followed before it counts as unsettled; turns that are extrapolated do not count.</summary>
    public Duration SettlingTime { get; init; } = Duration.FromMicroseconds(1);

    /// <inheritdoc/>
    public HysteresisResult Run(Device device, RunContext context)
    {
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check(moment);
        IReadOnlyList<TracedLoop> traced = context.Executor.Run(
            Currents.Count, i => FieldLoop.Trace(moment, this, Currents[i].Si, context.Cancellation), context.Progress, context.Cancellation);
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
            Scalars = [.. loops.SelectMany(HysteresisTables.Scalars(loops.Length > 1))],
            Tables = [HysteresisTables.Points(loops, Field.Along)],
            Arrays = HysteresisTables.Arrays(loops, [.. Field.Values.Select(value => value.Si)], Field.Along),
            Checks = ledger.Checks(1e4 * Settling.Tolerance),
            Notes =
            [
                .. moment.Notes,
                $"Each field step starts from the last state turned by {Tilt}; the moment has no temperature, so these are the fields at which a state loses its stability, not thermally activated ones.",
            ],
            Citations = moment.Citations,
        };
    }

    private void Check(FreeMoment moment)
    {
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
