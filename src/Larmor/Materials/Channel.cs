using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>One population of carriers: the electrons of one spin in one band.</summary>
/// <param name="Name">
/// Name as in the device file: <c>s-up</c>, <c>s-down</c>, <c>d-down</c>, ... The ending tells the spin; <c>up</c> and <c>down</c> are
/// other names of <c>s-up</c> and <c>s-down</c>.
/// </param>
/// <param name="Conductivity">σ_i in S/m, positive.</param>
/// <param name="DensityOfStates">N_i per volume and energy in 1/(J m³), where known; needed only in time.</param>
public sealed record Channel(string Name, Conductivity Conductivity, DensityOfStates? DensityOfStates = null)
{
    /// <summary>The first of the two channels that every metal has.</summary>
    public const string SpinUp = "s-up";

    /// <summary>The second of the two channels that every metal has.</summary>
    public const string SpinDown = "s-down";

    /// <summary>+1 for a channel of spin up (along the moment), −1 for spin down, 0 where its name does not say.</summary>
    public int Spin => SpinOf(Name);

    /// <summary>The spin that a name says.</summary>
    public static int SpinOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith("-up", StringComparison.Ordinal) ? 1 : name.EndsWith("-down", StringComparison.Ordinal) ? -1 : 0;
    }

    /// <summary>The name under which a channel is known everywhere: <c>up</c> is <c>s-up</c>, <c>down</c> is <c>s-down</c>.</summary>
    public static string CommonName(string name) => name switch { "up" => SpinUp, "down" => SpinDown, _ => name };
}

/// <summary>Relaxation between two channels in the bulk: the flux ψ̇ = G (μ_first − μ_second) in charge units.</summary>
/// <param name="First">One channel.</param>
/// <param name="Second">The other.</param>
/// <param name="Conductance">G₀ in S/m³, not negative. Between opposite spins of one band it is spin flip, from s to d it is s-d relaxation.</param>
/// <param name="Anisotropy">G₂ in S/m³ of G = G₀ + G₂ cos²θ, θ between the current and the moment; G₀ + G₂ is not negative.</param>
public sealed record ChannelRelaxation(string First, string Second, ConductancePerVolume Conductance, ConductancePerVolume Anisotropy = default)
{
    /// <summary>Mechanism in the power budget: <c>spin-flip</c> where the spin turns over within a band, otherwise the two bands, as in <c>s-d</c>.</summary>
    public string Mechanism => MechanismOf(First, Second);

    /// <summary>The mechanism of a relaxation between two channels.</summary>
    public static string MechanismOf(string first, string second)
    {
        string one = Band(Channel.CommonName(first)), other = Band(Channel.CommonName(second));
        return one == other ? "spin-flip" : string.CompareOrdinal(one, other) > 0 ? $"{one}-{other}" : $"{other}-{one}";
    }

    /// <summary>G between the pair at cos²θ of the angle between current and moment, in S/m³.</summary>
    public double At(double cosineSquared) => Conductance.Si + (Anisotropy.Si * cosineSquared);

    private static string Band(string name)
    {
        int dash = name.LastIndexOf('-');
        return dash > 0 && Channel.SpinOf(name) != 0 ? name[..dash] : name;
    }
}

/// <summary>Conductance of one channel through a contact.</summary>
/// <param name="Name">The channel, present on both sides.</param>
/// <param name="Conductance">In S/m², positive; a channel without a conductance is blocked.</param>
public sealed record ChannelConductance(string Name, ConductancePerArea Conductance);

/// <summary>Relaxation between two channels at a contact: the flux G (μ̄_first − μ̄_second) per area, μ̄ the mean of both faces.</summary>
/// <param name="First">One channel.</param>
/// <param name="Second">The other.</param>
/// <param name="Conductance">G₀ in S/m², not negative.</param>
/// <param name="Anisotropy">G₂ in S/m² of G = G₀ + G₂ cos²θ, θ between the current and the moment; G₀ + G₂ is not negative.</param>
public sealed record InterfaceRelaxation(string First, string Second, ConductancePerArea Conductance, ConductancePerArea Anisotropy = default)
{
    /// <summary>Mechanism in the power budget, as in <see cref="ChannelRelaxation.Mechanism"/>.</summary>
    public string Mechanism => ChannelRelaxation.MechanismOf(First, Second);

    /// <summary>G between the pair at cos²θ, in S/m².</summary>
    public double At(double cosineSquared) => Conductance.Si + (Anisotropy.Si * cosineSquared);
}
