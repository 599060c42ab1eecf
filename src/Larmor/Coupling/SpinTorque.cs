using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Coupling;

/// <summary>Torque from the spin current that a magnet absorbs, and its two coefficients towards a named direction p.</summary>
/// <remarks>
/// <para>Equations: N = (ħ/2q) J_m (J/m²), q the electron's charge with its sign; with p⊥ = p − (u·p)u, N = Ms d[aJ p⊥ − bJ u × p], so aJ = N·p⊥/(Ms d |p⊥|²)
/// and bJ = −N·(u × p)/(Ms d |p⊥|²). Electrons flowing from p to u give aJ &gt; 0.</para>
/// <para>Only what reaches the moment counts: spin lost to the lattice, and the longitudinal part, turn nothing.</para>
/// <para>Source: J. C. Slonczewski, J. Magn. Magn. Mater. 247, 324 (2002); A. Brataas, G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157 (2006).</para>
/// </remarks>
public static class SpinTorque
{
    /// <summary>ħ/(2q) in V s: torque per area over the spin current density absorbed. Negative, as the electron's charge.</summary>
    public static double PerSpinCurrent => PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElectronCharge);

    /// <summary>N in J/m² of a spin current density in A/m² (per unit current: J/A of a pure ratio).</summary>
    public static Vector3d Of(Vector3d absorbed) => PerSpinCurrent * absorbed;

    /// <summary>Coefficients of a torque or of an absorbed spin current along p⊥ and along u × p: vector = Towards p⊥ + Across u × p.</summary>
    /// <param name="vector">N or J_m, perpendicular to u.</param>
    /// <param name="moment">u.</param>
    /// <param name="reference">p.</param>
    /// <returns>Null where u lies along or against p within 1e-6 rad: there the coefficients are limits, not quotients.</returns>
    public static (double Towards, double Across)? Components(Vector3d vector, UnitVector moment, UnitVector reference)
    {
        Vector3d across = Vector3d.Cross(moment, reference);
        double square = Vector3d.Dot(across, across);
        if (square < 1e-12) return null;
        Vector3d towards = Vector3d.Cross(across, moment);
        return (Vector3d.Dot(vector, towards) / square, Vector3d.Dot(vector, across) / square);
    }
}
