using Larmor.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>Factors of 1 − γhA for the lengths h of steps last used: pulses at even distances take the same steps again and again.</summary>
internal sealed class StepFactors
{
    private const int Most = 6;

    // Lengths that differ by rounding are one.
    private const long Rounding = 1L << 12;

    private readonly Lock gate = new();
    private readonly Dictionary<long, BandedFactors> kept = [];

    /// <summary>The factors for a length of step in s, made where they are not there; null where the matrix is singular.</summary>
    public BandedFactors? Of(double step, Func<BandedFactors?> make)
    {
        long key = (BitConverter.DoubleToInt64Bits(step) + (Rounding / 2)) / Rounding;
        lock (gate)
        {
            if (kept.TryGetValue(key, out BandedFactors? known)) return known;
        }
        if (make() is not { } made) return null;
        lock (gate)
        {
            if (kept.Count >= Most) kept.Clear();
            kept[key] = made;
        }
        return made;
    }
}
