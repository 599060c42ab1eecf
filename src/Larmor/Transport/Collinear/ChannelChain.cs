using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Transport.Collinear;

/// <summary>A run of layers as slabs and the nodes between them; resistive contacts are slabs of their own.</summary>
/// <remarks>
/// A contact lets a channel through where both sides have it, and a resistive one only where it has a conductance for it. Relaxations of a contact
/// act half on each of its faces, which is G times the mean of both; where only one face has the pair, wholly on that. Positive for any G.
/// </remarks>
internal sealed class ChannelChain
{
    private readonly Multilayer stack;
    private readonly int[] senses;
    private readonly double cosineSquared;
    private readonly Dictionary<ChannelNetwork, ChannelModes> known = [];
    private readonly Dictionary<(ChannelNetwork Network, double Thickness, int Sense), ChannelSlab> shared = [];
    private readonly Dictionary<(double AreaResistance, double Gamma, double Delta), ChannelNetwork> contacts = [];
    private readonly List<(ChannelSlab Slab, string Name)> slabs;

    /// <summary>The layers first to last of a stack, leads left out.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="senses">For each layer of the stack +1, −1 or 0.</param>
    /// <param name="first">First layer of the run.</param>
    /// <param name="last">Last layer of the run.</param>
    /// <param name="cosineSquared">cos²θ of the angle between current and moments.</param>
    public ChannelChain(Multilayer stack, ReadOnlySpan<int> senses, int first, int last, double cosineSquared)
    {
        this.stack = stack;
        this.senses = senses.ToArray();
        this.cosineSquared = cosineSquared;
        slabs = new(2 * (last - first + 1));
        ElementOfLayer = new int[stack.Layers.Count];
        LeftNodeOfLayer = new int[stack.Layers.Count];
        RightNodeOfLayer = new int[stack.Layers.Count];
        for (int i = first; i <= last; i++)
        {
            LeftNodeOfLayer[i] = slabs.Count;
            ElementOfLayer[i] = -1;
            ChannelSlab slab = OfLayer(i);
            if (stack.Layers[i].IsLead && i == first) LeadLeft = slab;
            else if (stack.Layers[i].IsLead) LeadRight = slab;
            else
            {
                ElementOfLayer[i] = slabs.Count;
                slabs.Add((slab, stack.Layers[i].Name));
            }
            RightNodeOfLayer[i] = slabs.Count;
            if (i < last && !stack.Interfaces[i].IsTransparent) slabs.Add((OfContact(i), stack.InterfaceName(i)));
        }
        Nodes = new ChannelNode[slabs.Count + 1];
        for (int k = 0; k <= slabs.Count; k++) Nodes[k] = new ChannelNode(k == 0 ? LeadLeft : slabs[k - 1].Slab, k == slabs.Count ? LeadRight : slabs[k].Slab);
        for (int i = first; i < last; i++)
        {
            if (stack.Interfaces[i].Relaxations.Count == 0) continue;
            RelaxFace(i, Nodes[RightNodeOfLayer[i]], i);
            RelaxFace(i, Nodes[LeftNodeOfLayer[i + 1]], i + 1);
        }
        Width = Nodes.Max(node => node.Count);
    }

    /// <summary>Number of slabs.</summary>
    public int Count => slabs.Count;

    /// <summary>Most differences of a node.</summary>
    public int Width { get; }

    /// <summary>Whether both nodes of a slab have one difference: two channels on either side of both.</summary>
    public bool IsOneMode(int k) => Width == 1 || (Nodes[k].Count == 1 && Nodes[k + 1].Count == 1);

    /// <summary>The nodes, one more than slabs.</summary>
    public ChannelNode[] Nodes { get; }

    /// <summary>The lead on the left; null for none.</summary>
    public ChannelSlab? LeadLeft { get; }

    /// <summary>The lead on the right; null for none.</summary>
    public ChannelSlab? LeadRight { get; }

    /// <summary>The slab of each layer; −1 for a lead.</summary>
    public int[] ElementOfLayer { get; }

    /// <summary>The node at the left face of each layer; of a lead its only face.</summary>
    public int[] LeftNodeOfLayer { get; }

    /// <summary>The node at the right face of each layer; of a lead its only face.</summary>
    public int[] RightNodeOfLayer { get; }

