using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Locking;

/// <summary>A weak alternating field or current that drives an oscillator near its own frequency: A sin(2πFt), added to the constant ones.</summary>
/// <remarks>
/// At each frequency F the motion is locked where one period of the drive brings the moment back to where it was, stably: a stable fixed point of the stroboscopic map, found by
/// Newton's method near the free limit cycle. It is followed in F to where it ends. For a moment of axial symmetry and a weak field h across the axis (of a field along one line, h/2 turns
/// with the moment) the phase ψ obeys dψ/dt = ω₀ − ω − κ sin ψ, R. Adler, Proc. IRE 34, 351 (1946), with κ = γh/(α sin θ) exactly to first order, θ the cone angle.
/// </remarks>
public sealed record LockingDrive
{
    /// <summary>Frequencies of the drive less that of the free oscillator, rising.</summary>
    public required IReadOnlyList<Frequency> Detunings { get; init; }

    /// <summary>Amplitudes of a field; none where a current drives.</summary>
    public IReadOnlyList<MagneticField> Fields { get; init; } = [];

    /// <summary>Direction of the field.</summary>
    public UnitVector Along { get; init; } = UnitVector.Z;

    /// <summary>Amplitudes of a current; none where a field drives.</summary>
    public IReadOnlyList<Current> Currents { get; init; } = [];

    /// <summary>Direction along which the moment's phase is read; null for the field's, or for the axis along which the free moment swings most.</summary>
    public UnitVector? Component { get; init; }

    /// <summary>Number of amplitudes.</summary>
    internal int Count => Math.Max(Fields.Count, Currents.Count);

    /// <summary>An amplitude in T or A.</summary>
    internal double Amplitude(int k) => Fields.Count > 0 ? Fields[k].Si : Currents[k].Si;

    /// <summary>Why it cannot drive; null where it can.</summary>
    public string? Refusal()
    {
        if (Fields.Count > 0 == Currents.Count > 0) return "Locking needs a drive: the amplitudes of a field, or those of a current, and not both.";
        if (!Enumerable.Range(0, Count).All(k => Amplitude(k) > 0 && double.IsFinite(Amplitude(k)))) return "The amplitudes of a locking drive must be positive.";
        bool isRising = Detunings.Count >= 2 && Detunings.Zip(Detunings.Skip(1)).All(pair => pair.First < pair.Second) && Detunings.All(value => double.IsFinite(value.Si));
        return isRising ? null : "The detunings of a locking drive must be at least two and rise.";
    }
}
