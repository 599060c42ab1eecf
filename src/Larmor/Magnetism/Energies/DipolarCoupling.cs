using System.Globalization;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Magnetostatic energy of two moments in each other's stray field: E = μ₀ Ms₁ Ms₂ v₁ u₁·N₁₂·u₂ in J, with Ms in A/m, v₁ in m³ and N₁₂ the tensor
/// averaged over both (traceless outside, v₁ N₁₂ = v₂ N₂₁).
/// </summary>
/// <remarks>
/// ∂E/∂u₁ = μ₀ Ms₁ Ms₂ v₁ N₁₂ u₂, so that the field of the second moment at the first is −μ₀ Ms₂ N₁₂ u₂; the only second derivative is the mixed
/// one. Exact for uniformly magnetized bodies. Source: <see cref="InteractionFactors"/>.
/// </remarks>
public sealed class DipolarCoupling : PairEnergyTerm
{
    private const double TraceTolerance = 1e-6;

    private readonly SymmetricMatrix3 strength;

    /// <summary>Two layers of one pillar.</summary>
    /// <param name="first">The first moment.</param>
    /// <param name="second">The second moment.</param>
    /// <param name="factors">N₁₂: factors of the second at the first.</param>
    public DipolarCoupling(Magnet first, Magnet second, InteractionFactors factors)
        : this(first, second, factors.Tensor, factors.Sources)
    {
    }

    /// <summary>Two bodies with a given tensor.</summary>
    /// <param name="first">The first moment.</param>
    /// <param name="second">The second moment.</param>
    /// <param name="tensor">N₁₂, dimensionless and traceless.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tensor has a trace, as no body outside another has.</exception>
    public DipolarCoupling(Magnet first, Magnet second, SymmetricMatrix3 tensor)
        : this(first, second, Checked(tensor), [])
    {
    }

    private DipolarCoupling(Magnet first, Magnet second, SymmetricMatrix3 tensor, IReadOnlyList<Citation> sources)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (double ms1, double ms2) = (first.Properties.SaturationMagnetization.Si, second.Properties.SaturationMagnetization.Si);
        strength = PhysicalConstants.VacuumPermeability * ms1 * ms2 * first.Volume.Si * tensor;
        Tensor = tensor;
        Citations = sources;
    }

    /// <inheritdoc/>
    public override string Name => "dipolar coupling";

    /// <summary>N₁₂, dimensionless.</summary>
    public SymmetricMatrix3 Tensor { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Citation> Citations { get; }

    /// <inheritdoc/>
    public override double Value(Vector3d ui, Vector3d uj, double time) => Vector3d.Dot(ui, strength * uj);

    /// <inheritdoc/>
    public override BilinearForm? Bilinear => new(
        new Vector3d(strength.XX, strength.XY, strength.XZ), new Vector3d(strength.XY, strength.YY, strength.YZ), new Vector3d(strength.XZ, strength.YZ, strength.ZZ));

    /// <inheritdoc/>
    public override Vector3d GradientFirst(Vector3d ui, Vector3d uj, double time) => strength * uj;

    /// <inheritdoc/>
    public override Vector3d GradientSecond(Vector3d ui, Vector3d uj, double time) => strength * ui;

    /// <inheritdoc/>
    public override (SymmetricMatrix3 First, SymmetricMatrix3 Second, (Vector3d X, Vector3d Y, Vector3d Z) Mixed) Hessian(Vector3d ui, Vector3d uj, double time) =>
        (default, default, (new Vector3d(strength.XX, strength.XY, strength.XZ), new Vector3d(strength.XY, strength.YY, strength.YZ), new Vector3d(strength.XZ, strength.YZ, strength.ZZ)));

    private static SymmetricMatrix3 Checked(SymmetricMatrix3 tensor)
    {
        // Turned axes can leave nothing on the diagonal: the elements beside it count too.
        double largest = new[] { tensor.XX, tensor.YY, tensor.ZZ, tensor.XY, tensor.XZ, tensor.YZ }.Max(Math.Abs);
        if (!(Math.Abs(tensor.Trace) <= TraceTolerance * largest))
        {
            throw new ArgumentOutOfRangeException(nameof(tensor), string.Create(CultureInfo.InvariantCulture, $"The tensor of two separate bodies has no trace (Laplace's equation); got {tensor.Trace:G6} beside elements of {largest:G6}."));
        }
        return tensor;
    }
}
