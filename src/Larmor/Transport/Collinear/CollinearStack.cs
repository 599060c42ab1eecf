using Larmor.Layers;
using Larmor.Materials;

namespace Larmor.Transport.Collinear;

/// <summary>A collinear multilayer as a chain of slabs between its two ends.</summary>
internal sealed class CollinearStack
{
    private readonly Multilayer stack;

    private CollinearStack(Multilayer stack, ReadOnlySpan<int> orientations, double cosineSquared)
    {
        this.stack = stack;
        CosineSquared = cosineSquared;
        Chain = new ChannelChain(stack, orientations, 0, stack.Layers.Count - 1, cosineSquared);
        Left = End(stack.Left, Chain.LeadLeft);
        Right = End(stack.Right, Chain.LeadRight);
        Reference = LeastPolarization();
    }

    /// <summary>The slabs and nodes.</summary>
    public ChannelChain Chain { get; }

    /// <summary>cos²θ of the angle between the current and the common axis.</summary>
    public double CosineSquared { get; }

    /// <summary>What the leftmost node meets, at unit charge current.</summary>
    public LadderEnd Left { get; }

    /// <summary>What the rightmost node meets, at unit charge current.</summary>
    public LadderEnd Right { get; }

    /// <summary>The multilayer.</summary>
    public Multilayer Multilayer => stack;

    /// <summary>
    /// A polarization subtracted from all, which changes nothing but keeps digits where all are alike: the one of least magnitude.
    /// </summary>
    public double Reference { get; }

    /// <summary>The slab of a layer; −1 for a lead.</summary>
    public int ElementOfLayer(int layer) => Chain.ElementOfLayer[layer];

    /// <summary>The node at the left face of a layer; of a lead its only face.</summary>
    public int LeftNodeOfLayer(int layer) => Chain.LeftNodeOfLayer[layer];

    /// <summary>The node at the right face of a layer; of a lead its only face.</summary>
    public int RightNodeOfLayer(int layer) => Chain.RightNodeOfLayer[layer];

    /// <summary>What the s channels see from the nodes, at unit charge current.</summary>
    public SpinLadder Ladder()
    {
        ChannelLadder ladder = new(Chain);
        ladder.Solve(Left, Right, 1, 0);
        return new SpinLadder(Chain, ladder);
    }

    /// <summary>A two-channel slab as a network for the spin current.</summary>
    /// <exception cref="ArgumentException">The slab has more channels.</exception>
    public PiElement Element(int slab)
    {
        ChannelSlab one = Chain.Slab(slab);
        if (one.Count != 1) throw new ArgumentException($"'{Chain.NameOf(slab)}' has more than two channels.", nameof(slab));
        return new PiElement(one.Network.RhoStar.Si * one.Thickness, one.Modes.Rates[0] * one.Thickness, 2 * one.Polarization[0]);
    }

    /// <summary>The chain of a stack that <see cref="Refusal"/> accepts.</summary>
    public static CollinearStack Of(Multilayer stack, ReadOnlySpan<int> orientations, double cosineSquared = 0) => new(stack, orientations, cosineSquared);

    /// <summary>A layer of two channels as an element.</summary>
    public static PiElement Element(Layer layer, double polarization)
    {
        ChannelNetwork channels = layer.Material.Channels;
        double thickness = layer.Thickness!.Value.Si;
        return new PiElement(channels.RhoStar.Si * thickness, thickness / channels.SpinDiffusionLength.Si, polarization);
    }

    /// <summary>A resistive contact of two channels as an element.</summary>
    public static PiElement Element(InterfaceProperties contact, double polarization) => new(contact.AreaResistance.Si, contact.Delta, polarization);

    /// <summary>Conductance 1/(2ρ* l) in S/m² of a semi-infinite metal of two channels.</summary>
    public static double LeadConductance(ChannelNetwork channels) => 1 / (2 * channels.SpinResistance.Si);

    /// <summary>Whether a layer carries a magnetization.</summary>
    public static bool IsMagnetic(Layer layer) => layer.Material.IsMagnetic || layer.Magnetization is not LayerMagnetization.NotMagnetic;

