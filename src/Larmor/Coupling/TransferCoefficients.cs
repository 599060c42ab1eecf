using Larmor.Quantities;

namespace Larmor.Coupling;

/// <summary>A face of a layer.</summary>
public enum LayerFace
{
    /// <summary>At the smaller x.</summary>
    Left,

    /// <summary>At the larger x.</summary>
    Right,
}

/// <summary>The coefficients l of Eq. (20) of one interface zone: how fast a moment moves per gradient of each spin-pumping force, for ρ normalized.</summary>
/// <remarks>
/// Spins are counted along an axis p fixed in space: du/dt gains (1/d) ∫ [(1 − uu)(l_∥ pp + l_⊥(1 − pp)) f − l_f u × f + l_sd f_sd (1 − uu)p] dx, with f = −(1/e) ∂Δμ/∂n, n into the magnet, d the magnet's
/// thickness. Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eqs. (20), (21), corrected; the force of Δμ_sd is the one that its Sections 1.4 and 6 name and Eq. (20) leaves out.
/// </remarks>
/// <param name="Perpendicular">l_⊥ in m/(V s), of Δμ_⊥: spins across p.</param>
/// <param name="Parallel">l_∥ in m/(V s), of Δμ: spins along p.</param>
/// <param name="FieldLike">l_f in m/(V s), the same for all spins; makes no entropy.</param>
/// <param name="InterBand">l_sd in m/(V s), of Δμ_sd = μ_s-down − μ_d inside the magnet.</param>
public sealed record TransferCoefficients(TransferCoefficient Perpendicular, TransferCoefficient Parallel, TransferCoefficient FieldLike, TransferCoefficient InterBand)
{
    /// <summary>The four numbers in m/(V s): l_⊥, l_∥, l_f, l_sd.</summary>
    internal double[] Numbers => [Perpendicular.Si, Parallel.Si, FieldLike.Si, InterBand.Si];

    /// <summary>From four numbers in m/(V s).</summary>
    internal static TransferCoefficients FromNumbers(params ReadOnlySpan<double> l) =>
        new(TransferCoefficient.FromSi(l[0]), TransferCoefficient.FromSi(l[1]), TransferCoefficient.FromSi(l[2]), TransferCoefficient.FromSi(l[3]));
}

/// <summary>X of Eq. (21) in its shares, per ampere of current along +x, in J/(m³ A).</summary>
/// <param name="Perpendicular">From the gradient of Δμ_⊥.</param>
/// <param name="Parallel">From the gradient of Δμ.</param>
/// <param name="FieldLike">The field-like part of both.</param>
/// <param name="InterBand">From the gradient of Δμ_sd.</param>
public sealed record ForceShares(Numerics.Vector3d Perpendicular, Numerics.Vector3d Parallel, Numerics.Vector3d FieldLike, Numerics.Vector3d InterBand)
{
    /// <summary>X per ampere in J/(m³ A).</summary>
    public Numerics.Vector3d Sum => Perpendicular + Parallel + FieldLike + InterBand;
}
