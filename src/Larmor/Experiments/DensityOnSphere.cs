using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Densities;
using Larmor.Experiments.Escapes;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>With which density an ensemble begins.</summary>
public abstract record DensityStart
{
    private DensityStart()
    {
    }

    /// <summary>Boltzmann's density without current in the field at the beginning.</summary>
    public sealed record Equilibrium : DensityStart;

    /// <summary>Boltzmann's density in one well: that of the stable state nearest to a direction, cut off smoothly, by 1/[1 + exp(−6c/(1 − c²))], across the plane c = 0 normal to the state.</summary>
    /// <param name="Towards">The direction.</param>
    public sealed record Well(UnitVector Towards) : DensityStart;

    /// <summary>All directions alike.</summary>
    public sealed record Uniform : DensityStart;

    /// <summary>All moments near one direction: what free diffusion makes of a point in a short time.</summary>
    /// <param name="Towards">The direction.</param>
    public sealed record Direction(UnitVector Towards) : DensityStart
    {
        /// <summary>Spread s along each of two axes, as its root of the mean square; the harmonics of degree l are those of a point times e^(−l(l+1)s²/2).</summary>
        public Angle Spread { get; init; } = Angle.FromDegrees(10);
    }
}

/// <summary>The density of one moment on the sphere in time, with its entropy, free energy, heat and work, under fields, currents and voltages that may change.</summary>
/// <remarks>
/// <para>∂ρ/∂t = −∇·J with J = ρ L_F {u × ∇(V + Φ) − α∇V + ∇χ} − D∇ρ, in spherical harmonics: <see cref="Fluctuations.Density.DrivenDensity"/>. Where the drives stand still over the
/// whole run, the stationary density and the slowest rates are given as well. The temperature is that of the device.</para>
/// <para>Not in it: coupled moments (a density on several spheres), dampings that depend on direction, probabilities far below the tolerance. Source: the paper's equation after Eq. (24).</para>
/// </remarks>
public sealed record DensityOnSphere : IExperiment<DensityOnSphereResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "density";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "density";

    /// <summary>The applied field.</summary>
    public AppliedField Field { get; init; } = AppliedField.None;

    /// <summary>Fields that change in time; they add to <see cref="Field"/>.</summary>
    public IReadOnlyList<FieldDrive> FieldDrives { get; init; } = [];

    /// <summary>The current, positive along +x.</summary>
    public Current Current { get; init; }

    /// <summary>A current that changes in time and adds to <see cref="Current"/>; null for none.</summary>
    public DriveShape<Current>? CurrentDrive { get; init; }

    /// <summary>The voltage that acts on the anisotropy, of the left end against the right one.</summary>
    public Voltage Voltage { get; init; }

    /// <summary>A voltage that changes in time and adds to <see cref="Voltage"/>; null for none.</summary>
    public DriveShape<Voltage>? VoltageDrive { get; init; }

    /// <summary>How long the density is followed.</summary>
    public required Duration Duration { get; init; }

    /// <summary>With what it begins.</summary>
    public DensityStart Start { get; init; } = new DensityStart.Equilibrium();

    /// <summary>Number of evenly spaced instants recorded, start and end among them.</summary>
    public int Samples { get; init; } = 101;

    /// <summary>Number of evenly spaced instants of which the density is kept, start and end among them.</summary>
    public int Maps { get; init; } = 4;

    /// <summary>Relative error of the density that is allowed in all.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The degree of spherical harmonics where resolution ends whatever the tolerance.</summary>
    public int HighestDegree { get; init; } = 80;

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public DensityOnSphereResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        if (device.Magnets.Count > 1)
        {
            throw new DeviceException(
                string.Create(CultureInfo.InvariantCulture, $"The density on the sphere is that of one moment; this device has {device.Magnets.Count} free ones. Hold all but one, or follow an ensemble of trajectories, which takes coupled moments: LangevinEnsemble in the library."), "magnets");
        }
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Check();
        ThermalMoment.Require(moment, device.Temperature, Kind, "magnets");
        DensityCourse course;
        try
        {
            course = DensityCourse.Follow(this, moment, device.Temperature, context);
        }
        catch (ArithmeticException lost)
        {
            throw new DeviceException(lost.Message, $"experiments/{Name}");
        }
        catch (ArgumentException refused)
        {
            throw new DeviceException(refused.Message.Split(" (Parameter", 2)[0], $"experiments/{Name}");
        }
        context.Progress?.Report(1);
        return DensityOnSphereReport.Of(this, moment, course);
    }

    /// <summary>All drives, constant and in time.</summary>
    internal Drives DrivesInTime() => new Dynamics
    {
        Name = Name,
        Field = Field,
        FieldDrives = FieldDrives,
        Current = Current,
        CurrentDrive = CurrentDrive,
        Voltage = Voltage,
        VoltageDrive = VoltageDrive,
        Duration = Duration,
    }.DrivesInTime();

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (!(Duration.Si > 0 && double.IsFinite(Duration.Si))) throw new DeviceException($"The time for which a density is followed must be positive; got {Duration}.", $"{place}/duration");
        if (Samples is < 2 or > 100_000) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"A density in time needs between 2 and 100000 samples; got {Samples}."), $"{place}/samples");
        if (Maps is < 2 or > 12) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The number of instants with a map must lie between 2 and 12; got {Maps}."), $"{place}/maps");
        if (Start is DensityStart.Direction { Spread.Si: not (>= 1e-3 and <= Math.PI / 2) } one) throw new DeviceException($"The spread of a start in one direction must lie between 0.0573 and 90 deg; got {one.Spread}. A point is no density: its entropy is minus infinity, and no number of harmonics resolves it. The trajectory of a single moment is the matter of `dynamics`.", $"{place}/start");
        if (!(Tolerance is >= 1e-10 and <= 1e-2)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The tolerance of a density must lie between 1e-10 and 0.01; got {Tolerance}."), $"{place}/tolerance");
        if (HighestDegree is < 8 or > 200) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The highest degree of spherical harmonics must lie between 8 and 200; got {HighestDegree}."), $"{place}/highest-degree");
        if (!double.IsFinite(Current.Si) || !double.IsFinite(Field.Value.Si) || !double.IsFinite(Voltage.Si)) throw new DeviceException("A density in time needs a finite current, a finite field and a finite voltage.", place);
    }
}
