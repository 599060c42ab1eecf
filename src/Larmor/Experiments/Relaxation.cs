using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Escapes;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>
/// One-shot relaxation in the activation regime: the moment is prepared in one state, field and current are set near the switching field, and the time until it jumps is taken, shot after shot.
/// </summary>
/// <remarks>
/// <para>Where escapes come at a constant rate r the waiting times are distributed as e^(−t/τ), τ = 1/r (Néel, Brown). r is that of <see cref="ThermalStability"/>; where it is fast enough an ensemble of
/// trajectories is watched too, and both are compared. With both states present, the dwells of the telegraph between them are 1/r₁ and 1/r₂.</para>
/// <para>ln τ against the field, and against the current, is fitted by the parabola of a barrier Δ(1 − B/B₀)², as measured curves are.</para>
/// <para>Measurements of this kind and their reading: J.-E. Wegrowe, Phys. Rev. B 68, 214414 (2003), doi:10.1103/PhysRevB.68.214414. Theory: W. F. Brown, Phys. Rev. 130, 1677 (1963), doi:10.1103/PhysRev.130.1677.</para>
/// </remarks>
public sealed record Relaxation : IExperiment<RelaxationResult>, IHoldsLayers
{
    /// <summary>Fewest shots.</summary>
    internal const int FewestShots = 32;

    /// <summary>Most shots.</summary>
    internal const int MostShots = 100_000;

    /// <inheritdoc/>
    public string Kind => "relaxation";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "relaxation";

    /// <summary>The field values, one or many.</summary>
    public FieldSweep Field { get; init; } = new(UnitVector.X, [MagneticField.Zero]);

    /// <summary>The currents, one or many; positive along +x.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [Current.Zero];

    /// <summary>T; null for that of the device.</summary>
    public Temperature? Temperature { get; init; }

    /// <summary>The prepared state is the one nearest to this direction; null for the parallel state, or the direction of the field.</summary>
    public UnitVector? Start { get; init; }

    /// <summary>Number of shots at each field and current.</summary>
    public int Shots { get; init; } = 512;

    /// <summary>Longest time for which a shot is watched; null for three mean waiting times within the steps that a run may take.</summary>
    public Duration? Duration { get; init; }

    /// <summary>Step of the trajectories; null for a hundredth of the shortest period.</summary>
    public Duration? Step { get; init; }

    /// <summary>Seed of the random streams; null for that of the run.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The arithmetic in which the random fields are made.</summary>
    public NoisePrecision RandomFields { get; init; }

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public RelaxationResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check();
        Temperature temperature = Temperature ?? device.Temperature;
        ThermalMoment.Require(moment, temperature, Kind, "magnets");
        UnitVector axis = Axis(moment);
        EscapeSurvey survey = new(moment, temperature, axis, Field.Along) { HasSecondMethod = false };
        ShotEnsemble shots = new(this, moment, temperature, Seed ?? context.Seed);
        int fields = Field.Values.Count;
        IReadOnlyList<WaitingTimePoint> points = context.Executor.Run(
            fields * Currents.Count,
            i => shots.Of(survey.At(Field.Values[i % fields].Si, Currents[i / fields].Si), i, context.Cancellation),
            context.Progress,
            context.Cancellation);
        return WaitingTimeReport.Of(this, moment, temperature, axis, points);
    }

    /// <summary>The stable state without field and current nearest to the start.</summary>
    private UnitVector Axis(FreeMoment moment)
    {
        UnitVector near = Start ?? moment.Parallel ?? Field.Along;
        EquilibriumSet set = Equilibria.Of(moment.In(Field.Along, 0), SpinTransferPotentials.None, Current.Zero);
        return set.RestsEverywhere ? near : set.Stable.MaxBy(state => Math.Round(Vector3d.Dot(state.Direction, near), 9))?.Direction ?? near;
    }

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (Field.Values.Count == 0 || Field.Values.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A relaxation needs at least one finite field value; 0 T will do.", $"{place}/field");
        if (Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A relaxation needs at least one finite current; 0 A will do.", $"{place}/current");
        if (Shots is < FewestShots or > MostShots) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The number of shots must lie between {FewestShots} and {MostShots}; got {Shots}."), $"{place}/shots");
        if (Duration is { } duration && !(duration.Si > 0 && double.IsFinite(duration.Si))) throw new DeviceException($"The duration must be positive; got {duration}.", $"{place}/duration");
        if (Step is { } step && !(step.Si > 0 && double.IsFinite(step.Si))) throw new DeviceException($"The step must be positive; got {step}.", $"{place}/step");
    }
}
