using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Transport.Collinear;
using Larmor.Transport.Noncollinear;

namespace Larmor.Transport.InTime;

/// <summary>What a face of a piece of the network is.</summary>
internal enum PortKind
{
    /// <summary>D = 0: a reservoir, or where nothing arrives.</summary>
    Held,

    /// <summary>A node that carries all components of D.</summary>
    Vector,

    /// <summary>A node of a magnet's own, with the component along its moment.</summary>
    Scalar,

    /// <summary>The component along a moment of a node that carries all: a magnet in contact without resistance.</summary>
    Bound,
}

/// <summary>A face.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Node">Its number among the nodes of its kind.</param>
/// <param name="Magnet">The magnet whose moment it belongs to; −1 for none.</param>
internal readonly record struct Port(PortKind Kind, int Node, int Magnet);

/// <summary>A layer of the network.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Slab">Its modes, of one component.</param>
/// <param name="Components">3 in a normal metal, 1 in a magnet.</param>
/// <param name="Left">Its left face.</param>
/// <param name="Right">Its right face.</param>
/// <param name="FirstMode">Where its amplitudes begin among all amplitudes, component after component.</param>
internal sealed record SlabPlace(int Layer, SlabModes Slab, int Components, Port Left, Port Right, int FirstMode);

/// <summary>A resistive contact: along the moment at a magnet, all components alike between normal metals.</summary>
internal sealed record ContactPlace(int Contact, PiElement Element, Port Left, Port Right)
{
    /// <summary>3 between normal metals, 1 at a magnet.</summary>
    public int Components => Left.Kind == PortKind.Vector && Right.Kind == PortKind.Vector ? 3 : 1;
}

/// <summary>A magnet across its moment: what it does to the nodes beside it.</summary>
/// <param name="Block">The magnet with its contacts.</param>
/// <param name="Across">Its two-port, ended where the stack ends.</param>
/// <param name="Left">Vector node at its left; −1 for none.</param>
/// <param name="Right">Vector node at its right; −1 for none.</param>
internal sealed record MagnetPlace(MagnetBlock Block, TransverseTwoPort Across, int Left, int Right);

/// <summary>
/// A stack whose moments point along any directions and move, as nodes that carry the accumulation in time: normal metals with all components, magnets with the one along their moment, contacts and the
/// transverse spin inside of magnets without memory.
/// </summary>
internal sealed class VectorNetwork
{
    private readonly NoncollinearStack prepared;
    private readonly List<SlabPlace> slabs = [];
    private readonly List<ContactPlace> contacts = [];
    private readonly List<MagnetPlace> magnets = [];
    private readonly List<double> vectorMasses = [], scalarMasses = [];
    private readonly List<(int Node, int Magnet, double Mass)> boundMasses = [];
    private readonly List<(Port Port, double Amount)> drives = [];
    private readonly List<(int Node, Vector3d Amount)> ends = [];

    /// <summary>Prepares a stack that the refusal accepts.</summary>
    public VectorNetwork(Multilayer stack, double shortest)
    {
        prepared = new NoncollinearStack(stack);
        Dictionary<int, MagnetBlock> blocks = prepared.Blocks.ToDictionary(block => block.Index);
        Port[] lefts = new Port[stack.Layers.Count], rights = new Port[stack.Layers.Count];
        for (int i = 0; i < lefts.Length; i++)
        {
            int magnet = blocks.TryGetValue(i, out MagnetBlock? block) ? block.Magnet : -1;
            lefts[i] = i == 0 ? EndPort(stack.Left, magnet) : PortAt(i, magnet, stack.Interfaces[i - 1], rights[i - 1], isLeft: true);
            rights[i] = i + 1 == lefts.Length ? EndPort(stack.Right, magnet) : PortAt(i, magnet, stack.Interfaces[i], NodeOfNext(i, magnet, blocks), isLeft: false);
        }
        for (int i = 0; i < lefts.Length; i++) AddSlab(stack, i, (lefts[i], rights[i]), shortest);
        for (int i = 0; i + 1 < lefts.Length; i++) AddContact(stack, i, (rights[i], lefts[i + 1]), blocks);
        foreach (MagnetBlock block in prepared.Blocks) AddMagnet(stack, block, block.Index == 0 ? -1 : NodeOf(rights[block.Index - 1]), block.Index + 1 == lefts.Length ? -1 : NodeOf(lefts[block.Index + 1]));
        AddEnd(stack.Left, lefts[0], 1);
        AddEnd(stack.Right, rights[^1], -1);
        SeriesResistanceArea = stack.Layers.Where(layer => !layer.IsLead).Sum(layer => CollinearStack.Element(layer, layer.Material.Channels.Beta).ChargeResistance) + contacts.Sum(contact => contact.Element.ChargeResistance);
    }

