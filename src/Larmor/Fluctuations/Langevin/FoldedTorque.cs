using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// The spin torque on one moment as lanes take it: ∂A/∂u = D + D_b/(1 + b·u) and ∂B/∂u = F + F_b/(1 + b·u) per ampere, all five vectors constant and along the
/// polarizer p. Slonczewski's asymmetry is b = p (Λ² - 1)/(Λ² + 1), so that |b| &lt; 1.
/// </summary>
/// <param name="D">Part of ∂A/∂u that does not depend on the direction, in J/(m³ A).</param>
/// <param name="F">Part of ∂B/∂u that does not depend on the direction, in J/(m³ A).</param>
/// <param name="AsymmetricD">D_b in J/(m³ A).</param>
/// <param name="AsymmetricF">F_b in J/(m³ A).</param>
/// <param name="Asymmetry">b; zero where the torque does not depend on the direction.</param>
internal readonly record struct FoldedTorque(Vector3d D, Vector3d F, Vector3d AsymmetricD, Vector3d AsymmetricF, Vector3d Asymmetry)
{
    /// <summary>The torque of an equation; none where no current flows, and null where it has another form or its two parts have different asymmetries.</summary>
    public static FoldedTorque? Of(GeneralizedLlg equation)
    {
        if (equation.SpinTransfer.IsNone || (equation.Current.IsConstant && equation.Current.At(0) == 0)) return default(FoldedTorque);
        if (equation.SpinTransfer is not AxialPotentials axial) return null;
        AxialTorque torque = axial.Torques[0];
        if (torque is not { DampingLike.Rational: { } damping, FieldLike.Rational: { } field }) return null;
        if (damping.Asymmetry != 0 && field.Asymmetry != 0 && damping.Asymmetry != field.Asymmetry) return null;
        Vector3d p = torque.Polarizer.Components;
        return new FoldedTorque(
            Strength(damping, ofAngle: false) * p,
            Strength(field, ofAngle: false) * p,
            Strength(damping, ofAngle: true) * p,
            Strength(field, ofAngle: true) * p,
            (damping.Asymmetry != 0 ? damping.Asymmetry : field.Asymmetry) * p);
    }

    private static double Strength((double Strength, double Asymmetry) rational, bool ofAngle) => rational.Asymmetry != 0 == ofAngle ? rational.Strength : 0;
}
