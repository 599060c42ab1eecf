using System.Globalization;

namespace Larmor.Numerics;

/// <summary>
/// The waveforms that have a name: step, pulse, train of trapezoids, table, sine, chirp, sinc, Gaussian, and their sum. Times in s,
/// frequencies in Hz, values in the unit of what is driven.
/// </summary>
public static class Waveforms
{
    private const int MostPulses = 1_000_000;
    private const double Rounding = 1e-12;

    /// <summary>A step at a time.</summary>
    /// <param name="before">The value before.</param>
    /// <param name="after">The value from then on.</param>
    /// <param name="time">When, in s.</param>
    /// <param name="rise">Length of the edge that begins then, in s; zero for a jump.</param>
    /// <param name="edge">Its form.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite or the edge negative.</exception>
    public static Waveform Step(double before, double after, double time, double rise = 0, WaveformEdge edge = WaveformEdge.Linear)
    {
        RequireFinite(time, nameof(time), "time of a step");
        RequireNotNegative(rise, nameof(rise), "rise of a step");
        return new KnotWaveform([time, time + rise], [before, after], edge);
    }

    /// <summary>A pulse with steep edges: <paramref name="height"/> from t = 0 up to its width, then zero.</summary>
    /// <param name="height">The value during the pulse, in the unit of what is driven.</param>
    /// <param name="width">Its length in s, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static Waveform Pulse(double height, double width)
    {
        if (!(width > 0 && double.IsFinite(width))) throw new ArgumentOutOfRangeException(nameof(width), string.Create(CultureInfo.InvariantCulture, $"The width of a pulse must be positive; got {width} s."));
        return new PulseWaveform(height, width);
    }

    /// <summary>A pulse with edges: it rises from zero, stays at its height for its width, and falls.</summary>
    /// <param name="height">The value between the edges.</param>
    /// <param name="start">When the rise begins, in s.</param>
    /// <param name="rise">Length of the rise in s; zero for a jump.</param>
    /// <param name="width">Time at full height in s, not negative.</param>
    /// <param name="fall">Length of the fall in s; zero for a jump.</param>
    /// <param name="edge">Form of the edges.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or not finite, or the pulse has no length at all.</exception>
    public static Waveform Pulse(double height, double start, double rise, double width, double fall, WaveformEdge edge = WaveformEdge.Linear) =>
        Train(height, start, new PulseTimes(rise, width, fall), period: double.PositiveInfinity, count: 1, edge);

    /// <summary>A train of equal pulses.</summary>
    /// <param name="height">The value between the edges.</param>
    /// <param name="start">When the first rise begins, in s.</param>
    /// <param name="pulse">Rise, width and fall of each.</param>
    /// <param name="period">From the beginning of one to that of the next, in s, not shorter than the pulse.</param>
    /// <param name="count">Number of pulses, at least 1.</param>
    /// <param name="edge">Form of the edges.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or not finite, the pulse longer than the period, or the count below 1.</exception>
    public static Waveform Train(double height, double start, PulseTimes pulse, double period, int count, WaveformEdge edge = WaveformEdge.Linear)
    {
        RequireFinite(height, nameof(height), "height of a pulse");
        RequireFinite(start, nameof(start), "start of a pulse");
        RequireNotNegative(pulse.Rise, nameof(pulse), "rise of a pulse");
        RequireNotNegative(pulse.Width, nameof(pulse), "width of a pulse");
        RequireNotNegative(pulse.Fall, nameof(pulse), "fall of a pulse");
        if (!(pulse.Length > 0)) throw new ArgumentOutOfRangeException(nameof(pulse), "A pulse must last for some time; rise, width and fall are all zero.");
        if (count is < 1 or > MostPulses) throw new ArgumentOutOfRangeException(nameof(count), string.Create(CultureInfo.InvariantCulture, $"A train has between 1 and {MostPulses} pulses; got {count}."));
        if (!(period >= (1 - Rounding) * pulse.Length) || (count > 1 && !double.IsFinite(period))) throw new ArgumentOutOfRangeException(nameof(period), string.Create(CultureInfo.InvariantCulture, $"The period of a train must be at least as long as one pulse, {pulse.Length} s; got {period} s."));
        double[] times = new double[4 * count], values = new double[4 * count];
        for (int i = 0; i < count; i++)
        {
            double begin = i == 0 ? start : start + (i * period);
            // A pulse that fills its period ends where the next begins, whatever the rounding.
            if (i > 0 && Math.Abs(begin - times[(4 * i) - 1]) <= Rounding * (period + Math.Abs(begin))) begin = times[(4 * i) - 1];
            times[4 * i] = begin;
            times[(4 * i) + 1] = begin + pulse.Rise;
            times[(4 * i) + 2] = begin + (pulse.Rise + pulse.Width);
            times[(4 * i) + 3] = begin + pulse.Length;
            values[(4 * i) + 1] = values[(4 * i) + 2] = height;
        }
        return new KnotWaveform(times, values, edge);
    }

