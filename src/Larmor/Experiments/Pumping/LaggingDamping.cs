using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;
using Complex = System.Numerics.Complex;

namespace Larmor.Experiments.Pumping;

/// <summary>What the stack does to the damping and to the gyromagnetic ratio of one free moment that turns about its rest at a given frequency, with spins of the normal metals that lag behind; all moments on one axis, the others standing still.</summary>
/// <remarks>
/// Seen from the frame that turns with the moment, counter-clockwise about its own direction as a field turns it, all is at rest and the spins of the normal metals precess backwards: N = (a + b u×) Ω with a and b those of that network. For F|N(t), z = G_r − iG_i and
/// A = (k/2ρl) tanh(kt/l), k = √(1 + iωτ): a + ib = (ħ²/2q²) z A/(z + A). In slow metals what is pumped does not come back: the damping grows towards that of a perfect sink, and in between a part of it turns into a shift of the frequency.
/// A small elliptic motion has a circular part of the other sense too, with a and b at −ω; the numbers are those of the natural one. Source: as <see cref="LaggingVoltage"/>.
/// </remarks>
/// <param name="Enhancement">What the stack adds to α, γ a/(Ms d) less α_bulk.</param>
/// <param name="Effective">α_eff that a resonance at that frequency sees.</param>
/// <param name="Ratio">γ_eff/γ: the resonance frequency in a given field over that without electrons.</param>
/// <param name="Mixing">g_eff = (4π/ħ)(a − ib) in 1/m².</param>
internal sealed record LaggingDamping(double Enhancement, double Effective, double Ratio, Complex Mixing)
{
    /// <summary>One moment, or why it is not known.</summary>
    /// <param name="moments">All of them.</param>
    /// <param name="directions">Where they rest.</param>
    /// <param name="k">Which moment.</param>
    /// <param name="frequency">How often it turns round.</param>
    public static (LaggingDamping? Damping, string? Reason) Of(PumpedMoments moments, IReadOnlyList<UnitVector> directions, int k, Frequency frequency)
    {
        if (LaggingVoltage.About(moments.Transport, directions).Reason is { } reason) return (null, reason);
        Magnet magnet = moments.Magnets[k];
        PumpedDamping damping = moments.Transport.Precessing(directions[k], -frequency).Unaudited([.. directions]).Damping(k);
        double factor = 4 * Math.PI / PhysicalConstants.ReducedPlanckConstant;
        return (new LaggingDamping(
            damping.EnhancementOf(magnet) - damping.BulkDampingOf(magnet), damping.EffectiveDampingOf(magnet), damping.GyromagneticRatioOf(magnet) / magnet.Properties.GyromagneticRatio,
            factor * new Complex(damping.Mean, 0 - damping.Antisymmetric)), null);
    }
}
