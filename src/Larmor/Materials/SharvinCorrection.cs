using System.Numerics;

namespace Larmor.Materials;

/// <summary>The resistance of ideal leads that a bare mixing conductance contains and a diffusive layer carries already.</summary>
/// <remarks>
/// Equation: 1/G → 1/G − 1/(2 G_Sh), G_Sh of the normal metal per spin. Values fitted with diffusive models contain the correction already.
/// Source: K. Xia et al., PRB 65, 220401 (2002); G. E. W. Bauer et al., PRB 67, 094421 (2003), arXiv:cond-mat/0205453.
/// </remarks>
internal static class SharvinCorrection
{
    /// <summary>Why a mixing conductance cannot be used; null where it can.</summary>
    /// <param name="mixing">The conductance as given.</param>
    /// <param name="normal">The normal metal at the contact.</param>
    /// <param name="pair">The two materials, as in <c>Co/Cu</c>.</param>
    public static string? Refusal(MixingConductance mixing, Material normal, string pair)
    {
        if (!(mixing.Real.Si >= 0)) return $"The real part of the mixing conductance of {pair} must not be negative; got {mixing.Real}. A negative one would let entropy fall.";
        if (mixing.SharvinIncluded || IsZero(mixing)) return null;
        if (normal.SharvinConductance is not { } sharvin)
        {
            return $"The mixing conductance of {pair} is a bare value and needs the Sharvin conductance of {normal.Name}, which is not known. Give `sharvin-conductance` for {normal.Name}, or a corrected value with `sharvin: included`.";
        }
        Complex corrected = Of(mixing, normal);
        return corrected.Real >= 0 && Complex.IsFinite(corrected)
            ? null
            : $"The bare mixing conductance of {pair} ({mixing.Real}) exceeds twice the Sharvin conductance of {normal.Name} ({sharvin}): no correction exists. Check both, or give a corrected value with `sharvin: included`.";
    }

    /// <summary>G_r + i G_i with the correction made, in S/m², of a conductance without <see cref="Refusal"/>.</summary>
    public static Complex Of(MixingConductance mixing, Material normal)
    {
        Complex bare = new(mixing.Real.Si, mixing.Imaginary.Si);
        return mixing.SharvinIncluded || IsZero(mixing) ? bare : MixingConversions.WithoutLead(1 / bare, normal.SharvinConductance!.Value.Si);
    }

    private static bool IsZero(MixingConductance mixing) => mixing.Real.Si == 0 && mixing.Imaginary.Si == 0;
}
