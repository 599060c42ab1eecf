using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>What drives a moment at one time, as functions on the sphere times L_F, in 1/s: the energy V and the two potentials of the torque, A I and B I.</summary>
/// <param name="Energy">L_F V.</param>
/// <param name="DampingLike">L_F A I.</param>
/// <param name="FieldLike">L_F B I.</param>
internal sealed record MomentPotentials(HarmonicSeries Energy, HarmonicSeries DampingLike, HarmonicSeries FieldLike)
{
    /// <summary>L_F (V + Φ) with Φ = (αA − B) I.</summary>
    public HarmonicSeries Turning(double damping) => HarmonicSeries.Sum((1, Energy), (damping, DampingLike), (-1, FieldLike));

    /// <summary>L_F (αV − χ) with χ = (A + αB) I.</summary>
    public HarmonicSeries Falling(double damping) => HarmonicSeries.Sum((damping, Energy), (-1, DampingLike), (-damping, FieldLike));

    /// <summary>Several with weights.</summary>
    public static MomentPotentials Sum(IReadOnlyList<MomentPotentials> parts, IReadOnlyList<double> weights) => new(
        HarmonicSeries.Sum([.. parts.Zip(weights, (part, weight) => (weight, part.Energy))]),
        HarmonicSeries.Sum([.. parts.Zip(weights, (part, weight) => (weight, part.DampingLike))]),
        HarmonicSeries.Sum([.. parts.Zip(weights, (part, weight) => (weight, part.FieldLike))]));
}