    /// <summary>Why the collinear model cannot solve the stack with these orientations; null where it can.</summary>
    public static string? Refusal(Multilayer stack, ReadOnlySpan<int> orientations, double cosineSquared = 0, bool knowsTunnels = false)
    {
        if (orientations.Length != stack.Layers.Count) return "Collinear transport needs one orientation for each layer.";
        if (!(cosineSquared >= 0 && cosineSquared <= 1)) return "The squared cosine of the angle between current and magnetization must lie between 0 and 1.";
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            if (LayerRefusal(stack.Layers[i], orientations[i], cosineSquared) is { } wrong) return wrong;
            if (i + 1 == stack.Layers.Count) break;
            if (stack.Interfaces[i].Tunnel is not null && knowsTunnels)
            {
                if (CollinearTunnel.Refusal(stack, orientations, i) is { } closed) return closed;
                continue;
            }
            if (stack.Interfaces[i].Tunnel is not null) return $"The contact '{stack.InterfaceName(i)}' is a tunnel barrier, which this solver does not know.";
            if (stack.Interfaces[i].Gamma != 0 && GammaRefusal(stack, orientations, i) is { } reason) return reason;
            if (ChannelContacts.Refusal(stack, orientations, i) is { } contact) return contact;
        }
        return ChannelContacts.Floating(stack, orientations, cosineSquared);
    }

    private static string? LayerRefusal(Layer layer, int orientation, double cosineSquared)
    {
        ChannelNetwork channels = layer.Material.Channels;
        if (orientation is < -1 or > 1) return $"The orientation of layer '{layer.Name}' must be +1 or -1 (0 for a normal metal).";
        if (orientation == 0 && !channels.IsSpinSymmetric) return channels.IsTwoChannel
            ? $"Layer '{layer.Name}' is made of the ferromagnet '{layer.Material.Name}' (beta is not zero) but has no magnetization. Give it one, for example `magnetization: +z` or `free`."
            : $"Layer '{layer.Name}' is made of '{layer.Material.Name}', whose channels are not alike for both spins, but has no magnetization. Give it one, for example `magnetization: +z` or `free`.";
        if (!layer.IsLead) return null;
        if (channels.IsTwoChannel)
        {
            return double.IsFinite(channels.SpinDiffusionLength.Si) ? null : $"The semi-infinite lead '{layer.Name}' has an infinite spin-diffusion length, so that its spin accumulation never ends. Give its material a finite spin-diffusion length, or the layer a thickness and an end such as `reservoir`.";
        }
        return channels.Apart(cosineSquared) is { } apart
            ? $"In the semi-infinite lead '{layer.Name}' no relaxation connects {apart}, so that they never come to equilibrium with each other however far one goes. Give a relaxation between them, or the layer a thickness and an end such as `reservoir`."
            : null;
    }

    private static string? GammaRefusal(Multilayer stack, ReadOnlySpan<int> orientations, int contact)
    {
        bool left = IsMagnetic(stack.Layers[contact]), right = IsMagnetic(stack.Layers[contact + 1]);
        if (!left && !right) return $"The interface '{stack.InterfaceName(contact)}' has gamma, but neither side is magnetic: there is no axis along which it could tell spins apart. Set gamma to 0.";
        if (left && right && orientations[contact] * orientations[contact + 1] < 0) return $"The interface '{stack.InterfaceName(contact)}' has gamma and stands between two magnets of opposite sense: its majority is not defined. Put a normal layer between them, or set gamma to 0.";
        return (left ? orientations[contact] : orientations[contact + 1]) == 0 ? $"The interface '{stack.InterfaceName(contact)}' has gamma, but its magnetic side has no magnetization. Give that layer one, for example `magnetization: +z` or `free`." : null;
    }

    private static LadderEnd End(EndCondition end, ChannelSlab? lead) => end switch
    {
        EndCondition.Lead => new LadderEnd(lead, false, 0),
        EndCondition.Reservoir => new LadderEnd(null, true, 0),
        EndCondition.Polarization polarization => new LadderEnd(null, false, polarization.Value / 2),
        _ => new LadderEnd(null, false, 0),
    };

    private double LeastPolarization()
    {
        double least = double.PositiveInfinity;
        for (int k = 0; k < Chain.Count; k++) Take(Chain.Slab(k).Polarization[0]);
        foreach (LadderEnd end in (ReadOnlySpan<LadderEnd>)[Left, Right])
        {
            if (!end.IsReservoir) Take(end.Lead?.Polarization[0] ?? end.Source);
        }
        return least;

        void Take(double one) => least = Math.Abs(one) < Math.Abs(least) ? one : least;
    }
}
