using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

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
    private readonly int[] magnetOfLayer;
    private readonly int[] magnetsBefore;

    /// <summary>Prepares a stack that <see cref="NoncollinearRefusal"/> accepts.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="precession">How spins turn in its normal metals; null where they do not.</param>
    public NoncollinearStack(Multilayer stack, NormalPrecession? precession = null)
    {
        this.stack = stack;
        Precession = precession;
        magnets = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => CollinearStack.IsMagnetic(stack.Layers[i]))];
        magnetOfLayer = [.. Enumerable.Repeat(-1, stack.Layers.Count)];
        magnetsBefore = new int[stack.Layers.Count];
        for (int k = 0; k < magnets.Length; k++) magnetOfLayer[magnets[k]] = k;
        for (int i = 0; i < magnetsBefore.Length; i++) magnetsBefore[i] = (i == 0 ? 0 : magnetsBefore[i - 1]) + (magnetOfLayer[i] >= 0 ? 1 : 0);
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            Layer layer = stack.Layers[i];
            int magnet = magnetOfLayer[i];
            if (magnet >= 0) Add(new MagnetBlock(stack, i, magnet, Face(i, true), Face(i, false)));
            else if (!layer.IsLead && precession is not null) parts.Add(new PrecessingPart(layer, precession.Rate) { LeftFrame = PrecessionFrame, RightFrame = PrecessionFrame });
            else if (!layer.IsLead) parts.Add(layer.Material.Channels.IsTwoChannel
                ? new NormalPart(CollinearStack.Element(layer, 0), i, -1) { LeftFrame = FrameAt(i), RightFrame = FrameAt(i) }
                : new NormalPart(new ChannelLayer(stack, i, 0), i) { LeftFrame = FrameAt(i), RightFrame = FrameAt(i) });
            if (i + 1 < stack.Layers.Count) AddContact(i, magnet);
        }
        LeftLead = NormalLead(0);
        RightLead = NormalLead(stack.Layers.Count - 1);
        Merged = Merge();
        HasUndrivenPart = parts.Exists(part => part is NormalPart or PrecessingPart or TunnelJunction or MagnetBlock { Layer.Material.Channels.IsTwoChannel: false }) || blocks.Count == 0
            || !DrivenByMagnets(stack.Left, 0) || !DrivenByMagnets(stack.Right, stack.Layers.Count - 1);
        Reference = LeastDrive();
    }

    /// <summary>The multilayer.</summary>
    public Multilayer Multilayer => stack;

    /// <summary>How spins turn in the normal metals; null where they do not.</summary>
    public NormalPrecession? Precession { get; }

    /// <summary>How many frames the parts have: one for each magnet, at least one, and that of the precession.</summary>
    public int FrameCount => Math.Max(1, magnets.Length) + (Precession is null ? 0 : 1);

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

    /// <summary>A left lead of normal metal of more than two channels; otherwise null.</summary>
    public ChannelLayer? LeftLead { get; }

    /// <summary>A right lead of normal metal of more than two channels; otherwise null.</summary>
    public ChannelLayer? RightLead { get; }

    /// <summary>Fills the frames of all parts.</summary>
    public void Fill(ReadOnlySpan<UnitVector> moments, Span<TangentFrame> frames)
    {
        MomentFrames.Fill(moments, frames);
        if (Precession is { } precession) frames[PrecessionFrame] = TangentFrame.At(precession.Axis);
    }

    /// <summary>What stands at an end at unit charge current, in the frame of the first or last part.</summary>
    public SpinSide End(bool isLeft, in MomentFrames frames)
    {
        if (Precession is not { } precession) return EndAtMagnet(isLeft, frames);
        int part = isLeft ? parts[0].LeftFrame : parts[^1].RightFrame, layer = isLeft ? 0 : stack.Layers.Count - 1;
        if ((isLeft ? stack.Left : stack.Right) is EndCondition.Lead && magnetOfLayer[layer] < 0)
        {
            Layer lead = stack.Layers[layer];
            Complex across = CollinearStack.LeadConductance(lead.Material.Channels) * PrecessingPart.RatioOfLead(lead, precession.Rate);
            return new SpinSide { Admittance = Matrix3.Zero + new AxialTensor(CollinearStack.LeadConductance(lead.Material.Channels), across) }.Turned(frames.Turn(PrecessionFrame, part));
        }
        return EndAtMagnet(isLeft, frames).Turned(frames.Turn(isLeft ? 0 : Math.Max(0, magnets.Length - 1), part));
    }

    private int PrecessionFrame => Math.Max(1, magnets.Length);

    /// <summary>The end in the frame of the first or last magnet.</summary>
    private SpinSide EndAtMagnet(bool isLeft, in MomentFrames frames)
    {
        EndCondition end = isLeft ? stack.Left : stack.Right;
        int layer = isLeft ? 0 : stack.Layers.Count - 1;
        switch (end)
        {
            case EndCondition.Reservoir:
                return new SpinSide { IsReservoir = true };
            case EndCondition.Lead when (isLeft ? LeftLead : RightLead) is { } channels:
                return new SpinSide { Admittance = Matrix3.Scalar(channels.Axial.ShuntLeft + channels.Axial.ShuntRight), Resistance = channels.Axial.InnerResistance };
            case EndCondition.Lead when magnetOfLayer[layer] < 0:
                return new SpinSide { Admittance = Matrix3.Scalar(CollinearStack.LeadConductance(stack.Layers[layer].Material.Channels)) };
            case EndCondition.Polarization polarization:
                Vector3d drive = polarization.Value * Axis(polarization.Along, isLeft, frames);
                return new SpinSide { Source = drive, TransposedSource = drive };
            default:
                return default;
        }
    }

    /// <summary>The spin current that an end puts in along +x, in the frame of the first or last magnet, in A/m²; zero for none.</summary>
    public Vector3d Injected(bool isLeft, in MomentFrames frames)
    {
        if ((isLeft ? stack.Left : stack.Right) is not EndCondition.SpinCurrent given) return Vector3d.Zero;
        return given.Density.Si * Axis(given.Along, isLeft, frames);
    }

    /// <summary>
    /// A drive subtracted from all, which changes nothing but keeps digits where all are alike: zero wherever some part is not driven,
    /// otherwise the one of least magnitude, along the moment of the magnet that has it.
    /// </summary>
    public (int Frame, double Drive) Reference { get; }

    /// <summary><see cref="Reference"/> as a vector in the frame of a magnet.</summary>
    public Vector3d ReferenceIn(int frame, in MomentFrames frames) => frames.Turn(Reference.Frame, frame).Apply(new Vector3d(0, 0, Reference.Drive));

    /// <summary>Subtracts the reference from the drives of a part.</summary>
    public void SubtractReference(StackPart part, in MomentFrames frames, ref SpinTwoPort at)
    {
        at.DriveLeft -= ReferenceIn(part.LeftFrame, frames);
        at.DriveRight -= ReferenceIn(part.RightFrame, frames);
    }

    private ChannelLayer? NormalLead(int layer) =>
        stack.Layers[layer].IsLead && magnetOfLayer[layer] < 0 && !stack.Layers[layer].Material.Channels.IsTwoChannel ? new ChannelLayer(stack, layer, 0) : null;

    private (int Frame, double Drive) LeastDrive()
    {
        if (HasUndrivenPart) return (0, 0);
        MagnetBlock least = blocks.MinBy(block => Math.Abs(block.Layer.Material.Channels.Beta))!;
        return (least.Magnet, least.Layer.Material.Channels.Beta);
    }

    // In the frame of the first or last magnet. An axis that is not given is its moment; one that is equal or opposite to it is so exactly.
    private Vector3d Axis(UnitVector? along, bool isLeft, in MomentFrames frames)
    {
        int magnet = isLeft ? 0 : Math.Max(0, magnets.Length - 1);
        if (along is not { } axis || axis.Components == frames[magnet].Normal) return UnitVector.Z;
        return axis.Components == -frames[magnet].Normal ? -UnitVector.Z : frames.Into(magnet, axis);
    }

    private bool DrivenByMagnets(EndCondition end, int layer) =>
        end is EndCondition.Reservoir || (end is EndCondition.Lead && magnetOfLayer[layer] >= 0);

    // Normal metal is treated in the frame of the magnet before it, or of the first one.
    private int FrameAt(int layer) => Math.Max(0, magnetsBefore[layer] - 1);

    private void Add(MagnetBlock block)
    {
        parts.Add(block);
        blocks.Add(block);
    }

    private void AddContact(int contact, int magnet)
    {
        bool rightIsMagnet = magnetOfLayer[contact + 1] >= 0;
        InterfaceProperties properties = stack.Interfaces[contact];
        if (magnet >= 0 && rightIsMagnet && properties.Tunnel is { } barrier) parts.Add(new TunnelJunction(barrier, contact, magnet, magnet + 1));
        if (magnet < 0 && !rightIsMagnet && ContactElement(properties, 0) is { } element) parts.Add(new NormalPart(element, -1, contact) { LeftFrame = FrameAt(contact), RightFrame = FrameAt(contact) });
    }

    private MagnetFace Face(int layer, bool isLeft)
    {
        int contact = isLeft ? layer - 1 : layer, neighbour = isLeft ? layer - 1 : layer + 1;
        if (neighbour < 0 || neighbour == stack.Layers.Count) return new MagnetFace(stack.Layers[layer].IsLead ? MagnetFaceKind.Far : MagnetFaceKind.End);
        InterfaceProperties properties = stack.Interfaces[contact];
        bool isMagnetic = magnetOfLayer[neighbour] >= 0;
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
