using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Uniaxial anisotropy of first order: V = −Ku (u·e)² in J/m³. Ku &gt; 0 makes ±e easy, Ku &lt; 0 makes e hard and the plane normal to it easy.
/// </summary>
/// <remarks>
/// ∂V/∂u = −2 Ku (u·e) e, Hessian −2 Ku ee. The anisotropy field is Bk = 2Ku/Ms in T. The form K1 sin²(angle to e) differs from this one by
/// the constant K1 = Ku, without effect on any force. Shape anisotropy is not part of it: see <see cref="Demagnetization"/>.
/// </remarks>
public sealed class UniaxialAnisotropy : EnergyTerm
{
    private readonly double constant;
    private readonly Vector3d axis;

    /// <summary>An anisotropy with its constant and axis.</summary>
    /// <param name="constant">Ku in J/m³, of either sign.</param>
    /// <param name="axis">e; its sign does not matter.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ku is not finite.</exception>
    public UniaxialAnisotropy(EnergyDensity constant, UnitVector axis)
    {
        if (!double.IsFinite(constant.Si)) throw new ArgumentOutOfRangeException(nameof(constant), "The anisotropy constant must be a finite number of J/m^3.");
        this.constant = constant.Si;
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

    /// <summary>e.</summary>
    public UnitVector Axis => UnitVector.Along(axis);

    /// <inheritdoc/>
    public override QuadraticForm? Quadratic => new(default, SymmetricMatrix3.Dyad(-2 * constant, axis));

    /// <inheritdoc/>
    public override double Value(Vector3d u, double time)
    {
        double alongAxis = Vector3d.Dot(u, axis);
        return -constant * alongAxis * alongAxis;
    }

    /// <inheritdoc/>
    public override Vector3d Gradient(Vector3d u, double time) => -2 * constant * Vector3d.Dot(u, axis) * axis;

    /// <inheritdoc/>
    public override SymmetricMatrix3 Hessian(Vector3d u, double time) => SymmetricMatrix3.Dyad(-2 * constant, axis);
}
