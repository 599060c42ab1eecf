using Larmor.Coupling;
using Larmor.Experiments.Lines;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>
/// Spin-torque ferromagnetic resonance: a microwave current turns the moment through its torques and its field; the resistance swings with the moment, and
/// current times resistance has a mean: a dc voltage against field and frequency.
/// </summary>
/// <remarks>
/// <para>V = ½ I_rf² Re(∇R·χ_I), with I_rf the amplitude (A) and χ_I = (−iω − J)⁻¹ L_F ∂F/∂I the deviation per ampere of a current cos ωt, from the linear motion about the
/// state of rest (Eq. 24 linearized); F holds spin torques and the Oersted field. At each field the stable state nearest to the field's direction is taken, at the constant current.</para>
/// <para>Over the field a line is fitted, S w²/(w² + d²) + A w d/(w² + d²) + C with d = B − B₀. For a film magnetized in its plane (t in the plane across u, n the
/// normal, u = t × n; b the field per current, a_p the damping-like field per current towards p), with small damping:
/// S = ½ I_rf² R_t ω (b_n + a_p p_t)/[γ(2B₀ + Bd) w], A = ½ I_rf² R_t (B₀ + Bd)(b_t − a_p p_n)/[(2B₀ + Bd) w], w = αω/γ, R_t = ∂R/∂u along t.
/// A torque of damping type with p in the plane makes the symmetric part, a field in the plane the antisymmetric one.</para>
/// <para>With several free layers V = ½ I_rf² Σ ∂R/∂u_k·Re χ_k of their coupled motion (<see cref="CoupledSusceptibility"/>), with R = R_P + ΔR (1 − u_a·u_b)/2 between two magnetic layers,
/// or R₀ + ΔR Σ v_k (u_k·j)²/Σ v_k; lines of several modes may overlap, of which one is fitted.</para>
/// <para>Valid for deviations well below a radian. With a constant current, its product with the mean change of resistance (second order in I_rf) is left out, as are heating,
/// spin pumping with the inverse spin Hall effect, and temperature. Source: L. Liu et al., Phys. Rev. Lett. 106, 036601 (2011), doi:10.1103/PhysRevLett.106.036601, derived again.</para>
/// </remarks>
public sealed record StFmr : IExperiment<StFmrResult>, IHoldsLayers
{
    /// <inheritdoc/>
    public string Kind => "st-fmr";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "st-fmr";

    /// <summary>The field values.</summary>
    public required FieldSweep Field { get; init; }

    /// <summary>Frequencies of the current.</summary>
    public required IReadOnlyList<Frequency> Frequencies { get; init; }

    /// <summary>Amplitude I_rf of the microwave current.</summary>
    public required Current Amplitude { get; init; }

    /// <summary>A constant current beside it, positive along +x.</summary>
    public Current Current { get; init; }

    /// <summary>ΔR.</summary>
    public required Resistance ResistanceChange { get; init; }

    /// <summary>Direction of the current of an anisotropic magnetoresistance; null for a magnetoresistance between the parallel and the antiparallel state.</summary>
    public UnitVector? CurrentAlong { get; init; }

    /// <summary>With several free layers: names of the two magnetic layers between whose moments the angle decides; null for the only two.</summary>
    public IReadOnlyList<string>? Between { get; init; }

    /// <summary>Whether the moving moments drive the electrons of the stack: its pumped damping, cross-damping and gyromagnetic ratio enter the motion. A single moment is then treated as one of several.</summary>
    public bool Pumping { get; init; }

    /// <inheritdoc/>
    public HeldMoments Held { get; init; } = HeldMoments.None;

    /// <inheritdoc/>
    public IExperiment Holding(HeldMoments held) => this with { Held = held };

    /// <inheritdoc/>
    public StFmrResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        device = Held.On(device, $"experiments/{Name}");
        Check();
        if (device.Magnets.Count > 1 || Pumping) return OfSeveral(device, context);
        if (Between is not null) throw new DeviceException("With one free layer the resistance changes with its angle to the fixed one; there is no choice of layers.", $"experiments/{Name}/between");
        FreeMoment moment = FreeMoment.Of(device, Kind);
        Rectification rectification = new(moment, Law(moment), Current);
        IReadOnlyList<RectifiedPoint> points = context.Executor.Run(
            Field.Values.Count, i => rectification.At(Field.Along, Field.Values[i], Frequencies), context.Progress, context.Cancellation);
        return StFmrReport.Of(this, new StFmrSources([.. moment.Notes], [.. moment.Magnet.Energy.Citations, .. moment.SpinTransfer.Citations]), points);
    }

    private StFmrResult OfSeveral(Device device, RunContext context)
    {
        FreeMoments moments = Pumping ? FreeMoments.Pumping(device, this, isDriven: true) : FreeMoments.Of(device, Kind);
        CoupledState.RequireFew(moments.Magnets, Kind);
        string place = $"experiments/{Name}";
        if (CurrentAlong is not null && Between is not null) throw new DeviceException("The resistance follows the angle between two layers, or those between the moments and the current: give `between` or `current-along`.", $"{place}/between");
        ResistanceSlope slope = CurrentAlong is { } along ? CoupledResistanceLaw.Anisotropic(moments, ResistanceChange, along) : CoupledResistanceLaw.Giant(device, moments, ResistanceChange, Between, place);
        CoupledRectification rectification = new(moments, slope, Current);
        IReadOnlyList<RectifiedPoint> points = context.Executor.Run(
            Field.Values.Count, i => rectification.At(Field.Along, Field.Values[i], Frequencies), context.Progress, context.Cancellation);
        return StFmrReport.Of(this, new StFmrSources([.. moments.Notes], moments.Citations), points);
    }

    private ResistanceLaw Law(FreeMoment moment)
    {
        if (CurrentAlong is { } along) return new ResistanceLaw.Anisotropic(ResistanceChange, along);
        return moment.Parallel is { } parallel
            ? new ResistanceLaw.Giant(ResistanceChange, parallel)
            : throw new DeviceException("A magnetoresistance between a parallel and an antiparallel state needs a fixed layer, and the stack has none. For an anisotropic magnetoresistance give the direction of the current (`current-along`).", $"experiments/{Name}/resistance-change");
    }

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (Field.Values.Count == 0 || Field.Values.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A rectified voltage needs at least one finite field value; a line is fitted to 6 or more.", $"{place}/field");
        if (Frequencies.Count == 0 || Frequencies.Any(value => !(value.Si > 0 && double.IsFinite(value.Si)))) throw new DeviceException("The frequencies of a microwave current must be positive.", $"{place}/frequency");
        if (!double.IsFinite(Amplitude.Si) || Amplitude.Si == 0 || !double.IsFinite(Current.Si)) throw new DeviceException($"The microwave current needs an amplitude other than zero; got {Amplitude}.", $"{place}/amplitude");
        if (!double.IsFinite(ResistanceChange.Si) || ResistanceChange.Si == 0) throw new DeviceException($"Without a resistance that follows the moment nothing is rectified; got a change of {ResistanceChange}.", $"{place}/resistance-change");
    }
}
