using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Escapes;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Experiments.Spectra;
using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>
/// Thermal noise of the free moment and of the resistance against field and current: spectra from an ensemble of trajectories, the line of ferromagnetic resonance without any drive, and
/// the linewidth of the auto-oscillation above threshold.
/// </summary>
/// <remarks>
/// <para>At each field and current the moment is followed without noise from the stable state nearest to the parallel one, turned by 1°, to rest or to a limit cycle; there an ensemble under Brown's field is
/// let go (<see cref="Fluctuations.Langevin.LangevinEnsemble"/>). A first stretch is not counted; every number has the error of independent blocks of trajectories, and a second run with
/// twice the step on the same random fields gives the error of the step.</para>
/// <para>About rest the spectra stand beside those of linear response (<see cref="Fluctuations.Linear.LinearFluctuations"/>) as the same window shows them; on a cycle the diffusion of the phase beside that of weak
/// noise (<see cref="Fluctuations.Linear.CycleFluctuations"/>). Frequency and full width at half maximum of a line are fitted with the window in the model.</para>
/// <para>Source: the paper's Eq. (24) with W. F. Brown, Phys. Rev. 130, 1677 (1963), doi:10.1103/PhysRev.130.1677.</para>
/// </remarks>
public sealed record Noise : IExperiment<NoiseResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "noise";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "noise";

    /// <summary>The field values, one or many.</summary>
    public FieldSweep Field { get; init; } = new(UnitVector.X, [MagneticField.Zero]);

    /// <summary>The currents, one or many; positive along +x.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [Current.Zero];

    /// <summary>T; null for that of the device.</summary>
    public Temperature? Temperature { get; init; }

    /// <summary>Number of trajectories at each field and current.</summary>
    public int Trajectories { get; init; } = 512;

    /// <summary>Time of each trajectory that counts; null for two stretches.</summary>
    public Duration? Duration { get; init; }

    /// <summary>Largest distance of two frequencies of a spectrum, the inverse of the length of a stretch; null for a quarter of the narrowest line, within 4096 looks.</summary>
    public Frequency? Resolution { get; init; }

    /// <summary>Step; null for a hundredth of the shortest period, for a two-hundredth where a state is a limit cycle.</summary>
    public Duration? Step { get; init; }

    /// <summary>Seed of the random streams; null for that of the run.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The arithmetic in which the random fields are made.</summary>
    public NoisePrecision RandomFields { get; init; }

    /// <summary>ΔR, resistance antiparallel to the reference less parallel to it; null for the resistance of the stack.</summary>
    public Resistance? ResistanceChange { get; init; }

    /// <summary>The direction whose cosine makes a resistance that is given; null for the parallel state.</summary>
    public UnitVector? Reference { get; init; }

    /// <summary>Longest time for which the moment is followed without noise.</summary>
    public Duration SettlingTime { get; init; } = Quantities.Duration.FromMicroseconds(1);

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public NoiseResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check();
        Temperature temperature = Temperature ?? device.Temperature;
        ThermalMoment.Require(moment, temperature, Kind, "magnets");
        return Of(moment, temperature, ResistanceReading.Of(device, moment, this), context);
    }

    internal NoiseResult Of(FreeMoment moment, Temperature temperature, ResistanceReading resistance, RunContext context)
    {
        NoiseSurvey survey = new(moment, temperature, this);
        int fields = Field.Values.Count;
        IReadOnlyList<NoiseState> states = context.Executor.Run(fields * Currents.Count, i => survey.At(Field.Values[i % fields].Si, Currents[i / fields].Si, context.Cancellation), null, context.Cancellation);
        NoiseTiming timing = NoiseTiming.Of(this, states);
        NoiseEnsemble ensemble = new(this, temperature, timing, resistance, Seed ?? context.Seed);
        IReadOnlyList<NoisePoint> points = context.Executor.Run(states.Count, i => ensemble.Of(states[i], i, context.Cancellation), context.Progress, context.Cancellation);
        return NoiseReport.Of(this, new NoiseSources(moment, temperature, timing, resistance), states, points);
    }

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (Field.Values.Count == 0 || Field.Values.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A noise measurement needs at least one finite field value; 0 T will do.", $"{place}/field");
        if (Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A noise measurement needs at least one finite current; 0 A will do.", $"{place}/current");
        if (Trajectories is < NoiseTiming.FewestTrajectories or > NoiseTiming.MostTrajectories) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The number of trajectories must lie between {NoiseTiming.FewestTrajectories}, below which errors say little, and {NoiseTiming.MostTrajectories}; got {Trajectories}."), $"{place}/trajectories");
        if (Duration is { } duration && !(duration.Si > 0 && double.IsFinite(duration.Si))) throw new DeviceException($"The duration must be positive; got {duration}.", $"{place}/duration");
        if (Resolution is { } resolution && !(resolution.Si > 0 && double.IsFinite(resolution.Si))) throw new DeviceException($"The resolution must be a positive frequency; got {resolution}.", $"{place}/resolution");
        if (Step is { } step && !(step.Si > 0 && double.IsFinite(step.Si))) throw new DeviceException($"The step must be positive; got {step}.", $"{place}/step");
        if (ResistanceChange is { } change && !double.IsFinite(change.Si)) throw new DeviceException($"The resistance change must be finite; got {change}.", $"{place}/resistance-change");
        if (!(SettlingTime.Si > 0 && double.IsFinite(SettlingTime.Si))) throw new DeviceException($"The settling time must be positive; got {SettlingTime}.", $"{place}/settling-time");
    }
}
