using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace Larmor.Numerics;

/// <summary>Power spectral density of one stretch of evenly spaced samples, their mean taken away, with Hann's window.</summary>
/// <remarks>
/// One-sided, S(f) = 2 Δt |Σ w_j s_j e^{−2πifjΔt}|²/Σ w_j², so that ∫ S df is the variance. Source: P. D. Welch, IEEE Trans. Audio Electroacoust. 15, 70 (1967),
/// doi:10.1109/TAU.1967.1161901.
/// </remarks>
internal static class Periodogram
{
    /// <summary>Adds S at k/(n Δt), k = 0 to n/2, in the unit of s² times s.</summary>
    /// <param name="samples">n samples, n even.</param>
    /// <param name="spacing">Δt in s.</param>
    /// <param name="density">n/2 + 1 numbers.</param>
    public static void AddOneSided(ReadOnlySpan<double> samples, double spacing, Span<double> density)
    {
        int n = samples.Length;
        double mean = 0, weight = 0;
        foreach (double sample in samples) mean += sample / n;
        Complex[] values = new Complex[n];
        for (int j = 0; j < n; j++)
        {
            double window = 0.5 * (1 - Math.Cos(2 * Math.PI * j / n));
            weight += window * window;
            values[j] = window * (samples[j] - mean);
        }
        Fourier.Forward(values, FourierOptions.NoScaling);
        for (int k = 0; k <= n / 2; k++)
        {
            double square = (values[k].Real * values[k].Real) + (values[k].Imaginary * values[k].Imaginary);
            density[k] += (k == 0 || k == n / 2 ? 1 : 2) * spacing * square / weight;
        }
    }
}
