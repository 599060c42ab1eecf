using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Exchange bias of an antiferromagnet that does not move: V = −(J/d) u·e in J/m³, with the interface energy J in J/m² and the thickness d in m;
/// the loop along e is shifted to −B, B = J/(Ms d) in T.
/// </summary>
/// <remarks>
/// ∂V/∂u = −(J/d) e, Hessian 0: unidirectional, unlike an anisotropy. Without the coercivity that an antiferromagnet adds, and without training.
/// Source: W. H. Meiklejohn, C. P. Bean, Phys. Rev. 102, 1413 (1956).
/// </remarks>
public sealed class ExchangeBias : EnergyTerm
{
    private readonly Vector3d slope;

    /// <summary>A bias of an interface energy on a layer.</summary>
    /// <param name="coupling">J in J/m²; positive favours +e.</param>
    /// <param name="thickness">d of the magnet, positive.</param>
    /// <param name="axis">e.</param>
    /// <exception cref="ArgumentOutOfRangeException">J is not finite or d not positive.</exception>
    public ExchangeBias(EnergyPerArea coupling, Length thickness, UnitVector axis)
        : this(coupling.Si / Positive(thickness), axis)
    {
    }

    private ExchangeBias(double density, UnitVector axis)
    {
        if (!double.IsFinite(density)) throw new ArgumentOutOfRangeException(nameof(density), "An exchange bias must be a finite energy.");
        slope = -density * axis.Components;
    }

    /// <summary>The bias that acts as a field.</summary>
    /// <param name="field">B as μ₀H; positive favours +e.</param>
    /// <param name="saturationMagnetization">Ms of the moment.</param>
    /// <param name="axis">e.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field is not finite.</exception>
    public static ExchangeBias FromField(MagneticField field, Magnetization saturationMagnetization, UnitVector axis) =>
        new(field.Si * saturationMagnetization.Si, axis);

    /// <inheritdoc/>
    public override string Name => "exchange bias";

    /// <inheritdoc/>
    public override IReadOnlyList<Citation> Citations { get; } =
    [
        new Citation("meiklejohn-1956", "W. H. Meiklejohn, C. P. Bean, New magnetic anisotropy, Phys. Rev. 102, 1413-1414 (1956).", "10.1103/PhysRev.102.1413"),
    ];

    /// <inheritdoc/>
    public override double Value(Vector3d u, double time) => Vector3d.Dot(slope, u);

    /// <inheritdoc/>
    public override QuadraticForm? Quadratic => new(slope, default);

    /// <inheritdoc/>
    public override Vector3d Gradient(Vector3d u, double time) => slope;

    /// <inheritdoc/>
    public override SymmetricMatrix3 Hessian(Vector3d u, double time) => default;

    private static double Positive(Length thickness) => thickness.Si > 0 && double.IsFinite(thickness.Si)
        ? thickness.Si
        : throw new ArgumentOutOfRangeException(nameof(thickness), $"The thickness of a layer under exchange bias must be positive; got {thickness}.");
}
