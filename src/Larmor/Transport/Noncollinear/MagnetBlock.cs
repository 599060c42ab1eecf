using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>What a face of a ferromagnetic layer meets.</summary>
internal enum MagnetFaceKind
{
    /// <summary>A normal metal, or another ferromagnet with transverse modes in plain contact: a node with all components of D.</summary>
    Metal,

    /// <summary>The end of the stack.</summary>
    End,

    /// <summary>A tunnel barrier with a ferromagnet behind it: no transverse spin passes the face itself.</summary>
    Barrier,

    /// <summary>Nothing: the layer is a lead and goes on for ever at this side.</summary>
    Far,
}

/// <summary>A face of a ferromagnetic layer with the contact there.</summary>
/// <param name="Kind">What it meets.</param>
internal readonly record struct MagnetFace(MagnetFaceKind Kind)
{
    /// <summary>Index of the contact in the stack; −1 where there is none.</summary>
    public int Contact { get; init; } = -1;

    /// <summary>The contact for the accumulation along the moment; null for one without resistance.</summary>
    public PiElement? Element { get; init; }

    /// <summary>G_r + i G_i in S/m², Sharvin-corrected.</summary>
    public Complex Mixing { get; init; }

    /// <summary>G_L in S/m².</summary>
    public double Loss { get; init; }

    /// <summary>G_p in S/m²; infinite where D_T is continuous.</summary>
    public double Passing { get; init; }

    /// <summary>What the contact gives to the magnet, G_r − i G_i as a factor of D_T.</summary>
    public Complex Absorbing => Complex.Conjugate(Mixing);
}

/// <summary>
/// One ferromagnetic layer with its two contacts. In the frame of its own moment it does not depend on the orientation: a chain for the
/// accumulation along the moment and a complex one for that across it. Both are merged once.
/// </summary>
/// <remarks>
/// Where a face has no transverse unknown (an absorbing ferromagnet at the end of the stack, any at a tunnel barrier) a conductance to ground
/// stands in for it: no transverse current reaches such a node, so that D_T = 0 there whatever its value.
/// </remarks>
internal sealed class MagnetBlock : StackPart
{
    private readonly Multilayer stack;
    private readonly SpinTwoPort aligned;
    private readonly bool isAnisotropic;

    /// <summary>Prepares a layer between two faces.</summary>
    public MagnetBlock(Multilayer stack, int index, int magnet, MagnetFace left, MagnetFace right)
    {
        this.stack = stack;
        Layer layer = Layer = stack.Layers[index];
        Index = index;
        Magnet = LeftFrame = RightFrame = magnet;
        Left = left;
        Right = right;
        ChannelNetwork channels = layer.Material.Channels;
        Modes = layer.Material.Transverse is { } properties ? TransverseModes.Of(channels, properties) : null;
        isAnisotropic = !channels.IsTwoChannel && (channels.IsAnisotropic || FaceRelaxations().Any(one => one.Anisotropy.Si != 0));
        Axial = AxialChain.Of(stack, index, left, right, 0);
        TransverseOfLayer = Modes is not { } modes
            ? default
            : layer.IsLead ? TransverseTwoPort.HalfSpace(modes, left.Kind == MagnetFaceKind.Far) : TransverseTwoPort.Of(modes, layer.Thickness!.Value.Si);
        Transverse = WithRightFace(WithLeftFace(TransverseOfLayer));
        aligned = Aligned(Axial.Whole);
    }

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>Its index in the stack.</summary>
    public int Index { get; }

    /// <summary>Its number among the magnets.</summary>
    public int Magnet { get; }

    /// <summary>Its left face.</summary>
    public MagnetFace Left { get; }

    /// <summary>Its right face.</summary>
    public MagnetFace Right { get; }

    /// <summary>Its transverse modes; null where it absorbs.</summary>
    public TransverseModes? Modes { get; }

    /// <summary>The layer alone, across the moment.</summary>
    public TransverseTwoPort TransverseOfLayer { get; }

    /// <summary>Layer and contacts along the moment, where relaxations do not depend on its direction.</summary>
    private AxialChain Axial { get; }

    /// <summary>Layer and contacts across the moment.</summary>
    public TransverseTwoPort Transverse { get; }