    /// <summary>The stack.</summary>
    public Multilayer Multilayer => prepared.Multilayer;

    /// <summary>Layer indices of the magnets along +x.</summary>
    public IReadOnlyList<int> MagnetLayers => prepared.Magnets;

    /// <summary>The layers.</summary>
    public IReadOnlyList<SlabPlace> Slabs => slabs;

    /// <summary>The contacts with resistance.</summary>
    public IReadOnlyList<ContactPlace> Contacts => contacts;

    /// <summary>The magnets along +x.</summary>
    public IReadOnlyList<MagnetPlace> Magnets => magnets;

    /// <summary>Mass of each vector node in s S/m², that of magnets bound to it left out.</summary>
    public IReadOnlyList<double> VectorMasses => vectorMasses;

    /// <summary>Mass of each scalar node in s S/m².</summary>
    public IReadOnlyList<double> ScalarMasses => scalarMasses;

    /// <summary>Masses of magnets that vector nodes carry along their moments.</summary>
    public IReadOnlyList<(int Node, int Magnet, double Mass)> BoundMasses => boundMasses;

    /// <summary>b along moments: what unit charge current puts into the faces.</summary>
    public IReadOnlyList<(Port Port, double Amount)> Drives => drives;

    /// <summary>b of ends that fix a polarization, at vector nodes.</summary>
    public IReadOnlyList<(int Node, Vector3d Amount)> Ends => ends;

    /// <summary>R_s A in ohm m².</summary>
    public double SeriesResistanceArea { get; }

    /// <summary>Number of components of all nodes: three for each vector node, then one for each scalar node.</summary>
    public int FaceCount => (3 * vectorMasses.Count) + scalarMasses.Count;

    /// <summary>Number of amplitudes.</summary>
    public int ModeCount => slabs.Sum(slab => slab.Components * slab.Slab.Count);

    /// <summary>Why a stack that can be solved with moments along any directions cannot be followed in time; null where it can.</summary>
    public static string? Refusal(Multilayer stack)
    {
        if (SpinStack.UnknownMaterial(stack) is { } unknown) return unknown;
        for (int i = 0; i + 1 < stack.Layers.Count; i++)
        {
            if (CollinearStack.IsMagnetic(stack.Layers[i]) && CollinearStack.IsMagnetic(stack.Layers[i + 1])) return $"The magnets '{stack.Layers[i].Name}' and '{stack.Layers[i + 1].Name}' touch; electrons that take time are followed between magnets with a normal metal between them. Put one there, or take quasi-static electrons.";
        }
        return OfEnd(stack.Left, stack.Layers[0], "left") ?? OfEnd(stack.Right, stack.Layers[^1], "right");
    }

    private static string? OfEnd(EndCondition end, Layer layer, string side) => end switch
    {
        EndCondition.SpinCurrent => $"The {side} end puts in a given spin current, which is not followed here. Give it `reservoir`, `sealed` or a polarization.",
        EndCondition.Polarization { Along: not null } when CollinearStack.IsMagnetic(layer) => $"The {side} end puts polarized spins along an axis of their own straight into the magnet '{layer.Name}', which is not followed in time. Leave `along` out, or put a normal layer at that end.",
        _ => null,
    };

    private static int NodeOf(Port port) => port.Kind == PortKind.Vector ? port.Node : -1;

    private Port NewVector()
    {
        vectorMasses.Add(0);
        return new Port(PortKind.Vector, vectorMasses.Count - 1, -1);
    }

    private Port NewScalar(int magnet)
    {
        scalarMasses.Add(0);
        return new Port(PortKind.Scalar, scalarMasses.Count - 1, magnet);
    }

    private Port EndPort(EndCondition end, int magnet) => end is EndCondition.Reservoir or EndCondition.Lead ? default : magnet < 0 ? NewVector() : NewScalar(magnet);

    /// <summary>The node that a magnet's right neighbour in plain contact will have at its left face, made before it; otherwise of no meaning.</summary>
    private Port NodeOfNext(int layer, int magnet, Dictionary<int, MagnetBlock> blocks) =>
        magnet >= 0 && blocks[layer].Right.Element is null && !blocks.ContainsKey(layer + 1) ? NewVector() : default;

