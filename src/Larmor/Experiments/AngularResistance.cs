using Larmor.Coupling;
using Larmor.Experiments.Hall;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Resistance against the angle of an applied field of given strength, turned in a plane through its angles and back; the moment follows.</summary>
/// <remarks>
/// <para>The field turns slowly against all motion of the moment. It stands at an angle θ from <see cref="Along"/> towards <see cref="Towards"/>. The first angle is entered from
/// <see cref="Start"/>; from there a state of rest of Eq. (24) is followed as long as it is stable, and where it ends the moment is let go to the next one, so that a field too
/// weak to take the moment with it gives different curves forward and back. With a <see cref="Bar"/> the resistances along and across an in-plane current are read
/// (<see cref="HallBar"/>), otherwise the resistance of the stack to a current along +x, computed at the direction of the moment.</para>
/// <para>Strong field, in the plane, θ counted from the current: R = R⊥ + ΔR cos²θ and R_t = (ΔR_p/2) sin 2θ exactly in the limit. Not in it: temperature, heating, more
/// than one domain.</para>
/// </remarks>
public sealed record AngularResistance : IExperiment<AngularResistanceResult>
{
    /// <inheritdoc/>
    public string Kind => "angular-resistance";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "angular-resistance";

    /// <summary>Direction of the field at 0°.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>The field turns towards this direction; of it only what is at right angles to <see cref="Along"/> counts.</summary>
    public required UnitVector Towards { get; init; }

    /// <summary>μ₀H, the strengths of the field, a turn each.</summary>
    public required IReadOnlyList<MagneticField> Fields { get; init; }

    /// <summary>The angles, rising or falling throughout.</summary>
    public IReadOnlyList<Angle> Angles { get; init; } = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(360), 121);

    /// <summary>The Hall bar; null for the resistance of the stack.</summary>
    public HallBar? Bar { get; init; }

    /// <summary>The current: along j of the Hall bar, along +x without one.</summary>
    public Current Current { get; init; }

    /// <summary>The moment is let go from here at the first angle; null for the direction of the field there.</summary>
    public UnitVector? Start { get; init; }

    /// <summary>Turn away from a state that has lost its stability, standing for thermal disorder.</summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(0.1);

    /// <summary>Longest time for which the moment is followed where a state has ended.</summary>
    public Duration SettlingTime { get; init; } = Duration.FromMicroseconds(1);

    /// <inheritdoc/>
    public AngularResistanceResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check(device, moment);
        IReadOnlyList<TracedTurn> traced = context.Executor.Run(Fields.Count, i => new TurnedField(this, moment, Fields[i].Si, context.Cancellation).Trace(), context.Progress, context.Cancellation);
        TurnReading reading = Bar is { } bar ? TurnReading.Of(bar) : TurnReading.Of(device, moment.Magnet.Name);
        return AngularResistanceReport.Of(this, moment, traced, reading);
    }

    /// <summary>Direction of the field at 90°.</summary>
    internal UnitVector Side => UnitVector.Along(Towards.Components - (Vector3d.Dot(Towards, Along) * Along.Components));

    /// <summary>Direction of the field at an angle in rad.</summary>
    internal UnitVector Direction(double angle) => UnitVector.Along((Math.Cos(angle) * Along.Components) + (Math.Sin(angle) * Side.Components));

    private void Check(Device device, FreeMoment moment)
    {
        string place = $"experiments/{Name}";
        if (Fields.Count == 0 || Fields.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("An angular resistance needs at least one finite strength of the field.", $"{place}/field");
        if (Vector3d.Cross(Along, Towards).Norm < 1e-6) throw new DeviceException($"The field cannot turn from {Along} towards {Towards}: both lie along one line. Give two directions that span a plane.", $"{place}/towards");
        if (Angles.Count < 2 || Angles.Any(angle => !double.IsFinite(angle.Si)) || !IsOneWay()) throw new DeviceException("The angles of the field must rise throughout, or fall throughout; the way back is added by itself.", $"{place}/angle");
        if (!double.IsFinite(Current.Si)) throw new DeviceException($"The current must be finite; got {Current}.", $"{place}/current");
        if (!(moment.Magnet.Properties.Damping > 0)) throw new DeviceException("An angular resistance needs a damping above zero: without it no state of rest attracts the moment.", $"magnets/{moment.Magnet.Name}/damping");
        if (!(Tilt.Si is >= 0 and < Math.PI / 2)) throw new DeviceException($"The tilt must lie between 0 and 90 deg; got {Tilt}.", $"{place}/tilt");
        if (!(SettlingTime.Si > 0)) throw new DeviceException($"The settling time must be positive; got {SettlingTime}.", $"{place}/settling-time");
        HallCurrent.Check(Bar, Current, device, $"{place}/hall-bar");
    }

    private bool IsOneWay()
    {
        int sense = Math.Sign(Angles[1].Si - Angles[0].Si);
        return sense != 0 && Angles.Zip(Angles.Skip(1)).All(pair => Math.Sign(pair.Second.Si - pair.First.Si) == sense);
    }
}
