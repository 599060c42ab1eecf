namespace Larmor.Numerics;

/// <summary>offset + A sin(ωt + φ), with ω in rad/s.</summary>
internal sealed class SineWaveform(double amplitude, double angular, double phase, double offset) : Waveform
{
    // A step of a sixth of a turn cannot come down on zeros of the change alone.
    public override double LongestStep => Math.PI / (3 * angular);

    public override double At(double time) => (amplitude * Math.Sin((angular * time) + phase)) + offset;

    public override double DerivativeAt(double time) => amplitude * angular * Math.Cos((angular * time) + phase);
}
