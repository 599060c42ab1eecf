using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Larmor.Fluctuations.Axial;

/// <summary>
/// Jumps between cells at the events of one clock: e^{Qt} = Σ_k e^{−qt}(qt)^k/k! P^k with P = 1 + Q/q, whose entries are not negative. Every number is a sum of positive terms, so
/// that each probability has its own digits, however small.
/// </summary>
/// <remarks>
/// Source: A. Jensen, Skand. Aktuarietidskr. 36, 87 (1953), doi:10.1080/03461238.1953.10419459; W. K. Grassmann, Comput. Oper. Res. 4, 47 (1977), doi:10.1016/0305-0548(77)90007-7.
/// The arrays have one more place, of no weight, at both ends.
/// </remarks>
internal sealed class JumpChain
{
    // A clock somewhat faster than the fastest cell: no mode of P then changes its sign from event to event for long.
    private const double Faster = 1.1;

    private readonly double[] stays, ups, downs;

    /// <summary>The jumps of a generator.</summary>
    public JumpChain(AxialGenerator generator)
    {
        int n = generator.Count;
        (stays, ups, downs) = (new double[n + 2], new double[n + 2], new double[n + 2]);
        Clock = Faster * Enumerable.Range(0, n).Max(i => generator.Up[i] + generator.Down[i]);
        for (int i = 0; i < n; i++)
        {
            (ups[i + 1], downs[i + 1]) = (generator.Up[i] / Clock, generator.Down[i] / Clock);
            stays[i + 1] = (Clock - generator.Up[i] - generator.Down[i]) / Clock;
        }
    }

    /// <summary>q in 1/s.</summary>
    public double Clock { get; }

    /// <summary>One event for two functions of the start: Pφ.</summary>
    /// <param name="first">A function, one number for each cell and one at each end.</param>
    /// <param name="second">Another one.</param>
    /// <param name="nextFirst">Receives P of the first.</param>
    /// <param name="nextSecond">Receives P of the second.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Jump(double[] first, double[] second, double[] nextFirst, double[] nextSecond)
    {
        ref double a = ref MemoryMarshal.GetArrayDataReference(first), b = ref MemoryMarshal.GetArrayDataReference(second);
        ref double toA = ref MemoryMarshal.GetArrayDataReference(nextFirst), toB = ref MemoryMarshal.GetArrayDataReference(nextSecond);
        ref double stay = ref MemoryMarshal.GetArrayDataReference(stays), up = ref MemoryMarshal.GetArrayDataReference(ups), down = ref MemoryMarshal.GetArrayDataReference(downs);
        nuint i = 1, end = (nuint)stays.Length - 1;
        for (; i + 8 <= end; i += 8)
        {
            Vector512<double> s = Vector512.LoadUnsafe(ref stay, i), u = Vector512.LoadUnsafe(ref up, i), d = Vector512.LoadUnsafe(ref down, i);
            Vector512.FusedMultiplyAdd(s, Vector512.LoadUnsafe(ref a, i), Vector512.FusedMultiplyAdd(u, Vector512.LoadUnsafe(ref a, i + 1), d * Vector512.LoadUnsafe(ref a, i - 1))).StoreUnsafe(ref toA, i);
            Vector512.FusedMultiplyAdd(s, Vector512.LoadUnsafe(ref b, i), Vector512.FusedMultiplyAdd(u, Vector512.LoadUnsafe(ref b, i + 1), d * Vector512.LoadUnsafe(ref b, i - 1))).StoreUnsafe(ref toB, i);
        }
        for (; i < end; i++)
        {
            double s = Unsafe.Add(ref stay, i), u = Unsafe.Add(ref up, i), d = Unsafe.Add(ref down, i);
            Unsafe.Add(ref toA, i) = Math.FusedMultiplyAdd(s, Unsafe.Add(ref a, i), Math.FusedMultiplyAdd(u, Unsafe.Add(ref a, i + 1), d * Unsafe.Add(ref a, i - 1)));
            Unsafe.Add(ref toB, i) = Math.FusedMultiplyAdd(s, Unsafe.Add(ref b, i), Math.FusedMultiplyAdd(u, Unsafe.Add(ref b, i + 1), d * Unsafe.Add(ref b, i - 1)));
        }
    }
}
