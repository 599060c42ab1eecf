using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Experiments.Thermal;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>A trajectory of the free moments at a field and a current, advanced together as one system.</summary>
/// <remarks>
/// Eq. (24), or another <see cref="MotionEquation"/>, by the stepper chosen, with continuous output at even instants. Without a given start: the stable state of rest without current, in
/// the same constant field, that is nearest to the parallel state (to the field where nothing is fixed), turned by the tilt towards [2, 3, 6]
/// (towards [6, 2, −3] where the state lies within 45° of that axis); of several moments, the state that they run into from there with strong damping, each
/// turned by the tilt. Frequency and amplitude are those of the cycle that the moment
/// goes round in the end (of several, the one that moves fastest half-way): the last turns take the same time within 1e-3 and come back to the same place within 1 % of the orbit.
/// <para>With a <see cref="Temperature"/> the same equation under Brown's random field, or under the random torques of a damping tensor (<see cref="LangevinEnsemble"/>): <see cref="Trajectories"/> ways from the same start,
/// with means, standard errors, spread, heat and work along them (<see cref="EnsembleWorks"/>), and the error of the step from a second run with steps twice as long on the same random fields.
/// W. F. Brown, Phys. Rev. 130, 1677 (1963), doi:10.1103/PhysRev.130.1677.</para>
/// </remarks>
public sealed record Dynamics : IExperiment<DynamicsResult>
{
    /// <summary>The most trajectories with noise.</summary>
    public const int MostTrajectories = 200_000;

    private static readonly IReadOnlyDictionary<string, UnitVector> Nowhere = new Dictionary<string, UnitVector>(StringComparer.Ordinal);
    private static readonly IReadOnlyDictionary<string, Temperature> Alike = new Dictionary<string, Temperature>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Kind => "dynamics";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "dynamics";

    /// <summary>The applied field.</summary>
    public AppliedField Field { get; init; } = AppliedField.None;

    /// <summary>The current, positive along +x.</summary>
    public Current Current { get; init; }

    /// <summary>Fields that change in time; they add to <see cref="Field"/>.</summary>
    public IReadOnlyList<FieldDrive> FieldDrives { get; init; } = [];

    /// <summary>A current that changes in time and adds to <see cref="Current"/>; null for none.</summary>
    public DriveShape<Current>? CurrentDrive { get; init; }

    /// <summary>The voltage that acts on the anisotropy, of the left end against the right one. It drives no current by itself.</summary>
    public Voltage Voltage { get; init; }

    /// <summary>A voltage that changes in time and adds to <see cref="Voltage"/>; null for none.</summary>
    public DriveShape<Voltage>? VoltageDrive { get; init; }

    /// <summary>Whether the moving moments drive the electrons, through the same matrix of the stack by which the current turns them.</summary>
    public bool Pumping { get; init; }

    /// <summary>Whether the electrons take time to diffuse and to relax; otherwise they follow the moments at once. Needs <see cref="Pumping"/>; the run with electrons that follow at once is made beside it.</summary>
    public bool TransientElectrons { get; init; }

    /// <summary>A source of voltage with a load that drives the current, in place of <see cref="Current"/>; null for a given current.</summary>
    public CircuitDrive? Circuit { get; init; }

    /// <summary>How long the moment is followed.</summary>
    public required Duration Duration { get; init; }

    /// <summary>Where a single moment starts; null for the equilibrium without current nearest to the parallel state, turned by <see cref="Tilt"/>.</summary>
    public UnitVector? Start { get; init; }

    /// <summary>Where moments start, by the names of their layers; a moment that is not named is let go from its equilibrium.</summary>
    public IReadOnlyDictionary<string, UnitVector> Starts { get; init; } = Nowhere;

    /// <summary>Tilt of the start from that equilibrium.</summary>
    public Angle Tilt { get; init; } = Angle.FromDegrees(1);

    /// <summary>Number of evenly spaced instants recorded, start and end among them.</summary>
    public int Samples { get; init; } = 2001;

    /// <summary>Relative tolerance of a stepper that chooses its steps; others do not use it.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>The equation of motion.</summary>
    public MotionEquation Equation { get; init; } = new MotionEquation.LandauLifshitzGilbert();

    /// <summary>The stepper.</summary>
    public SteppingMethod Stepper { get; init; } = SteppingMethod.DormandPrince54;

    /// <summary>Length of a step, for steppers with steps of one length and, as the longest, with noise; null for the others.</summary>
    public Duration? Step { get; init; }

    /// <summary>T of all moments that <see cref="Temperatures"/> does not name; null for motion without noise, or for zero where others are named.</summary>
    public Temperature? Temperature { get; init; }

    /// <summary>T of moments by the names of their layers.</summary>
    public IReadOnlyDictionary<string, Temperature> Temperatures { get; init; } = Alike;

    /// <summary>Number of trajectories with noise, from 1 to 200 000.</summary>
    public int Trajectories { get; init; } = 1;

    /// <summary>Seed of the random streams; null for that of the run.</summary>
    public ulong? Seed { get; init; }

    /// <summary>With a temperature: the arithmetic in which the random fields are made.</summary>
    public NoisePrecision RandomFields { get; init; }

