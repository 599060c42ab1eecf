namespace Larmor.Numerics;

/// <summary>A exp[−(t − t₀)²/(2σ²)].</summary>
internal sealed class GaussianWaveform(double amplitude, double centre, double deviation) : Waveform
{
    public override double At(double time)
    {
        double x = (time - centre) / deviation;
        return amplitude * Math.Exp(-0.5 * x * x);
    }

    public override double DerivativeAt(double time) => -(time - centre) / (deviation * deviation) * At(time);
}
