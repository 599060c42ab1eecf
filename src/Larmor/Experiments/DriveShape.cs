using System.Globalization;
using Larmor.Coupling;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>How a field, a current or a voltage changes in time, with its units.</summary>
/// <typeparam name="T">What is driven.</typeparam>
public abstract record DriveShape<T>
    where T : struct, IQuantity<T>
{
    private DriveShape()
    {
    }

    /// <summary>The waveform in SI units.</summary>
    /// <exception cref="ArgumentException">A time, a frequency or a value is out of its range; the message names it.</exception>
    public abstract Waveform Waveform { get; }

    /// <summary>The waveform in SI units, or a refusal that names the experiment's setting.</summary>
    /// <param name="place">Where the drive stands, for example <c>experiments/dynamics/current</c>.</param>
    /// <exception cref="DeviceException">A time, a frequency or a value is out of its range.</exception>
    public Waveform At(string place)
    {
        try
        {
            return Waveform;
        }
        catch (ArgumentException failure)
        {
            throw new DeviceException(failure.Message.Split(" (Parameter", 2)[0], place);
        }
    }

    /// <summary>From one value to another.</summary>
    /// <param name="After">The value in the end.</param>
    /// <param name="Before">The value before.</param>
    /// <param name="Time">When the change begins.</param>
    /// <param name="Rise">Length of the straight edge; zero for a jump.</param>
    public sealed record Step(T After, T Before, Duration Time, Duration Rise) : DriveShape<T>
    {
        /// <inheritdoc/>
        public override Waveform Waveform => Waveforms.Step(Before.Si, After.Si, Time.Si, Rise.Si);
    }

    /// <summary>One pulse or a train of equal pulses with straight edges.</summary>
    /// <param name="Height">The value between the edges.</param>
    /// <param name="Start">When the first rise begins.</param>
    /// <param name="Rise">Length of the rise.</param>
    /// <param name="Width">Time at full height.</param>
    /// <param name="Fall">Length of the fall.</param>
    public sealed record Pulse(T Height, Duration Start, Duration Rise, Duration Width, Duration Fall) : DriveShape<T>
    {
        /// <summary>From the beginning of one pulse to that of the next; needed for more than one.</summary>
        public Duration? Period { get; init; }

        /// <summary>Number of pulses, at least 1.</summary>
        public int Count { get; init; } = 1;

        /// <inheritdoc/>
        public override Waveform Waveform => Waveforms.Train(Height.Si, Start.Si, new PulseTimes(Rise.Si, Width.Si, Fall.Si), Period?.Si ?? double.PositiveInfinity, Count);
    }

    /// <summary>A sine about an offset.</summary>
    /// <param name="Amplitude">Its amplitude.</param>
    /// <param name="Frequency">Its frequency.</param>
    /// <param name="Phase">Its phase at t = 0.</param>
    /// <param name="Offset">Its mean.</param>
    public sealed record Sine(T Amplitude, Frequency Frequency, Angle Phase, T Offset) : DriveShape<T>
    {
        /// <inheritdoc/>
        public override Waveform Waveform => Waveforms.Sine(Amplitude.Si, Frequency.Si, Phase.Si, Offset.Si);
    }

    /// <summary>A sine whose frequency changes evenly, and nothing afterwards.</summary>
    /// <param name="Amplitude">Its amplitude.</param>
    /// <param name="First">Frequency at t = 0.</param>
    /// <param name="Last">Frequency at the end.</param>
    /// <param name="Length">Its length.</param>
    public sealed record Chirp(T Amplitude, Frequency First, Frequency Last, Duration Length) : DriveShape<T>
    {
        /// <inheritdoc/>
        public override Waveform Waveform => Waveforms.Chirp(Amplitude.Si, First.Si, Last.Si, Length.Si);
    }

    /// <summary>A sinc, which holds all frequencies up to its cutoff alike.</summary>
    /// <param name="Amplitude">Value at the centre.</param>
    /// <param name="Cutoff">The cutoff.</param>
    /// <param name="Centre">Time of the centre.</param>
    public sealed record Sinc(T Amplitude, Frequency Cutoff, Duration Centre) : DriveShape<T>
    {
        /// <inheritdoc/>
        public override Waveform Waveform => Waveforms.Sinc(Amplitude.Si, Cutoff.Si, Centre.Si);
    }

    /// <summary>A Gaussian.</summary>
    /// <param name="Amplitude">Value at the centre.</param>
    /// <param name="Centre">Time of the centre.</param>
    /// <param name="Deviation">σ; the full width at half height is 2.3548 σ.</param>
    public sealed record Gaussian(T Amplitude, Duration Centre, Duration Deviation) : DriveShape<T>
    {
        /// <inheritdoc/>
        public override Waveform Waveform => Waveforms.Gaussian(Amplitude.Si, Centre.Si, Deviation.Si);
    }

    /// <summary>Straight lines through points.</summary>
    /// <param name="Times">Their times, not falling; two at the same time are a jump.</param>
    /// <param name="Values">As many values.</param>
    public sealed record Table(IReadOnlyList<Duration> Times, IReadOnlyList<T> Values) : DriveShape<T>
    {
        /// <inheritdoc/>
        public override Waveform Waveform => Waveforms.Table([.. Times.Select(time => time.Si)], [.. Values.Select(value => value.Si)]);

        /// <inheritdoc/>
        public bool Equals(Table? other) => other is not null && Times.SequenceEqual(other.Times) && Values.SequenceEqual(other.Values);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Times.Count, Values.Count);

        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"a table of {Times.Count} points");
    }

    /// <summary>Several shapes at once.</summary>
    /// <param name="Parts">They add.</param>
    public sealed record Sum(IReadOnlyList<DriveShape<T>> Parts) : DriveShape<T>
    {
        /// <inheritdoc/>
        public override Waveform Waveform => Waveforms.Sum(Parts.Select(part => part.Waveform));

        /// <inheritdoc/>
        public bool Equals(Sum? other) => other is not null && Parts.SequenceEqual(other.Parts);

        /// <inheritdoc/>
        public override int GetHashCode() => Parts.Count;
    }
}

/// <summary>A field that an experiment drives in time along a fixed direction.</summary>
/// <param name="Along">The direction.</param>
/// <param name="Shape">μ₀H(t) along it.</param>
public sealed record FieldDrive(UnitVector Along, DriveShape<MagneticField> Shape);
