using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Energy of the moment in a uniform applied field: V = −Ms B·u in J/m³, with Ms in A/m and B = μ₀H in T.
/// </summary>
/// <remarks>
/// ∂V/∂u = −Ms B, Hessian 0; in a field that changes, ∂V/∂t = −Ms u·dB/dt in W/m³. With B along +z and no damping the moment turns
/// counter-clockwise seen from +z at γB. Uniform fields only: a field that varies over the magnet needs more than one moment.
/// </remarks>
public sealed class Zeeman : EnergyTerm
{
    private readonly double saturationMagnetization;
    private readonly Vector3d direction;
    private readonly Waveform strength;

    /// <summary>A field that does not change.</summary>
    /// <param name="saturationMagnetization">Ms of the moment, positive.</param>
    /// <param name="along">Direction of the field.</param>
    /// <param name="field">μ₀H along that direction; may be negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ms is not positive or the field not finite.</exception>
    public Zeeman(Magnetization saturationMagnetization, UnitVector along, MagneticField field)
        : this(saturationMagnetization, along, Waveform.Constant(Finite(field)))
    {
    }

    /// <summary>A field along a fixed direction that follows a waveform.</summary>
    /// <param name="saturationMagnetization">Ms of the moment, positive.</param>
    /// <param name="along">Direction of the field.</param>
    /// <param name="field">μ₀H in T along that direction as a function of time.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ms is not positive.</exception>
    public Zeeman(Magnetization saturationMagnetization, UnitVector along, Waveform field)
    {
        ArgumentNullException.ThrowIfNull(field);
        this.saturationMagnetization = PositiveMs(saturationMagnetization);
        direction = along;
        strength = field;
    }

    /// <inheritdoc/>
    public override string Name => "applied field";

    /// <inheritdoc/>
    public override IReadOnlyList<double> Corners => strength.Corners;

    /// <summary>The field μ₀H in T at a time in s.</summary>
    public Vector3d FieldAt(double time) => strength.At(time) * direction;

    /// <inheritdoc/>
    public override QuadraticForm? Quadratic => new(-saturationMagnetization * direction, default, strength);

    /// <inheritdoc/>
    public override double Value(Vector3d u, double time) => -saturationMagnetization * Vector3d.Dot(FieldAt(time), u);

    /// <inheritdoc/>
    public override Vector3d Gradient(Vector3d u, double time) => -saturationMagnetization * FieldAt(time);

    /// <inheritdoc/>
    public override SymmetricMatrix3 Hessian(Vector3d u, double time) => default;

    /// <inheritdoc/>
    public override double TimeDerivative(Vector3d u, double time) =>
        -saturationMagnetization * strength.DerivativeAt(time) * Vector3d.Dot(direction, u);

    private static double Finite(MagneticField field) =>
        double.IsFinite(field.Si)
            ? field.Si
            : throw new ArgumentOutOfRangeException(nameof(field), "The applied field must be a finite number of teslas.");

    private static double PositiveMs(Magnetization value) =>
        value.Si > 0 && double.IsFinite(value.Si)
            ? value.Si
            : throw new ArgumentOutOfRangeException(nameof(value), $"The saturation magnetization must be positive; got {value}.");
}
