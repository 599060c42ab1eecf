using System.Globalization;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Coupling;

/// <summary>What drives the electrons of a device: a given current, or a source of voltage in series with a load.</summary>
/// <remarks>
/// Signs: current along +x, voltage of the left end against the right one, so that both are positive together in a resistor. With a load R_L the current is
/// I = (V_source − V)/R_L, V with what moving moments pump; R_L → 0 is a given voltage, R_L → ∞ at V_source/R_L a given current.
/// </remarks>
public sealed record Circuit
{
    private Circuit(Waveform source, bool isVoltage, double load) => (Source, IsVoltage, Load) = (source, isVoltage, load);

    /// <summary>The current in A, or the source's voltage in V, against time.</summary>
    public Waveform Source { get; }

    /// <summary>Whether the source gives a voltage.</summary>
    public bool IsVoltage { get; }

    /// <summary>R_L in ohm; zero for a given current, where it plays no part.</summary>
    public double Load { get; }

    /// <summary>No current: the ends of the stack are open.</summary>
    public static Circuit Open { get; } = OfCurrent(Waveform.Constant(0));

    /// <summary>A given current I(t) in A, positive along +x.</summary>
    public static Circuit OfCurrent(Waveform current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return new Circuit(current, false, 0);
    }

    /// <summary>A given voltage V_source(t) in V behind a load.</summary>
    /// <param name="voltage">V_source(t) of the left end against the right one.</param>
    /// <param name="load">R_L, not negative; zero holds the voltage at the device itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The load is negative or not finite.</exception>
    public static Circuit OfVoltage(Waveform voltage, Resistance load = default)
    {
        ArgumentNullException.ThrowIfNull(voltage);
        return load.Si >= 0 && double.IsFinite(load.Si)
            ? new Circuit(voltage, true, load.Si)
            : throw new ArgumentOutOfRangeException(nameof(load), string.Create(CultureInfo.InvariantCulture, $"The load of a circuit must not be negative; got {load}. A negative resistance would feed power in by itself."));
    }

    /// <summary>The same circuit with its source at zero: a load stays, a given current is an open end.</summary>
    internal Circuit Quiet => new(Waveform.Constant(0), IsVoltage, Load);
}
