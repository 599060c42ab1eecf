namespace Larmor.Numerics;

/// <summary>
/// A sine whose frequency runs evenly from f₀ to f₁ in the time T: A sin(2π [f₀ t + (f₁ − f₀) t²/(2T)] + φ) for 0 ≤ t &lt; T, zero outside.
/// </summary>
internal sealed class ChirpWaveform(double amplitude, double first, double last, double duration, double phase) : Waveform
{
    public override IReadOnlyList<double> Corners { get; } = [0, duration];

    public override double LongestStep => 1 / (6 * Math.Max(first, last));

    public override double At(double time) => IsOn(time) ? amplitude * Math.Sin(PhaseAt(time)) : 0;

    public override double DerivativeAt(double time) =>
        IsOn(time) ? amplitude * 2 * Math.PI * (first + ((last - first) * time / duration)) * Math.Cos(PhaseAt(time)) : 0;

    private bool IsOn(double time) => time >= 0 && time < duration;

    private double PhaseAt(double time) => (2 * Math.PI * time * (first + ((last - first) * time / (2 * duration)))) + phase;
}
