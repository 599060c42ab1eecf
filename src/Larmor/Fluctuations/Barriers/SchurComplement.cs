using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Larmor.Fluctuations.Barriers;

/// <summary>Elimination of the first unknowns of a dense matrix by rows, without exchange of rows: what remains is the matrix of the others.</summary>
/// <remarks>
/// For matrices whose symmetric part is positive definite no pivot vanishes. Rows may have any scale. Four unknowns at a time, so that a row is read once for four. Source:
/// G. H. Golub, C. F. Van Loan, Matrix Computations (4th ed., 2013), sections 3.2.11 and 4.1.4.
/// </remarks>
internal static class SchurComplement
{
    private const int Block = 4;

    /// <summary>Eliminates in place.</summary>
    /// <param name="matrix">Rows of the matrix followed by its right-hand sides.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="stride">Length of a row with its right-hand sides.</param>
    /// <param name="pivots">How many unknowns are eliminated.</param>
    public static void Eliminate(double[] matrix, int rows, int stride, int pivots)
    {
        for (int k = 0; k < pivots; k += Block)
        {
            int count = Math.Min(Block, pivots - k);
            for (int i = k + 1; i < k + count; i++) EliminateRow(matrix, stride, k, i - k, i);
            for (int i = k + count; i < rows; i++) EliminateRow(matrix, stride, k, count, i);
        }
    }

    /// <summary>Takes some pivot rows from a row, the first of them times what makes its first entry vanish, and so on.</summary>
    private static void EliminateRow(double[] matrix, int stride, int k, int count, int row)
    {
        Span<double> factors = stackalloc double[Block];
        Span<double> target = matrix.AsSpan(row * stride, stride);
        bool isZero = true;
        for (int j = 0; j < count; j++)
        {
            double entry = target[k + j];
            for (int m = 0; m < j; m++) entry -= factors[m] * matrix[((k + m) * stride) + k + j];
            factors[j] = entry / matrix[((k + j) * stride) + k + j];
            target[k + j] = entry;
            isZero &= entry == 0;
        }
        if (isZero) return;
        int first = k + count, length = stride - first;
        ReadOnlySpan<double> Pivot(int j) => matrix.AsSpan(((k + Math.Min(j, count - 1)) * stride) + first, length);
        Subtract(target[first..], factors, Pivot(0), Pivot(1), Pivot(2), Pivot(3));
    }

    /// <summary>target −= f₀a + f₁b + f₂c + f₃d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(Span<double> target, ReadOnlySpan<double> factors, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d)
    {
        ref double to = ref MemoryMarshal.GetReference(target);
        ref double a0 = ref MemoryMarshal.GetReference(a);
        ref double b0 = ref MemoryMarshal.GetReference(b);
        ref double c0 = ref MemoryMarshal.GetReference(c);
        ref double d0 = ref MemoryMarshal.GetReference(d);
        (double fa, double fb, double fc, double fd) = (-factors[0], -factors[1], -factors[2], -factors[3]);
        (Vector512<double> va, Vector512<double> vb, Vector512<double> vc, Vector512<double> vd) = (Vector512.Create(fa), Vector512.Create(fb), Vector512.Create(fc), Vector512.Create(fd));
        nuint i = 0, length = (nuint)target.Length;
        for (; i + 8 <= length; i += 8)
        {
            Vector512<double> sum = Vector512.FusedMultiplyAdd(va, Vector512.LoadUnsafe(ref a0, i), Vector512.LoadUnsafe(ref to, i));
            sum = Vector512.FusedMultiplyAdd(vb, Vector512.LoadUnsafe(ref b0, i), sum);
            sum = Vector512.FusedMultiplyAdd(vc, Vector512.LoadUnsafe(ref c0, i), sum);
            Vector512.FusedMultiplyAdd(vd, Vector512.LoadUnsafe(ref d0, i), sum).StoreUnsafe(ref to, i);
        }
        for (; i < length; i++)
        {
            double sum = Math.FusedMultiplyAdd(fa, Unsafe.Add(ref a0, i), Unsafe.Add(ref to, i));
            sum = Math.FusedMultiplyAdd(fb, Unsafe.Add(ref b0, i), sum);
            sum = Math.FusedMultiplyAdd(fc, Unsafe.Add(ref c0, i), sum);
            Unsafe.Add(ref to, i) = Math.FusedMultiplyAdd(fd, Unsafe.Add(ref d0, i), sum);
        }
    }
}
