using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Escapes;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Pulses;
using Larmor.Experiments.Reports;
using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>How a probability of switching is found.</summary>
public enum SwitchingMethod
{
    /// <summary>Along the axis where there is one, otherwise by the density on the sphere, and where that is not resolved by trajectories.</summary>
    Auto,

    /// <summary>The diffusion of c = u·e where energy and torque share an axis e: any probability with its own digits.</summary>
    Axial,

    /// <summary>The density on the sphere: probabilities above a floor that is stated.</summary>
    Spectral,

    /// <summary>Trajectories, counted.</summary>
    Ensemble,

    /// <summary>Steps of finite length on the full sphere, positive throughout: any probability without an axis, with an error from steps of three lengths.</summary>
    Propagator,
}

/// <summary>Trajectories that check the computed probabilities, or that are the method.</summary>
/// <param name="Trajectories">Their number; 0 for no check.</param>
/// <param name="Seed">Seed of their random streams.</param>
/// <param name="Points">Most points of the map at which they are run.</param>
public sealed record EnsembleCheck(int Trajectories, ulong Seed, int Points)
{
    /// <summary>2000 trajectories at six points.</summary>
    public static EnsembleCheck Default { get; } = new(2000, 1, 6);

    /// <summary>The arithmetic in which the random fields are made.</summary>
    public NoisePrecision RandomFields { get; init; }
}

/// <summary>A current that reads the state.</summary>
/// <param name="Current">Positive along +x.</param>
/// <param name="Duration">How long it flows.</param>
public sealed record ReadPulse(Current Current, Duration Duration);

/// <summary>How often a pulse switches a moment at the temperature of the device, and how often it fails to: against its length and its amplitude.</summary>
/// <remarks>
/// <para>The moment starts in thermal equilibrium on its side of the sphere; the field stays on, the pulse (a current, a field or a voltage) is rectangular; after a wait the moment is found
/// on one side or the other of the plane at right angles to the axis through the lowest saddle between both states. Found on its own side it counts as a write error.</para>
/// <para>Methods: <see cref="SwitchingMethod"/>. Source: W. H. Butler et al., IEEE Trans. Magn. 48, 4684 (2012), doi:10.1109/TMAG.2012.2209122; the paper's equation after Eq. (24).</para>
/// </remarks>
public sealed record Switching : IExperiment<SwitchingResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "switching";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "switching";

    /// <summary>The field that is always there.</summary>
    public AppliedField Field { get; init; } = AppliedField.None;

    /// <summary>Currents during the pulse, one or many; positive along +x.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [Current.Zero];

    /// <summary>Fields during the pulse beside the constant one, one or many; null for none.</summary>
    public FieldSweep? PulseField { get; init; }

    /// <summary>Voltages during the pulse that act on the anisotropy, one or many.</summary>
    public IReadOnlyList<Voltage> Voltages { get; init; } = [Voltage.Zero];

    /// <summary>Lengths of the pulse.</summary>
    public required IReadOnlyList<Duration> Pulses { get; init; }

    /// <summary>How long the moment is left alone after the pulse, before it is read.</summary>
    public Duration Relaxation { get; init; }

    /// <summary>The moment starts in the state nearest to this direction; null for the parallel state, or the direction of the field where nothing is fixed.</summary>
    public UnitVector? Start { get; init; }

    /// <summary>Whether it starts exactly at rest in its state, instead of in thermal equilibrium there.</summary>
    public bool StartsAtRest { get; init; }

    /// <summary>Write errors for which the length of the pulse and its amplitude are sought.</summary>
    public IReadOnlyList<double> Errors { get; init; } = [1e-6, 1e-9, 1e-12];

    /// <summary>How the probabilities are found.</summary>
    public SwitchingMethod Method { get; init; }

    /// <summary>Trajectories beside it.</summary>
    public EnsembleCheck Check { get; init; } = EnsembleCheck.Default;

    /// <summary>A current that reads, for the chance that it turns the moment over; null for none.</summary>
    public ReadPulse? Read { get; init; }

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public SwitchingResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Validate();
        ThermalMoment.Require(moment, device.Temperature, Kind, "magnets");
        PulsedMoment pulsed = PulsedMoment.Of(this, moment, device.Temperature);
        PulseDrive[] drives = [.. PulseDrive.Of(this)];
        IReadOnlyList<WriteRow> rows = context.Executor.Run(
            drives.Length, i => PulseSurvey.Row(pulsed, drives[i], i, context.Cancellation), context.Progress, context.Cancellation);
        IReadOnlyList<EnsemblePoint> checks = PulseCheck.Of(pulsed, drives, rows, context.Cancellation);
        IReadOnlyList<ReadDisturb> reads = ReadSurvey.Of(pulsed);
        return SwitchingReport.Of(pulsed, rows, checks, reads);
    }

    private void Validate()
    {
        string place = $"experiments/{Name}";
        void Refuse(bool isWrong, string message, string key)
        {
            if (isWrong) throw new DeviceException(message, $"{place}/{key}");
        }

        Refuse(Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si)), "Switching needs at least one finite current; 0 A where a field or a voltage drives.", "current");
        Refuse(Voltages.Count == 0 || Voltages.Any(value => !double.IsFinite(value.Si)), "Switching needs at least one finite voltage; 0 V will do.", "voltage");
        Refuse(PulseField is { } pulse && (pulse.Values.Count == 0 || pulse.Values.Any(value => !double.IsFinite(value.Si))), "The field of a pulse needs at least one finite value.", "pulse-field");
        Refuse(new[] { Currents.Count, Voltages.Count, PulseField?.Values.Count ?? 1 }.Count(count => count > 1) > 1, "One amplitude of the pulse may have many values: the current, the field or the voltage. Give one value of the others.", "current");
        Refuse(!double.IsFinite(Field.Value.Si), "Switching needs a finite field.", "field");
        Refuse(Pulses.Count == 0 || Pulses.Any(pulse => !(pulse.Si >= 0 && double.IsFinite(pulse.Si))), "The lengths of the pulses must not be negative, and there must be at least one.", "pulse");
        Refuse(!(Relaxation.Si >= 0 && double.IsFinite(Relaxation.Si)), $"The wait after the pulse must not be negative; got {Relaxation}.", "relaxation");
        Refuse(Errors.Any(error => !(error is > 0 and < 1)), "The write errors that are sought must lie between 0 and 1.", "write-error");
        Refuse(Check.Trajectories < 0 || Check.Points < 0, string.Create(CultureInfo.InvariantCulture, $"The number of trajectories and of points of a check must not be negative; got {Check.Trajectories} and {Check.Points}."), "check");
        Refuse(Method == SwitchingMethod.Ensemble && Check.Trajectories < 100, string.Create(CultureInfo.InvariantCulture, $"The method 'ensemble' counts trajectories and needs at least 100; got {Check.Trajectories}."), "check");
        Refuse(Read is { } read && !(read.Duration.Si >= 0 && double.IsFinite(read.Duration.Si) && double.IsFinite(read.Current.Si)), "A read pulse needs a finite current and a duration that is not negative.", "read");
    }
}
