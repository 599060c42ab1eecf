using System.Globalization;

namespace Larmor.Numerics;

/// <summary>The waveforms that have a name: pulse and sine.</summary>
public static class Waveforms
{
    /// <summary>A pulse with steep edges: <paramref name="height"/> from t = 0 up to its width, then zero.</summary>
    /// <param name="height">The value during the pulse, in the unit of what is driven.</param>
    /// <param name="width">Its length in s, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static Waveform Pulse(double height, double width)
    {
        if (!(width > 0 && double.IsFinite(width))) throw new ArgumentOutOfRangeException(nameof(width), string.Create(CultureInfo.InvariantCulture, $"The width of a pulse must be positive; got {width} s."));
        return new PulseWaveform(height, width);
    }

    /// <summary>A sine that begins at zero: <paramref name="amplitude"/> sin(2πft).</summary>
    /// <param name="amplitude">Amplitude in the unit of what is driven.</param>
    /// <param name="frequency">f in Hz, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is not positive.</exception>
    public static Waveform Sine(double amplitude, double frequency)
    {
        if (!(frequency > 0 && double.IsFinite(frequency))) throw new ArgumentOutOfRangeException(nameof(frequency), string.Create(CultureInfo.InvariantCulture, $"The frequency of a sine must be positive; got {frequency} Hz."));
        return new SineWaveform(amplitude, 2 * Math.PI * frequency);
    }

    private sealed class PulseWaveform(double height, double width) : Waveform
    {
        public override IReadOnlyList<double> Corners { get; } = [width];

        public override double At(double time) => time >= 0 && time < width ? height : 0;

        public override double DerivativeAt(double time) => 0;
    }

    private sealed class SineWaveform(double amplitude, double angular) : Waveform
    {
        public override double At(double time) => amplitude * Math.Sin(angular * time);

        public override double DerivativeAt(double time) => amplitude * angular * Math.Cos(angular * time);
    }
}
