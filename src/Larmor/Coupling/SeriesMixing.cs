using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;

namespace Larmor.Coupling;

/// <summary>
/// What damps one moment when all others lie along its axis, by adding conductances one behind the other: for each face G/(1 + G/A) with G its mixing conductance and A the spin conductance of what stands behind.
/// </summary>
/// <remarks>
/// <para>A normal metal (resistivity ρ, spin-diffusion length l, thickness t) before A has (1/2ρl)[A + tanh(t/l)/(2ρl)]/[1/(2ρl) + A tanh(t/l)]; a contact of conductance 1/(2AR*) stands in series; a magnet that absorbs ends the way with G_r ∓ iG_i.
/// At the end: a reservoir, nothing, or a metal without end, 1/(2ρl).</para>
/// <para>A closed form beside the network: it knows neither angles nor layers that let transverse spin through nor spin flips in contacts. Source: Y. Tserkovnyak, A. Brataas, G. E. W. Bauer, Phys. Rev. B 66, 224403 (2002),
/// doi:10.1103/PhysRevB.66.224403.</para>
/// </remarks>
internal sealed class SeriesMixing
{
    private readonly Multilayer stack;
    private readonly IReadOnlyDictionary<int, int> senses;
    private string? reason;

    private SeriesMixing(Multilayer stack, IReadOnlyDictionary<int, int> senses)
    {
        this.stack = stack;
        this.senses = senses;
    }

    /// <summary>The effective mixing conductance of a magnet in S/m², z = G_r − iG_i; null with a reason where the closed form does not hold.</summary>
    /// <param name="stack">The stack, its mixing conductances filled in.</param>
    /// <param name="layer">Index of the magnet's layer.</param>
    /// <param name="senses">For each magnetic layer whether it lies along (+1) or against (−1) the magnet; a layer across it is left out.</param>
    public static (Complex? Conductance, string? Reason) Of(Multilayer stack, int layer, IReadOnlyDictionary<int, int> senses)
    {
        SeriesMixing series = new(stack, senses);
        Complex sum = series.Face(layer, -1) + series.Face(layer, 1);
        return series.reason is null ? (sum, null) : (null, series.reason);
    }

    private Complex Unknown(string why)
    {
        reason ??= why;
        return Complex.Zero;
    }

    private Complex Face(int layer, int step)
    {
        if (stack.Layers[layer].Material.Transverse is not null) return Unknown($"Transverse spin enters '{stack.Layers[layer].Name}'; the closed form knows only magnets that absorb at their faces.");
        if (!Exists(layer + step)) return Complex.Zero;
        (Complex own, Complex loss) = Contact(layer, step, 1);
        if (own == Complex.Zero) return Complex.Zero;
        return Behind(layer + step, step) is { } behind ? own * (behind + loss) / (own + behind + loss) : own;
    }

    /// <summary>What a normal layer and all behind it take up; null for a reservoir.</summary>
    private Complex? Behind(int layer, int step)
    {
        Layer metal = stack.Layers[layer];
        if (metal.Material.IsMagnetic || !metal.Material.Channels.IsTwoChannel) return Unknown($"'{metal.Name}' is not a normal metal with two channels, which the closed form needs there.");
        double resistance = metal.Material.Channels.RhoStar.Si, length = metal.Material.Channels.SpinDiffusionLength.Si;
        if (metal.Thickness is not { } thickness) return 1 / (2 * resistance * length);
        Complex? end = EndOf(layer, step);
        double through = 1 / (2 * resistance * thickness.Si);
        if (!double.IsFinite(length)) return end is { } lossless ? through * lossless / (through + lossless) : through;
        double own = 1 / (2 * resistance * length), tanh = Math.Tanh(thickness.Si / length);
        return end is { } behind ? own * (behind + (own * tanh)) / (own + (behind * tanh)) : own / tanh;
    }

    private Complex? EndOf(int layer, int step)
    {
        if (!Exists(layer + step))
        {
            return (step < 0 ? stack.Left : stack.Right) switch
            {
                EndCondition.Reservoir => null,
                EndCondition.Sealed or EndCondition.Polarization => Complex.Zero,
                _ => Unknown("The closed form knows reservoirs, sealed ends and leads."),
            };
        }
        Layer next = stack.Layers[layer + step];
        if (!next.Material.IsMagnetic)
        {
            InterfaceProperties contact = stack.Interfaces[Math.Min(layer, layer + step)];
            Complex? behind = Behind(layer + step, step);
            if (contact.Tunnel is not null || contact.Delta > 0) return Unknown($"The contact '{stack.InterfaceName(Math.Min(layer, layer + step))}' flips spins or is a tunnel barrier, which the closed form does not know.");
            double conductance = contact.IsTransparent ? double.PositiveInfinity : 1 / (2 * contact.AreaResistance.Si);
            return double.IsPositiveInfinity(conductance) ? behind : behind is { } rest ? conductance * rest / (conductance + rest) : conductance;
        }
        if (next.Material.Transverse is not null) return Unknown($"Transverse spin enters '{next.Name}'; the closed form knows only magnets that absorb at their faces.");
        if (!senses.TryGetValue(layer + step, out int sense)) return Unknown($"'{next.Name}' lies across the moment; the closed form holds along one axis.");
        (Complex absorbed, Complex loss) = Contact(layer + step, -step, sense);
        return absorbed + loss;
    }

    /// <summary>G_r ∓ iG_i and G_L of a magnet's contact.</summary>
    private (Complex Absorbed, Complex Loss) Contact(int magnet, int step, int sense)
    {
        int place = Math.Min(magnet, magnet + step);
        InterfaceProperties contact = stack.Interfaces[place];
        if (contact.Tunnel is not null) return (Complex.Zero, Complex.Zero);
        if (contact.Mixing is not { } mixing) return (Unknown($"The contact '{stack.InterfaceName(place)}' has no mixing conductance."), Complex.Zero);
        Complex conductance = SharvinCorrection.Of(mixing, stack.Layers[magnet + step].Material);
        return (sense > 0 ? Complex.Conjugate(conductance) : conductance, contact.TransverseLoss.Si);
    }

    private bool Exists(int layer) => layer >= 0 && layer < stack.Layers.Count;
}