    /// <summary>Re[g_m (1 − s)] d in S/m²: what the turning moment hands to the lattice in the bulk; 0 for a lead and where it absorbs at its faces.</summary>
    public double BulkConductance => Modes is { Lattice: > 0 } modes && Layer.Thickness is { } d ? (modes.Magnet * (1 - modes.Share)).Real * d.Si : 0;

    /// <summary>Whether its relaxations depend on the angle between its moment and the current.</summary>
    public bool IsAnisotropic => isAnisotropic;

    /// <summary>Layer and contacts along the moment.</summary>
    public AxialChain AxialAt(in MomentFrames frames) =>
        isAnisotropic ? AxialChain.Of(stack, Index, Left, Right, frames[Magnet].Normal.X * frames[Magnet].Normal.X) : Axial;

    /// <inheritdoc/>
    public override double InnerResistance(in MomentFrames frames) => isAnisotropic ? AxialAt(frames).Whole.InnerResistance : Axial.Whole.InnerResistance;

    /// <inheritdoc/>
    public override double ChargeResistance(in MomentFrames frames) => Axial.Whole.ChargeResistance;

    /// <inheritdoc/>
    public override void At(in MomentFrames frames, out SpinTwoPort part) => part = isAnisotropic ? Aligned(AxialAt(frames).Whole) : aligned;

    /// <inheritdoc/>
    public override void AddAbsorbed(in MomentFrames frames, Vector3d left, Vector3d right, Span<Vector3d> absorbed) =>
        absorbed[frames.Place(Magnet)] += frames.Out(Magnet, Vector((Transverse.MagnetLeft * Component(left)) + (Transverse.MagnetRight * Component(right))));

    /// <inheritdoc/>
    public override void AddAbsorbed(in MomentFrames frames, ReadOnlySpan<Vector3d> potentials, (Vector3d Left, Vector3d Right) faces, Span<Vector3d> absorbed) =>
        absorbed[frames.Place(Magnet)] += frames.Out(Magnet, Absorbed(faces.Left, faces.Right, Component(frames.Into(Magnet, potentials[Magnet]))));

    /// <inheritdoc/>
    public override void AddTerminals(in MomentFrames frames, ReadOnlySpan<Vector3d> potentials, ref SpinTwoPort part)
    {
        Complex potential = Component(frames.Into(Magnet, potentials[Magnet]));
        part.DriveLeft -= Vector(Transverse.MagnetLeft * potential);
        part.DriveRight += Vector(Transverse.MagnetRight * potential);
        part.DriveStep += Vector((Transverse.MagnetLeft + Transverse.MagnetRight) * potential);
    }

    /// <summary>What the magnet absorbs at its faces and in its bulk, J_m = m₁ (D₁ − D_m) + m₂ (D₂ − D_m) − d D_m, in its own frame, in A/m².</summary>
    public Vector3d Absorbed(Vector3d left, Vector3d right, Complex potential) => Vector(
        (Transverse.MagnetLeft * (Component(left) - potential)) + (Transverse.MagnetRight * (Component(right) - potential)) - (Transverse.Direct * potential));

    /// <summary>D_T = D·e₁ + i D·e₂ of a vector in the frame of the magnet.</summary>
    public static Complex Component(Vector3d vector) => new(vector.X, vector.Y);

    /// <summary>The vector across the moment with this D_T, in the frame of the magnet.</summary>
    public static Vector3d Vector(Complex value) => new(value.Real, value.Imaginary, 0);

    /// <summary>The contact of a face as an element for the accumulation across the moment, from the metal into the layer.</summary>
    public static TransverseTwoPort LeftContact(in MagnetFace face) =>
        face.Kind == MagnetFaceKind.Barrier ? default : new() { MagnetLeft = face.Absorbing, LatticeLeft = face.Loss, Through = face.Passing };

    /// <summary>As <see cref="LeftContact"/>, from the layer into the metal.</summary>
    public static TransverseTwoPort RightContact(in MagnetFace face) =>
        face.Kind == MagnetFaceKind.Barrier ? default : new() { MagnetRight = face.Absorbing, LatticeRight = face.Loss, Through = face.Passing };

