using Larmor.Numerics;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// An equation of motion with its works integrated beside it by the same stages: its state is followed by the torque's work, the fields' work
/// and the heat since the start, each in units of <see cref="IEnergeticMotion.EnergyScale"/>.
/// </summary>
/// <typeparam name="TMotion">The equation.</typeparam>
/// <remarks>Law checked with it: change of energy = torque's work + fields' work − heat, to the tolerance of the stepper. <see cref="AuditedMotion"/> is the same for <see cref="GeneralizedLlg"/>.</remarks>
public sealed class MotionWithLedger<TMotion> : IOdeSystem
    where TMotion : IEnergeticMotion
{
    private readonly int own;

    /// <summary>The equation with its ledger.</summary>
    public MotionWithLedger(TMotion motion)
    {
        Motion = motion;
        own = motion.Dimension;
        Corners = motion.Corners;
    }

    /// <summary>The equation of motion.</summary>
    public TMotion Motion { get; }

    /// <inheritdoc/>
    public int Dimension => own + 3;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; }

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        MomentPower power = Motion.DerivativeAndPower(time, y[..own], dydt[..own]);
        dydt[own] = power.Torque / Motion.EnergyScale;
        dydt[own + 1] = power.Field / Motion.EnergyScale;
        dydt[own + 2] = power.GilbertHeat / Motion.EnergyScale;
    }

    /// <inheritdoc/>
    public void Project(Span<double> y) => Motion.Project(y[..own]);

    /// <summary>A state with no work done yet.</summary>
    public double[] StartAt(ReadOnlySpan<double> start) => [.. start, 0, 0, 0];

    /// <summary>The works in a state, in J.</summary>
    public (double Torque, double Field, double Heat) Works(ReadOnlySpan<double> y) =>
        (Motion.EnergyScale * y[own], Motion.EnergyScale * y[own + 1], Motion.EnergyScale * y[own + 2]);
}
