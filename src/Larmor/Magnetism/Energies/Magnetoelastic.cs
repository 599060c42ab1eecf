using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Magnetoelastic energy of a magnet under a given stress or strain, a quadratic form V = u·M·u in J/m³.
/// </summary>
/// <remarks>
/// <para>Isotropic magnetostriction λs under a stress σ (Pa, positive for tension) along s: V = −(3/2) λs σ (u·s)². Tension makes s easy where
/// λs &gt; 0.</para>
/// <para>Cubic crystal with strain tensor ε along its axes: V = B1 (ε₁₁ a² + ε₂₂ b² + ε₃₃ c²) + 2 B2 (ε₁₂ ab + ε₁₃ ac + ε₂₃ bc), a, b, c the
/// components of u; ε₁₂ is the tensor's element, half of the engineering shear.</para>
/// <para>∂V/∂u = 2 M u, Hessian 2 M. The strain is given: the magnet does not bend its own lattice. Source: C. Kittel, Rev. Mod. Phys. 21, 541
/// (1949), doi:10.1103/RevModPhys.21.541.</para>
/// </remarks>
public sealed class Magnetoelastic : EnergyTerm
{
    private readonly SymmetricMatrix3 form;

    private Magnetoelastic(SymmetricMatrix3 form)
    {
        if (!double.IsFinite(form.Trace + form.XY + form.XZ + form.YZ)) throw new ArgumentOutOfRangeException(nameof(form), "A magnetoelastic energy needs finite numbers.");
        this.form = form;
    }

    /// <summary>Stress along one axis on a magnet of isotropic magnetostriction.</summary>
    /// <param name="magnetostriction">λs, dimensionless, of either sign; for example −34e-6 for nickel.</param>
    /// <param name="stress">σ in Pa = J/m³, positive for tension.</param>
    /// <param name="axis">s.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public static Magnetoelastic FromStress(double magnetostriction, EnergyDensity stress, UnitVector axis) =>
        new(SymmetricMatrix3.Dyad(-1.5 * magnetostriction * stress.Si, axis));

    /// <summary>Strain of a cubic crystal.</summary>
    /// <param name="first">B1 in J/m³.</param>
    /// <param name="second">B2 in J/m³.</param>
    /// <param name="strain">ε along the axes of the crystal, dimensionless.</param>
    /// <param name="axis">One axis of the crystal.</param>
    /// <param name="secondAxis">Another one, at 90° to the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    /// <exception cref="ArgumentException">The axes are not at right angles.</exception>
    public static Magnetoelastic FromStrain(EnergyDensity first, EnergyDensity second, SymmetricMatrix3 strain, UnitVector axis, UnitVector secondAxis) =>
        new(new CrystalAxes(axis, secondAxis).Matrix(new SymmetricMatrix3(
            first.Si * strain.XX, first.Si * strain.YY, first.Si * strain.ZZ, second.Si * strain.XY, second.Si * strain.XZ, second.Si * strain.YZ)));

    /// <inheritdoc/>
    public override string Name => "magnetoelastic energy";

    /// <inheritdoc/>
    public override double Value(Vector3d u, double time) => Vector3d.Dot(u, form * u);

    /// <inheritdoc/>
    public override Vector3d Gradient(Vector3d u, double time) => 2 * (form * u);

    /// <inheritdoc/>
    public override SymmetricMatrix3 Hessian(Vector3d u, double time) => 2 * form;
}
