using Larmor.Magnetism.Energies;
using Larmor.Numerics;

namespace Larmor.Magnetism.Torques;

/// <summary>
/// Spin transfer as two functions A, B on the sphere of each moment, per ampere of current along +x and free of the damping: the torque in
/// Gilbert form is τ = (γ/Ms)(∇A − u × ∇B) I.
/// </summary>
/// <remarks>
/// <para>A = Ms aJ (u·p) is a damping-like torque of strength aJ (T/A; aJ &gt; 0 pulls u towards +p), B = Ms bJ (u·p) a field-like one (bJ p
/// acts as a field). Unit of A and B: J/(m³ A).</para>
/// <para>For a scalar damping α the paper's potentials of Eqs. (22)-(24) are χ = (A + αB) I and Φ = (αA − B) I; inverse A = (χ + αΦ)/(1 + α²),
/// B = (αχ − Φ)/(1 + α²).</para>
/// <para>Gradients and Hessians are ordinary derivatives of formulas on R³, as in <see cref="EnergyTerm"/>; the gradient on the sphere is the
/// tangent part. Derivatives are with respect to the moment's own direction at fixed directions of the others.</para>
/// </remarks>
public abstract class SpinTransferPotentials
{
    /// <summary>No spin transfer.</summary>
    public static SpinTransferPotentials None { get; } = new NoSpinTransfer();

    /// <summary>Whether there is no spin transfer at all.</summary>
    public virtual bool IsNone => false;

    /// <summary>A and B of moment <paramref name="k"/> in J/(m³ A), each up to a constant.</summary>
    public abstract (double A, double B) Values(int k, MomentsView moments);

    /// <summary>∂A/∂u and ∂B/∂u of moment <paramref name="k"/> in J/(m³ A).</summary>
    public abstract (Vector3d A, Vector3d B) Gradients(int k, MomentsView moments);

    /// <summary>∂²A/∂u∂u and ∂²B/∂u∂u of moment <paramref name="k"/> in J/(m³ A).</summary>
    public abstract (SymmetricMatrix3 A, SymmetricMatrix3 B) Hessians(int k, MomentsView moments);

    /// <summary>∇A − u × ∇B of moment <paramref name="k"/> in J/(m³ A) at a direction, where it is known without A and B and at a smaller cost; null where it is not.</summary>
    internal virtual Vector3d? DirectTorque(int k, Vector3d u) => null;

    /// <summary>
    /// The derivatives of the gradients of moment <paramref name="k"/> by the direction of another moment, ∂(∂A/∂u_k)/∂u_l and the same of B, in
    /// J/(m³ A): row a, column b is ∂²A/∂u_k,a∂u_l,b. Zero where the torque on moment k does not depend on moment l.
    /// </summary>
    public virtual (Matrix3 A, Matrix3 B) Mixed(int k, int l, MomentsView moments) => default;

    /// <summary>Both torques together, driven by the same current.</summary>
    public static SpinTransferPotentials operator +(SpinTransferPotentials left, SpinTransferPotentials right) => SumOfPotentials.Of(left, right);

    private sealed class NoSpinTransfer : SpinTransferPotentials
    {
        public override bool IsNone => true;

        public override (double A, double B) Values(int k, MomentsView moments) => default;

        public override (Vector3d A, Vector3d B) Gradients(int k, MomentsView moments) => default;

        public override (SymmetricMatrix3 A, SymmetricMatrix3 B) Hessians(int k, MomentsView moments) => default;
    }
}
