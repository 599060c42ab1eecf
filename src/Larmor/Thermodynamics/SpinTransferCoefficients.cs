using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Thermodynamics;

/// <summary>
/// The coefficients of Eq. (20), corrected: electrons and moment of an interface zone under one set of Onsager relations, with the row of the charge current restored and the spin index along axes
/// fixed in space.
/// </summary>
/// <remarks>
/// <para>Fluxes and conjugate forces per volume, power Σ J F: j^F (current of ρ on the sphere, a vector across u) and −∇μ^F; δJ along p and −∂Δμ/(2e∂x); the two δJ_⊥ across p and −∂Δμ_⊥/(e∂x); ψ̇ along p and Δμ/e; ψ̇_⊥ and Δμ_⊥/e; J₀ and
/// −∂μ₀/(2e∂x). The factor ½ of the collinear pairs belongs to Δμ = μ↑ − μ↓ and μ₀ = μ↑ + μ↓; without it Joule heat counts twice.</para>
/// <para>j^F = ρL_F[α(1 − uu) F − u × F] + [l(1 − uu) f + l_f f × u]. With the conjugate force δJ = 2σ₀ f + 2βσ₀ f₀ along p, and l_∥ of the paper's force −∂Δμ/(e∂x) stands as 2l_∥:
/// what the paper writes as l̃_∥ is 2l_∥. Damping-like parts are symmetric, the field-like ones antisymmetric.</para>
/// <para>Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eqs. (8), (10), (19), (20), corrected.</para>
/// </remarks>
public sealed record SpinTransferCoefficients
{
    private const int Size = 10;
    private static readonly string[] Axes = ["x", "y", "z"];

    /// <summary>ρL_F, the kinetic coefficient of the moment: flux over force, in m³/(J s) for ρ per sphere.</summary>
    public required double Kinetic { get; init; }

    /// <summary>α ≥ 0, dimensionless.</summary>
    public required double Damping { get; init; }

    /// <summary>σ₀ = (σ↑ + σ↓)/2 in S/m.</summary>
    public required double Conductivity { get; init; }

    /// <summary>β = (σ↑ − σ↓)/(σ↑ + σ↓), dimensionless, |β| ≤ 1.</summary>
    public double Asymmetry { get; init; }

    /// <summary>σ_⊥ in S/m, of spins across p.</summary>
    public required double TransverseConductivity { get; init; }

    /// <summary>L in S/m³, of spins along p.</summary>
    public double Relaxation { get; init; }

    /// <summary>L_⊥ in S/m³, of spins across p.</summary>
    public double TransverseRelaxation { get; init; }

    /// <summary>l_∥ in m/(V s): flux of the moment over −∂Δμ/(e∂x), damping-like.</summary>
    public double Longitudinal { get; init; }

    /// <summary>l_⊥ in m/(V s): flux of the moment over −∂Δμ_⊥/(e∂x), damping-like.</summary>
    public double Transverse { get; init; }

    /// <summary>l_f in m/(V s): field-like part, the same for all spin directions; makes no entropy.</summary>
    public double FieldLike { get; init; }

    /// <summary>Why these coefficients would let entropy fall, naming the one; null where they do not, at any direction of the moment.</summary>
    public string? Refusal()
    {
        foreach ((string name, double value) in new[] { ("rho L_F", Kinetic), ("alpha", Damping), ("sigma_0", Conductivity), ("sigma_perp", TransverseConductivity), ("L", Relaxation), ("L_perp", TransverseRelaxation) })
        {
            if (!(value >= 0)) return string.Create(CultureInfo.InvariantCulture, $"The coefficient {name} is {value:G4}: entropy would fall. It must not be negative.");
        }
        if (!(Math.Abs(Asymmetry) <= 1)) return string.Create(CultureInfo.InvariantCulture, $"The coefficient beta is {Asymmetry:G4}: one of the two channels would have a negative conductivity. It lies between -1 and 1.");
        // What is left of σ₀ where the charge current is free.
        return Above("l_par", Longitudinal, 2, Conductivity * (1 - (Asymmetry * Asymmetry)), "2 l_par^2 <= rho L_F alpha sigma_0 (1 - beta^2)")
            ?? Above("l_perp", Transverse, 1, TransverseConductivity, "l_perp^2 <= rho L_F alpha sigma_perp");
    }

