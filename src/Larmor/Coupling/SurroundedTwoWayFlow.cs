using System.Runtime.CompilerServices;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Transport.Noncollinear;
using static System.Math;

namespace Larmor.Coupling;

/// <summary>
/// Two-way motion of one moment between fixed ones of any directions: its response from <see cref="FixedSurroundings"/>, and two equations for Ω solved in place.
/// </summary>
/// <remarks>The same function as <see cref="TwoWayMotion"/>, to rounding.</remarks>
/// <typeparam name="TDrive">What acts on the moment beside the stack.</typeparam>
internal struct SurroundedTwoWayFlow<TDrive> : IStagedFlow
    where TDrive : struct, IMomentDrive
{
    private readonly FixedSurroundings surroundings;
    private readonly double alpha, torque, voltage, tensor, loadArea, perArea;
    private readonly bool isVoltage;
    private TDrive drive;    // not readonly: each call would copy it

    /// <summary>The flow of a motion of one moment.</summary>
    public SurroundedTwoWayFlow(TwoWayMotion motion, FixedSurroundings surroundings, TDrive drive)
    {
        (this.surroundings, this.drive) = (surroundings, drive);
        double momentum = DampingTensor.AngularMomentum(motion.Equation.Magnets[0]);
        alpha = motion.GilbertRests[0] / momentum;
        torque = motion.Area / momentum * SpinTorque.PerSpinCurrent;
        voltage = motion.Pumps ? -2 * SpinTorque.PerSpinCurrent : 0;
        tensor = torque * voltage;
        (isVoltage, loadArea, perArea) = (motion.Circuit.IsVoltage, motion.Circuit.Load * motion.Area, 1 / motion.Area);
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
    /// <remarks>In the frame across u: (Ω₂, −Ω₁) − α Ω − G Ω = u × e + t I with du/dt = Ω₂ e₁ − Ω₁ e₂; what Ω itself drives through the circuit is in G.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Vector3d Stage(double time, Vector3d u)
    {
        double driven = drive.Source(time);
        Vector3d forces = Vector3d.Cross(u, drive.Energy(time, u));
        surroundings.Respond(MomentStep.OntoSphere(u), out SurroundedResponse answer);
        double conductance = isVoltage ? 1 / (answer.ResistanceArea + loadArea) : 0;
        driven *= isVoltage ? conductance : perArea;
        double t1 = torque * answer.CurrentFirst, t2 = torque * answer.CurrentSecond, back = conductance * voltage, v1 = back * answer.VoltageFirst, v2 = back * answer.VoltageSecond;
        double m11 = FusedMultiplyAdd(t1, v1, -FusedMultiplyAdd(tensor, answer.FirstFirst, alpha)), m22 = FusedMultiplyAdd(t2, v2, -FusedMultiplyAdd(tensor, answer.SecondSecond, alpha));
        double m12 = FusedMultiplyAdd(t1, v2, FusedMultiplyAdd(-tensor, answer.FirstSecond, 1)), m21 = FusedMultiplyAdd(t2, v1, FusedMultiplyAdd(-tensor, answer.SecondFirst, -1));
        double r1 = FusedMultiplyAdd(t1, driven, Vector3d.Dot(answer.First, forces)), r2 = FusedMultiplyAdd(t2, driven, Vector3d.Dot(answer.Second, forces));
        double by = 1 / FusedMultiplyAdd(m11, m22, -(m12 * m21));
        double first = by * FusedMultiplyAdd(m22, r1, -(m12 * r2)), second = by * FusedMultiplyAdd(m11, r2, -(m21 * r1));
        return MomentStep.Along(second * answer.First, -first, answer.Second);
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
