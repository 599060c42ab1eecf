using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Cubic anisotropy: V = K1 (a²b² + b²c² + c²a²) + K2 a²b²c² in J/m³, with a, b, c the components of u along the three axes of the crystal.
/// </summary>
/// <remarks>
/// K1 &gt; 0 makes the six axes easy (iron), K1 &lt; 0 with K2 = 0 the eight diagonals (nickel). ∂V/∂a = 2a [K1 (b² + c²) + K2 b²c²];
/// ∂²V/∂a² = 2 [K1 (b² + c²) + K2 b²c²], ∂²V/∂a∂b = 4ab (K1 + K2 c²), and so on by exchange. About an easy axis small angles feel the field 2K1/Ms.
/// Source: S. Chikazumi, Physics of Ferromagnetism, 2nd ed. (1997), chapter 12.
/// </remarks>
public sealed class CubicAnisotropy : EnergyTerm
{
    private readonly double first, second;
    private readonly CrystalAxes axes;

    /// <summary>An anisotropy with its constants and two of its axes; the third is normal to both.</summary>
    /// <param name="constant">K1 in J/m³, of either sign.</param>
    /// <param name="secondConstant">K2 in J/m³, of either sign.</param>
    /// <param name="axis">One axis of the crystal.</param>
    /// <param name="secondAxis">Another one, at 90° to the first within 1e-6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is not finite.</exception>
    /// <exception cref="ArgumentException">The axes are not at right angles.</exception>
    public CubicAnisotropy(EnergyDensity constant, EnergyDensity secondConstant, UnitVector axis, UnitVector secondAxis)
    {
        if (!double.IsFinite(constant.Si)) throw new ArgumentOutOfRangeException(nameof(constant), "The cubic anisotropy constant must be a finite number of J/m^3.");
        if (!double.IsFinite(secondConstant.Si)) throw new ArgumentOutOfRangeException(nameof(secondConstant), "The second cubic anisotropy constant must be a finite number of J/m^3.");
        axes = new CrystalAxes(axis, secondAxis);
        (first, second) = (constant.Si, secondConstant.Si);
    }

    /// <inheritdoc/>
    public override string Name => "cubic anisotropy";

    /// <summary>K1.</summary>
    public EnergyDensity Constant => EnergyDensity.FromSi(first);

    /// <summary>K2.</summary>
    public EnergyDensity SecondConstant => EnergyDensity.FromSi(second);

    /// <summary>The three axes of the crystal, at right angles.</summary>
    public IReadOnlyList<UnitVector> Axes => [UnitVector.Along(axes.First), UnitVector.Along(axes.Second), UnitVector.Along(axes.Third)];

    /// <inheritdoc/>
    public override double Value(Vector3d u, double time)
    {
        Vector3d w = axes.Components(u);
        (double a2, double b2, double c2) = (w.X * w.X, w.Y * w.Y, w.Z * w.Z);
        return (first * ((a2 * b2) + (b2 * c2) + (c2 * a2))) + (second * a2 * b2 * c2);
    }

    /// <inheritdoc/>
    public override Vector3d Gradient(Vector3d u, double time)
    {
        Vector3d w = axes.Components(u);
        Vector3d slopes = Slopes(w);
        return axes.Vector(new Vector3d(w.X * slopes.X, w.Y * slopes.Y, w.Z * slopes.Z));
    }

    /// <inheritdoc/>
    public override SymmetricMatrix3 Hessian(Vector3d u, double time)
    {
        Vector3d w = axes.Components(u);
        Vector3d slopes = Slopes(w);
        return axes.Matrix(new SymmetricMatrix3(
            slopes.X,
            slopes.Y,
            slopes.Z,
            4 * w.X * w.Y * (first + (second * w.Z * w.Z)),
            4 * w.X * w.Z * (first + (second * w.Y * w.Y)),
            4 * w.Y * w.Z * (first + (second * w.X * w.X))));
    }

    // (∂V/∂a)/a and its likes.
    private Vector3d Slopes(Vector3d w)
    {
        (double a2, double b2, double c2) = (w.X * w.X, w.Y * w.Y, w.Z * w.Z);
        return new Vector3d(
            2 * ((first * (b2 + c2)) + (second * b2 * c2)),
            2 * ((first * (c2 + a2)) + (second * c2 * a2)),
            2 * ((first * (a2 + b2)) + (second * a2 * b2)));
    }
}
