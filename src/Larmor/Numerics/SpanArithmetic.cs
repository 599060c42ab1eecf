using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Larmor.Numerics;

/// <summary>Sums over rows of numbers, eight at a time in an order of their own: the same bits for every width of vectors.</summary>
internal static class SpanArithmetic
{
    /// <summary>Σ a_i b_i of rows of one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length) throw new ArgumentException("Rows of different lengths have no scalar product.", nameof(b));
        ref double first = ref MemoryMarshal.GetReference(a), second = ref MemoryMarshal.GetReference(b);
        Vector512<double> sums = default, others = default;
        nuint i = 0, count = (nuint)a.Length;
        for (; i + 16 <= count; i += 16)
        {
            sums = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, i), Vector512.LoadUnsafe(ref second, i), sums);
            others = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, i + 8), Vector512.LoadUnsafe(ref second, i + 8), others);
        }
        sums += others;
        double sum = 0;
        for (int lane = 0; lane < 8; lane++) sum += sums.GetElement(lane);
        for (; i < count; i++) sum = Math.FusedMultiplyAdd(Unsafe.Add(ref first, i), Unsafe.Add(ref second, i), sum);
        return sum;
    }

    /// <summary>target += factor · row, of one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<double> target, double factor, ReadOnlySpan<double> row)
    {
        if (target.Length != row.Length) throw new ArgumentException("Rows of different lengths cannot be added.", nameof(row));
        ref double to = ref MemoryMarshal.GetReference(target), from = ref MemoryMarshal.GetReference(row);
        Vector512<double> factors = Vector512.Create(factor);
        nuint i = 0, count = (nuint)row.Length;
        for (; i + 8 <= count; i += 8) Vector512.FusedMultiplyAdd(factors, Vector512.LoadUnsafe(ref from, i), Vector512.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        for (; i < count; i++) Unsafe.Add(ref to, i) = Math.FusedMultiplyAdd(factor, Unsafe.Add(ref from, i), Unsafe.Add(ref to, i));
    }
}
