using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Escapes;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Fluctuations.Langevin;
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
/// <para>Several moments are followed as one state in the same way; of their sum, Σ Ms v u over Σ Ms v, the coercive field is that of its largest jump, and each moment has one of its own.
/// The turns away from a lost state differ from moment to moment (by factors 1, −1/2, 1/3, ...), so that none stays behind by symmetry. Where the stack can be solved at any
/// angles, its resistance is given at each state.</para>
/// <para>Without a <see cref="Temperature"/> the coercive field is that of a macrospin without activation. Not in it: stray field of the fixed layer, Oersted
/// field, heating.</para>
/// </remarks>
public sealed record Hysteresis : IExperiment<HysteresisResult>, IHoldsLayers
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

    /// <summary>
    /// T; null or zero for a moment without fluctuations. With it, of one free moment and with <see cref="SweepTime"/>, the mean over many loops is given: from the populations of two states with their rates of
    /// escape, and where the sweep is fast enough from trajectories.
    /// </summary>
    public Temperature? Temperature { get; init; }

    /// <summary>Number of trajectories of each branch at a temperature.</summary>
    public int Trajectories { get; init; } = 256;

    /// <summary>Seed of their random streams; null for that of the run.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The arithmetic in which the random fields are made.</summary>
    public NoisePrecision RandomFields { get; init; }

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public HysteresisResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        LoopMoments moments = device.Magnets.Count > 1 ? LoopMoments.Of(FreeMoments.Of(device, Kind, Currents.Any(current => current.Si != 0))) : LoopMoments.Of(FreeMoment.Of(device, Kind));
        Check(moments.Magnets);
        if (Temperature is { Si: > 0 } temperature) return AtTemperature(device, temperature, context);
        IReadOnlyList<TracedLoop> traced = context.Executor.Run(
            Currents.Count, i => Trace(moments, Currents[i].Si, context.Cancellation), context.Progress, context.Cancellation);
        MotionLedger ledger = traced.Aggregate(default(MotionLedger), (sum, loop) => sum + loop.Ledger);
        string[] unsettled = [.. traced.SelectMany(loop => loop.Unsettled)];
        LoopResistance resistance = LoopResistance.Of(device, moments.Magnets);
        HysteresisLoop[] loops = [.. traced.Select(loop => resistance.AddTo(loop.Loop))];
        string[] layers = [.. moments.Magnets.Select(magnet => magnet.Name)];
        return new HysteresisResult
        {
            Kind = Kind,
            Name = Name,
            Along = Field.Along,
            Layers = layers,
            Loops = loops,
            Outcome = unsettled.Length == 0 ? Outcome.Finished : Outcome.NotConverged($"Not settled at {string.Join("; at ", unsettled.Take(3))}{(unsettled.Length > 3 ? "; and elsewhere" : "")}."),
            Scalars = HysteresisTables.Scalars(loops),
            Tables = [HysteresisTables.Points(loops, layers, Field.Along), .. SeveralMomentLoops.Tables(loops, layers)],
            Arrays = HysteresisTables.Arrays(loops, [.. Field.Values.Select(value => value.Si)], layers, Field.Along),
            Checks = ledger.Checks(1e4 * Settling.Tolerance),
            Notes =
            [
                .. moments.Notes,
                Manner,
                .. resistance.Notes,
            ],
            Citations = moments.Citations,
        };
    }

    private HysteresisResult AtTemperature(Device device, Temperature temperature, RunContext context)
    {
        string place = $"experiments/{Name}";
        if (SweepTime is null) throw new DeviceException("A loop at a temperature needs the time in which the field goes from one end to the other (`sweep-time`): in the long run every moment leaves every state, and there is no loop.", $"{place}/temperature");
        if (device.Magnets.Count > 1) throw new DeviceException("A loop at a temperature is computed of one free moment; hold all but one.", $"{place}/temperature");
        if (Trajectories is < 32 or > 100_000) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The number of trajectories must lie between 32 and 100000; got {Trajectories}."), $"{place}/trajectories");
        FreeMoment moment = FreeMoment.Of(device, Kind);
        ThermalMoment.Require(moment, temperature, Kind, "magnets");
        ThermalLoop loop = new(this, moment, temperature, Seed ?? context.Seed);
        return ThermalLoopReport.Of(this, moment, temperature, context.Executor.Run(Currents.Count, i => loop.Trace(Currents[i].Si, i, context.Cancellation), context.Progress, context.Cancellation));
    }

    private TracedLoop Trace(LoopMoments moments, double current, CancellationToken cancellation) => SweepTime is { } time
        ? SweptLoop.Trace(moments, this, current, time.Si, cancellation)
        : FieldLoop.Trace(moments, this, current, cancellation);

    private string Manner => SweepTime is { } time
        ? $"Each branch takes {time}: the field is a ramp of {string.Create(CultureInfo.InvariantCulture, $"{(Field.Values[^1].Si - Field.Values[0].Si) / time.Si:G4}")} T/s in the equation of motion. Coercive fields are those at which the component along the field first changes sign. At each value of the field a moment closer than {Tilt} to its rest is turned by that."
        : $"The field changes slowly against the motion of the moment, which has no temperature: coercive fields are those at which a state at rest loses its stability, not thermally activated ones. A state that has lost it is left with a turn of {Tilt}.";

    private void Check(IReadOnlyList<Magnet> magnets)
    {
        if (SweepTime is { } sweep && !(sweep.Si > 0 && double.IsFinite(sweep.Si))) throw new DeviceException($"The sweep time must be positive; got {sweep}.", $"experiments/{Name}/sweep-time");
        if (Field.Values.Count < 2) throw new DeviceException("A hysteresis loop needs at least two field values.", $"experiments/{Name}/field");
        if (Field.Values.Any(value => !double.IsFinite(value.Si)) || Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A hysteresis loop needs finite field values and at least one finite current; 0 A will do.", $"experiments/{Name}");
        for (int i = 1; i < Field.Values.Count; i++)
        {
            if (!(Field.Values[i].Si > Field.Values[i - 1].Si)) throw new DeviceException($"The field values of a hysteresis loop must rise; {Field.Values[i]} follows {Field.Values[i - 1]}. The way back is added by itself.", $"experiments/{Name}/field");
        }
        if (magnets.FirstOrDefault(magnet => !(magnet.Properties.Damping > 0)) is { } undamped) throw new DeviceException("A hysteresis loop needs a damping above zero: without it the moment never settles.", $"magnets/{undamped.Name}/damping");
        if (!(Tilt.Si is >= 0 and < Math.PI / 2)) throw new DeviceException($"The tilt must lie between 0 and 90 deg; got {Tilt}.", $"experiments/{Name}/tilt");
        if (!(SettlingTime.Si > 0)) throw new DeviceException($"The settling time must be positive; got {SettlingTime}.", $"experiments/{Name}/settling-time");
    }
}
