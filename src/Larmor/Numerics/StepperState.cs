using System.Collections.Immutable;

namespace Larmor.Numerics;

/// <summary>All that a stepper knows between two steps, as plain numbers: enough to go on to the last bit, also in another process.</summary>
/// <param name="Stepper">Name of the method, as in its declaration.</param>
/// <param name="Dimension">Number of components of y.</param>
/// <param name="Numbers">Times, counters, the state and the slopes of the last step, in the order in which the method keeps them.</param>
public sealed record StepperState(string Stepper, int Dimension, ImmutableArray<double> Numbers)
{
    /// <summary>Time reached.</summary>
    public double Time => Numbers[0];

    /// <summary>The state y at that time.</summary>
    public ImmutableArray<double> State => [.. Numbers.AsSpan(Numerics.Stepper.HeaderLength, Dimension)];

    /// <summary>Whether both hold the same bits.</summary>
    public bool Equals(StepperState? other) =>
        other is not null && Stepper == other.Stepper && Dimension == other.Dimension
        && Numbers.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(other.Numbers.Select(BitConverter.DoubleToInt64Bits));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Stepper, Dimension, Numbers.Length, Time);
}
