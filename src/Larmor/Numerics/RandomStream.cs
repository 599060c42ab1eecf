using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Larmor.Numerics;

/// <summary>
/// A stream of random numbers that belongs to one trajectory: the generator xoshiro256++ of period 2²⁵⁶ − 1.
/// </summary>
/// <remarks>
/// The rule: every trajectory owns one stream; its state is a hash of (seed, trajectory), so that a trajectory run alone repeats itself;
/// it is advanced in the order of the steps and never shared, so that nothing depends on threads. Different pairs (seed, trajectory)
/// always have different states. It is a struct: a copy is a second stream in the same state, so pass it by reference. Source:
/// D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM Trans. Math. Softw. 47, 36 (2021),
/// doi:10.1145/3460772; hash with the finalizer of SplitMix64, G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014, doi:10.1145/2660193.2660195.
/// Not for cryptography.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of numbers; the word is the field's, not the file system's.")]
public struct RandomStream : IEquatable<RandomStream>
{
    private ulong s0, s1, s2, s3;

    /// <summary>The stream of a trajectory.</summary>
    public RandomStream(ulong seed, ulong trajectory)
    {
        // A Feistel network maps the 128 bits of (seed, trajectory) one to one onto two words, which fill two halves of the state.
        (ulong left, ulong right) = (seed, trajectory);
        for (ulong round = 1; round <= 2; round++)
        {
            left ^= SplitMix64.Mix(right + (SplitMix64.Increment * round));
            right ^= SplitMix64.Mix(left - (SplitMix64.Increment * round));
        }
        SplitMix64 first = new(left), second = new(right);
        (s0, s1, s2, s3) = (first.Next(), first.Next(), second.Next(), second.Next());
    }

    private RandomStream(ulong s0, ulong s1, ulong s2, ulong s3) => (this.s0, this.s1, this.s2, this.s3) = (s0, s1, s2, s3);

    /// <summary>The state, to be stored in a checkpoint.</summary>
    public readonly (ulong, ulong, ulong, ulong) State => (s0, s1, s2, s3);

    /// <summary>A stream in a stored state.</summary>
    /// <exception cref="ArgumentException">All four words are zero, a state that the generator never leaves.</exception>
    public static RandomStream FromState((ulong, ulong, ulong, ulong) state)
    {
        if (state == default) throw new ArgumentException("A random stream cannot be in the state of four zeros: it would give zeros for ever.", nameof(state));
        return new RandomStream(state.Item1, state.Item2, state.Item3, state.Item4);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(s0 + s3, 23) + s0;
        ulong shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>The next number, uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Whether both streams are in the same state.</summary>
    public readonly bool Equals(RandomStream other) => State == other.State;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is RandomStream other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => State.GetHashCode();

    /// <summary>Whether both streams are in the same state.</summary>
    public static bool operator ==(RandomStream left, RandomStream right) => left.Equals(right);

    /// <summary>Whether both streams are in different states.</summary>
    public static bool operator !=(RandomStream left, RandomStream right) => !left.Equals(right);
}

/// <summary>SplitMix64: a counter whose every value is scrambled. Used to fill states, not to draw from.</summary>
/// <param name="state">Start of the counter.</param>
internal struct SplitMix64(ulong state)
{
    /// <summary>Step of the counter: 2⁶⁴ divided by the golden ratio, odd.</summary>
    public const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong state = state;

    /// <summary>The next word.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += Increment;
        }
        return Mix(state);
    }

    /// <summary>The finalizer: a one-to-one map of words.</summary>
    public static ulong Mix(ulong word)
    {
        word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
        word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
        return word ^ (word >> 31);
    }
}
