namespace Larmor.Numerics;

/// <summary>A exp[−(t − t₀)²/(2σ²)].</summary>
internal sealed class GaussianWaveform(double amplitude, double centre, double deviation) : Waveform
{
    // A pulse far shorter than the motion before it must not be stepped over: the stepper stops on its flanks.
    public override IReadOnlyList<double> Corners { get; } = [.. new double[] { -6, -4, -2, -1, 0, 1, 2, 4, 6 }.Select(flank => centre + (flank * deviation))];

    public override double At(double time)
    {
        double x = (time - centre) / deviation;
        return amplitude * Math.Exp(-0.5 * x * x);
    }

    public override double DerivativeAt(double time) => -(time - centre) / (deviation * deviation) * At(time);
}
