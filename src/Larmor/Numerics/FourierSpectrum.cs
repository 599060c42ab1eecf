using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace Larmor.Numerics;

/// <summary>
/// Amplitude spectrum of evenly spaced samples, |∫ y(t) w(t) e^{−2πift} dt| in the unit of y times s, by a fast Fourier transform of the samples
/// with zeros behind them (to the power of two from four times their number on, so that a line is drawn smoothly).
/// </summary>
/// <param name="Frequencies">In Hz, evenly spaced from 0 to half the sampling rate.</param>
/// <param name="Amplitudes">As many.</param>
/// <param name="Resolution">1/T in Hz, T the time that the samples span: lines closer than that are not told apart.</param>
public sealed record FourierSpectrum(IReadOnlyList<double> Frequencies, IReadOnlyList<double> Amplitudes, double Resolution)
{
    /// <summary>The spectrum of samples.</summary>
    /// <param name="samples">At least two.</param>
    /// <param name="step">Time between two, in s.</param>
    /// <param name="isTapered">Whether the window falls as cos²(πt/2T) from 1 at the first sample to 0 at the last; otherwise it is 1.</param>
    public static FourierSpectrum Of(ReadOnlySpan<double> samples, double step, bool isTapered)
    {
        if (samples.Length < 2) throw new ArgumentException("A spectrum needs at least two samples.", nameof(samples));
        int length = 8;
        while (length < 4 * samples.Length) length *= 2;
        Complex[] values = new Complex[length];
        for (int i = 0; i < samples.Length; i++)
        {
            double cosine = isTapered ? Math.Cos(0.5 * Math.PI * i / (samples.Length - 1)) : 1;
            values[i] = samples[i] * cosine * cosine;
        }
        Fourier.Forward(values, FourierOptions.NoScaling);
        return new FourierSpectrum(
            [.. Enumerable.Range(0, (length / 2) + 1).Select(k => k / (length * step))],
            [.. Enumerable.Range(0, (length / 2) + 1).Select(k => step * values[k].Magnitude)],
            1 / ((samples.Length - 1) * step));
    }

    /// <summary>
    /// The highest line above 1.5 times the resolution: its frequency in Hz, by a parabola through three points, and the full width at half maximum of the squared
    /// amplitude, which for a ring-down e^{−Γt} that has died out is Γ/π. The width is null where a side does not fall to half; null without a line.
    /// </summary>
    public (double Frequency, double? Width)? Peak()
    {
        int top = -1;
        for (int k = 1; k + 1 < Amplitudes.Count; k++)
        {
            bool isPeak = Frequencies[k] > 1.5 * Resolution && Amplitudes[k] > Amplitudes[k - 1] && Amplitudes[k] >= Amplitudes[k + 1];
            if (isPeak && (top < 0 || Amplitudes[k] > Amplitudes[top])) top = k;
        }
        if (top < 0) return null;
        (double below, double at, double above) = (Power(top - 1), Power(top), Power(top + 1));
        double curvature = below - (2 * at) + above, shift = curvature < 0 ? 0.5 * (below - above) / curvature : 0;
        double half = 0.5 * (at - (0.25 * (below - above) * shift));
        double? left = Crossing(top, -1, half), right = Crossing(top, 1, half);
        return (Frequencies[top] + (shift * Frequencies[1]), right - left);
    }

    private double Power(int k) => Amplitudes[k] * Amplitudes[k];

    private double? Crossing(int top, int direction, double half)
    {
        for (int k = top; k + direction >= 0 && k + direction < Amplitudes.Count; k += direction)
        {
            if (Power(k + direction) > half) continue;
            double share = (Power(k) - half) / (Power(k) - Power(k + direction));
            return Frequencies[k] + (direction * share * Frequencies[1]);
        }
        return null;
    }
}
