using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Pulsed inductive magnetometry: a pulse of field, current or voltage kicks the moments, and their ringing afterwards is followed and analysed.</summary>
/// <remarks>
/// <para>Eq. (24) by Dormand and Prince's pair from the state of rest in the constant field and at the constant current (the stable state without
/// current nearest to the parallel one, followed to that current). The ringing begins where the last drive has its last corner, or at
/// <see cref="RingDownFrom"/>. It is read along one direction and analysed in two ways: by its Fourier spectrum (see <see cref="FourierSpectrum"/>;
/// lines have at least the width 1/T), and by a sum of damped oscillations (<see cref="ExponentialSum"/>), whose frequencies and linewidths Γ/π do not suffer from that limit.</para>
/// <para>A weak pulse shows the modes of small motion; a strong one also their harmonics and a frequency that changes as the ringing dies out. Not in it: temperature.</para>
/// </remarks>
public sealed record Pimm : IExperiment<PimmResult>
{
    /// <inheritdoc/>
    public string Kind => "pimm";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "pimm";

    /// <summary>The constant field.</summary>
    public AppliedField Field { get; init; } = AppliedField.None;

    /// <summary>Fields that change in time; they add.</summary>
    public IReadOnlyList<FieldDrive> FieldDrives { get; init; } = [];

    /// <summary>The constant current, positive along +x.</summary>
    public Current Current { get; init; }

    /// <summary>A current that changes in time and adds; null for none.</summary>
    public DriveShape<Current>? CurrentDrive { get; init; }

    /// <summary>The constant voltage that acts on the anisotropy.</summary>
    public Voltage Voltage { get; init; }

    /// <summary>A voltage that changes in time and adds; null for none.</summary>
    public DriveShape<Voltage>? VoltageDrive { get; init; }

    /// <summary>How long the moments are followed.</summary>
    public required Duration Duration { get; init; }

    /// <summary>From when on they ring by themselves; null for the last corner of the drives.</summary>
    public Duration? RingDownFrom { get; init; }

    /// <summary>Name of the layer that is read; null for the first free one.</summary>
    public string? Layer { get; init; }

    /// <summary>Direction along which it is read; null for the axis (x, y or z) along which it swings most.</summary>
    public UnitVector? Component { get; init; }

    /// <summary>Whether the spectrum's window falls as cos²(πt/2T) over the ringing; otherwise there is none.</summary>
    public bool IsTapered { get; init; }

    /// <summary>Number of evenly spaced instants recorded.</summary>
    public int Samples { get; init; } = 4001;

    /// <summary>Relative tolerance of the stepper.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <inheritdoc/>
    public PimmResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        if (FieldDrives.Count == 0 && CurrentDrive is null && VoltageDrive is null) throw new DeviceException("Nothing is driven in time, so nothing rings. Give a field, a current or a voltage as a pulse or a step, for example field: { along: y, pulse: 1 mT, width: 100 ps }.", $"experiments/{Name}");
        Dynamics motion = Motion();
        double from = RingDownFrom?.Si ?? LastCorner(motion.DrivesInTime());
        if (!(from >= 0 && from < Duration.Si)) throw new DeviceException($"The moments must ring within the duration of {Duration}, but the ringing begins at {Duration.FromSi(from)}. Give a longer `duration`, or the beginning as `ring-down`.", $"experiments/{Name}/duration");
        (FreeMoments moments, Trajectory trajectory, double[] times) = motion.Follow(device, context, free => AtRest(motion, free, device));
        int layer = Layer is null ? 0 : moments.Magnets.ToList().FindIndex(magnet => magnet.Name == Layer);
        if (layer < 0) throw new DeviceException($"'{Layer}' is not a free layer. Free are {string.Join(", ", moments.Magnets.Select(magnet => $"'{magnet.Name}'"))}.", $"experiments/{Name}/layer");
        return PimmReport.Of(this, moments, trajectory, times[..trajectory.Count], (layer, from));
    }

    private Dynamics Motion() => new()
    {
        Name = Name, Field = Field, FieldDrives = FieldDrives, Current = Current, CurrentDrive = CurrentDrive, Voltage = Voltage, VoltageDrive = VoltageDrive,
        Duration = Duration, Samples = Samples, Tolerance = Tolerance, Tilt = Angle.Zero,
    };

    private static double LastCorner(Drives drives) =>
        drives.Fields.SelectMany(field => field.Strength.Corners).Concat(drives.Current.Corners).Concat(drives.Voltage.Corners).Append(0).Max();

    /// <summary>The state of rest before the drives begin.</summary>
    private Moments AtRest(Dynamics motion, FreeMoments free, Device device)
    {
        Moments rest = motion.StartOf(free);
        if (Current.Si == 0) return rest;
        if (free.Magnets.Count > 1) return AtRestInCurrent(FreeMoments.Of(device, Kind), rest);
        Vector3d at = rest[0];
        for (int share = 1; share <= 16; share++)
        {
            Current current = Current.FromSi(Current.Si * share / 16);
            TangentField forces = new(free.Magnets[0].In(Drives.Constant(Field.Along, Field.Value, current) with { Voltage = Waveform.Constant(Voltage.Si) }), free.SpinTransfer.Potentials);
            Vector3d? next = RestSolver.From(forces, at, current.Si);
            if (next is null || !new LinearResponse(forces, next.Value, current.Si).IsStable) throw new DeviceException($"The moment does not rest at {Current}: its state is lost by {current}. `dynamics` follows it from any start.", $"experiments/{Name}/current");
            at = next.Value;
        }
        return Moments.Of(UnitVector.Along(at));
    }

    /// <summary>The state of several moments without current, followed to the constant one.</summary>
    private Moments AtRestInCurrent(FreeMoments free, Moments rest)
    {
        EquilibriumCurve curve = EquilibriumCurve.Follow(At, rest, 0, Current.Si);
        if (curve.LossOfStability is { } loss) throw new DeviceException($"The moments do not rest at {Current}: their state is lost at {Current.FromSi(loss.Parameter)}. `dynamics` follows them from any start.", $"experiments/{Name}/current");
        CoupledResponse state = curve.At(At, Current.Si).FirstOrDefault(one => one.IsStable)
            ?? throw new DeviceException($"The moments do not rest at {Current}: their state could not be followed so far. `dynamics` follows them from any start.", $"experiments/{Name}/current");
        return Moments.Of([.. state.Directions]);

        GeneralizedLlg At(double current) => free.Equation(Drives.Constant(Field.Along, Field.Value, Current.FromSi(current)) with { Voltage = Waveform.Constant(Voltage.Si) });
    }
}