    /// <summary>Straight lines through points; the first value before them and the last one after them. Two points at the same time are a jump.</summary>
    /// <param name="times">Times in s, not falling.</param>
    /// <param name="values">As many values.</param>
    /// <exception cref="ArgumentException">There are no points, the numbers of times and values differ, a time falls, or a number is not finite.</exception>
    public static Waveform Table(IReadOnlyList<double> times, IReadOnlyList<double> values)
    {
        if (times.Count == 0) throw new ArgumentException("A table of a waveform needs at least one point.", nameof(times));
        if (times.Count != values.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A table of a waveform needs as many values as times; got {values.Count} values and {times.Count} times."), nameof(values));
        for (int i = 0; i < times.Count; i++)
        {
            if (!double.IsFinite(times[i]) || !double.IsFinite(values[i])) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Point {i + 1} of the table is not finite: {values[i]} at {times[i]} s."), nameof(values));
            if (i > 0 && times[i] < times[i - 1]) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The times of a table must not fall; point {i + 1} lies at {times[i]} s after {times[i - 1]} s."), nameof(times));
        }
        return new KnotWaveform([.. times], [.. values], WaveformEdge.Linear);
    }

    /// <summary>A sine: offset + <paramref name="amplitude"/> sin(2πft + phase). Without phase it begins at the offset and rises.</summary>
    /// <param name="amplitude">Amplitude in the unit of what is driven.</param>
    /// <param name="frequency">f in Hz, positive.</param>
    /// <param name="phase">Phase at t = 0 in rad.</param>
    /// <param name="offset">Mean value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is not positive, or the phase not finite.</exception>
    public static Waveform Sine(double amplitude, double frequency, double phase = 0, double offset = 0)
    {
        RequirePositive(frequency, nameof(frequency), "frequency of a sine", "Hz");
        RequireFinite(phase, nameof(phase), "phase of a sine");
        return new SineWaveform(amplitude, 2 * Math.PI * frequency, phase, offset);
    }

    /// <summary>A sine whose frequency runs evenly from one value to another, from t = 0 on; zero afterwards.</summary>
    /// <param name="amplitude">Amplitude.</param>
    /// <param name="first">Frequency at t = 0 in Hz, not negative.</param>
    /// <param name="last">Frequency at the end in Hz, not negative.</param>
    /// <param name="duration">Length in s, positive.</param>
    /// <param name="phase">Phase at t = 0 in rad.</param>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative or the duration not positive.</exception>
    public static Waveform Chirp(double amplitude, double first, double last, double duration, double phase = 0)
    {
        RequireNotNegative(first, nameof(first), "first frequency of a chirp", "Hz");
        RequireNotNegative(last, nameof(last), "last frequency of a chirp", "Hz");
        RequirePositive(duration, nameof(duration), "duration of a chirp", "s");
        RequireFinite(phase, nameof(phase), "phase of a chirp");
        return new ChirpWaveform(amplitude, first, last, duration, phase);
    }

    /// <summary>A sinc pulse: <paramref name="amplitude"/> sin(x)/x, x = 2πf(t − centre); it excites all frequencies below f alike.</summary>
    /// <param name="amplitude">Value at the centre.</param>
    /// <param name="cutoff">f in Hz, positive.</param>
    /// <param name="centre">Time of the centre in s.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is not positive or the centre not finite.</exception>
    public static Waveform Sinc(double amplitude, double cutoff, double centre)
    {
        RequirePositive(cutoff, nameof(cutoff), "highest frequency of a sinc", "Hz");
        RequireFinite(centre, nameof(centre), "centre of a sinc");
        return new SincWaveform(amplitude, cutoff, centre);
    }

    /// <summary>A Gaussian pulse: <paramref name="amplitude"/> exp[−(t − centre)²/(2σ²)].</summary>
    /// <param name="amplitude">Value at the centre.</param>
    /// <param name="centre">Time of the centre in s.</param>
    /// <param name="deviation">σ in s, positive; the full width at half height is 2.3548 σ.</param>
    /// <exception cref="ArgumentOutOfRangeException">σ is not positive or the centre not finite.</exception>
    public static Waveform Gaussian(double amplitude, double centre, double deviation)
    {
        RequireFinite(centre, nameof(centre), "centre of a Gaussian");
        RequirePositive(deviation, nameof(deviation), "standard deviation of a Gaussian", "s");
        return new GaussianWaveform(amplitude, centre, deviation);
    }

    /// <summary>The sum of waveforms; none at all is zero.</summary>
    public static Waveform Sum(params IEnumerable<Waveform> parts) => new SumWaveform([.. parts]);

    private static void RequireFinite(double value, string name, string what)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"The {what} must be finite; got {value}."));
    }

    private static void RequireNotNegative(double value, string name, string what, string unit = "s")
    {
        if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"The {what} must not be negative; got {value} {unit}."));
    }

    private static void RequirePositive(double value, string name, string what, string unit)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"The {what} must be positive; got {value} {unit}."));
    }

    private sealed class PulseWaveform(double height, double width) : Waveform
    {
        public override IReadOnlyList<double> Corners { get; } = [width];

        public override double At(double time) => time >= 0 && time < width ? height : 0;

        public override double DerivativeAt(double time) => 0;
    }
}
