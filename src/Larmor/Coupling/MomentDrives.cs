using System.Runtime.CompilerServices;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static System.Math;

namespace Larmor.Coupling;

/// <summary>What acts on the only moment of a motion beside its stack: its energy, and the source of its circuit.</summary>
internal interface IMomentDrive
{
    /// <summary>e = (γ/Ms) ∂V/∂u in rad/s.</summary>
    Vector3d Energy(double time, Vector3d u);

    /// <summary>Takes the source at the only two times that <see cref="Source"/> is asked for next, so that it makes no call.</summary>
    void Begin(double middle, double end);

    /// <summary>The current in A, or the voltage of the source in V.</summary>
    double Source(double time);
}

/// <summary>A quadratic energy along the axes and a constant source: no call is made.</summary>
internal readonly struct SteadyDrive : IMomentDrive
{
    private readonly Vector3d stiffness, slope;
    private readonly double source;

    private SteadyDrive(Vector3d stiffness, Vector3d slope, double source) => (this.stiffness, this.slope, this.source) = (stiffness, slope, source);

    /// <summary>The drive of a motion of one moment; null where it is not that simple.</summary>
    public static SteadyDrive? Of(TwoWayMotion motion)
    {
        GeneralDrive general = new(motion);
        return general.IsSteady ? new SteadyDrive(new Vector3d(general.Stiffness.XX, general.Stiffness.YY, general.Stiffness.ZZ), general.Slope, motion.Circuit.Source.At(0)) : null;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3d Energy(double time, Vector3d u) => new(FusedMultiplyAdd(stiffness.X, u.X, slope.X), FusedMultiplyAdd(stiffness.Y, u.Y, slope.Y), FusedMultiplyAdd(stiffness.Z, u.Z, slope.Z));

    /// <inheritdoc/>
    public void Begin(double middle, double end)
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Source(double time) => source;
}

/// <summary>A quadratic energy along the axes and a source that varies.</summary>
internal struct VaryingDrive : IMomentDrive
{
    private readonly Vector3d stiffness, slope;
    private readonly Waveform source;
    private double atMiddle, atEnd, end;

    private VaryingDrive(in GeneralDrive general, Waveform source)
    {
        this.source = source;
        (stiffness, slope) = (new Vector3d(general.Stiffness.XX, general.Stiffness.YY, general.Stiffness.ZZ), general.Slope);
    }

    /// <summary>The drive of a motion of one moment; null where its energy is not that simple.</summary>
    public static VaryingDrive? Of(TwoWayMotion motion)
    {
        GeneralDrive general = new(motion);
        return general.IsAlongAxes ? new VaryingDrive(general, motion.Circuit.Source) : null;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector3d Energy(double time, Vector3d u) => new(FusedMultiplyAdd(stiffness.X, u.X, slope.X), FusedMultiplyAdd(stiffness.Y, u.Y, slope.Y), FusedMultiplyAdd(stiffness.Z, u.Z, slope.Z));

    /// <inheritdoc/>
    public void Begin(double middle, double last) => (atMiddle, atEnd, end) = (source.At(middle), source.At(last), last);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double Source(double time) => time == end ? atEnd : atMiddle;
}

/// <summary>Any energy and any source.</summary>
internal struct GeneralDrive : IMomentDrive
{
    private readonly FoldedEnergies energies;
    private readonly SymmetricMatrix3 stiffness;
    private readonly Vector3d slope;
    private readonly double perVolume;
    private readonly bool hasMore, isConstant;
    private readonly Waveform source;
    private double atMiddle, atEnd, end;

    /// <summary>The drive of a motion of one moment.</summary>
    public GeneralDrive(TwoWayMotion motion)
    {
        Magnet magnet = motion.Equation.Magnets[0];
        energies = new FoldedEnergies(motion.Equation.Magnets, []);
        hasMore = energies.HasMore;
        perVolume = magnet.Volume.Si / DampingTensor.AngularMomentum(magnet);
        (stiffness, slope) = (perVolume * energies.Folded.Stiffness, perVolume * energies.Folded.Slope);
        source = motion.Circuit.Source;
        isConstant = source.IsConstant;
    }

    /// <summary>The matrix of the quadratic part.</summary>
    public readonly SymmetricMatrix3 Stiffness => stiffness;

    /// <summary>The vector of the quadratic part.</summary>
    public readonly Vector3d Slope => slope;

    /// <summary>Whether the energy is quadratic along the axes.</summary>
    public readonly bool IsAlongAxes => !hasMore && stiffness is { XY: 0, XZ: 0, YZ: 0 };

    /// <summary>Whether it is a <see cref="SteadyDrive"/>.</summary>
    public readonly bool IsSteady => isConstant && IsAlongAxes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector3d Energy(double time, Vector3d u)
    {
        Vector3d e = new(
            FusedMultiplyAdd(stiffness.XZ, u.Z, FusedMultiplyAdd(stiffness.XY, u.Y, FusedMultiplyAdd(stiffness.XX, u.X, slope.X))),
            FusedMultiplyAdd(stiffness.YZ, u.Z, FusedMultiplyAdd(stiffness.XY, u.X, FusedMultiplyAdd(stiffness.YY, u.Y, slope.Y))),
            FusedMultiplyAdd(stiffness.YZ, u.Y, FusedMultiplyAdd(stiffness.XZ, u.X, FusedMultiplyAdd(stiffness.ZZ, u.Z, slope.Z))));
        if (hasMore) e += More(time, u);
        return e;
    }

    /// <inheritdoc/>
    public void Begin(double middle, double last) => (atMiddle, atEnd, end) = (source.At(middle), source.At(last), last);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double Source(double time) => time == end ? atEnd : atMiddle;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly Vector3d More(double time, Vector3d u) => perVolume * energies.More(time, u);
}