    /// <summary>The scheme of a motion with noise, in place of <see cref="Stepper"/>.</summary>
    public StochasticScheme Scheme { get; init; } = StochasticScheme.Heun;

    /// <summary>Whether noise acts.</summary>
    internal bool HasNoise => Temperature is not null || Temperatures.Count > 0;

    /// <summary>Why a stepper cannot follow an equation of motion; null where it can.</summary>
    public static string? Refusal(MotionEquation equation, SteppingMethod stepper)
    {
        if (stepper != SteppingMethod.DiscreteGradient || equation is MotionEquation.LandauLifshitzGilbert or MotionEquation.LandauLifshitz or MotionEquation.AnisotropicDamping) return null;
        string why = equation is MotionEquation.Inertial
            ? "with inertia the state holds velocities too, whose energy is no part of that slope"
            : "a moment of free length exchanges energy with its bath by more than friction, so that there is no energy to keep";
        return $"the discrete gradient averages the slope of the magnetic energy along each step, and that determines the motion only of moments of fixed length without inertia; {why}";
    }

    /// <summary>Why an equation of motion takes no thermal noise; null where it does.</summary>
    public static string? NoiseRefusal(MotionEquation equation) => ThermalMotion.Refusal(equation);

    /// <inheritdoc/>
    public DynamicsResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (HasNoise) return WithNoise(device, context);
        (FreeMoments moments, Trajectory trajectory, double[] times) = Follow(device, context);
        DynamicsResult result = DynamicsReport.Of(this, moments, trajectory, times[..trajectory.Count]) with { Survey = () => LandscapeSurvey.Of(this, moments, trajectory) };
        return TransientElectrons && trajectory.Count > 1 ? ElectronLagReport.With(result, (this with { TransientElectrons = false }).Run(device, context with { Checkpoints = null }), trajectory) : result;
    }

    private DynamicsResult WithNoise(Device device, RunContext context)
    {
        if (NoiseRefusal(Equation) is { } refusal) throw new DeviceException($"A motion with a temperature needs another equation: {refusal}. Leave `equation` or `temperature` out.", $"experiments/{Name}/equation");
        (FreeMoments moments, FollowedMotion motion, Drives drives) = Build(device);
        ThermalMotion thermal = ThermalMotion.Of(this, moments, motion, drives);
        Moments start = StartOf(moments);
        ThermalTiming timing = ThermalTiming.Of(this, thermal);
        DynamicsResult result = ThermalReport.Of(this, thermal, timing, ThermalRun.Go(this, thermal, timing, start, context));
        context.Progress?.Report(1);
        return result with { Survey = () => LandscapeSurvey.Of(this, moments, start) };
    }

    /// <summary>The moments, their way and the instants at which it is recorded.</summary>
    internal (FreeMoments Moments, Trajectory Trajectory, double[] Times) Follow(Device device, RunContext context, Func<FreeMoments, Moments>? start = null)
    {
        (FreeMoments moments, FollowedMotion motion, Drives drives) = Build(device);
        double[] times = [.. Enumerable.Range(0, Samples).Select(i => Duration.Si * i / (Samples - 1))];
        StepControl control = Step is { } step ? StepControl.Every(step.Si) : new StepControl(Tolerance) { LongestStep = ElectronicMotion.LongestStep(this, drives) };
        Trajectory trajectory = Trajectory.Follow(motion, (start ?? StartOf)(moments), times, new Stepping(Stepper, control), context);
        context.Progress?.Report(1);
        return (moments, trajectory, times);
    }

    private (FreeMoments Moments, FollowedMotion Motion, Drives Drives) Build(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        bool hasElectrons = ElectronicMotion.IsNeeded(this, device);
        FreeMoments moments = hasElectrons ? ElectronicMotion.MomentsOf(this, device)
            : ElectronicMotion.IsAtRest(this, device) ? FreeMoments.Without(device, Kind, SpinTransferModel.None)
            : FreeMoments.Of(device, Kind);
        Check(moments);
        Drives drives = DrivesInTime();
        return (moments, hasElectrons ? ElectronicMotion.Followed(this, ElectronicMotion.Of(this, device, moments, drives)) : new MotionBuilder(moments, drives, device, $"experiments/{Name}").Build(Equation), drives);
    }

    /// <summary>All drives, constant and in time.</summary>
    internal Drives DrivesInTime()
    {
        string place = $"experiments/{Name}";
        Drives drives = Drives.Constant(Field.Along, Field.Value, Current) with { Voltage = Waveform.Constant(Voltage.Si) };
        if (CurrentDrive is { } current) drives = drives with { Current = Waveforms.Sum(drives.Current, current.At($"{place}/current")) };
        if (VoltageDrive is { } voltage) drives = drives with { Voltage = Waveforms.Sum(drives.Voltage, voltage.At($"{place}/voltage")) };
        return FieldDrives.Aggregate(drives, (sum, field) => sum.WithField(field.Shape.At($"{place}/field"), field.Along));
    }

    /// <summary>The directions given; of a moment without one the rest in the constant field, turned by the tilt.</summary>
    internal Moments StartOf(FreeMoments moments)
    {
        GeneralizedLlg equation = moments.Equation(Drives.Constant(Field.Along, Field.Value) with { Voltage = Waveform.Constant(Voltage.Si) });
        UnitVector?[] given = [.. moments.Magnets.Select(magnet => Starts.TryGetValue(magnet.Name, out UnitVector own) ? own : Start)];
        if (given.All(direction => direction is not null)) return Moments.Of([.. given.Select(direction => direction!.Value)]);
        UnitVector parallelToField = Field.Value.Si < 0 ? -Field.Along : Field.Along;
        UnitVector[] parallel = [.. moments.Parallel.Select(direction => direction ?? parallelToField)];
        Moments rest = equation.Count == 1 ? Moments.Of(StateAtRest(equation.Magnets[0], parallel[0])) : StateAtRest(equation, parallel);
        UnitVector[] directions = [.. given.Select((direction, k) => direction ?? UnitVector.Along(Motion.Tilt.Of(rest[k], Tilt.Si)))];
        return Moments.Of(directions);
    }

    /// <summary>The stable state without current that lies nearest to the parallel one.</summary>
    private UnitVector StateAtRest(Magnet inField, UnitVector parallel)
    {
        EquilibriumSet rest = Equilibria.Of(inField, SpinTransferPotentials.None, Current.Zero);
        if (rest.RestsEverywhere) return parallel;
        Equilibrium nearest = rest.Stable.MaxBy(state => Vector3d.Dot(state.Direction, parallel))
            ?? throw new DeviceException($"Without current the moment has no stable state of rest in this field, so the trajectory has no natural start{(rest.Reason is { } reason ? $" ({reason})" : "")}. Give one as `start`.", $"experiments/{Name}/start");
        return nearest.Direction;
    }

    /// <summary>The state that several moments run into without current, let go a little beside the parallel state, each by another angle, so that no symmetry holds them up.</summary>
    private Moments StateAtRest(GeneralizedLlg equation, UnitVector[] parallel)
    {
        Moments beside = Moments.Of([.. parallel.Select((direction, k) => UnitVector.Along(Motion.Tilt.Of(direction, (k % 2 == 0 ? 1 : -1) * (k + 1) * Math.PI / 90)))]);
        return CoupledRest.From(equation, beside)
            ?? throw new DeviceException("Without current the moments run into no isolated state of rest in this field, so the trajectory has no natural start. Give one as `start`.", $"experiments/{Name}/start");
    }

    /// <summary>Refuses settings that make no sense.</summary>
    internal void Check(FreeMoments moments)
    {
        string place = $"experiments/{Name}";
        if (Starts.Keys.FirstOrDefault(name => moments.Magnets.All(magnet => magnet.Name != name)) is { } unknown) throw new DeviceException($"The start names '{unknown}', which is not a free layer. Free are {string.Join(", ", moments.Magnets.Select(magnet => $"'{magnet.Name}'"))}.", $"{place}/start");
        if (!(Duration.Si > 0 && double.IsFinite(Duration.Si))) throw new DeviceException($"The duration of a trajectory must be positive; got {Duration}.", $"{place}/duration");
        if (Samples < 2) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"A trajectory needs at least 2 samples; got {Samples}."), $"{place}/samples");
        if (!(Tolerance is >= 1e-13 and <= 1e-3)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The tolerance of a trajectory must lie between 1e-13 and 1e-3; got {Tolerance}."), $"{place}/tolerance");
        if (!(Tilt.Si is >= 0 and < Math.PI / 2)) throw new DeviceException($"The tilt must lie between 0 and 90 deg; got {Tilt}.", $"{place}/tilt");
        if (!HasNoise) CheckStepper(place);
        else if (Step is { } step && !(step.Si > 0 && step.Si <= Duration.Si)) throw new DeviceException($"The length of a step must be positive and not above the duration; got {step}.", $"{place}/stepper");
        if (!double.IsFinite(Current.Si) || !double.IsFinite(Field.Value.Si) || !double.IsFinite(Voltage.Si)) throw new DeviceException("A trajectory needs a finite current, a finite field and a finite voltage.", place);
    }

    private void CheckStepper(string place)
    {
        if (Refusal(Equation, Stepper) is { } refusal) throw new DeviceException($"{refusal}. Take another stepper.", $"{place}/stepper");
        bool isConstant = Steppers.HasConstantStep(Stepper);
        string name = Steppers.DeclarationOf(Stepper).Name;
        if (isConstant && Step is null) throw new DeviceException($"The stepper '{name}' does not choose its steps. Give the length of one as `step`, for example a hundredth of a period.", $"{place}/stepper");
        if (!isConstant && Step is { }) throw new DeviceException($"The stepper '{name}' chooses its steps by the tolerance. Leave `step` out, or take runge-kutta-4, implicit-midpoint or discrete-gradient.", $"{place}/stepper");
        if (Step is { } step && !(step.Si > 0 && step.Si <= Duration.Si)) throw new DeviceException($"The length of a step must be positive and not above the duration; got {step}.", $"{place}/stepper");
    }
}
