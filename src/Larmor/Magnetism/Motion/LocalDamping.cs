using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// Damping of one moment that depends on the axis about which it turns: a symmetric, non-negative matrix α(u) without a unit, D = (Ms v/γ) α(u).
/// </summary>
/// <remarks>
/// <para>The torque of friction is D Ω, Ω = u × du/dt, the heat Ω·D Ω. In a tangent frame (θ, φ) in which α is diagonal, (a_θ, a_φ), the solved
/// equation is du/dt = L₀ [[a_θ, 1], [−1, a_φ]] (H_θ, H_φ) with L₀ = γ/[Ms (1 + a_θ a_φ)]: so L_θθ ≠ L_φφ of the paper's Eqs. (2)-(3). a_θ belongs
/// to the mobility along θ, that is to turning about the θ direction (velocity along φ), by D R = R adj(D). Small motion without current decays at
/// Γ = (L₀/2)(a_θ h_θθ + a_φ h_φφ).</para>
/// <para>Every choice here is even, α(−u) = α(u), as Onsager and Casimir ask of friction, and smooth on the whole sphere.</para>
/// <para>Source: Eqs. (2), (3) of the paper; docs/theory/magnetization.md.</para>
/// </remarks>
public abstract class LocalDamping
{
    private LocalDamping()
    {
    }

    /// <summary>α(u); only its part in the tangent plane of u acts.</summary>
    public abstract SymmetricMatrix3 At(Vector3d u);

    /// <summary>Gilbert damping: the same about every axis.</summary>
    /// <exception cref="ArgumentException">α is negative.</exception>
    public static LocalDamping Isotropic(double damping)
    {
        Require(damping, "The Gilbert damping");
        return new Fixed(SymmetricMatrix3.Diagonal(damping, damping, damping));
    }

    /// <summary>Principal values along three axes fixed in the body: α = Σ α_i e_i e_i.</summary>
    /// <param name="first">α₁, for turning about e₁; not negative.</param>
    /// <param name="second">α₂.</param>
    /// <param name="third">α₃.</param>
    /// <param name="axis1">e₁.</param>
    /// <param name="axis2">e₂, at right angles to e₁; e₃ = e₁ × e₂.</param>
    /// <exception cref="ArgumentException">A negative value, or axes that are not at right angles.</exception>
    public static LocalDamping AlongAxes(double first, double second, double third, UnitVector axis1, UnitVector axis2)
    {
        Require(first, "The first principal damping");
        Require(second, "The second principal damping");
        Require(third, "The third principal damping");
        double cosine = Vector3d.Dot(axis1, axis2);
        if (!(Math.Abs(cosine) <= 1e-9)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The principal axes of a damping must be at right angles; {axis1} and {axis2} have the cosine {cosine:G3}."), nameof(axis2));
        return new Fixed(SymmetricMatrix3.Dyad(first, axis1) + SymmetricMatrix3.Dyad(second, axis2) + SymmetricMatrix3.Dyad(third, Vector3d.Cross(axis1, axis2)));
    }

    /// <summary>
    /// The paper's a_θ and a_φ about a polar axis e, in covariant form.
    /// </summary>
    /// <param name="axis">e; its sign does not matter.</param>
    /// <param name="atPole">α₀ = a_θ = a_φ at u = ±e; not negative.</param>
    /// <param name="thetaAtEquator">a_θ at u perpendicular to e; not negative.</param>
    /// <param name="phiAtEquator">a_φ there; not negative.</param>
    /// <remarks>
    /// With t = e − (e·u)u (of length sin θ, against θ) and n = e × u (along φ): α = α₀ (e·u)² 1 + a_θ t t + a_φ n n, a sum without differences, so that
    /// a_θ(θ) = α₀ cos²θ + a_θ sin²θ and a_φ(θ) likewise. Two constants a_θ ≠ a_φ up to the poles would not be a tensor field: at a pole every
    /// direction is θ and φ at once. This is the simplest pair of functions that is smooth there.
    /// </remarks>
    /// <exception cref="ArgumentException">A negative value.</exception>
    public static LocalDamping AboutAxis(UnitVector axis, double atPole, double thetaAtEquator, double phiAtEquator)
    {
        Require(atPole, "The damping at the poles");
        Require(thetaAtEquator, "The damping a_theta at the equator");
        Require(phiAtEquator, "The damping a_phi at the equator");
        return new Polar(axis, atPole, thetaAtEquator, phiAtEquator);
    }

    /// <summary>The damping tensor of several magnets, each with its own local damping and none across.</summary>
    /// <param name="magnets">The magnets.</param>
    /// <param name="dampings">One local damping for each; the magnets' scalar α is not used.</param>
    /// <exception cref="ArgumentException">Not one for each magnet.</exception>
    public static DampingTensor Tensor(IReadOnlyList<Magnet> magnets, params IReadOnlyList<LocalDamping> dampings)
    {
        ArgumentNullException.ThrowIfNull(magnets);
        if (dampings.Count != magnets.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Each of the {magnets.Count} magnets needs a damping; got {dampings.Count}."), nameof(dampings));
        return new BlockTensor([.. magnets.Select(DampingTensor.AngularMomentum)], [.. dampings]);
    }

    private static void Require(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name} must not be negative; got {value}. A negative one would let entropy fall (second law)."), nameof(value));
    }

    private sealed class Fixed(SymmetricMatrix3 matrix) : LocalDamping
    {
        public override SymmetricMatrix3 At(Vector3d u) => matrix;
    }

    private sealed class Polar(Vector3d axis, double atPole, double theta, double phi) : LocalDamping
    {
        public override SymmetricMatrix3 At(Vector3d u)
        {
            double cosine = Vector3d.Dot(axis, u), pole = atPole * cosine * cosine;
            Vector3d along = axis - (cosine * u), across = Vector3d.Cross(axis, u);
            return SymmetricMatrix3.Diagonal(pole, pole, pole) + SymmetricMatrix3.Dyad(theta, along) + SymmetricMatrix3.Dyad(phi, across);
        }
    }

    private sealed class BlockTensor(double[] momenta, LocalDamping[] dampings) : DampingTensor
    {
        public override int Count => momenta.Length;

        public override void Write(MomentsView moments, Span<double> matrix)
        {
            int rows = 3 * Count;
            matrix.Clear();
            for (int k = 0; k < Count; k++)
            {
                SymmetricMatrix3 block = momenta[k] * dampings[k].At(moments[k]);
                int start = (3 * k * rows) + (3 * k);
                (matrix[start], matrix[start + 1], matrix[start + 2]) = (block.XX, block.XY, block.XZ);
                (matrix[start + rows], matrix[start + rows + 1], matrix[start + rows + 2]) = (block.XY, block.YY, block.YZ);
                (matrix[start + (2 * rows)], matrix[start + (2 * rows) + 1], matrix[start + (2 * rows) + 2]) = (block.XZ, block.YZ, block.ZZ);
            }
        }
    }
}
