using System.Globalization;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>Forms in which papers give the resistance of a contact between two metals, converted into one another.</summary>
/// <remarks>
/// <para>Equations: AR↑↓ = 2AR*(1 ∓ γ), G↑↓ = 1/AR↑↓, AR = AR*(1 − γ²); so 2AR* = (AR↑ + AR↓)/2 and γ = (AR↓ − AR↑)/(AR↓ + AR↑). AR↑↓ is the
/// resistance of one channel alone, AR that of both side by side. ↑ is the majority channel.</para>
/// <para>Validity: −1 &lt; γ &lt; 1, both channels open.</para>
/// <para>Source: J. Bass, W. P. Pratt, J. Magn. Magn. Mater. 200, 274 (1999).</para>
/// </remarks>
public static class InterfaceConversions
{
    /// <summary>AR↑ and AR↓ in ohm m².</summary>
    /// <param name="twiceAreaResistance">2AR* in ohm m², positive.</param>
    /// <param name="gamma">Interface asymmetry γ, without a unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the message names it.</exception>
    public static (ResistanceArea Up, ResistanceArea Down) ChannelResistances(ResistanceArea twiceAreaResistance, double gamma)
    {
        Positive(twiceAreaResistance.Si, nameof(twiceAreaResistance), $"2AR* must be positive; got {twiceAreaResistance}.");
        if (!(Math.Abs(gamma) < 1)) throw new ArgumentOutOfRangeException(nameof(gamma), string.Create(CultureInfo.InvariantCulture, $"gamma must lie in (-1, 1); got {gamma}. Beyond it one channel has negative conductance."));
        return (ResistanceArea.FromSi(twiceAreaResistance.Si * (1 - gamma)), ResistanceArea.FromSi(twiceAreaResistance.Si * (1 + gamma)));
    }

    /// <summary>2AR* in ohm m² and γ (without a unit) from the resistances of the two channels.</summary>
    /// <param name="up">AR↑ in ohm m², positive.</param>
    /// <param name="down">AR↓ in ohm m², positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A resistance is not positive.</exception>
    public static (ResistanceArea TwiceAreaResistance, double Gamma) FromChannelResistances(ResistanceArea up, ResistanceArea down)
    {
        Positive(up.Si, nameof(up), $"AR of the up channel must be positive; got {up}.");
        Positive(down.Si, nameof(down), $"AR of the down channel must be positive; got {down}.");
        return (ResistanceArea.FromSi((up.Si + down.Si) / 2), (down.Si - up.Si) / (down.Si + up.Si));
    }

    /// <summary>G↑ and G↓ in S/m².</summary>
    /// <inheritdoc cref="ChannelResistances"/>
    public static (ConductancePerArea Up, ConductancePerArea Down) ChannelConductances(ResistanceArea twiceAreaResistance, double gamma)
    {
        (ResistanceArea up, ResistanceArea down) = ChannelResistances(twiceAreaResistance, gamma);
        return (ConductancePerArea.FromSi(1 / up.Si), ConductancePerArea.FromSi(1 / down.Si));
    }

    /// <summary>2AR* in ohm m² and γ (without a unit) from the conductances of the two channels.</summary>
    /// <param name="up">G↑ in S/m², positive.</param>
    /// <param name="down">G↓ in S/m², positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A conductance is not positive.</exception>
    public static (ResistanceArea TwiceAreaResistance, double Gamma) FromChannelConductances(ConductancePerArea up, ConductancePerArea down)
    {
        Positive(up.Si, nameof(up), $"The conductance of the up channel must be positive; got {up}.");
        Positive(down.Si, nameof(down), $"The conductance of the down channel must be positive; got {down}.");
        return (ResistanceArea.FromSi(((1 / up.Si) + (1 / down.Si)) / 2), (up.Si - down.Si) / (up.Si + down.Si));
    }

    /// <summary>AR = AR*(1 − γ²) in ohm m²: what the contact alone adds to the resistance of a stack, without spin accumulation.</summary>
    /// <inheritdoc cref="ChannelResistances"/>
    public static ResistanceArea ChargeResistance(ResistanceArea twiceAreaResistance, double gamma)
    {
        (ResistanceArea up, ResistanceArea down) = ChannelResistances(twiceAreaResistance, gamma);
        return ResistanceArea.FromSi(up.Si * down.Si / (up.Si + down.Si));
    }

    /// <summary>Probability 1 − exp(−δ) that a spin flips while it crosses, without a unit.</summary>
    /// <param name="delta">δ, not negative, without a unit.</param>
    public static double FlipProbability(double delta) => delta >= 0
        ? StableFunctions.OneMinusExp(delta)
        : throw new ArgumentOutOfRangeException(nameof(delta), string.Create(CultureInfo.InvariantCulture, $"delta must not be negative; got {delta}."));

    /// <summary>δ = −ln(1 − P), without a unit.</summary>
    /// <param name="flipProbability">P, from 0 to below 1, without a unit.</param>
    public static double DeltaOf(double flipProbability) => flipProbability is >= 0 and < 1
        ? -LogarithmOfOneMinus(flipProbability)
        : throw new ArgumentOutOfRangeException(nameof(flipProbability), string.Create(CultureInfo.InvariantCulture, $"The flip probability must be at least 0 and below 1; got {flipProbability}."));

    // ln(1 − p), also where 1 − p rounds to 1.
    private static double LogarithmOfOneMinus(double p)
    {
        double rest = 1 - p;
        return rest == 1 ? -p : Math.Log(rest) * p / (1 - rest);
    }

    private static void Positive(double si, string name, string message)
    {
        if (!(si > 0 && double.IsFinite(si))) throw new ArgumentOutOfRangeException(name, message);
    }
}
