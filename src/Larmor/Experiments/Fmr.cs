using Larmor.Coupling;
using Larmor.Experiments.Lines;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>
/// Ferromagnetic resonance: frequency and linewidth against field and current, with the threshold currents, from the generalized LLG
/// equation linearized about the states of rest.
/// </summary>
/// <remarks>
/// The states that are stable without current are found at each field, named by their alignment with the fixed layer, and followed
/// continuously as the current grows in either direction; see <see cref="EquilibriumBranch"/> and <see cref="LinearResponse"/>. Of several moments all common states are
/// found (<see cref="CoupledEquilibria"/>) and every mode of each is given; thresholds are sought up to the largest current asked for (<see cref="EquilibriumCurve"/>).
/// </remarks>
public sealed record Fmr : IExperiment<FmrResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "fmr";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "fmr";

    /// <summary>The field values, one or many.</summary>
    public required FieldSweep Field { get; init; }

    /// <summary>The currents, one or many; positive along +x.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [Current.Zero];

    /// <summary>Frequencies of a microwave field at which the absorption is swept over the field values, without current; none for no spectra.</summary>
    public IReadOnlyList<Frequency> Frequencies { get; init; } = [];

    /// <summary>Direction of the microwave field; null for the film plane, across the applied field (y where that points along the normal).</summary>
    public UnitVector? Microwave { get; init; }

    /// <summary>Whether the moving moments drive the electrons of the stack: its pumped damping, cross-damping and gyromagnetic ratio enter the small motion. A single moment is then treated as one of several.</summary>
    public bool Pumping { get; init; }

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public FmrResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        RequireValues();
        bool isDriven = Currents.Any(current => current.Si != 0);
        if (Pumping) return OfSeveral(FreeMoments.Pumping(device, this, isDriven), context);
        if (device.Magnets.Count > 1) return OfSeveral(FreeMoments.Of(device, Kind, isDriven), context);
        FreeMoment moment = FreeMoment.Of(device, Kind);
        if (moment.Magnet.Driven.OfType<OerstedField>().Any() && Currents.Any(current => current.Si != 0))
        {
            throw new DeviceException($"Ferromagnetic resonance follows the states of '{moment.Magnet.Name}' in the current at one energy, and its Oersted field changes the energy with the current. Leave `oersted` out, or measure at 0 A.", $"magnets/{moment.Magnet.Name}/oersted");
        }
        FmrMeasurement measurement = new(moment, Field.Along, Currents) { Frequencies = Frequencies, Microwave = Microwave ?? AcrossInPlane(Field.Along) };
        IReadOnlyList<FmrFieldPoint> points = context.Executor.Run(
            Field.Values.Count, i => measurement.At(Field.Values[i]), context.Progress, context.Cancellation);
        return FmrReport.Of(this, measurement, points);
    }

    internal FmrResult OfSeveral(FreeMoments moments, RunContext context)
    {
        CoupledState.RequireFew(moments.Magnets, Kind);
        CoupledFmrMeasurement measurement = new(moments, Field.Along, Currents) { Frequencies = Frequencies, Microwave = Microwave ?? AcrossInPlane(Field.Along) };
        IReadOnlyList<CoupledFmrPoint> points = context.Executor.Run(
            Field.Values.Count, i => measurement.At(Field.Values[i]), context.Progress, context.Cancellation);
        return CoupledFmrReport.Of(this, measurement, points);
    }

    /// <summary>The film plane across a field; y where the field points along the normal.</summary>
    internal static UnitVector AcrossInPlane(UnitVector along)
    {
        Vector3d across = Vector3d.Cross(along, UnitVector.X);
        return across.Norm > 1e-6 ? UnitVector.Along(across) : UnitVector.Y;
    }

    private void RequireValues()
    {
        if (Frequencies.Any(value => !(value.Si > 0 && double.IsFinite(value.Si)))) throw new DeviceException("The frequencies of a microwave field must be positive.", $"experiments/{Name}/frequency");
        if (Field.Values.Count == 0 || Field.Values.Any(value => !double.IsFinite(value.Si)))
        {
            throw new DeviceException("Ferromagnetic resonance needs at least one finite field value.", $"experiments/{Name}/field");
        }
        if (Currents.Count == 0 || Currents.Any(value => !double.IsFinite(value.Si)))
        {
            throw new DeviceException("Ferromagnetic resonance needs at least one finite current; 0 A will do.", $"experiments/{Name}/current");
        }
    }
}
