using System.Globalization;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>
/// The conduction of a metal as populations of carriers (channels) and the relaxation between them. Here: the two-channel model,
/// spin up and spin down along the magnetization.
/// </summary>
/// <remarks>
/// <para>Equations (corrected Eqs. (9)-(11)): σ↑↓ = 1/[2ρ*(1 ∓ β)], 1/l² = 4ρ*G, spin resistance r = ρ* l.</para>
/// <para>The asymmetry β is kept exactly as it was given, so that two materials with one β give exactly no accumulation.</para>
/// <para>Source: T. Valet, A. Fert, PRB 48, 7099 (1993); conventions in docs/adr/0003.</para>
/// <para>Not done: networks of three and four channels (s-d, Mott).</para>
/// </remarks>
public sealed class ChannelNetwork : IEquatable<ChannelNetwork>
{
    private ChannelNetwork(double rhoStar, double beta, double spinDiffusionLength)
    {
        RhoStar = Resistivity.FromSi(rhoStar);
        Beta = beta;
        SpinDiffusionLength = Length.FromSi(spinDiffusionLength);
    }

    /// <summary>ρ* = (ρ↑ + ρ↓)/4 in ohm m; the measured resistivity is ρ*(1 − β²).</summary>
    public Resistivity RhoStar { get; }

    /// <summary>Bulk asymmetry β = (σ↑ − σ↓)/(σ↑ + σ↓), −1 &lt; β &lt; 1, positive where majority electrons conduct better.</summary>
    public double Beta { get; }

    /// <summary>Spin-diffusion length l in m; infinite where nothing flips a spin.</summary>
    public Length SpinDiffusionLength { get; }

    /// <summary>Measured resistivity 1/(σ↑ + σ↓) = ρ*(1 − β²) in ohm m.</summary>
    public Resistivity Resistivity => Resistivity.FromSi(RhoStar.Si * (1 - (Beta * Beta)));

    /// <summary>Conductivity of the majority channel in S/m.</summary>
    public Conductivity ConductivityUp => Conductivity.FromSi(1 / (2 * RhoStar.Si * (1 - Beta)));

    /// <summary>Conductivity of the minority channel in S/m.</summary>
    public Conductivity ConductivityDown => Conductivity.FromSi(1 / (2 * RhoStar.Si * (1 + Beta)));

    /// <summary>Relaxation conductance G = 1/(4ρ* l²) in S/m³: ψ̇ = G Δμ.</summary>
    public ConductancePerVolume Relaxation =>
        ConductancePerVolume.FromSi(1 / (4 * RhoStar.Si * SpinDiffusionLength.Si * SpinDiffusionLength.Si));

    /// <summary>Spin resistance r = ρ* l in ohm m².</summary>
    public ResistanceArea SpinResistance => ResistanceArea.FromSi(RhoStar.Si * SpinDiffusionLength.Si);

    /// <summary>From the parameters of Valet and Fert.</summary>
    /// <param name="rhoStar">ρ* in ohm m, positive.</param>
    /// <param name="beta">Bulk asymmetry, −1 &lt; β &lt; 1.</param>
    /// <param name="spinDiffusionLength">l in m, positive; infinite for no relaxation.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range; the message names it.</exception>
    public static ChannelNetwork FromValetFert(Resistivity rhoStar, double beta, Length spinDiffusionLength)
    {
        Require(rhoStar.Si > 0 && double.IsFinite(rhoStar.Si), nameof(rhoStar), $"rho* must be positive; got {rhoStar}.");
        Require(Math.Abs(beta) < 1, nameof(beta), string.Create(CultureInfo.InvariantCulture, $"beta must lie in (-1, 1); got {beta}. Beyond it one channel has negative conductivity."));
        Require(spinDiffusionLength.Si > 0, nameof(spinDiffusionLength), $"The spin-diffusion length must be positive; got {spinDiffusionLength}.");
        return new ChannelNetwork(rhoStar.Si, beta, spinDiffusionLength.Si);
    }

    /// <summary>From the measured resistivity ρ = ρ*(1 − β²).</summary>
    /// <inheritdoc cref="FromValetFert"/>
    public static ChannelNetwork FromMeasuredResistivity(Resistivity resistivity, double beta, Length spinDiffusionLength)
    {
        Require(Math.Abs(beta) < 1, nameof(beta), string.Create(CultureInfo.InvariantCulture, $"beta must lie in (-1, 1); got {beta}. Beyond it one channel has negative conductivity."));
        return FromValetFert(Resistivity.FromSi(resistivity.Si / (1 - (beta * beta))), beta, spinDiffusionLength);
    }

    /// <summary>From the conductivities of the two channels and the relaxation conductance between them.</summary>
    /// <param name="up">σ↑ in S/m, positive.</param>
    /// <param name="down">σ↓ in S/m, positive.</param>
    /// <param name="relaxation">G in S/m³, not negative; zero for no relaxation.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range; the message names it.</exception>
    public static ChannelNetwork FromConductivities(Conductivity up, Conductivity down, ConductancePerVolume relaxation)
    {
        Require(up.Si > 0 && double.IsFinite(up.Si), nameof(up), $"The conductivity of the up channel must be positive; got {up}.");
        Require(down.Si > 0 && double.IsFinite(down.Si), nameof(down), $"The conductivity of the down channel must be positive; got {down}.");
        Require(relaxation.Si >= 0 && double.IsFinite(relaxation.Si), nameof(relaxation), $"The relaxation conductance must not be negative; got {relaxation}. A negative one would let entropy fall.");
        double rhoStar = ((1 / up.Si) + (1 / down.Si)) / 4;
        double beta = (up.Si - down.Si) / (up.Si + down.Si);
        return new ChannelNetwork(rhoStar, beta, relaxation.Si == 0 ? double.PositiveInfinity : Math.Sqrt(1 / (4 * rhoStar * relaxation.Si)));
    }

    /// <inheritdoc/>
    public bool Equals(ChannelNetwork? other) =>
        other is not null && RhoStar == other.RhoStar && Beta.Equals(other.Beta) && SpinDiffusionLength == other.SpinDiffusionLength;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChannelNetwork);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RhoStar, Beta, SpinDiffusionLength);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"rho* = {RhoStar}, beta = {Beta:G6}, l_sf = {SpinDiffusionLength}");

    private static void Require(bool holds, string name, string message)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, message);
    }
}
