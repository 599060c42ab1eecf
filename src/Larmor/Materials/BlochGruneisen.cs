using System.Globalization;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>A resistivity that grows with temperature by scattering on phonons, over a residual one.</summary>
/// <remarks>
/// <para>Equation: ρ(T) = ρ₀ + R (T/Θ)⁵ ∫₀^{Θ/T} x⁵/[(eˣ − 1)(1 − e⁻ˣ)] dx in ohm m, ρ the measured resistivity. So R = 4 dρ/dT · Θ far above Θ:
/// ρ − ρ₀ → R T/(4Θ), and ρ − ρ₀ → 124.43 R (T/Θ)⁵ far below.</para>
/// <para>Validity: simple metals, Matthiessen's rule (ρ₀ and the phonons add). Not in it: scattering on magnons, which a ferromagnet adds; saturation.</para>
/// <para>Source: <see cref="Citations.Bloch"/>, <see cref="Citations.Gruneisen"/>; limits derived in docs/theory/resistivity.md.</para>
/// </remarks>
public sealed record BlochGruneisen
{
    /// <summary>With all three numbers.</summary>
    /// <param name="residual">ρ₀ in ohm m, positive.</param>
    /// <param name="phonon">R in ohm m, not negative.</param>
    /// <param name="debyeTemperature">Θ in K, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the message names it.</exception>
    public BlochGruneisen(Resistivity residual, Resistivity phonon, Temperature debyeTemperature)
    {
        Require(residual.Si > 0 && double.IsFinite(residual.Si), nameof(residual), $"The residual resistivity must be positive; got {residual}.");
        Require(phonon.Si >= 0 && double.IsFinite(phonon.Si), nameof(phonon), $"The phonon resistivity R must not be negative; got {phonon}.");
        Require(debyeTemperature.Si > 0 && double.IsFinite(debyeTemperature.Si), nameof(debyeTemperature), $"The Debye temperature must be positive; got {debyeTemperature}.");
        Residual = residual;
        Phonon = phonon;
        DebyeTemperature = debyeTemperature;
    }

    /// <summary>ρ₀ in ohm m: impurities, boundaries, lattice faults.</summary>
    public Resistivity Residual { get; }

    /// <summary>R in ohm m.</summary>
    public Resistivity Phonon { get; }

    /// <summary>Θ in K.</summary>
    public Temperature DebyeTemperature { get; }

    /// <summary>From the share of the phonons at one temperature, which tables of pure metals give: R = ρ_ph/f(T/Θ).</summary>
    /// <param name="residual">ρ₀ in ohm m, positive.</param>
    /// <param name="phononShare">ρ(T) − ρ₀ in ohm m at that temperature, not negative.</param>
    /// <param name="at">That temperature in K, positive.</param>
    /// <param name="debyeTemperature">Θ in K, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the message names it.</exception>
    public static BlochGruneisen FromPhononShare(Resistivity residual, Resistivity phononShare, Temperature at, Temperature debyeTemperature)
    {
        Require(at.Si > 0 && double.IsFinite(at.Si), nameof(at), $"The temperature of the phonons' share must be positive; got {at}.");
        Require(debyeTemperature.Si > 0 && double.IsFinite(debyeTemperature.Si), nameof(debyeTemperature), $"The Debye temperature must be positive; got {debyeTemperature}.");
        return new BlochGruneisen(residual, Resistivity.FromSi(phononShare.Si / BlochGruneisenFunction.At(at.Si / debyeTemperature.Si)), debyeTemperature);
    }

    /// <summary>ρ(T) in ohm m.</summary>
    /// <param name="temperature">T in K, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is negative.</exception>
    public Resistivity At(Temperature temperature)
    {
        Require(temperature.Si >= 0 && double.IsFinite(temperature.Si), nameof(temperature), $"The temperature must not be negative; got {temperature}.");
        return Resistivity.FromSi(Residual.Si + (Phonon.Si * BlochGruneisenFunction.At(temperature.Si / DebyeTemperature.Si)));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"rho0 = {Residual}, R = {Phonon}, Theta = {DebyeTemperature}");

    private static void Require(bool holds, string name, string message)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, message);
    }
}
