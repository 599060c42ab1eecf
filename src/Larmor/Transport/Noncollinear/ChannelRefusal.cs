using Larmor.Layers;
using Larmor.Materials;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// Where channels beyond s-up and s-down cannot stand beside moments along any directions. A node carries one potential and one accumulation
/// vector, those of the s channels: every other channel ends at the faces of its own layer, blocked or held by a reservoir.
/// </summary>
internal static class ChannelRefusal
{
    /// <summary>What is wrong with the channels of a layer; null for nothing.</summary>
    public static string? OfLayer(Multilayer stack, int index)
    {
        Layer layer = stack.Layers[index];
        ChannelNetwork channels = layer.Material.Channels;
        if (channels.IsTwoChannel) return null;
        if (!CollinearStack.IsMagnetic(layer))
        {
            if (!channels.IsSpinSymmetric) return $"Layer '{layer.Name}' is made of the normal metal '{layer.Material.Name}', whose channels differ for spins up and down: there is no axis along which they could. Give every channel its counterpart of the other spin with the same conductivity and the same relaxations, or the layer a magnetization.";
            if (channels.IsAnisotropic) return $"The normal metal '{layer.Material.Name}' of layer '{layer.Name}' has a relaxation that depends on the angle between current and moment, but no moment. Take out the anisotropy.";
        }
        if (layer.IsLead)
        {
            return (channels.Apart(0) ?? channels.Apart(1)) is { } apart
                ? $"In the semi-infinite lead '{layer.Name}' no relaxation connects {apart}, so that they never come to equilibrium with each other however far one goes. Give a relaxation between them, or the layer a thickness and an end such as `reservoir`."
                : null;
        }
        return (Loose(stack, index, 0) ?? Loose(stack, index, 1)) is { } loose
            ? $"In layer '{layer.Name}' nothing ties the channel '{loose}' to the s channels, and its neighbours do not let it through: no current reaches it and its potential is not determined. Give a relaxation between it and another channel, or leave it out."
            : null;
    }

    /// <summary>What is wrong with the channels that meet at a contact; null for nothing.</summary>
    public static string? OfContact(Multilayer stack, int contact)
    {
        InterfaceProperties properties = stack.Interfaces[contact];
        Layer left = stack.Layers[contact], right = stack.Layers[contact + 1];
        string name = stack.InterfaceName(contact);
        if (properties.ChannelConductances.Count > 0) return $"The interface '{name}' lets the channel '{properties.ChannelConductances[0].Name}' through. Beside moments along different directions only the s channels pass from layer to layer, since each magnet names the others along its own moment. Leave the conductance out, which blocks the channel.";
        if (!properties.IsTransparent || properties.Tunnel is not null) return null;
        string? shared = Extras(left).FirstOrDefault(one => Extras(right).Any(other => one == other || one == ChannelSlab.AlongAxis(other, -1)));
        return shared is null
            ? null
            : $"At the plain contact '{name}' both '{left.Name}' and '{right.Name}' have the channel '{shared}', each along its own moment or none: how much of it passes when moments differ would need mixing conductances of that channel. Give the contact an area resistance, which only the s channels pass, or put a layer without '{shared}' between them.";
    }

    private static IEnumerable<string> Extras(Layer layer) => layer.Material.Channels.Channels.Skip(2).Select(channel => channel.Name);

    // A channel from which no relaxation, in the layer or at its faces, leads to s-up or s-down, nor a reservoir holds it.
    private static string? Loose(Multilayer stack, int index, double cosineSquared)
    {
        bool isHeld = (index == 0 && stack.Left is EndCondition.Reservoir) || (index == stack.Layers.Count - 1 && stack.Right is EndCondition.Reservoir);
        if (isHeld) return null;
        Layer layer = stack.Layers[index];
        List<(string First, string Second)> pairs = [.. layer.Material.Channels.Relaxations.Where(one => one.At(cosineSquared) > 0).Select(one => (one.First, one.Second))];
        foreach (int contact in new[] { index - 1, index }.Where(contact => contact >= 0 && contact < stack.Interfaces.Count))
        {
            pairs.AddRange(stack.Interfaces[contact].Relaxations.Where(one => one.At(cosineSquared) > 0).Select(one => (Channel.CommonName(one.First), Channel.CommonName(one.Second))));
        }
        HashSet<string> tied = new(StringComparer.Ordinal) { Channel.SpinUp, Channel.SpinDown };
        for (bool grows = true; grows;)
        {
            grows = false;
            foreach ((string first, string second) in pairs)
            {
                if (tied.Contains(first)) grows |= tied.Add(second);
                else if (tied.Contains(second)) grows |= tied.Add(first);
            }
        }
        return Extras(layer).FirstOrDefault(channel => !tied.Contains(channel));
    }
}
