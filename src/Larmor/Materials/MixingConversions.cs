using System.Globalization;
using System.Numerics;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>Units and forms in which papers give mixing and Sharvin conductances, converted into one another.</summary>
/// <remarks>
/// <para>Equations: G = (e²/h) g per spin, e²/h = 3.874046e-5 S; g_Sh = k_F²/(4π); 1/G_included = 1/G_bare − 1/(2 G_Sh), with complex G.
/// A bare value holds half the Sharvin resistance of the ideal lead of the normal metal, which the diffusive layers of a stack carry already.</para>
/// <para>Validity: an ideal contact of a metal with a spherical Fermi surface for g_Sh. Papers that write 2e²/h mean both spins: halve their g.</para>
/// <para>Source: A. Brataas, G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157 (2006), doi:10.1016/j.physrep.2006.01.001.</para>
/// </remarks>
public static class MixingConversions
{
    /// <summary>G = (e²/h) g in S/m².</summary>
    /// <param name="channels">g, channels of one spin per area, in 1/m².</param>
    public static ConductancePerArea ConductanceOf(ChannelsPerArea channels) => ConductancePerArea.FromSi(channels.Si * PhysicalConstants.ConductancePerChannel);

    /// <summary>g = G/(e²/h) in 1/m².</summary>
    /// <param name="conductance">G of one spin per area, in S/m².</param>
    public static ChannelsPerArea ChannelsOf(ConductancePerArea conductance) => ChannelsPerArea.FromSi(conductance.Si / PhysicalConstants.ConductancePerChannel);

    /// <summary>Sharvin conductance (e²/h) k_F²/(4π) per spin and area in S/m².</summary>
    /// <param name="fermiWaveVector">k_F in 1/m, positive; 1.36e10 1/m in copper.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wave vector is not positive.</exception>
    public static ConductancePerArea SharvinOfFermiWaveVector(double fermiWaveVector)
    {
        if (!(fermiWaveVector > 0 && double.IsFinite(fermiWaveVector))) throw new ArgumentOutOfRangeException(nameof(fermiWaveVector), string.Create(CultureInfo.InvariantCulture, $"The Fermi wave vector must be positive; got {fermiWaveVector} 1/m."));
        return ConductanceOf(ChannelsPerArea.FromSi(fermiWaveVector * fermiWaveVector / (4 * Math.PI)));
    }

    /// <summary>Sharvin conductance per spin and area of free electrons in S/m²: k_F³ = 3π² n.</summary>
    /// <param name="electronDensity">n of both spins together in 1/m³, positive; 8.47e28 1/m³ in copper.</param>
    /// <exception cref="ArgumentOutOfRangeException">The density is not positive.</exception>
    public static ConductancePerArea SharvinOfElectronDensity(double electronDensity)
    {
        if (!(electronDensity > 0 && double.IsFinite(electronDensity))) throw new ArgumentOutOfRangeException(nameof(electronDensity), string.Create(CultureInfo.InvariantCulture, $"The density of electrons must be positive; got {electronDensity} 1/m^3."));
        return SharvinOfFermiWaveVector(Math.Cbrt(3 * Math.PI * Math.PI * electronDensity));
    }

    /// <summary>The same contact with the Sharvin correction in the value; unchanged where it is there already.</summary>
    /// <param name="mixing">A bare mixing conductance in S/m².</param>
    /// <param name="sharvin">Sharvin conductance per spin of the normal metal in S/m², positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bare value exceeds what a contact can have, Re(1/G) ≤ 1/(2 G_Sh): no correction exists.</exception>
    public static MixingConductance Included(MixingConductance mixing, ConductancePerArea sharvin)
    {
        ArgumentNullException.ThrowIfNull(mixing);
        if (mixing.SharvinIncluded) return mixing;
        Complex included = WithoutLead(Inverse(mixing), Checked(sharvin));
        if (!(included.Real > 0 && Complex.IsFinite(included))) throw new ArgumentOutOfRangeException(nameof(mixing), $"The bare mixing conductance ({mixing.Real}) reaches twice the Sharvin conductance ({sharvin}): no correction exists.");
        return Of(included, sharvinIncluded: true);
    }

    /// <summary>The same contact without the Sharvin correction in the value; unchanged where it is bare already.</summary>
    /// <param name="mixing">A corrected mixing conductance in S/m².</param>
    /// <param name="sharvin">Sharvin conductance per spin of the normal metal in S/m², positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A conductance is not positive.</exception>
    public static MixingConductance Bare(MixingConductance mixing, ConductancePerArea sharvin)
    {
        ArgumentNullException.ThrowIfNull(mixing);
        return mixing.SharvinIncluded ? Of(1 / (Inverse(mixing) + (1 / (2 * Checked(sharvin)))), sharvinIncluded: false) : mixing;
    }

    /// <summary>1/[1/G_bare − 1/(2 G_Sh)] in S/m², from 1/G_bare; not positive where no correction exists.</summary>
    internal static Complex WithoutLead(Complex inverse, double sharvin) => 1 / (inverse - (1 / (2 * sharvin)));

    private static Complex Inverse(MixingConductance mixing)
    {
        if (!(mixing.Real.Si > 0 && double.IsFinite(mixing.Real.Si) && double.IsFinite(mixing.Imaginary.Si))) throw new ArgumentOutOfRangeException(nameof(mixing), $"The real part of a mixing conductance must be positive; got {mixing.Real}.");
        return 1 / new Complex(mixing.Real.Si, mixing.Imaginary.Si);
    }

    private static double Checked(ConductancePerArea sharvin) => sharvin.Si > 0 && double.IsFinite(sharvin.Si)
        ? sharvin.Si
        : throw new ArgumentOutOfRangeException(nameof(sharvin), $"The Sharvin conductance must be positive; got {sharvin}.");

    private static MixingConductance Of(Complex value, bool sharvinIncluded) => new(ConductancePerArea.FromSi(value.Real), ConductancePerArea.FromSi(value.Imaginary), sharvinIncluded);
}
