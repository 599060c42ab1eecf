using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>One mode of a channel network: a combination of potentials that decays with one length.</summary>
/// <param name="DecayLength">L in m; infinite for what never relaxes.</param>
/// <param name="Shape">μ of each channel in the order of <see cref="ChannelNetwork.Channels"/>, without unit: the largest is 1, Σσμ = 0.</param>
public sealed record NetworkMode(Length DecayLength, IReadOnlyList<double> Shape);

/// <summary>The four lengths of Eq. (18) of a network of s-up, s-down and one further channel that exchanges with s-down.</summary>
/// <remarks>
/// 1/l_sd² = G_sd (1/σ_s↓ + 1/σ_d), 1/λ_s² = G_s/σ_s↓, 1/λ_sd² = G_sd/σ_s↓, 1/l_sf² = G_s (1/σ_s↑ + 1/σ_s↓): Δ_dn″ = Δ_dn/l_sd² − Δ_s/λ_s²,
/// Δ_s″ = −Δ_dn/λ_sd² + Δ_s/l_sf². Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eq. (18) with the signs of docs/theory/corrections.md.
/// </remarks>
/// <param name="SdLength">l_sd in m.</param>
/// <param name="SpinFlipCoupling">λ_s in m.</param>
/// <param name="SdCoupling">λ_sd in m.</param>
/// <param name="SpinFlipLength">l_sf in m.</param>
public sealed record SdLengths(Length SdLength, Length SpinFlipCoupling, Length SdCoupling, Length SpinFlipLength)
{
    /// <summary>The four lengths; null for a network of another form.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the moment, 0 to 1.</param>
    public static SdLengths? Of(ChannelNetwork network, double cosineSquared = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.Channels.Count != 3) return null;
        double flip = 0, exchange = 0;
        foreach (ChannelRelaxation one in network.Relaxations)
        {
            HashSet<string> pair = [one.First, one.Second];
            if (pair.SetEquals([Channel.SpinUp, Channel.SpinDown])) flip = one.At(cosineSquared);
            else if (pair.SetEquals([Channel.SpinDown, network.Channels[2].Name])) exchange = one.At(cosineSquared);
            else if (one.At(cosineSquared) > 0) return null;
        }
        double up = network.Channels[0].Conductivity.Si, down = network.Channels[1].Conductivity.Si, d = network.Channels[2].Conductivity.Si;
        return new SdLengths(Of(exchange * ((1 / down) + (1 / d))), Of(flip / down), Of(exchange / down), Of(flip * ((1 / up) + (1 / down))));

        static Length Of(double inverseSquare) => Length.FromSi(1 / Math.Sqrt(inverseSquare));
    }
}
