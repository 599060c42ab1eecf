using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// The spin torque on one moment as lanes take it: ∂A/∂u = D + D_b/(1 + b·u) and ∂B/∂u = F + F_b/(1 + b·u) per ampere, all five vectors constant and along the
/// polarizer p. Slonczewski's asymmetry is b = p (Λ² - 1)/(Λ² + 1), so that |b| &lt; 1. Any other strength that is a ratio of low polynomials in u·p, as computed from a stack, is <see cref="Ratio"/>.
/// </summary>
/// <param name="D">Part of ∂A/∂u that does not depend on the direction, in J/(m³ A).</param>
/// <param name="F">Part of ∂B/∂u that does not depend on the direction, in J/(m³ A).</param>
/// <param name="AsymmetricD">D_b in J/(m³ A).</param>
/// <param name="AsymmetricF">F_b in J/(m³ A).</param>
/// <param name="Asymmetry">b; zero where the torque does not depend on the direction or is a ratio; the polarizer p of a ratio is <see cref="Polarizer"/>.</param>
internal readonly record struct FoldedTorque(Vector3d D, Vector3d F, Vector3d AsymmetricD, Vector3d AsymmetricF, Vector3d Asymmetry)
{
    /// <summary>The strengths as ratios, everything else being zero; null for the other forms.</summary>
    public AxialRatio? Ratio { get; private init; }

    /// <summary>p of a ratio.</summary>
    public Vector3d Polarizer { get; private init; }

    /// <summary>The torque of an equation; none where no current flows, and null where it does not depend on one angle alone, or not as a ratio of low polynomials.</summary>
    public static FoldedTorque? Of(GeneralizedLlg equation)
    {
        if (equation.SpinTransfer.IsNone || (equation.Current.IsConstant && equation.Current.At(0) == 0)) return default(FoldedTorque);
        if (equation.SpinTransfer is not AxialPotentials axial) return null;
        AxialTorque torque = axial.Torques[0];
        Vector3d p = torque.Polarizer.Components;
        if (torque is not { DampingLike.Rational: { } damping, FieldLike.Rational: { } field } || (damping.Asymmetry != 0 && field.Asymmetry != 0 && damping.Asymmetry != field.Asymmetry))
        {
            return AxialRatio.Of(torque) is { } ratio ? default(FoldedTorque) with { Ratio = ratio, Polarizer = p } : null;
        }
        return new FoldedTorque(
            Strength(damping, ofAngle: false) * p,
            Strength(field, ofAngle: false) * p,
            Strength(damping, ofAngle: true) * p,
            Strength(field, ofAngle: true) * p,
            (damping.Asymmetry != 0 ? damping.Asymmetry : field.Asymmetry) * p);
    }

    private static double Strength((double Strength, double Asymmetry) rational, bool ofAngle) => rational.Asymmetry != 0 == ofAngle ? rational.Strength : 0;
}
