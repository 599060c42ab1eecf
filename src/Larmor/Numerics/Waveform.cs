namespace Larmor.Numerics;

/// <summary>A number as a function of time, f(t): the shape of a drive such as a field or a current.</summary>
public abstract class Waveform
{
    /// <summary>The value at time <paramref name="time"/> (s), in the unit of whatever the waveform drives.</summary>
    public abstract double At(double time);

    /// <summary>The derivative df/dt at <paramref name="time"/> (s), needed by the power balance; taken from the right at a corner.</summary>
    public abstract double DerivativeAt(double time);

    /// <summary>Times (s, rising) at which the waveform or a derivative jumps; a stepper must not step across them.</summary>
    public virtual IReadOnlyList<double> Corners => [];

    /// <summary>Whether it never changes.</summary>
    public virtual bool IsConstant => false;

    /// <summary>The longest step in s with which a stepper still sees every feature between the corners; infinite where the corners tell all.</summary>
    public virtual double LongestStep => double.PositiveInfinity;

    /// <summary>A waveform that does not change.</summary>
    public static Waveform Constant(double value) => new ConstantWaveform(value);

    /// <summary>This waveform times a number, for example the field of a current.</summary>
    public Waveform Times(double factor) => new ScaledWaveform(this, factor);

    private sealed class ScaledWaveform(Waveform shape, double factor) : Waveform
    {
        public override IReadOnlyList<double> Corners => shape.Corners;

        public override double LongestStep => shape.LongestStep;

        public override double At(double time) => factor * shape.At(time);

        public override double DerivativeAt(double time) => factor * shape.DerivativeAt(time);
    }

    private sealed class ConstantWaveform(double value) : Waveform
    {
        public override bool IsConstant => true;

        public override double At(double time) => value;

        public override double DerivativeAt(double time) => 0;
    }
}