    private Port PortAt(int layer, int magnet, InterfaceProperties contact, Port neighbour, bool isLeft)
    {
        bool isPlain = contact.IsTransparent;
        if (magnet >= 0) return isPlain ? new Port(PortKind.Bound, neighbour.Node, magnet) : NewScalar(magnet);
        // A normal metal shares the node of the neighbour at its left; at its right it makes one.
        if (!isLeft || !isPlain) return NewVector();
        return neighbour with { Kind = PortKind.Vector, Magnet = -1 };
    }

    private void AddSlab(Multilayer stack, int index, (Port Left, Port Right) faces, double shortest)
    {
        Layer layer = stack.Layers[index];
        ChannelNetwork channels = layer.Material.Channels;
        int components = CollinearStack.IsMagnetic(layer) ? 1 : 3;
        double inverse = 1 / channels.SpinDiffusionLength.Si, diffusion = SpinStack.InverseDiffusion(layer.Material), conductivity = 1 / (2 * channels.RhoStar.Si);
        int side = !layer.IsLead ? 0 : index == 0 ? -1 : 1;
        double length = layer.Thickness?.Si ?? SpinDomain.LengthsOfLead / inverse;
        SlabModes slab = new(new SpinDomain(index, 0, length, conductivity, inverse, diffusion, components == 1 ? channels.Beta : 0, side), shortest);
        slabs.Add(new SlabPlace(index, slab, components, faces.Left, faces.Right, ModeCount));
        AddMass(faces.Left, slab.LeftMass);
        AddMass(faces.Right, slab.RightMass);
        AddDrive(faces, slab.Polarization);
    }

    private void AddContact(Multilayer stack, int contact, (Port Right, Port Left) faces, Dictionary<int, MagnetBlock> blocks)
    {
        if (stack.Interfaces[contact].IsTransparent) return;
        PiElement element;
        (Port left, Port right) = faces;
        if (blocks.TryGetValue(contact, out MagnetBlock? before))
        {
            element = before.Right.Element!.Value;
            right = new Port(PortKind.Bound, right.Node, before.Magnet);
        }
        else if (blocks.TryGetValue(contact + 1, out MagnetBlock? after))
        {
            element = after.Left.Element!.Value;
            left = new Port(PortKind.Bound, left.Node, after.Magnet);
        }
        else
        {
            element = CollinearStack.Element(stack.Interfaces[contact], 0);
        }
        contacts.Add(new ContactPlace(contact, element, left, right));
        AddDrive((left, right), element.Polarization);
    }

    private void AddMagnet(Multilayer stack, MagnetBlock block, int left, int right)
    {
        TransverseTwoPort across = block.Transverse;
        // A sealed end lets no transverse spin through; a reservoir holds it at zero.
        if (block.Index == 0 && stack.Left is not EndCondition.Reservoir) across = default(TransverseTwoPort).Then(across);
        if (block.Index + 1 == stack.Layers.Count && stack.Right is not EndCondition.Reservoir) across = across.Then(default);
        magnets.Add(new MagnetPlace(block, across, left, right));
    }

    private void AddEnd(EndCondition end, Port port, int sign)
    {
        if (end is not EndCondition.Polarization given) return;
        if (port.Kind == PortKind.Scalar) drives.Add((port, sign * given.Value));
        else if (given.Along is { } axis) ends.Add((port.Node, sign * given.Value * axis.Components));
    }

    private void AddMass(Port port, double mass)
    {
        if (port.Kind == PortKind.Vector) vectorMasses[port.Node] += mass;
        if (port.Kind == PortKind.Scalar) scalarMasses[port.Node] += mass;
        if (port.Kind == PortKind.Bound) boundMasses.Add((port.Node, port.Magnet, mass));
    }

    private void AddDrive((Port Left, Port Right) faces, double polarization)
    {
        if (polarization == 0) return;
        Put(faces.Left, -polarization);
        Put(faces.Right, polarization);
    }

    // At one node the drives of both sides are subtracted as they were given.
    private void Put(Port port, double amount)
    {
        if (port.Kind == PortKind.Held) return;
        int known = drives.FindIndex(drive => drive.Port == port);
        if (known < 0) drives.Add((port, amount));
        else drives[known] = (port, drives[known].Amount + amount);
    }
}
