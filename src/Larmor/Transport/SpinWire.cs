using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Transport;

/// <summary>A ferromagnetic contact on a normal wire, small against the spin-diffusion length.</summary>
/// <remarks>
/// Equation: the spin current density that it puts into the wire is δJ = P J m − D/(2R_c A), J the charge current density of the wire's
/// cross-section A, D the spin accumulation beneath; without charge current its voltage is P m·D/2. For an interface (AR*, γ) of area A_c with a
/// thick ferromagnet (β, spin resistance r_F) behind, R_c = (AR* + r_F)/A_c and P = (βr_F + γAR*)/(r_F + AR*).
/// All directions of spin are absorbed alike.
/// </remarks>
public sealed record WireContact
{
    /// <summary>P, −1 ≤ P ≤ 1, dimensionless.</summary>
    public required double Polarization { get; init; }

    /// <summary>Direction m of the magnetization.</summary>
    public UnitVector Magnetization { get; init; } = UnitVector.Z;

    /// <summary>R_c in ohm, positive: the resistance through which it absorbs spin; null for an ideal tunnel contact, which absorbs none.</summary>
    public Resistance? Resistance { get; init; }
}

/// <summary>What lies beyond the outermost contact of a wire.</summary>
/// <param name="Length">Wire from the outermost measured contact to its end, in m, positive; null where it goes on for ever.</param>
/// <param name="Condition">
/// What the end meets: <see cref="EndCondition.Lead"/> exactly where the wire goes on for ever, otherwise sealed (spins are reflected),
/// a reservoir (spins are absorbed) or, at the left end, which the charge current leaves by, a fixed polarization.
/// </param>
public sealed record WireEnd(Length? Length, EndCondition Condition)
{
    /// <summary>A wire that goes on for ever.</summary>
    public static WireEnd Infinite { get; } = new(null, new EndCondition.Lead());

    /// <summary>An end that reflects spins.</summary>
    public static WireEnd Reflecting(Length length) => new(length, new EndCondition.Sealed());

    /// <summary>An end that absorbs spins.</summary>
    public static WireEnd Absorbing(Length length) => new(length, new EndCondition.Reservoir());
}

/// <summary>A normal or magnetic metal on the wire that absorbs spins and carries no charge current.</summary>
/// <param name="Position">Its distance from the injector in m, positive towards the detector.</param>
/// <param name="Resistance">The resistance R_c in ohm through which it absorbs spin, positive.</param>
public sealed record WireAbsorber(Length Position, Resistance Resistance);

/// <summary>
/// A normal wire with an injector and a detector: the charge current enters by the injector and leaves by the left end, so that only spins
/// reach the detector. Without detector the injector measures its own accumulation (local, three-terminal).
/// </summary>
public sealed record SpinWire
{
    /// <summary>What the wire is made of: a normal metal.</summary>
    public required Material Material { get; init; }

    /// <summary>Cross-section A in m², positive.</summary>
    public required Area CrossSection { get; init; }

    /// <summary>The contact by which the current enters.</summary>
    public required WireContact Injector { get; init; }

    /// <summary>The contact where the voltage is measured; null for a local measurement at the injector.</summary>
    public WireContact? Detector { get; init; }

    /// <summary>Distance of the detector from the injector in m, not negative.</summary>
    public Length Distance { get; init; }

    /// <summary>The wire left of the injector.</summary>
    public WireEnd Left { get; init; } = WireEnd.Infinite;

    /// <summary>The wire right of the detector (of the injector in a local measurement).</summary>
    public WireEnd Right { get; init; } = WireEnd.Infinite;

    /// <summary>A third metal on the wire; null for none.</summary>
    public WireAbsorber? Absorber { get; init; }

    /// <summary>g-factor of the wire's electrons, positive, dimensionless: ω = g μ_B B/ħ.</summary>
    public double GFactor { get; init; } = PhysicalConstants.ElectronGFactor;

    /// <summary>Diffusion constant 1/(4ρ* e² N_h) in m²/s; null where the material has no density of states.</summary>
    public DiffusionConstant? Diffusion => Material.DensityOfStates is { } states
        ? DiffusionConstant.FromSi(1 / (4 * Material.Channels.RhoStar.Si * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge * states.Si))
        : null;

    /// <summary>Spin lifetime T1 = l²/D in s, the τ_sf of Valet and Fert and of Jedema; null where the diffusion constant is not known.</summary>
    public Duration? SpinLifetime => Diffusion is { } diffusion
        ? Duration.FromSi(Material.Channels.SpinDiffusionLength.Si * Material.Channels.SpinDiffusionLength.Si / diffusion.Si)
        : null;
}
