using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Larmor.Numerics;
using static System.Math;

namespace Larmor.Coupling;

/// <summary>
/// Two-way motion of one moment beside fixed ones along one direction p: neither transport nor any equation is solved on the way.
/// </summary>
/// <remarks>
/// The velocity is that of <see cref="AxialVelocity"/>, its six functions of c = u·p from a table; the vectors that they multiply are ready before them, and no division is left. The same function as
/// <see cref="TwoWayMotion"/>, to rounding, and the same bits at every width of vectors.
/// </remarks>
/// <typeparam name="TDrive">What acts on the moment beside the stack; a struct, so that a step with a simple one holds everything in registers.</typeparam>
internal struct AxialTwoWayFlow<TDrive> : IStagedFlow
    where TDrive : struct, IMomentDrive
{
    private readonly PiecewiseOctet table;
    private readonly Vector3d p;
    private TDrive drive;    // not readonly: each call would copy it

    /// <summary>The flow of a motion whose response is axial.</summary>
    public AxialTwoWayFlow(TwoWayMotion motion, UnitVector axis, PiecewiseOctet table, TDrive drive)
    {
        (this.table, this.drive, p) = (table, drive, axis);
        Corners = motion.Corners;
    }

    /// <inheritdoc/>
    public readonly int Dimension => 3;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; }

    /// <inheritdoc/>
    public Vector3d Velocity(double time, Vector3d u)
    {
        Begin(time, time);
        return Stage(time, u);
    }

    /// <inheritdoc/>
    public void Begin(double middle, double end) => drive.Begin(middle, end);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3d Stage(double time, Vector3d u)
    {
        double driven = drive.Source(time);
        Vector3d e = drive.Energy(time, u);
        double c = AxialVelocity.Dot(u, p), place = table.Place(c);
        Vector256<double> first = table.First(c, place), last = table.Last(c, place);
        return AxialVelocity.Sum(u, p, e, driven, first, last);
    }

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        Vector3d velocity = Velocity(time, new Vector3d(y[0], y[1], y[2]));
        (dydt[0], dydt[1], dydt[2]) = (velocity.X, velocity.Y, velocity.Z);
    }

    /// <inheritdoc/>
    public readonly void Project(Span<double> y)
    {
        Vector3d u = MomentStep.OntoSphere(new Vector3d(y[0], y[1], y[2]));
        (y[0], y[1], y[2]) = (u.X, u.Y, u.Z);
    }
}

/// <summary>The same with its functions of c as the ratios that they are, where they are too sharp for a table.</summary>
internal struct RationalTwoWayFlow(TwoWayMotion motion, AxialVelocity functions) : IStagedFlow
{
    private readonly Vector3d p = functions.Axis;
    private GeneralDrive drive = new(motion);    // not readonly: it keeps the source at two times

    /// <inheritdoc/>
    public readonly int Dimension => 3;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; } = motion.Corners;

    /// <inheritdoc/>
    public Vector3d Velocity(double time, Vector3d u)
    {
        Begin(time, time);
        return Stage(time, u);
    }

    /// <inheritdoc/>
    public void Begin(double middle, double end) => drive.Begin(middle, end);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Vector3d Stage(double time, Vector3d u)
    {
        Span<double> values = stackalloc double[PiecewiseOctet.Count];
        functions.At(AxialVelocity.Dot(u, p), values);
        return AxialVelocity.Sum(u, p, drive.Energy(time, u), drive.Source(time), Vector256.Create<double>(values), Vector256.Create<double>(values[4..]));
    }

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        Vector3d velocity = Velocity(time, new Vector3d(y[0], y[1], y[2]));
        (dydt[0], dydt[1], dydt[2]) = (velocity.X, velocity.Y, velocity.Z);
    }

    /// <inheritdoc/>
    public readonly void Project(Span<double> y)
    {
        Vector3d u = MomentStep.OntoSphere(new Vector3d(y[0], y[1], y[2]));
        (y[0], y[1], y[2]) = (u.X, u.Y, u.Z);
    }
}
