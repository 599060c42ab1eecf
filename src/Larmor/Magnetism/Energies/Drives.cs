using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>One applied field of an experiment: its strength in time along a fixed direction.</summary>
/// <param name="Strength">μ₀H(t) in T along the direction; may be negative.</param>
/// <param name="Along">The direction.</param>
public sealed record DrivenField(Waveform Strength, UnitVector Along);

/// <summary>
/// Everything that an experiment does to the magnets from outside, in time: applied fields (they add), the current through the stack, and
/// the voltage across it.
/// </summary>
/// <remarks>
/// The current in A is conventional current along +x. The voltage in V is that of the left face (small x) against the right one, so that
/// both are positive together in a resistor. The field of the current and what the voltage does to an anisotropy are the magnet's business: see <see cref="IDrivenTerm"/>.
/// </remarks>
public sealed record Drives
{
    /// <summary>No field, no current, no voltage.</summary>
    public static Drives None { get; } = new();

    /// <summary>The applied fields; the magnets feel their sum.</summary>
    public IReadOnlyList<DrivenField> Fields { get; init; } = [];

    /// <summary>I(t) in A, positive along +x.</summary>
    public Waveform Current { get; init; } = Waveform.Constant(0);

    /// <summary>U(t) in V of the left face against the right one.</summary>
    public Waveform Voltage { get; init; } = Waveform.Constant(0);

    /// <summary>The longest step in s with which a stepper still sees every feature of the drives between their corners.</summary>
    public double LongestStep => Fields.Select(one => one.Strength).Append(Current).Append(Voltage).Min(drive => drive.LongestStep);

    /// <summary>A constant field and a constant current.</summary>
    /// <param name="along">Direction of the field.</param>
    /// <param name="field">μ₀H along it.</param>
    /// <param name="current">The current along +x.</param>
    /// <exception cref="ArgumentOutOfRangeException">Field or current is not finite.</exception>
    public static Drives Constant(UnitVector along, MagneticField field, Current current = default)
    {
        if (!double.IsFinite(field.Si)) throw new ArgumentOutOfRangeException(nameof(field), $"The applied field must be a finite number of teslas; got {field}.");
        if (!double.IsFinite(current.Si)) throw new ArgumentOutOfRangeException(nameof(current), $"The current must be a finite number of amperes; got {current}.");
        return new Drives
        {
            Fields = [new DrivenField(Waveform.Constant(field.Si), along)],
            Current = Waveform.Constant(current.Si),
        };
    }

    /// <summary>These drives with one more field.</summary>
    /// <param name="strength">μ₀H(t) in T.</param>
    /// <param name="along">Its direction.</param>
    public Drives WithField(Waveform strength, UnitVector along) => this with { Fields = [.. Fields, new DrivenField(strength, along)] };
}
