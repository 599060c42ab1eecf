using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>A trajectory of the free moment at a field and a current.</summary>
/// <remarks>
/// Eq. (24) by Dormand and Prince's pair with continuous output at even instants. Without a given start: the stable state of rest without current, in
/// the same field, that is nearest to the parallel state (to the field where nothing is fixed), turned by the tilt towards [2, 3, 6]
/// (towards [6, 2, −3] where the state lies within 45° of that axis). Frequency and amplitude are those of the cycle that the moment
/// goes round in the end: the last turns take the same time within 1e-3 and come back to the same place within 1 % of the orbit.
/// Not in it: temperature.
/// </remarks>
public sealed record Dynamics : IExperiment<DynamicsResult>
{
    /// <inheritdoc/>
    public string Kind => "dynamics";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "dynamics";

    /// <summary>The applied field.</summary>
    public AppliedField Field { get; init; } = AppliedField.None;

    /// <summary>The current, positive along +x.</summary>
    public Current Current { get; init; }

    /// <summary>How long the moment is followed.</summary>
    public required Duration Duration { get; init; }

    /// <summary>Where it starts; null for the equilibrium without current nearest to the parallel state, turned by <see cref="Tilt"/>.</summary>
    public UnitVector? Start { get; init; }

    /// <summary>Tilt of the start from that equilibrium.</summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(1);

    /// <summary>Number of evenly spaced instants recorded, start and end among them.</summary>
    public int Samples { get; init; } = 2001;

    /// <summary>Relative tolerance of the stepper.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <inheritdoc/>
    public DynamicsResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check();
        Vector3d start = Start?.Components ?? Motion.Tilt.Of(StateAtRest(moment), Tilt.Si);
        double[] times = [.. Enumerable.Range(0, Samples).Select(i => Duration.Si * i / (Samples - 1))];
        Trajectory trajectory = Trajectory.Follow(moment.Equation(Field.Along, Field.Value.Si, Current.Si), start, times, Tolerance, context);
        context.Progress?.Report(1);
        return DynamicsReport.Of(this, moment, trajectory, times[..trajectory.Count]);
    }

    /// <summary>The stable state without current that lies nearest to the parallel one.</summary>
    private Vector3d StateAtRest(FreeMoment moment)
    {
        Magnet inField = moment.Equation(Field.Along, Field.Value.Si, 0).Magnets[0];
        UnitVector parallel = moment.Parallel ?? (Field.Value.Si < 0 ? -Field.Along : Field.Along);
        EquilibriumSet rest = Equilibria.Of(inField, SpinTransferPotentials.None, Current.Zero);
        if (rest.RestsEverywhere) return parallel;
        Equilibrium nearest = rest.Stable.MaxBy(state => Vector3d.Dot(state.Direction, parallel))
            ?? throw new DeviceException($"Without current the moment has no stable state of rest in this field, so the trajectory has no natural start{(rest.Reason is { } reason ? $" ({reason})" : "")}. Give one as `start`.", $"experiments/{Name}/start");
        return nearest.Direction;
    }

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (!(Duration.Si > 0 && double.IsFinite(Duration.Si))) throw new DeviceException($"The duration of a trajectory must be positive; got {Duration}.", $"{place}/duration");
        if (Samples < 2) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"A trajectory needs at least 2 samples; got {Samples}."), $"{place}/samples");
        if (!(Tolerance is >= 1e-13 and <= 1e-3)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The tolerance of a trajectory must lie between 1e-13 and 1e-3; got {Tolerance}."), $"{place}/tolerance");
        if (!(Tilt.Si is >= 0 and < Math.PI / 2)) throw new DeviceException($"The tilt must lie between 0 and 90 deg; got {Tilt}.", $"{place}/tilt");
        if (!double.IsFinite(Current.Si) || !double.IsFinite(Field.Value.Si)) throw new DeviceException("A trajectory needs a finite current and a finite field.", place);
    }
}