    /// <summary>A slab.</summary>
    public ChannelSlab Slab(int k) => slabs[k].Slab;

    /// <summary>Name of a slab: of its layer or contact.</summary>
    public string NameOf(int k) => slabs[k].Name;

    /// <summary>Sense of a contact: that of its magnetic side, the left one where both are.</summary>
    public static int SenseOfContact(Multilayer stack, ReadOnlySpan<int> senses, int contact) =>
        CollinearStack.IsMagnetic(stack.Layers[contact]) ? senses[contact] : senses[contact + 1];

    /// <summary>The populations that cross a resistive contact, with their conductances in S/m² in the place of conductivities.</summary>
    public static ChannelNetwork NetworkOfContact(InterfaceProperties contact)
    {
        double flip = contact.Delta;
        if (contact.ChannelConductances.Count == 0)
        {
            return ChannelNetwork.FromValetFert(Resistivity.FromSi(contact.AreaResistance.Si), contact.Gamma, Length.FromSi(flip == 0 ? double.PositiveInfinity : 1 / flip));
        }
        return ChannelNetwork.FromChannels(
            [
                new Channel(Channel.SpinUp, Conductivity.FromSi(contact.ConductanceUp.Si)),
                new Channel(Channel.SpinDown, Conductivity.FromSi(contact.ConductanceDown.Si)),
                .. contact.ChannelConductances.Select(one => new Channel(one.Name, Conductivity.FromSi(one.Conductance.Si))),
            ],
            flip == 0 ? [] : [new ChannelRelaxation(Channel.SpinUp, Channel.SpinDown, ConductancePerVolume.FromSi(flip * flip / (4 * contact.AreaResistance.Si)))]);
    }

    /// <summary>Whether a layer has a channel, named along its own moment.</summary>
    public static bool Has(Layer layer, string channel) => layer.Material.Channels.Channels.Any(one => one.Name == Channel.CommonName(channel));

    private ChannelSlab OfLayer(int i)
    {
        Layer layer = stack.Layers[i];
        return Shared(layer.Material.Channels, layer.Thickness?.Si ?? double.PositiveInfinity, senses[i]);
    }

    private ChannelSlab OfContact(int contact)
    {
        InterfaceProperties properties = stack.Interfaces[contact];
        if (properties.Tunnel is { } tunnel) return Shared(CollinearTunnel.NetworkOf(tunnel, senses[contact], senses[contact + 1]), 1, 1);
        (double, double, double) key = (properties.AreaResistance.Si, properties.Gamma, properties.Delta);
        ChannelNetwork? network = null;
        bool isPlain = properties.ChannelConductances.Count == 0;
        if (!isPlain || !contacts.TryGetValue(key, out network)) network = NetworkOfContact(properties);
        if (isPlain) contacts[key] = network;
        return Shared(network, 1, SenseOfContact(stack, senses, contact));
    }

    // Equal networks have their modes once, equal slabs are one.
    private ChannelSlab Shared(ChannelNetwork network, double thickness, int sense)
    {
        if (shared.TryGetValue((network, thickness, sense), out ChannelSlab? slab)) return slab;
        if (!known.TryGetValue(network, out ChannelModes? modes)) known[network] = modes = ChannelModes.Of(network, cosineSquared);
        return shared[(network, thickness, sense)] = new ChannelSlab(network, modes, thickness, sense);
    }

    /// <summary>Puts the share of a contact's relaxations on its face towards a layer.</summary>
    internal void RelaxFace(int contact, ChannelNode face, int layer)
    {
        int other = layer == contact ? contact + 1 : contact;
        foreach (InterfaceRelaxation one in stack.Interfaces[contact].Relaxations)
        {
            if (!Has(stack.Layers[layer], one.First) || !Has(stack.Layers[layer], one.Second)) continue;
            bool isShared = Has(stack.Layers[other], one.First) && Has(stack.Layers[other], one.Second);
            int sense = senses[layer] != 0 ? senses[layer] : senses[other];
            face.Relax(
                stack.InterfaceName(contact), one.Mechanism, one.At(cosineSquared) * (isShared ? 0.5 : 1),
                ChannelSlab.AlongAxis(Channel.CommonName(one.First), sense), ChannelSlab.AlongAxis(Channel.CommonName(one.Second), sense));
        }
    }
}
