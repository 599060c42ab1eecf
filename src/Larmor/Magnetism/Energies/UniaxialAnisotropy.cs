using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Uniaxial anisotropy: V = −Ku (u·e)² + K2 [1 − (u·e)²]² in J/m³, which is Ku sin²θ + K2 sin⁴θ up to the constant Ku, θ the angle to e.
/// Ku &gt; 0 makes ±e easy, Ku &lt; 0 makes e hard and the plane normal to it easy.
/// </summary>
/// <remarks>
/// With c = u·e: ∂V/∂u = −2c [Ku + 2 K2 (1 − c²)] e, Hessian [−2Ku − 4 K2 (1 − 3c²)] ee. The anisotropy field of small angles is Bk = 2Ku/Ms in T
/// and does not hold K2; an easy cone at sin²θ = −Ku/(2 K2) exists for −2 K2 &lt; Ku &lt; 0. Shape anisotropy is not part of it: see
/// <see cref="Demagnetization"/>. Source: S. Chikazumi, Physics of Ferromagnetism, 2nd ed. (1997), chapter 12.
/// </remarks>
public sealed class UniaxialAnisotropy : EnergyTerm
{
    private readonly double constant, second;
    private readonly Vector3d axis;

    /// <summary>An anisotropy with its constants and axis.</summary>
    /// <param name="constant">Ku in J/m³, of either sign.</param>
    /// <param name="axis">e; its sign does not matter.</param>
    /// <param name="secondConstant">K2 in J/m³, of either sign.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ku or K2 is not finite.</exception>
    public UniaxialAnisotropy(EnergyDensity constant, UnitVector axis, EnergyDensity secondConstant = default)
    {
        if (!double.IsFinite(constant.Si)) throw new ArgumentOutOfRangeException(nameof(constant), "The anisotropy constant must be a finite number of J/m^3.");
        if (!double.IsFinite(secondConstant.Si)) throw new ArgumentOutOfRangeException(nameof(secondConstant), "The second anisotropy constant must be a finite number of J/m^3.");
        this.constant = constant.Si;
        second = secondConstant.Si;
        this.axis = axis;
    }

    /// <summary>The anisotropy with the field Bk = 2Ku/Ms.</summary>
    /// <param name="field">Bk as μ₀H; positive for an easy axis.</param>
    /// <param name="saturationMagnetization">Ms of the moment.</param>
    /// <param name="axis">e.</param>
    public static UniaxialAnisotropy FromField(MagneticField field, Magnetization saturationMagnetization, UnitVector axis) =>
        new(EnergyDensity.FromSi(field.Si * saturationMagnetization.Si / 2), axis);

    /// <inheritdoc/>
    public override string Name => "uniaxial anisotropy";

    /// <summary>Ku.</summary>
    public EnergyDensity Constant => EnergyDensity.FromSi(constant);

    /// <summary>K2.</summary>
    public EnergyDensity SecondConstant => EnergyDensity.FromSi(second);

    /// <summary>e.</summary>
    public UnitVector Axis => UnitVector.Along(axis);

    /// <inheritdoc/>
    public override QuadraticForm? Quadratic => second != 0 ? null : new(default, SymmetricMatrix3.Dyad(-2 * constant, axis));

    /// <inheritdoc/>
    public override double Value(Vector3d u, double time)
    {
        double c = Vector3d.Dot(u, axis), sine2 = 1 - (c * c);
        return (-constant * c * c) + (second * sine2 * sine2);
    }

    /// <inheritdoc/>
    public override Vector3d Gradient(Vector3d u, double time)
    {
        double c = Vector3d.Dot(u, axis);
        return -2 * (constant + (2 * second * (1 - (c * c)))) * c * axis;
    }

    /// <inheritdoc/>
    public override SymmetricMatrix3 Hessian(Vector3d u, double time)
    {
        double c = Vector3d.Dot(u, axis);
        return SymmetricMatrix3.Dyad((-2 * constant) - (4 * second * (1 - (3 * c * c))), axis);
    }
}
