using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Thermodynamics;

namespace Larmor.Coupling;

/// <summary>
/// Two-way motion with all its works integrated beside it by the same stages: every joule of the source and of the fields, found again as magnetic energy or as heat by mechanism.
/// </summary>
/// <remarks>
/// <para>Law, Eq. (8) and (19) of the paper extended to moving moments: source = load + device; device + fields = change of magnetic energy + Gilbert heat + Σ electronic heats. The heats are
/// the transport's own positive sums at (J₀, Ω), not what is left of the balance, so that its closure tests torque, pumping, motion and heat against each other.</para>
/// <para>State: the moments, then in units of <see cref="TwoWayMotion.EnergyScale"/> the works since the start: each of <see cref="Mechanisms"/>, source, device, load, torque, fields, Gilbert heat.
/// Entropy is produced at the rate of all heats over T; each of them is not negative in any state.</para>
/// </remarks>
public sealed class TwoWayLedger : IOdeSystem
{
    private const int Others = 6;
    private readonly int own;

    /// <summary>A motion with its ledger.</summary>
    /// <exception cref="ArgumentException">The motion does not pump: without the way back there is no balance to keep.</exception>
    public TwoWayLedger(TwoWayMotion motion)
    {
        ArgumentNullException.ThrowIfNull(motion);
        if (!motion.Pumps) throw new ArgumentException("Without pumping the energy of the electrons is not balanced: what the current gives to the moments is taken from nowhere.", nameof(motion));
        Motion = motion;
        own = motion.Dimension;
        UnitVector[] anywhere = [.. Enumerable.Repeat(UnitVector.Z, motion.Equation.Count)];
        Mechanisms = [.. motion.Transport.PowerAt(anywhere, 1, []).ByMechanism().Keys];
    }

    /// <summary>The motion.</summary>
    public TwoWayMotion Motion { get; }

    /// <summary>The electrons' mechanisms of heat, in the order of the state.</summary>
    public IReadOnlyList<string> Mechanisms { get; }

    /// <inheritdoc/>
    public int Dimension => own + Mechanisms.Count + Others;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners => Motion.Corners;

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        (MomentPower moments, ElectricState circuit, PowerBudget electrons) = Motion.PowersAt(time, y[..own], dydt[..own]);
        Span<double> works = dydt[own..];
        works.Clear();
        foreach (PowerEntry entry in electrons.Entries) works[Place(entry.Mechanism)] += Motion.Area * entry.PowerPerArea / Motion.EnergyScale;
        ReadOnlySpan<double> others = [circuit.SourcePower, circuit.DevicePower, circuit.LoadPower, moments.Torque, moments.Field, moments.GilbertHeat];
        for (int i = 0; i < Others; i++) works[Mechanisms.Count + i] = others[i] / Motion.EnergyScale;
    }

    /// <inheritdoc/>
    public void Project(Span<double> y) => Motion.Project(y[..own]);

    /// <summary>A state with these directions and no work done yet.</summary>
    public double[] StartAt(ReadOnlySpan<double> moments)
    {
        double[] y = new double[Dimension];
        moments.CopyTo(y);
        return y;
    }

    /// <summary>The works in a state in J; the powers in W of its derivative.</summary>
    public EnergyAccount AccountOf(ReadOnlySpan<double> y)
    {
        ReadOnlySpan<double> works = y[own..];
        double[] heats = new double[Mechanisms.Count];
        for (int i = 0; i < heats.Length; i++) heats[i] = Motion.EnergyScale * works[i];
        ReadOnlySpan<double> others = works[heats.Length..];
        double scale = Motion.EnergyScale;
        return new EnergyAccount(heats, scale * others[0], scale * others[1], scale * others[2], scale * others[3], scale * others[4], scale * others[5]);
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

/// <summary>Works in J, or powers in W, of a device in motion.</summary>
/// <param name="Electrons">Heat of the electrons by mechanism.</param>
/// <param name="Source">What the source gives.</param>
/// <param name="Device">What the device takes from the circuit, V I.</param>
/// <param name="Load">What the load turns into heat.</param>
/// <param name="Torque">What the electrons give to the moments; negative where pumping takes.</param>
/// <param name="Field">What changing fields give.</param>
/// <param name="Gilbert">Gilbert heat of the moments.</param>
public sealed record EnergyAccount(IReadOnlyList<double> Electrons, double Source, double Device, double Load, double Torque, double Field, double Gilbert)
{
    /// <summary>What the spin accumulation takes up, where the electrons take time; 0 where they follow at once.</summary>
    public double Stored { get; init; }

    /// <summary>All heat of device and moments, without the load's: T dS.</summary>
    public double Heat => Gilbert + Electrons.Sum();

    /// <summary>Device + field − heat − change of magnetic energy, plus source − device − load: zero by the first law.</summary>
    /// <param name="energyChange">Change of the magnetic energy.</param>
    public double Residual(double energyChange) => Math.Abs(Device + Field - Heat - energyChange) + Math.Abs(Source - Device - Load);

    /// <summary>The largest term: what a residual is compared with.</summary>
    /// <param name="energyChange">Change of the magnetic energy.</param>
    public double Largest(double energyChange) => Electrons.Append(Source).Append(Device).Append(Load).Append(Field).Append(Gilbert).Append(Torque).Append(energyChange).Max(Math.Abs);
}
