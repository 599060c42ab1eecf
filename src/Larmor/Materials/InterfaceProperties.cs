using System.Globalization;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>Mixing conductance G_r + i G_i of a normal metal on an absorbing ferromagnet, per spin and area.</summary>
/// <param name="Real">G_r in S/m², not negative.</param>
/// <param name="Imaginary">G_i in S/m²; its sign by J_t = G_r D + G_i D × u (docs/adr/0003).</param>
/// <param name="SharvinIncluded">
/// True where the Sharvin correction is already in the values (fits to diffusive models); false for bare (ballistic) values.
/// </param>
public sealed record MixingConductance(ConductancePerArea Real, ConductancePerArea Imaginary, bool SharvinIncluded);

/// <summary>
/// The contact between two metals: AR*, γ, δ and the mixing conductance. <see cref="Transparent"/> is a contact without resistance.
/// </summary>
/// <remarks>
/// r↑↓ = 2AR*(1 ∓ γ), charge resistance AR*(1 − γ²); spin flip as a slab of ratio thickness/length = δ with spin resistance AR*/δ.
/// Source: J. Bass, W. P. Pratt, J. Phys.: Condens. Matter 19, 183201 (2007), doi:10.1088/0953-8984/19/18/183201.
/// </remarks>
public sealed record InterfaceProperties
{
    /// <summary>A contact without resistance: potentials and currents are continuous.</summary>
    public static InterfaceProperties Transparent { get; } = new();

    /// <summary>AR* in ohm m², not negative; zero for a transparent contact.</summary>
    public ResistanceArea AreaResistance { get; private init; }

    /// <summary>Interface asymmetry γ = (G↑ − G↓)/(G↑ + G↓), −1 &lt; γ &lt; 1, along the moment of the ferromagnet.</summary>
    public double Gamma { get; private init; }

    /// <summary>Spin-flip parameter δ ≥ 0: a spin crosses with probability exp(−δ) without a flip.</summary>
    public double Delta { get; private init; }

    /// <summary>Mixing conductance, where known.</summary>
    public MixingConductance? Mixing { get; init; }

    /// <summary>Conductances of channels beyond s-up and s-down, in S/m². A channel that is not named is blocked by a contact with resistance.</summary>
    public IReadOnlyList<ChannelConductance> ChannelConductances { get; init; } = [];

    /// <summary>Relaxations between channels at the contact.</summary>
    public IReadOnlyList<InterfaceRelaxation> Relaxations { get; init; } = [];

    /// <summary>G_p in S/m²: passes transverse spin on to the transverse modes of the ferromagnet; infinite where D_T is continuous, zero for none.</summary>
    public ConductancePerArea PassingConductance { get; init; }

    /// <summary>G_L in S/m²: transverse spin lost to the lattice at the contact.</summary>
    public ConductancePerArea TransverseLoss { get; init; }

    /// <summary>The tunnel barrier that the contact is; null for a metallic contact.</summary>
    public TunnelBarrier? Tunnel { get; init; }

    /// <summary>Sources of the numbers.</summary>
    public IReadOnlyList<Citation> Sources { get; init; } = [];

    /// <summary>Whether the contact has no resistance.</summary>
    public bool IsTransparent => AreaResistance.Si == 0 && Tunnel is null;

    /// <summary>Conductance of the majority channel G↑ = 1/[2AR*(1 − γ)] in S/m².</summary>
    public ConductancePerArea ConductanceUp => ConductancePerArea.FromSi(1 / (2 * AreaResistance.Si * (1 - Gamma)));

    /// <summary>Conductance of the minority channel G↓ = 1/[2AR*(1 + γ)] in S/m².</summary>
    public ConductancePerArea ConductanceDown => ConductancePerArea.FromSi(1 / (2 * AreaResistance.Si * (1 + Gamma)));

    /// <summary>From AR*, γ and δ.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range; the message names it.</exception>
    public static InterfaceProperties FromAreaResistance(ResistanceArea areaResistance, double gamma, double delta = 0)
    {
        Require(areaResistance.Si >= 0 && double.IsFinite(areaResistance.Si), nameof(areaResistance), $"AR* must not be negative; got {areaResistance}.");
        Require(Math.Abs(gamma) < 1, nameof(gamma), string.Create(CultureInfo.InvariantCulture, $"gamma must lie in (-1, 1); got {gamma}. Beyond it one channel has negative conductance."));
        Require(delta >= 0 && double.IsFinite(delta), nameof(delta), string.Create(CultureInfo.InvariantCulture, $"delta must not be negative; got {delta}."));
        Require(areaResistance.Si > 0 || (gamma == 0 && delta == 0), nameof(areaResistance), "gamma and delta need AR* > 0: a contact without resistance neither filters nor flips spins.");
        return new InterfaceProperties { AreaResistance = areaResistance, Gamma = gamma, Delta = delta };
    }

    /// <summary>From the conductances of the two channels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range; the message names it.</exception>
    public static InterfaceProperties FromConductances(ConductancePerArea up, ConductancePerArea down, double delta = 0)
    {
        Require(up.Si > 0 && double.IsFinite(up.Si), nameof(up), $"The interface conductance of the up channel must be positive; got {up}.");
        Require(down.Si > 0 && double.IsFinite(down.Si), nameof(down), $"The interface conductance of the down channel must be positive; got {down}.");
        return FromAreaResistance(ResistanceArea.FromSi(((1 / up.Si) + (1 / down.Si)) / 4), (up.Si - down.Si) / (up.Si + down.Si), delta);
    }

    /// <summary>A tunnel barrier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range; the message names it.</exception>
    public static InterfaceProperties FromTunnelBarrier(TunnelBarrier barrier)
    {
        ArgumentNullException.ThrowIfNull(barrier);
        Require(barrier.ResistanceAreaParallel.Si > 0 && double.IsFinite(barrier.ResistanceAreaParallel.Si), nameof(barrier), $"The resistance-area of a tunnel barrier must be positive; got {barrier.ResistanceAreaParallel}.");
        foreach (double polarization in new[] { barrier.PolarizationLeft, barrier.PolarizationRight })
        {
            Require(Math.Abs(polarization) <= 1, nameof(barrier), string.Create(CultureInfo.InvariantCulture, $"The polarization of a tunnel electrode must lie between -1 and 1; got {polarization}."));
        }
        Require(barrier.PolarizationLeft * barrier.PolarizationRight > -1, nameof(barrier), "Two electrodes of full and opposite polarization let nothing through in the parallel state: its resistance-area does not exist.");
        Require(double.IsFinite(barrier.FieldLike), nameof(barrier), "The field-like coefficient must be finite.");
        return new InterfaceProperties { Tunnel = barrier };
    }

    /// <inheritdoc/>
    public override string ToString() => Tunnel is { } tunnel
        ? string.Create(CultureInfo.InvariantCulture, $"tunnel barrier, RA = {tunnel.ResistanceAreaParallel}, P = {tunnel.PolarizationLeft:G6} | {tunnel.PolarizationRight:G6}")
        : IsTransparent
        ? "transparent"
        : string.Create(CultureInfo.InvariantCulture, $"AR* = {AreaResistance}, gamma = {Gamma:G6}, delta = {Delta:G6}");

    private static void Require(bool holds, string name, string message)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, message);
    }
}
