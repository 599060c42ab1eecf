using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Larmor.Fluctuations.Propagation;

/// <summary>Chances to go from points to points in one step: rows of numbers that are not negative and add up to one.</summary>
internal sealed class StepMatrix
{
    private readonly int[] starts, columns;
    private readonly double[] chances;

    /// <summary>The rows.</summary>
    /// <param name="starts">Where each row begins, and the end of the last.</param>
    /// <param name="columns">The column of each chance.</param>
    /// <param name="chances">The chances.</param>
    public StepMatrix(int[] starts, int[] columns, double[] chances) => (this.starts, this.columns, this.chances) = (starts, columns, chances);

    /// <summary>Number of chances that are kept.</summary>
    public long Entries => columns.Length;

    /// <summary>The means of two functions after a step.</summary>
    /// <param name="pairs">Both functions at the points of arrival, in turn.</param>
    /// <param name="means">Receives both means at the points of departure, in turn.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Means(double[] pairs, double[] means)
    {
        ref double from = ref MemoryMarshal.GetArrayDataReference(pairs), to = ref MemoryMarshal.GetArrayDataReference(means);
        ref double chance = ref MemoryMarshal.GetArrayDataReference(chances);
        ref int column = ref MemoryMarshal.GetArrayDataReference(columns);
        for (int row = 0; row < starts.Length - 1; row++)
        {
            Vector128<double> even = default, odd = default;
            int k = starts[row], end = starts[row + 1];
            for (; k + 2 <= end; k += 2)
            {
                even = Vector128.FusedMultiplyAdd(Vector128.Create(Unsafe.Add(ref chance, k)), Vector128.LoadUnsafe(ref from, 2 * (nuint)Unsafe.Add(ref column, k)), even);
                odd = Vector128.FusedMultiplyAdd(Vector128.Create(Unsafe.Add(ref chance, k + 1)), Vector128.LoadUnsafe(ref from, 2 * (nuint)Unsafe.Add(ref column, k + 1)), odd);
            }
            if (k < end) even = Vector128.FusedMultiplyAdd(Vector128.Create(Unsafe.Add(ref chance, k)), Vector128.LoadUnsafe(ref from, 2 * (nuint)Unsafe.Add(ref column, k)), even);
            (even + odd).StoreUnsafe(ref to, 2 * (nuint)row);
        }
    }

    /// <summary>Where given weights of the points of departure are after a step.</summary>
    public double[] Carry(double[] weights, int arrivals)
    {
        double[] carried = new double[arrivals];
        for (int row = 0; row < weights.Length; row++)
        {
            for (int k = starts[row]; k < starts[row + 1]; k++) carried[columns[k]] += weights[row] * chances[k];
        }
        return carried;
    }
}
