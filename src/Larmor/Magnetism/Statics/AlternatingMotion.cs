using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>The small steady motion of N moments under an alternating drive cos(ωt): δu_k(t) = P_k cos(ωt) + Q_k sin(ωt).</summary>
/// <param name="Frequency">ω/2π.</param>
/// <param name="InPhase">P of each moment, tangent to its sphere, in rad.</param>
/// <param name="Quadrature">Q of each moment in rad: what lags behind the drive by a quarter of a period.</param>
/// <param name="Power">Powers of the motion, averaged over a period.</param>
public sealed record AlternatingMotion(Frequency Frequency, IReadOnlyList<Vector3d> InPhase, IReadOnlyList<Vector3d> Quadrature, AlternatingPower Power);

/// <summary>Powers of a small steady oscillation of all moments, averaged over a period, in W.</summary>
/// <param name="FromDrive">Work of the alternating drive: of a microwave field ½ ω Σ (Ms v)_k Im(δu_k·b_k*).</param>
/// <param name="FromTorque">Work of the steady spin torque on the motion.</param>
/// <param name="GilbertHeat">⟨Σ Ω_k·D_kl Ω_l⟩ with Ω = u × du/dt, never negative.</param>
/// <param name="Apparent">Half the product of velocity and drive: what swings between them, the size that rounding is measured by.</param>
public readonly record struct AlternatingPower(double FromDrive, double FromTorque, double GilbertHeat, double Apparent)
{
    /// <summary>|drive + torque − heat| relative to the largest of all powers: zero where energy is conserved.</summary>
    public double ClosureResidual
    {
        get
        {
            double scale = Math.Max(Apparent, Math.Max(Math.Abs(FromDrive), Math.Max(Math.Abs(FromTorque), Math.Abs(GilbertHeat))));
            return scale == 0 ? 0 : Math.Abs(FromDrive + FromTorque - GilbertHeat) / scale;
        }
    }
}
