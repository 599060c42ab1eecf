using Larmor.Layers;
using Larmor.Materials;

namespace Larmor.Transport.Collinear;

/// <summary>Which channels meet at the contacts of a collinear stack, and whether every population is tied to the others.</summary>
internal static class ChannelContacts
{
    /// <summary>What is wrong with the channels that a contact names; null for nothing.</summary>
    public static string? Refusal(Multilayer stack, ReadOnlySpan<int> orientations, int contact)
    {
        InterfaceProperties properties = stack.Interfaces[contact];
        if (properties.ChannelConductances.Count == 0 && properties.Relaxations.Count == 0) return null;
        string name = stack.InterfaceName(contact);
        Layer left = stack.Layers[contact], right = stack.Layers[contact + 1];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (ChannelConductance one in properties.ChannelConductances)
        {
            string channel = Channel.CommonName(one.Name);
            if (properties.IsTransparent) return $"The interface '{name}' has no resistance, so that every channel of both sides passes; take out the conductance of '{channel}', or give the contact an area resistance.";
            if (channel is Channel.SpinUp or Channel.SpinDown) return $"The interface '{name}' gives a conductance of '{channel}'; those of the s channels follow from its area resistance and gamma.";
            if (!seen.Add(channel)) return $"The interface '{name}' gives the conductance of '{channel}' twice.";
            if (!(one.Conductance.Si > 0 && double.IsFinite(one.Conductance.Si))) return $"The conductance of '{channel}' at the interface '{name}' must be positive; got {one.Conductance}. Leave it out to block the channel.";
            if (!ChannelChain.Has(left, channel) || !ChannelChain.Has(right, channel)) return $"The interface '{name}' lets the channel '{channel}' through, which '{(ChannelChain.Has(left, channel) ? right : left).Name}' does not have. A channel on one side only is blocked: leave it out.";
            if (Channel.SpinOf(channel) != 0 && orientations[contact] * orientations[contact + 1] < 0) return $"The interface '{name}' lets '{channel}' through between two magnets of opposite sense, where it is one spin on the left and the other on the right. Put a normal layer between them, or leave it out.";
        }
        foreach (InterfaceRelaxation one in properties.Relaxations)
        {
            if (one.Conductance.Si >= 0 && one.Conductance.Si + one.Anisotropy.Si >= 0 && double.IsFinite(one.Conductance.Si + one.Anisotropy.Si) && (HasPair(left, one) || HasPair(right, one))) continue;
            return HasPair(left, one) || HasPair(right, one)
                ? $"The relaxation '{one.First} <-> {one.Second}' at the interface '{name}' must not be negative at any angle; got {one.Conductance} and an anisotropy of {one.Anisotropy}. A negative one would let entropy fall."
                : $"The relaxation '{one.First} <-> {one.Second}' at the interface '{name}' joins channels that neither side has together.";
        }
        return null;
    }

