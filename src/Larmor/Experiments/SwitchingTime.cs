using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>The time after which a current has turned the moment over, against the current.</summary>
/// <remarks>
/// The moment starts in the stable state of rest without current that is nearest to <see cref="Start"/>, turned by <see cref="Tilt"/> towards
/// [2, 3, 6] (towards [6, 2, −3] where the state lies within 45° of that axis). The current is switched on at t = 0, and off again after
/// <see cref="Width"/> where one is given; the moment is followed by Eq. (24). The switching time is the instant at which its projection on the axis first
/// changes sign, located on the continuous output. Temperature is not in it: the tilt stands for the angle at which it would find the moment.
/// </remarks>
public sealed record SwitchingTime : IExperiment<SwitchingTimeResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "switching-time";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "switching-time";

    /// <summary>The applied field.</summary>
    public AppliedField Field { get; init; } = AppliedField.None;

    /// <summary>The currents; positive along +x.</summary>
    public required IReadOnlyList<Current> Currents { get; init; }

    /// <summary>Time at the full current; null for a current that stays on.</summary>
    public Duration? Width { get; init; }

    /// <summary>Length of the straight edges of the pulse; zero for jumps.</summary>
    public Duration Rise { get; init; }

    /// <summary>How long the moment is followed, from the beginning of the pulse.</summary>
    public Duration Duration { get; init; } = Duration.FromNanoseconds(100);

    /// <summary>The moment starts in the state nearest to this direction; null for the parallel state, or the direction of the field where nothing is fixed.</summary>
    public UnitVector? Start { get; init; }

    /// <summary>Turn of the start away from rest.</summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(1);

    /// <summary>The axis on which the projection changes sign; null for the direction of the state at the start.</summary>
    public UnitVector? Axis { get; init; }

    /// <summary>Relative tolerance of the stepper.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public SwitchingTimeResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check();
        return Of(moment, context);
    }

    internal SwitchingTimeResult Of(FreeMoment moment, RunContext context)
    {
        UnitVector rest = StateAtRest(moment), axis = Axis ?? rest;
        Vector3d start = Motion.Tilt.Of(rest, Tilt.Si);
        if (Math.Abs(Vector3d.Dot(start, axis)) < 1e-9) throw new DeviceException($"The moment starts at right angles to the axis {axis} whose sign is watched. Give another axis.", $"experiments/{Name}/axis");
        IReadOnlyList<FollowedReversal> runs = context.Executor.Run(
            Currents.Count, i => Reversal.Follow(Equation(moment, Currents[i]), Currents[i], start, axis, Duration.Si, Tolerance, context.Cancellation), context.Progress, context.Cancellation);
        return SwitchingTimeReport.Of(this, moment, rest, axis, runs);
    }

    private GeneralizedLlg Equation(FreeMoment moment, Current current)
    {
        DriveShape<Current> shape = Width is { } width
            ? new DriveShape<Current>.Pulse(current, Duration.Zero, Rise, width, Rise)
            : new DriveShape<Current>.Step(current, Current.Zero, Duration.Zero, Rise);
        Waveform driven = Width is null && Rise.Si == 0 ? Waveform.Constant(current.Si) : shape.At($"experiments/{Name}/current");
        Drives drives = Drives.Constant(Field.Along, Field.Value) with { Current = driven };
        return new GeneralizedLlg(moment.Magnet.In(drives)) { SpinTransfer = moment.SpinTransfer.Potentials, Current = driven };
    }

    private UnitVector StateAtRest(FreeMoment moment)
    {
        UnitVector near = Start ?? moment.Parallel ?? (Field.Value.Si < 0 ? -Field.Along : Field.Along);
        EquilibriumSet set = Equilibria.Of(moment.In(Field.Along, Field.Value.Si), SpinTransferPotentials.None, Current.Zero);
        if (set.RestsEverywhere) return near;
        return set.Stable.MaxBy(state => Vector3d.Dot(state.Direction, near))?.Direction
            ?? throw new DeviceException($"Without current the moment has no stable state of rest in this field to be switched from{(set.Reason is { } reason ? $" ({reason})" : "")}.", $"experiments/{Name}/field");
    }

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A switching time needs at least one finite current.", $"{place}/current");
        if (!double.IsFinite(Field.Value.Si)) throw new DeviceException("A switching time needs a finite field.", $"{place}/field");
        if (!(Duration.Si > 0 && double.IsFinite(Duration.Si))) throw new DeviceException($"The duration must be positive; got {Duration}.", $"{place}/duration");
        if (Width is { } width && !(width.Si > 0 && double.IsFinite(width.Si))) throw new DeviceException($"The width of the pulse must be positive; got {width}.", $"{place}/width");
        if (!(Rise.Si >= 0 && double.IsFinite(Rise.Si))) throw new DeviceException($"The rise of the pulse must not be negative; got {Rise}.", $"{place}/rise");
        if (!(Tilt.Si is >= 0 and < Math.PI / 2)) throw new DeviceException($"The tilt must lie between 0 and 90 deg; got {Tilt}.", $"{place}/tilt");
        if (!(Tolerance is >= 1e-13 and <= 1e-3)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The tolerance of a switching time must lie between 1e-13 and 1e-3; got {Tolerance}."), $"{place}/tolerance");
    }
}
