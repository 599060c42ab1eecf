namespace Larmor.Numerics;

/// <summary>A sin(x)/x with x = 2π f (t − t₀): its spectrum is flat up to the frequency f and nothing beyond.</summary>
internal sealed class SincWaveform(double amplitude, double cutoff, double centre) : Waveform
{
    // Below, five terms of the series are exact to rounding, where the closed form of the slope cancels.
    private const double SeriesBelow = 0.1;

    public override double LongestStep => 1 / (6 * cutoff);

    public override double At(double time)
    {
        double x = 2 * Math.PI * cutoff * (time - centre);
        return x == 0 ? amplitude : amplitude * Math.Sin(x) / x;
    }

    public override double DerivativeAt(double time)
    {
        double x = 2 * Math.PI * cutoff * (time - centre), x2 = x * x;
        double slope = Math.Abs(x) < SeriesBelow
            ? -x / 3 * (1 - (x2 / 10 * (1 - (x2 / 28 * (1 - (x2 / 54 * (1 - (x2 / 88))))))))
            : ((x * Math.Cos(x)) - Math.Sin(x)) / x2;
        return amplitude * 2 * Math.PI * cutoff * slope;
    }
}
