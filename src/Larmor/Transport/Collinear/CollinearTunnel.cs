using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Transport.Collinear;

/// <summary>A tunnel barrier between two magnets whose moments lie along one axis: one conductance for each spin, and no flip.</summary>
/// <remarks>
/// G_↑↓ = (G₀/2)(1 ± s_l P_l)(1 ± s_r P_r), s the senses of the moments, G₀ = 1/[RA_P (1 + P_l P_r)]. Source: M. Jullière, Phys. Lett. A 54, 225 (1975),
/// doi:10.1016/0375-9601(75)90174-7; J. C. Slonczewski, PRB 39, 6995 (1989).
/// </remarks>
internal static class CollinearTunnel
{
    /// <summary>The two channels through the barrier along the axis, with conductances in S/m² in the place of conductivities.</summary>
    public static ChannelNetwork NetworkOf(TunnelBarrier barrier, int left, int right)
    {
        (double up, double down) = Conductances(barrier, left, right);
        return ChannelNetwork.FromConductivities(Conductivity.FromSi(up), Conductivity.FromSi(down), ConductancePerVolume.Zero);
    }

    /// <summary>What is wrong with the barrier between these moments; null for nothing.</summary>
    public static string? Refusal(Multilayer stack, ReadOnlySpan<int> orientations, int contact)
    {
        string name = stack.InterfaceName(contact);
        foreach (int layer in new[] { contact, contact + 1 })
        {
            if (!CollinearStack.IsMagnetic(stack.Layers[layer]) || orientations[layer] == 0) return $"The tunnel barrier '{name}' needs a magnet with a moment on either side; '{stack.Layers[layer].Name}' has none.";
        }
        TunnelBarrier barrier = stack.Interfaces[contact].Tunnel!;
        (double up, double down) = Conductances(barrier, orientations[contact], orientations[contact + 1]);
        return up > 0 && down > 0 ? null : $"The tunnel barrier '{name}' shuts one spin out whole, so that nothing fixes how the accumulations of its two sides stand to each other. Give a polarization below 1.";
    }

    private static (double Up, double Down) Conductances(TunnelBarrier barrier, int left, int right)
    {
        double pl = left * barrier.PolarizationLeft, pr = right * barrier.PolarizationRight;
        double unit = 1 / (2 * barrier.ResistanceAreaParallel.Si * (1 + (barrier.PolarizationLeft * barrier.PolarizationRight)));
        return (unit * (1 + pl) * (1 + pr), unit * (1 - pl) * (1 - pr));
    }
}
