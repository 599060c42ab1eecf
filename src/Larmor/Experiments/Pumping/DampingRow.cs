using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;
using Complex = System.Numerics.Complex;

namespace Larmor.Experiments.Pumping;

/// <summary>What the stack does to the damping of one free moment at its state of rest, the others standing still.</summary>
/// <param name="Name">Its layer.</param>
/// <param name="Own">α of the device file, the measured damping of its bulk.</param>
/// <param name="Bulk">α_bulk, the part of α that its moment hands to its own lattice through its conduction electrons.</param>
/// <param name="Enhancement">What the stack adds, γ a/(Ms d) less α_bulk, mean over the directions across the moment.</param>
/// <param name="Most">The same for the direction that is damped most.</param>
/// <param name="Least">The same for the direction that is damped least.</param>
/// <param name="Effective">α_eff that a resonance sees.</param>
/// <param name="Ratio">γ_eff/γ.</param>
/// <param name="Mixing">g_eff = (4π/ħ)(a − ib) in 1/m².</param>
/// <param name="Closed">The same by conductances in series (E.4); null where that closed form does not hold.</param>
/// <param name="Reason">Why it does not.</param>
internal sealed record DampingRow(string Name, double Own, double Bulk, double Enhancement, double Most, double Least, double Effective, double Ratio, Complex Mixing, Complex? Closed, string? Reason)
{
    /// <summary>The same with spins of the normal metals that lag behind; null where it is not known.</summary>
    public LaggingDamping? Lagging { get; init; }

    /// <summary>Why it is not.</summary>
    public string? NoLag { get; init; }

    /// <summary>This row with lagging spins at a frequency.</summary>
    public DampingRow WithLag(PumpedMoments moments, IReadOnlyList<UnitVector> directions, int k, Frequency frequency)
    {
        (LaggingDamping? damping, string? reason) = LaggingDamping.Of(moments, directions, k, frequency);
        return this with { Lagging = damping, NoLag = reason };
    }

    /// <summary>One moment.</summary>
    /// <param name="moments">All of them.</param>
    /// <param name="directions">Where they rest.</param>
    /// <param name="device">M(u) there.</param>
    /// <param name="k">Which moment.</param>
    public static DampingRow Of(PumpedMoments moments, IReadOnlyList<UnitVector> directions, DeviceResponse device, int k)
    {
        Magnet magnet = moments.Magnets[k];
        PumpedDamping damping = device.Damping(k);
        double momentum = magnet.Properties.SaturationMagnetization.Si * magnet.Thickness.Si / magnet.Properties.GyromagneticRatio, bulk = damping.BulkDampingOf(magnet);
        (Complex? closed, string? reason) = SeriesMixing.Of(moments.Transport.Stack, moments.LayerOf(k), moments.SensesAgainst(k, directions));
        double factor = 4 * Math.PI / PhysicalConstants.ReducedPlanckConstant;
        return new DampingRow(
            magnet.Name, magnet.Properties.Damping, bulk, damping.EnhancementOf(magnet) - bulk, (damping.Most / momentum) - bulk, (damping.Least / momentum) - bulk,
            damping.EffectiveDampingOf(magnet), damping.GyromagneticRatioOf(magnet) / magnet.Properties.GyromagneticRatio,
            factor * new Complex(damping.Mean, 0 - damping.Antisymmetric),
            closed is { } z ? new Complex(z.Real, 0 - z.Imaginary) / PhysicalConstants.ConductancePerChannel : null, reason);
    }
}
