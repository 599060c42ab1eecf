using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;

namespace Larmor.Transport;

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
    private readonly double idleLeft;
    private readonly double idleRight;

    /// <summary>Prepares a layer between two faces.</summary>
    public MagnetBlock(Layer layer, int index, int magnet, MagnetFace left, MagnetFace right)
    {
        Layer = layer;
        Index = index;
        Magnet = magnet;
        Left = left;
        Right = right;
        ChannelNetwork channels = layer.Material.Channels;
        Modes = layer.Material.Transverse is { } properties ? TransverseModes.Of(channels, properties) : null;
        AxialOfLayer = layer.IsLead
            ? AxialTwoPort.HalfSpace(CollinearStack.LeadConductance(channels), channels.Beta, left.Kind == MagnetFaceKind.Far)
            : AxialTwoPort.Of(CollinearStack.Element(layer, channels.Beta));
        AxialTwoPort axial = AxialOfLayer;
        if (left.Element is { } first) axial = AxialTwoPort.Of(first).Then(axial);
        if (right.Element is { } last) axial = axial.Then(AxialTwoPort.Of(last));
        Axial = axial;
        TransverseOfLayer = Modes is not { } modes
            ? default
            : layer.IsLead ? TransverseTwoPort.HalfSpace(modes, left.Kind == MagnetFaceKind.Far) : TransverseTwoPort.Of(modes, layer.Thickness!.Value.Si);
        Transverse = WithRightFace(WithLeftFace(TransverseOfLayer));
        idleLeft = Idle(left, axial.ShuntLeft + axial.Series);
        idleRight = Idle(right, axial.ShuntRight + axial.Series);
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

    /// <summary>The layer alone, along the moment.</summary>
    public AxialTwoPort AxialOfLayer { get; }

    /// <summary>The layer alone, across the moment.</summary>
    public TransverseTwoPort TransverseOfLayer { get; }

    /// <summary>Layer and contacts along the moment.</summary>
    public AxialTwoPort Axial { get; }

    /// <summary>Layer and contacts across the moment.</summary>
    public TransverseTwoPort Transverse { get; }

    /// <inheritdoc/>
    public override double InnerResistance => Axial.InnerResistance;

    /// <inheritdoc/>
    public override double ChargeResistance(ReadOnlySpan<Vector3d> moments) => Axial.ChargeResistance;

    /// <inheritdoc/>
    public override void At(ReadOnlySpan<Vector3d> moments, out SpinTwoPort part)
    {
        Vector3d u = moments[Magnet];
        Complex left = Transverse.LatticeLeft + Transverse.MagnetLeft, right = Transverse.LatticeRight + Transverse.MagnetRight;
        part = default;
        part.ShuntLeft = Matrix3.About(u, Axial.ShuntLeft + FarShunt(Left), left.Real + idleLeft, left.Imaginary);
        part.Series = Matrix3.About(u, Axial.Series, Transverse.Through.Real, Transverse.Through.Imaginary);
        part.ShuntRight = Matrix3.About(u, Axial.ShuntRight + FarShunt(Right), right.Real + idleRight, right.Imaginary);
        part.DriveLeft = Axial.DriveLeft * u;
        part.DriveRight = Axial.DriveRight * u;
    }

    /// <inheritdoc/>
    public override void AddAbsorbed(ReadOnlySpan<Vector3d> moments, Vector3d left, Vector3d right, Span<Vector3d> absorbed) =>
        absorbed[Magnet] += Absorbed(moments[Magnet], left, right);

    /// <inheritdoc/>
    public override void AddTerminals(ReadOnlySpan<Vector3d> moments, ReadOnlySpan<Vector3d> potentials, ref SpinTwoPort part)
    {
        Vector3d u = moments[Magnet], potential = potentials[Magnet];
        part.DriveLeft -= Across(u, Transverse.MagnetLeft, potential);
        part.DriveRight += Across(u, Transverse.MagnetRight, potential);
    }

    /// <summary>What the magnet absorbs, J_m = m₁ (D₁ − D_m) + m₂ (D₂ − D_m) − d D_m, perpendicular to u, in A/m².</summary>
    public Vector3d Absorbed(Vector3d u, Vector3d left, Vector3d right, Vector3d potential) =>
        Across(u, Transverse.MagnetLeft, left - potential) + Across(u, Transverse.MagnetRight, right - potential) - Across(u, Transverse.Direct, potential);

    /// <summary>As <see cref="Absorbed(Vector3d, Vector3d, Vector3d, Vector3d)"/> with the magnet at rest.</summary>
    public Vector3d Absorbed(Vector3d u, Vector3d left, Vector3d right) => Across(u, Transverse.MagnetLeft, left) + Across(u, Transverse.MagnetRight, right);

    /// <summary>A complex factor times the part of a vector across u.</summary>
    public static Vector3d Across(Vector3d u, Complex factor, Vector3d vector)
    {
        Vector3d turned = Vector3d.Cross(u, vector);
        return (factor.Real * Vector3d.Cross(turned, u)) + (factor.Imaginary * turned);
    }

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

    private double Idle(MagnetFace face, double scale)
    {
        bool isIdle = face.Kind is MagnetFaceKind.Far or MagnetFaceKind.Barrier || (face.Kind == MagnetFaceKind.End && Modes is null);
        return !isIdle ? 0 : scale > 0 ? scale : CollinearStack.LeadConductance(Layer.Material.Channels) is var one && one > 0 ? one : 1;
    }

    private double FarShunt(MagnetFace face) => face.Kind == MagnetFaceKind.Far ? CollinearStack.LeadConductance(Layer.Material.Channels) : 0;
}