    /// <summary>The matrix at a direction of the moment; order of the pairs: j^F x, y, z; δJ x, y, z; ψ̇ x, y, z; J₀.</summary>
    /// <param name="moment">u.</param>
    /// <param name="polarizer">p, the axis of the longitudinal coefficients; it is a moment and turns round with u.</param>
    public OnsagerMatrix At(UnitVector moment, UnitVector polarizer) => new(
        [
            .. Axes.Select(axis => new OnsagerPair($"ferromagnetic current {axis}", -1)),
            .. Axes.Select(axis => new OnsagerPair($"spin current {axis}", -1)),
            .. Axes.Select(axis => new OnsagerPair($"spin relaxation {axis}", -1)),
            new OnsagerPair("charge current", 1),
        ],
        Coefficients(moment, polarizer, 1),
        Coefficients(-moment, -polarizer, 1),
        Coefficients(moment, polarizer, 0));

    private string? Above(string name, double value, double factor, double conductivity, string law)
    {
        double bound = Math.Sqrt(Kinetic * Damping * conductivity / factor);
        return Math.Abs(value) <= bound * (1 + 1e-12)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"The coefficient {name} is {value:G4} m/(V s), above {bound:G4}: entropy could fall ({law}). Give a smaller {name}, or a larger damping: a moment that is driven this strongly is also damped by what it pumps.");
    }

    // 1 − uu as a sum of squares, which keeps its small elements.
    private static Matrix3 Across(Vector3d u)
    {
        TangentFrame frame = TangentFrame.At(u);
        return Matrix3.Dyad(frame.First, frame.First) + Matrix3.Dyad(frame.Second, frame.Second);
    }

    /// <param name="u">u.</param>
    /// <param name="p">p.</param>
    /// <param name="reactive">1 with the antisymmetric part, 0 without.</param>
    private double[] Coefficients(Vector3d u, Vector3d p, double reactive)
    {
        double[] matrix = new double[Size * Size];
        Matrix3 along = Matrix3.Dyad(p, p), beside = Across(p), across = Across(u);
        // u × as a matrix.
        Matrix3 turn = new(new Vector3d(0, -u.Z, u.Y), new Vector3d(u.Z, 0, -u.X), new Vector3d(-u.Y, u.X, 0));
        Matrix3 conjugate = (2 * along) + beside;
        // ε_abc f_b u_c = (f × u)_a = −(u × f)_a.
        Matrix3 dampingLike = across * ((2 * Longitudinal * along) + (Transverse * beside)), fieldLike = -reactive * FieldLike * (turn * conjugate);
        Set(0, 0, Kinetic * ((Damping * across) - (reactive * turn)));
        Set(0, 3, dampingLike + fieldLike);
        Set(3, 0, (dampingLike - fieldLike).Transposed);
        Set(3, 3, (2 * Conductivity * along) + (TransverseConductivity * beside));
        Set(6, 6, (Relaxation * along) + (TransverseRelaxation * beside));
        matrix[^1] = 2 * Conductivity;
        Vector3d mixed = 2 * Asymmetry * Conductivity * p;
        (matrix[39], matrix[49], matrix[59]) = (mixed.X, mixed.Y, mixed.Z);
        (matrix[93], matrix[94], matrix[95]) = (mixed.X, mixed.Y, mixed.Z);
        return matrix;

        void Set(int row, int column, Matrix3 block)
        {
            Vector3d[] rows = [block.RowX, block.RowY, block.RowZ];
            for (int i = 0; i < 3; i++) (matrix[((row + i) * Size) + column], matrix[((row + i) * Size) + column + 1], matrix[((row + i) * Size) + column + 2]) = (rows[i].X, rows[i].Y, rows[i].Z);
        }
    }
}
