using Larmor.Layers;
using Larmor.Materials;

namespace Larmor.Transport.Collinear;

/// <summary>The two-current series-resistor model: both spin channels side by side along the whole stack, without spin flip.</summary>
/// <remarks>
/// Equations: R↑↓ = Σ 2ρ*t(1 ∓ β) + Σ 2AR*(1 ∓ γ), RA = R↑R↓/(R↑ + R↓). The limit of infinite spin-diffusion lengths; leads are left out.
/// Source: J. Bass, W. P. Pratt, J. Phys.: Condens. Matter 19, 183201 (2007).
/// </remarks>
/// <param name="Up">R↑ in ohm m².</param>
/// <param name="Down">R↓ in ohm m².</param>
internal readonly record struct SeriesResistor(double Up, double Down)
{
    /// <summary>Both channels in parallel, in ohm m².</summary>
    public double ResistanceArea => Up + Down == 0 ? 0 : Up * Down / (Up + Down);

    /// <summary>The model of a stack with collinear moments; null where it has more than two channels or a tunnel barrier.</summary>
    public static SeriesResistor? Of(Multilayer stack, IReadOnlyList<int> orientations)
    {
        double up = 0, down = 0;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            Layer layer = stack.Layers[i];
            ChannelNetwork channels = layer.Material.Channels;
            if (!channels.IsTwoChannel) return null;
            if (layer.Thickness is { } thickness) Add(channels.RhoStar.Si * thickness.Si, channels.Beta * orientations[i]);
            if (i + 1 == stack.Layers.Count) break;
            InterfaceProperties contact = stack.Interfaces[i];
            if (contact.Tunnel is not null || contact.ChannelConductances.Count > 0) return null;
            Add(contact.AreaResistance.Si, contact.Gamma * (orientations[i] != 0 ? orientations[i] : orientations[i + 1]));
        }
        return new SeriesResistor(up, down);

        void Add(double starResistance, double asymmetry)
        {
            up += 2 * starResistance * (1 - asymmetry);
            down += 2 * starResistance * (1 + asymmetry);
        }
    }
}
