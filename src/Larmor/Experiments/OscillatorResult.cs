using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>What the moment of an oscillator does at one field and current.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Current">I in A.</param>
/// <param name="State">Rest, limit cycle, or neither.</param>
/// <param name="Mean">Direction at rest; time average over a cycle.</param>
/// <param name="Frequency">Frequency of the cycle in Hz; zero at rest.</param>
/// <param name="Amplitude">Semi-axis of the ellipse that the fundamental of the direction traces, a pure number; zero at rest.</param>
public sealed record OscillatorPoint(double Field, double Current, MomentState State, Vector3d Mean, double Frequency, double Amplitude)
{
    /// <summary>Amplitude of the fundamental of the cosine of the angle to the reference.</summary>
    public double FirstHarmonic { get; init; }

    /// <summary>Amplitude of the second harmonic of that cosine.</summary>
    public double SecondHarmonic { get; init; }

    /// <summary>Smallest value of that cosine.</summary>
    public double Lowest { get; init; }

    /// <summary>Largest value of that cosine.</summary>
    public double Highest { get; init; }

    /// <summary>Amplitude in V of the voltage at the frequency of the cycle; null without a resistance change.</summary>
    public double? FirstVoltage { get; init; }

    /// <summary>Amplitude in V of the voltage at twice that frequency; null without a resistance change.</summary>
    public double? SecondVoltage { get; init; }

    /// <summary>Power in W that both give to a matched load; null without the resistances.</summary>
    public double? Power { get; init; }
}

/// <summary>Limit cycles against current and field.</summary>
public sealed record OscillatorResult : Result
{
    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>The direction whose cosine makes the resistance.</summary>
    public required UnitVector Reference { get; init; }

    /// <summary>The points, by field and current in their order.</summary>
    public required IReadOnlyList<OscillatorPoint> Points { get; init; }

    /// <summary>What a drive locks, by field, current and amplitude; none without a drive.</summary>
    public IReadOnlyList<LockingRange> Locking { get; init; } = [];

    /// <summary>Whether a field drives, otherwise a current.</summary>
    public bool IsDrivenByField { get; init; }
}
