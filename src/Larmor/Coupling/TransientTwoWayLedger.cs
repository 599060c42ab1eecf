using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Thermodynamics;

namespace Larmor.Coupling;

/// <summary>Moments and electrons that take time with all their works: as <see cref="TwoWayLedger"/>, with the free energy that the accumulation holds.</summary>
/// <remarks>
/// <para>Law: source = load + device; device + fields = change of magnetic energy + change of A ∫c|D|²/4 dx + Gilbert heat + Σ electronic heats. The heats are sums of squares of the fields in the layers, taken apart from
/// the equations of motion, and none of them is negative in any state.</para>
/// <para>State: that of the motion, then the works in units of <see cref="TransientTwoWayMotion.EnergyScale"/>: each of <see cref="Mechanisms"/>, source, device, load, torque, fields, Gilbert heat, and what the
/// accumulation took up.</para>
/// </remarks>
public sealed class TransientTwoWayLedger : IOdeSystem
{
    private const int Others = 7;
    private readonly int own;

    /// <summary>A motion with its ledger.</summary>
    public TransientTwoWayLedger(TransientTwoWayMotion motion)
    {
        ArgumentNullException.ThrowIfNull(motion);
        Motion = motion;
        own = motion.Dimension;
        double[] start = motion.StartAt(0, Magnetism.Moments.Of([.. Enumerable.Repeat(UnitVector.Z, motion.Equation.Count)]));
        Mechanisms = [.. motion.PowersAt(0, start, new double[own]).Electrons.Select(entry => entry.Mechanism).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The motion.</summary>
    public TransientTwoWayMotion Motion { get; }

    /// <summary>The electrons' mechanisms of heat, in the order of the state.</summary>
    public IReadOnlyList<string> Mechanisms { get; }

    /// <inheritdoc/>
    public int Dimension => own + Mechanisms.Count + Others;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners => Motion.Corners;

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        (MomentPower moments, ElectricState circuit, IReadOnlyList<PowerEntry> electrons, double stored) = Motion.PowersAt(time, y[..own], dydt[..own]);
        Span<double> works = dydt[own..];
        works.Clear();
        foreach (PowerEntry entry in electrons) works[Place(entry.Mechanism)] += Motion.QuasiStatic.Area * entry.PowerPerArea / Motion.EnergyScale;
        ReadOnlySpan<double> others = [circuit.SourcePower, circuit.DevicePower, circuit.LoadPower, moments.Torque, moments.Field, moments.GilbertHeat, stored];
        for (int i = 0; i < Others; i++) works[Mechanisms.Count + i] = others[i] / Motion.EnergyScale;
    }

    /// <inheritdoc/>
    public void Project(Span<double> y) => Motion.Project(y[..own]);

    /// <summary>The stepper: implicit, L-stable, order 5, with steps by the error.</summary>
    public IStepper Stepper(StepControl control) => new StiffRadauIIA5(new StiffQuadratures(this, Motion), control);

    /// <summary>A state with these directions, the electrons at rest beside them, and no work done yet.</summary>
    public double[] StartAt(double time, Magnetism.Moments directions) => [.. Motion.StartAt(time, directions), .. new double[Mechanisms.Count + Others]];

    /// <summary>Magnetic energy and that of the accumulation, in J.</summary>
    public double Energy(double time, ReadOnlySpan<double> y) => Motion.Energy(time, y[..own]) + Motion.StoredEnergy(y[..own]);

    /// <summary>The works in a state in J; the powers in W of its derivative.</summary>
    public EnergyAccount AccountOf(ReadOnlySpan<double> y)
    {
        double scale = Motion.EnergyScale;
        ReadOnlySpan<double> works = y[own..], others = works[Mechanisms.Count..];
        double[] heats = new double[Mechanisms.Count];
        for (int i = 0; i < heats.Length; i++) heats[i] = scale * works[i];
        return new EnergyAccount(heats, scale * others[0], scale * others[1], scale * others[2], scale * others[3], scale * others[4], scale * others[5]) { Stored = scale * others[6] };
    }

    private int Place(string mechanism)
    {
        for (int i = 0; i < Mechanisms.Count; i++)
        {
            if (Mechanisms[i] == mechanism) return i;
        }
        throw new InvalidOperationException($"The mechanism '{mechanism}' is not one of the stack's.");
    }
}
