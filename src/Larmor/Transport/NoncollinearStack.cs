using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;

namespace Larmor.Transport;

/// <summary>
/// A multilayer as a chain of parts between nodes that carry the accumulation as a vector: normal metal, magnets with their contacts, tunnel
/// barriers. Prepared once; only <see cref="StackPart.At"/> depends on the moments.
/// </summary>
internal sealed class NoncollinearStack
{
    private readonly Multilayer stack;
    private readonly List<StackPart> parts = [];
    private readonly List<MagnetBlock> blocks = [];
    private readonly int[] magnets;

    /// <summary>Prepares a stack that <see cref="NoncollinearRefusal"/> accepts.</summary>
    public NoncollinearStack(Multilayer stack)
    {
        this.stack = stack;
        magnets = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => CollinearStack.IsMagnetic(stack.Layers[i]))];
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            Layer layer = stack.Layers[i];
            int magnet = Array.IndexOf(magnets, i);
            if (magnet >= 0) Add(new MagnetBlock(layer, i, magnet, Face(i, true), Face(i, false)));
            else if (!layer.IsLead) parts.Add(new NormalPart(CollinearStack.Element(layer, 0), i, -1));
            if (i + 1 < stack.Layers.Count) AddContact(i, magnet);
        }
        Merged = Merge();
        HasUndrivenPart = parts.Exists(part => part is NormalPart or TunnelJunction) || blocks.Count == 0
            || !DrivenByMagnets(stack.Left, 0) || !DrivenByMagnets(stack.Right, stack.Layers.Count - 1);
    }

    /// <summary>The multilayer.</summary>
    public Multilayer Multilayer => stack;

    /// <summary>Layer indices of the magnets along +x.</summary>
    public IReadOnlyList<int> Magnets => magnets;

    /// <summary>The magnets along +x.</summary>
    public IReadOnlyList<MagnetBlock> Blocks => blocks;

    /// <summary>One part for each normal layer, contact of normal metals, magnet and barrier.</summary>
    public IReadOnlyList<StackPart> Parts => parts;

    /// <summary>The same with neighbouring normal parts merged.</summary>
    public StackPart[] Merged { get; }

    /// <summary>Whether some part or end feels no drive, so that drives are small where they should be.</summary>
    public bool HasUndrivenPart { get; }

    /// <summary>What stands at an end at unit charge current.</summary>
    public SpinSide End(bool isLeft, ReadOnlySpan<Vector3d> moments, in FrameOfMoments frame)
    {
        EndCondition end = isLeft ? stack.Left : stack.Right;
        int layer = isLeft ? 0 : stack.Layers.Count - 1;
        int magnet = Array.IndexOf(magnets, layer);
        switch (end)
        {
            case EndCondition.Reservoir:
                return new SpinSide { IsReservoir = true };
            case EndCondition.Lead when magnet < 0:
                return new SpinSide { Admittance = Matrix3.Scalar(CollinearStack.LeadConductance(stack.Layers[layer].Material.Channels)) };
            case EndCondition.Polarization polarization:
                Vector3d drive = polarization.Value * Axis(polarization.Along, magnet, moments, frame);
                return new SpinSide { Source = drive, TransposedSource = drive };
            default:
                return default;
        }
    }

    /// <summary>The spin current that an end puts in along +x, in A/m²; zero for none.</summary>
    public Vector3d Injected(bool isLeft, ReadOnlySpan<Vector3d> moments, in FrameOfMoments frame)
    {
        if ((isLeft ? stack.Left : stack.Right) is not EndCondition.SpinCurrent given) return Vector3d.Zero;
        return given.Density.Si * Axis(given.Along, Array.IndexOf(magnets, isLeft ? 0 : stack.Layers.Count - 1), moments, frame);
    }

    /// <summary>
    /// A drive subtracted from all, which changes nothing but keeps digits where all are alike: zero wherever some part is not driven,
    /// otherwise the one of least magnitude.
    /// </summary>
    public Vector3d Reference(ReadOnlySpan<Vector3d> moments)
    {
        if (HasUndrivenPart) return Vector3d.Zero;
        MagnetBlock least = blocks[0];
        double smallest = double.PositiveInfinity;
        foreach (MagnetBlock block in blocks)
        {
            double drive = block.Layer.Material.Channels.Beta;
            if (Math.Abs(drive) >= smallest) continue;
            smallest = Math.Abs(drive);
            least = block;
        }
        return least.Layer.Material.Channels.Beta * moments[least.Magnet];
    }

    private static Vector3d Axis(UnitVector? along, int magnet, ReadOnlySpan<Vector3d> moments, in FrameOfMoments frame) =>
        along is { } axis ? frame.Into(axis) : magnet >= 0 ? moments[magnet] : frame.Into(UnitVector.Z);

    private bool DrivenByMagnets(EndCondition end, int layer) =>
        end is EndCondition.Reservoir || (end is EndCondition.Lead && Array.IndexOf(magnets, layer) >= 0);

    private void Add(MagnetBlock block)
    {
        parts.Add(block);
        blocks.Add(block);
    }

    private void AddContact(int contact, int magnet)
    {
        bool rightIsMagnet = Array.IndexOf(magnets, contact + 1) >= 0;
        InterfaceProperties properties = stack.Interfaces[contact];
        if (magnet >= 0 && rightIsMagnet && properties.Tunnel is { } barrier) parts.Add(new TunnelJunction(barrier, contact, magnet, magnet + 1));
        if (magnet < 0 && !rightIsMagnet && ContactElement(properties, 0) is { } element) parts.Add(new NormalPart(element, -1, contact));
    }

    private MagnetFace Face(int layer, bool isLeft)
    {
        int contact = isLeft ? layer - 1 : layer, neighbour = isLeft ? layer - 1 : layer + 1;
        if (neighbour < 0 || neighbour == stack.Layers.Count) return new MagnetFace(stack.Layers[layer].IsLead ? MagnetFaceKind.Far : MagnetFaceKind.End);
        InterfaceProperties properties = stack.Interfaces[contact];
        bool isMagnetic = Array.IndexOf(magnets, neighbour) >= 0;
        if (isMagnetic && properties.Tunnel is not null) return new MagnetFace(MagnetFaceKind.Barrier) { Contact = contact };
        bool isPlain = isMagnetic || NoncollinearRefusal.IsPlain(properties);
        double polarization = properties.Tunnel is { } barrier ? (isLeft ? barrier.PolarizationRight : barrier.PolarizationLeft) : properties.Gamma;
        return new MagnetFace(MagnetFaceKind.Metal)
        {
            Contact = contact,
            Element = isMagnetic ? null : ContactElement(properties, polarization),
            Mixing = properties.Tunnel is { } tunnel
                ? TunnelJunction.ConductanceOf(tunnel) / 2
                : properties.Mixing is { } mixing && !isMagnetic ? SharvinCorrection.Of(mixing, stack.Layers[neighbour].Material) : Complex.Zero,
            Loss = properties.TransverseLoss.Si,
            Passing = isPlain ? double.PositiveInfinity : properties.PassingConductance.Si,
        };
    }

    /// <summary>A contact as an element; null where it has no resistance.</summary>
    private static PiElement? ContactElement(InterfaceProperties contact, double polarization) =>
        contact.Tunnel is { } barrier ? new PiElement(1 / (TunnelJunction.ConductanceOf(barrier) * (1 - (polarization * polarization))), 0, polarization)
        : contact.IsTransparent ? null
        : CollinearStack.Element(contact, polarization);

    private StackPart[] Merge()
    {
        List<StackPart> merged = [];
        foreach (StackPart part in parts)
        {
            if (part is NormalPart normal && merged.Count > 0 && merged[^1] is NormalPart before) merged[^1] = before.Then(normal);
            else merged.Add(part);
        }
        return [.. merged];
    }
}

/// <summary>
/// The frame in which a stack is solved: its third axis lies along the first magnet, so that collinear stacks along any axis are as exact as
/// along a coordinate axis.
/// </summary>
internal readonly record struct FrameOfMoments(TangentFrame Axes)
{
    /// <summary>The frame of a first moment.</summary>
    public static FrameOfMoments Of(ReadOnlySpan<UnitVector> moments) => new(TangentFrame.At(moments.Length > 0 ? moments[0] : UnitVector.Z));

    /// <summary>Into the frame.</summary>
    public Vector3d Into(Vector3d vector) => new(Vector3d.Dot(Axes.First, vector), Vector3d.Dot(Axes.Second, vector), Vector3d.Dot(Axes.Normal, vector));

    /// <summary>Out of the frame into the laboratory.</summary>
    public Vector3d Out(Vector3d vector) => (vector.X * Axes.First) + (vector.Y * Axes.Second) + (vector.Z * Axes.Normal);
}
