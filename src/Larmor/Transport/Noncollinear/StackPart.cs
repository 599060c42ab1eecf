using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>One part of a non-collinear stack between two nodes, prepared once.</summary>
internal abstract class StackPart
{
    /// <summary>Number of the magnet in whose frame D at the left face is given.</summary>
    public int LeftFrame { get; init; }

    /// <summary>Number of the magnet in whose frame D at the right face is given: the same but for a barrier.</summary>
    public int RightFrame { get; init; }

    /// <summary>Part of R_ne A from nodes inside of it, in ohm m².</summary>
    public virtual double InnerResistance(in MomentFrames frames) => 0;

    /// <summary>Charge resistance in ohm m².</summary>
    public abstract double ChargeResistance(in MomentFrames frames);

    /// <summary>The part in its own frame, at unit charge current.</summary>
    public abstract void At(in MomentFrames frames, out SpinTwoPort part);

    /// <summary>Adds what magnets at rest absorb in this part at unit charge current, in the laboratory frame, from D at its faces.</summary>
    public virtual void AddAbsorbed(in MomentFrames frames, Vector3d left, Vector3d right, Span<Vector3d> absorbed)
    {
    }

    /// <summary>Adds the spin current that terminal potentials (in the laboratory frame) put in, as drives of the faces.</summary>
    public virtual void AddTerminals(in MomentFrames frames, ReadOnlySpan<Vector3d> potentials, ref SpinTwoPort part)
    {
    }

    /// <summary>As <see cref="AddAbsorbed(in MomentFrames, Vector3d, Vector3d, Span{Vector3d})"/> at J₀ = 0 with terminal potentials in V, in the laboratory frame.</summary>
    public virtual void AddAbsorbed(in MomentFrames frames, ReadOnlySpan<Vector3d> potentials, (Vector3d Left, Vector3d Right) faces, Span<Vector3d> absorbed)
    {
    }

    /// <summary>The voltage in V that terminal potentials make in this part at J₀ = 0 with D = 0 at its faces.</summary>
    public virtual double TerminalVoltage(in MomentFrames frames, ReadOnlySpan<Vector3d> potentials) => 0;
}

/// <summary>Normal metal or a contact of two normal metals: all components of D alike, no drive.</summary>
internal sealed class NormalPart : StackPart
{
    private readonly AxialTwoPort scalar;

    /// <summary>One element of the stack.</summary>
    public NormalPart(PiElement element, int layer, int contact)
        : this(AxialTwoPort.Of(element))
    {
        Element = element;
        Layer = layer;
        Contact = contact;
    }

    /// <summary>A layer of more than two channels, alike for spins along any axis.</summary>
    public NormalPart(ChannelLayer channels, int layer)
        : this(channels.Axial with { DriveLeft = 0, DriveRight = 0, DriveStep = 0 })
    {
        Channels = channels;
        Layer = layer;
    }

    private NormalPart(AxialTwoPort scalar) => this.scalar = scalar;

    /// <summary>Its populations where there are more than two; otherwise null.</summary>
    public ChannelLayer? Channels { get; }

    /// <summary>The element; of no meaning where parts were merged or there are more than two channels.</summary>
    public PiElement Element { get; }

    /// <summary>Index of the layer; −1 for a contact.</summary>
    public int Layer { get; } = -1;

    /// <summary>Index of the contact; −1 for a layer.</summary>
    public int Contact { get; } = -1;

    /// <summary>This part and the next one as one.</summary>
    public NormalPart Then(NormalPart next) => new(scalar.Then(next.scalar)) { LeftFrame = LeftFrame, RightFrame = RightFrame };

    /// <inheritdoc/>
    public override double ChargeResistance(in MomentFrames frames) => scalar.ChargeResistance;

    /// <inheritdoc/>
    public override double InnerResistance(in MomentFrames frames) => scalar.InnerResistance;

    /// <summary>Js at one face in A/m².</summary>
    public Vector3d SpinCurrentAt(in PartFaces faces, bool isLeft)
    {
        Vector3d through = scalar.Series * faces.Difference;
        return isLeft ? through + (scalar.ShuntLeft * faces.Left) : through - (scalar.ShuntRight * faces.Right);
    }

    /// <inheritdoc/>
    public override void At(in MomentFrames frames, out SpinTwoPort part)
    {
        part = default;
        part.ShuntLeft = AxialTensor.Isotropic(scalar.ShuntLeft);
        part.Series = AxialTensor.Isotropic(scalar.Series);
        part.ShuntRight = AxialTensor.Isotropic(scalar.ShuntRight);
    }
}
