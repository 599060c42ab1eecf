using Larmor.Coupling;
using Larmor.Experiments.Pumping;
using Larmor.Experiments.Reports;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>
/// Spin pumping: moments in resonance drive a voltage through their own stack and are damped by it, against field, frequency, power, opening of the cone and thickness of a layer.
/// </summary>
/// <remarks>
/// <para>At each field the stable state nearest to it is taken. About it the moments move by linear response to a microwave field, with the damping α − α_bulk of each and what the electrons of the whole stack take (M_NΩ of
/// <see cref="DeviceResponse"/>: back-flow, cross-damping, renormalised γ). Without current the motion drives V = Σ M_VΩ,k·(u_k × du_k/dt): an alternating voltage in first order of the amplitude, where the moment does
/// not lie along all others, and a mean one in second order.</para>
/// <para>On a circular cone of any opening the mean voltage is the average of M(u) over the circle: V = T₁ ω sin²θ in a valve, T₁ the torque per current at that angle. Conductances in series give g_eff in closed form beside the network.</para>
/// <para>Quasi-static electrons: |Ω| far below the rates of the carriers and the exchange splitting. α counts as the measured damping of the bulk, which contains α_bulk (s-d). Source: Y. Tserkovnyak, A. Brataas, G. E. W. Bauer, B. I. Halperin,
/// Rev. Mod. Phys. 77, 1375 (2005), doi:10.1103/RevModPhys.77.1375; J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eqs. (20)-(24), corrected.</para>
/// </remarks>
public sealed record SpinPumping : IExperiment<SpinPumpingResult>
{
    /// <inheritdoc/>
    public string Kind => "spin-pumping";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "spin-pumping";

    /// <summary>The field values, one or many.</summary>
    public required FieldSweep Field { get; init; }

    /// <summary>Frequencies of the microwave field.</summary>
    public required IReadOnlyList<Frequency> Frequencies { get; init; }

    /// <summary>Amplitudes b of the microwave field b cos ωt; spectra are given at the first, all of them in the dependence on power.</summary>
    public required IReadOnlyList<MagneticField> Amplitudes { get; init; }

    /// <summary>Direction of the microwave field; null for the film plane, across the applied field (y where that points along the normal).</summary>
    public UnitVector? Microwave { get; init; }

    /// <summary>Half openings of circular cones about the direction of rest; none for no cones.</summary>
    public IReadOnlyList<Angle> Cones { get; init; } = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(90), 31);

    /// <summary>Names of layers whose thickness is changed, as in <see cref="ThicknessSeries"/>; none for no such series.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Their thicknesses.</summary>
    public IReadOnlyList<Length> Thicknesses { get; init; } = [];

    /// <inheritdoc/>
    public SpinPumpingResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        Check(device);
        PumpingMeasurement measurement = new(PumpedMoments.Of(device, Kind), Field.Along, Frequencies, Microwave ?? Fmr.AcrossInPlane(Field.Along));
        IReadOnlyList<PumpingPoint> points = PumpedMode.Followed(context.Executor.Run(Field.Values.Count, i => measurement.At(Field.Values[i]), context.Progress, context.Cancellation));
        int? reference = ReferenceOf(points);
        IReadOnlyList<PumpingThickness> series = reference is { } place && Thicknesses.Count > 0
            ? context.Executor.Run(Thicknesses.Count, i => PumpingThickness.Of(this, measurement, points, place, Thicknesses[i]), context.Progress, context.Cancellation)
            : [];
        return SpinPumpingReport.Of(this, device, measurement.Moments, new PumpingFindings(points, reference, series));
    }

    /// <summary>The field at which most is absorbed at the first frequency; the first with a stable state where nothing is; null for none.</summary>
    private static int? ReferenceOf(IReadOnlyList<PumpingPoint> points)
    {
        int[] stable = [.. Enumerable.Range(0, points.Count).Where(i => points[i].Device is not null)];
        return stable.Length == 0 ? null : stable.MaxBy(i => points[i].Responses[0]?.Absorbed ?? double.NegativeInfinity);
    }

    private void Check(Device device)
    {
        string place = $"experiments/{Name}";
        if (Field.Values.Count == 0 || Field.Values.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("Spin pumping needs at least one finite field value; a line is fitted to 6 or more.", $"{place}/field");
        if (Frequencies.Count == 0 || Frequencies.Any(value => !(value.Si > 0 && double.IsFinite(value.Si)))) throw new DeviceException("The frequencies of a microwave field must be positive.", $"{place}/frequency");
        if (Amplitudes.Count == 0 || Amplitudes.Any(value => !(value.Si > 0 && double.IsFinite(value.Si)))) throw new DeviceException("The microwave field needs an amplitude above zero, such as 0.5 mT.", $"{place}/amplitude");
        if (Cones.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("The opening of a cone must be a finite angle.", $"{place}/cone");
        if (Layers.Count == 0 && Thicknesses.Count == 0) return;
        if (Thicknesses.Count == 0 || Thicknesses.Any(thickness => !(thickness.Si > 0 && double.IsFinite(thickness.Si)))) throw new DeviceException("A dependence on thickness needs positive thicknesses.", $"{place}/thickness");
        if (new ThicknessSeries { Layers = Layers, Thicknesses = Thicknesses }.Refusal(device.Stack) is { } reason) throw new DeviceException(reason, $"{place}/thickness/layer");
    }
}
