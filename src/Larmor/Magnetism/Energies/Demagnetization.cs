using System.Globalization;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Energy of the moment in its own stray field: V = (μ₀ Ms²/2) u·N·u in J/m³, with Ms in A/m and N the tensor of demagnetizing factors
/// averaged over the magnet (positive semi-definite, trace 1).
/// </summary>
/// <remarks>
/// ∂V/∂u = μ₀ Ms² N u, Hessian μ₀ Ms² N. For a film normal n and a long axis e in the plane: Bk = μ₀Ms (N_short − N_e),
/// Bd = μ₀Ms (N_n − N_short), so that the normal is harder than e by Bk + Bd. Exact for a uniform magnetization of any shape; that the magnetization stays uniform is the macrospin's
/// assumption, exact only in an ellipsoid. Source: R. Moskowitz, E. Della Torre, IEEE Trans. Magn. 2 (1966) 739.
/// </remarks>
public sealed class Demagnetization : EnergyTerm
{
    private const double TraceTolerance = 1e-6;

    private readonly SymmetricMatrix3 stiffness;

    /// <summary>A magnet whose principal axes are x (film normal), y and z.</summary>
    /// <param name="saturationMagnetization">Ms, positive.</param>
    /// <param name="factors">Nx, Ny, Nz.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ms is not positive.</exception>
    public Demagnetization(Magnetization saturationMagnetization, DemagnetizingFactors factors)
        : this(factors.Tensor, saturationMagnetization, factors.Sources)
    {
    }

    /// <summary>A magnet with a full tensor of factors.</summary>
    /// <param name="saturationMagnetization">Ms, positive.</param>
    /// <param name="tensor">N with trace 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ms is not positive, the trace of N is not 1, or N has a negative diagonal.</exception>
    public Demagnetization(Magnetization saturationMagnetization, SymmetricMatrix3 tensor)
        : this(Checked(tensor), saturationMagnetization, [])
    {
    }

    private Demagnetization(SymmetricMatrix3 tensor, Magnetization saturationMagnetization, IReadOnlyList<Citation> sources)
    {
        double ms = saturationMagnetization.Si;
        if (!(ms > 0 && double.IsFinite(ms))) throw new ArgumentOutOfRangeException(nameof(saturationMagnetization), $"The saturation magnetization must be positive; got {saturationMagnetization}.");
        Tensor = tensor;
        Citations = sources;
        stiffness = PhysicalConstants.VacuumPermeability * ms * ms * tensor;
    }

    /// <inheritdoc/>
    public override string Name => "demagnetization";

    /// <summary>N, dimensionless.</summary>
    public SymmetricMatrix3 Tensor { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Citation> Citations { get; }

    /// <inheritdoc/>
    public override double Value(Vector3d u, double time) => 0.5 * Vector3d.Dot(u, stiffness * u);

    /// <inheritdoc/>
    public override Vector3d Gradient(Vector3d u, double time) => stiffness * u;

    /// <inheritdoc/>
    public override SymmetricMatrix3 Hessian(Vector3d u, double time) => stiffness;

    private static SymmetricMatrix3 Checked(SymmetricMatrix3 tensor)
    {
        if (!(Math.Abs(tensor.Trace - 1) <= TraceTolerance))
        {
            throw new ArgumentOutOfRangeException(nameof(tensor), string.Create(CultureInfo.InvariantCulture, $"The trace of a demagnetizing tensor must be 1; got {tensor.Trace}."));
        }
        if (Math.Min(tensor.XX, Math.Min(tensor.YY, tensor.ZZ)) < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(tensor), string.Create(CultureInfo.InvariantCulture, $"The demagnetizing factors must not be negative; got Nxx = {tensor.XX}, Nyy = {tensor.YY}, Nzz = {tensor.ZZ}."));
        }
        return tensor;
    }
}