    /// <summary>Whether the transverse part of a face goes over into the layer without an element between.</summary>
    public static bool IsContinuous(in MagnetFace face) => face.Kind is MagnetFaceKind.End or MagnetFaceKind.Far || double.IsPositiveInfinity(face.Passing);

    private TransverseTwoPort WithLeftFace(TransverseTwoPort inner) =>
        IsContinuous(Left) ? inner.WithLeftFace(Left.Absorbing, Left.Loss) : LeftContact(Left).Then(inner);

    private TransverseTwoPort WithRightFace(TransverseTwoPort inner) =>
        IsContinuous(Right) ? inner.WithRightFace(Right.Absorbing, Right.Loss) : inner.Then(RightContact(Right));

    private IEnumerable<InterfaceRelaxation> FaceRelaxations() =>
        new[] { Left.Contact, Right.Contact }.Where(contact => contact >= 0).SelectMany(contact => stack.Interfaces[contact].Relaxations);

    private SpinTwoPort Aligned(in AxialTwoPort axial)
    {
        double idleLeft = Idle(Left, axial.ShuntLeft + axial.Series), idleRight = Idle(Right, axial.ShuntRight + axial.Series);
        return new SpinTwoPort
        {
            ShuntLeft = new AxialTensor(axial.ShuntLeft + (Left.Kind == MagnetFaceKind.Far ? 1 : 0), Transverse.LatticeLeft + Transverse.MagnetLeft + idleLeft),
            Series = new AxialTensor(axial.Series, Transverse.Through),
            ShuntRight = new AxialTensor(axial.ShuntRight + (Right.Kind == MagnetFaceKind.Far ? 1 : 0), Transverse.LatticeRight + Transverse.MagnetRight + idleRight),
            DriveLeft = new Vector3d(0, 0, axial.DriveLeft),
            DriveRight = new Vector3d(0, 0, axial.DriveRight),
            DriveStep = new Vector3d(0, 0, axial.DriveStep),
        };
    }

    // At the far side of a lead nothing is driven: any conductance will do.
    private double Idle(MagnetFace face, double scale)
    {
        bool isIdle = face.Kind is MagnetFaceKind.Far or MagnetFaceKind.Barrier || (face.Kind == MagnetFaceKind.End && Modes is null);
        return !isIdle ? 0 : scale > 0 ? scale : 1;
    }
}

/// <summary>A magnet along its moment.</summary>
/// <param name="OfLayer">The layer alone.</param>
/// <param name="Whole">The layer with its contacts.</param>
/// <param name="Channels">Its populations where there are more than two; otherwise null.</param>
internal sealed record AxialChain(AxialTwoPort OfLayer, AxialTwoPort Whole, ChannelLayer? Channels)
{
    /// <summary>A layer between two faces, at cos²θ of the angle between current and moment.</summary>
    public static AxialChain Of(Multilayer stack, int index, in MagnetFace left, in MagnetFace right, double cosineSquared)
    {
        Layer layer = stack.Layers[index];
        ChannelNetwork network = layer.Material.Channels;
        ChannelLayer? channels = network.IsTwoChannel ? null : new ChannelLayer(stack, index, cosineSquared);
        AxialTwoPort own = channels is not null ? channels.Axial
            : layer.IsLead ? AxialTwoPort.HalfSpace(CollinearStack.LeadConductance(network), network.Beta, left.Kind == MagnetFaceKind.Far)
            : AxialTwoPort.Of(CollinearStack.Element(layer, network.Beta));
        AxialTwoPort whole = own;
        if (left.Element is { } first) whole = AxialTwoPort.Of(first).Then(whole);
        if (right.Element is { } last) whole = whole.Then(AxialTwoPort.Of(last));
        return new AxialChain(own, whole, channels);
    }

    /// <summary>(P₂ Δ₂ − P₁ Δ₁)/2 of the layer in V, and what its hidden channels add per charge current: its drop beyond the charge resistance.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="faces">Δ at its faces.</param>
    /// <param name="current">J₀ of this solution.</param>
    public double Drop(Layer layer, in FaceValues faces, double current) => Channels is null
        ? layer.Material.Channels.Beta * faces.Difference / 2
        : (current * OfLayer.InnerResistance) + (((OfLayer.DriveRight * faces.Difference) + (OfLayer.DriveStep * faces.Left)) / 2);
}