    /// <summary>What is tied to nothing, so that its potential is not defined; null where all populations of the stack hang together.</summary>
    /// <remarks>Any distribution without current and without relaxation must be the same potential everywhere: the graph of all populations, with contacts, relaxations and ends, has one part.</remarks>
    public static string? Floating(Multilayer stack, ReadOnlySpan<int> orientations, double cosineSquared)
    {
        int[] offsets = new int[stack.Layers.Count + 1];
        for (int i = 0; i < stack.Layers.Count; i++) offsets[i + 1] = offsets[i] + stack.Layers[i].Material.Channels.Channels.Count;
        ConnectedChannels graph = new(offsets[^1]);
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            JoinLayer(stack, i, offsets[i], graph, cosineSquared);
            if (i + 1 < stack.Layers.Count) JoinContact(stack, orientations, i, offsets, graph, cosineSquared);
        }
        int[] roots = [.. graph.Roots().Take(2)];
        if (roots.Length == 1) return null;
        const string cure = "Give a spin-diffusion length, or make one end a `reservoir`.";
        if (roots[1] == 1) return $"Nothing fixes the spin accumulation: no spin is ever flipped (all spin-diffusion lengths infinite, no interface with delta) and no end is a lead or a reservoir. {cure}";
        int layer = Array.FindIndex(offsets, offset => offset > roots[1]) - 1;
        Channel channel = stack.Layers[layer].Material.Channels.Channels[roots[1] - offsets[layer]];
        return $"Nothing fixes the potential of the channel '{channel.Name}' in layer '{stack.Layers[layer].Name}': no contact lets it through and no relaxation ties it to the other channels. Give a relaxation, or leave the channel out.";
    }

    private static bool HasPair(Layer layer, InterfaceRelaxation pair) => ChannelChain.Has(layer, pair.First) && ChannelChain.Has(layer, pair.Second);

    private static void JoinLayer(Multilayer stack, int i, int offset, ConnectedChannels graph, double cosineSquared)
    {
        Layer layer = stack.Layers[i];
        ChannelNetwork network = layer.Material.Channels;
        bool isFixed = layer.IsLead || (i == 0 && stack.Left is EndCondition.Reservoir) || (i == stack.Layers.Count - 1 && stack.Right is EndCondition.Reservoir);
        // Relaxation too weak to be told from none in floating-point numbers does not fix anything.
        if (network.IsTwoChannel && !layer.IsLead) isFixed |= new PiElement(network.RhoStar.Si * layer.Thickness!.Value.Si, layer.Thickness.Value.Si / network.SpinDiffusionLength.Si, 0).Shunt > 0;
        for (int c = 1; c < network.Channels.Count && isFixed; c++) graph.Join(offset, offset + c);
        if (network.IsTwoChannel) return;
        foreach (ChannelRelaxation one in network.Relaxations)
        {
            if (one.At(cosineSquared) > 0) graph.Join(offset + ChannelModes.IndexOf(network.Channels, one.First), offset + ChannelModes.IndexOf(network.Channels, one.Second));
        }
    }

    private static void JoinContact(Multilayer stack, ReadOnlySpan<int> orientations, int contact, int[] offsets, ConnectedChannels graph, double cosineSquared)
    {
        InterfaceProperties properties = stack.Interfaces[contact];
        Layer left = stack.Layers[contact], right = stack.Layers[contact + 1];
        IReadOnlyList<Channel> ours = left.Material.Channels.Channels, theirs = right.Material.Channels.Channels;
        graph.Join(offsets[contact] + Spin(orientations[contact], 0), offsets[contact + 1] + Spin(orientations[contact + 1], 0));
        graph.Join(offsets[contact] + Spin(orientations[contact], 1), offsets[contact + 1] + Spin(orientations[contact + 1], 1));
        for (int c = 2; c < ours.Count; c++)
        {
            string along = ChannelSlab.AlongAxis(ours[c].Name, orientations[contact]);
            if (!properties.IsTransparent && properties.ChannelConductances.All(one => Channel.CommonName(one.Name) != ours[c].Name)) continue;
            for (int k = 2; k < theirs.Count; k++)
            {
                if (ChannelSlab.AlongAxis(theirs[k].Name, orientations[contact + 1]) == along) graph.Join(offsets[contact] + c, offsets[contact + 1] + k);
            }
        }
        if (properties.Delta > 0) graph.Join(offsets[contact], offsets[contact] + 1);
        foreach (InterfaceRelaxation one in properties.Relaxations)
        {
            if (one.At(cosineSquared) == 0) continue;
            foreach ((Layer layer, int offset) in ((Layer, int)[])[(left, offsets[contact]), (right, offsets[contact + 1])])
            {
                if (!HasPair(layer, one)) continue;
                IReadOnlyList<Channel> channels = layer.Material.Channels.Channels;
                graph.Join(offset + ChannelModes.IndexOf(channels, Channel.CommonName(one.First)), offset + ChannelModes.IndexOf(channels, Channel.CommonName(one.Second)));
            }
        }
    }

    // The place of the channel that is up (0) or down (1) along the common axis.
    private static int Spin(int orientation, int channel) => orientation < 0 ? 1 - channel : channel;
}
