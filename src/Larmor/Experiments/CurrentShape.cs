using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>How a current density changes in time from t = 0 on.</summary>
public abstract record CurrentShape
{
    private CurrentShape()
    {
    }

    /// <summary>J₀ before t = 0, whose steady state the transient starts from.</summary>
    public virtual CurrentDensity Before => CurrentDensity.Zero;

    /// <summary>J₀(t) in A/m².</summary>
    public abstract Waveform Waveform { get; }

    /// <summary>The largest J₀ in A/m².</summary>
    public abstract double Peak { get; }

    /// <summary>From one value to another at t = 0.</summary>
    /// <param name="Density">J₀ from t = 0 on.</param>
    /// <param name="From">J₀ before.</param>
    public sealed record Step(CurrentDensity Density, CurrentDensity From = default) : CurrentShape
    {
        /// <inheritdoc/>
        public override CurrentDensity Before => From;

        /// <inheritdoc/>
        public override Waveform Waveform => Waveform.Constant(Density.Si);

        /// <inheritdoc/>
        public override double Peak => Math.Max(Math.Abs(Density.Si), Math.Abs(From.Si));
    }

    /// <summary>On at t = 0 and off after a time.</summary>
    /// <param name="Density">J₀ during the pulse.</param>
    /// <param name="Width">Its length.</param>
    public sealed record Pulse(CurrentDensity Density, Duration Width) : CurrentShape
    {
        /// <inheritdoc/>
        public override Waveform Waveform => Waveforms.Pulse(Density.Si, Width.Si);

        /// <inheritdoc/>
        public override double Peak => Math.Abs(Density.Si);
    }

    /// <summary>A sine that begins at zero.</summary>
    /// <param name="Amplitude">Its amplitude.</param>
    /// <param name="Frequency">Its frequency.</param>
    public sealed record Sine(CurrentDensity Amplitude, Frequency Frequency) : CurrentShape
    {
        /// <inheritdoc/>
        public override Waveform Waveform => Waveforms.Sine(Amplitude.Si, Frequency.Si);

        /// <inheritdoc/>
        public override double Peak => Math.Abs(Amplitude.Si);
    }
}
