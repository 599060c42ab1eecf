using Larmor.Numerics;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// The equation of motion with its works integrated beside it by the same stages: the state is that of the moments followed by the torque's
/// work, the fields' work and the Gilbert heat since the start, each in units of <see cref="EnergyScale"/>.
/// </summary>
/// <remarks>Law checked with it: change of energy = torque's work + fields' work − Gilbert heat, to the tolerance of the stepper.</remarks>
public sealed class AuditedMotion : IEnergySystem
{
    private readonly int moments;

    /// <summary>The equation with its ledger.</summary>
    public AuditedMotion(GeneralizedLlg equation)
    {
        Equation = equation;
        moments = equation.Dimension;
        Corners = equation.Corners;
        EnergyScale = equation.Magnets.Sum(magnet => magnet.Properties.SaturationMagnetization.Si * magnet.Volume.Si);
    }

    /// <summary>The equation of motion.</summary>
    public GeneralizedLlg Equation { get; }

    /// <summary>Σ Ms v times 1 T, in J: the unit of the works in the state.</summary>
    public double EnergyScale { get; }

    /// <inheritdoc/>
    public int Dimension => moments + 3;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; }

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt) =>
        Write(Equation.DerivativeAndPower(time, y[..moments], dydt[..moments]), dydt);

    /// <inheritdoc/>
    /// <remarks>In J; the works are no part of it.</remarks>
    public double Energy(double time, ReadOnlySpan<double> y) => Equation.Energy(time, new MomentsView(y[..moments]));

    /// <inheritdoc/>
    public void Gradient(double time, ReadOnlySpan<double> y, Span<double> gradient)
    {
        Equation.Gradient(time, y[..moments], gradient[..moments]);
        gradient[moments..].Clear();
    }

    /// <inheritdoc/>
    public void Flow(double time, ReadOnlySpan<double> y, ReadOnlySpan<double> gradient, Span<double> dydt) =>
        Write(Equation.FlowAndPower(time, y[..moments], gradient[..moments], dydt[..moments]), dydt);

    /// <inheritdoc/>
    public void Project(Span<double> y) => Equation.Project(y[..moments]);

    /// <summary>Writes a state with these directions and no work done yet.</summary>
    public double[] StartAt(Moments start)
    {
        double[] y = new double[Dimension];
        start.Components.CopyTo(y);
        return y;
    }

    /// <summary>The works in a state, in J.</summary>
    public (double Torque, double Field, double GilbertHeat) Works(ReadOnlySpan<double> y) =>
        (EnergyScale * y[moments], EnergyScale * y[moments + 1], EnergyScale * y[moments + 2]);

    private void Write(MomentPower power, Span<double> dydt)
    {
        dydt[moments] = power.Torque / EnergyScale;
        dydt[moments + 1] = power.Field / EnergyScale;
        dydt[moments + 2] = power.GilbertHeat / EnergyScale;
    }
}
