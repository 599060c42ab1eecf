using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static System.Math;

namespace Larmor.Numerics;

/// <summary>Eight smooth functions on −1 ≤ x ≤ 1 side by side, as polynomials of degree 7 on equal pieces: no division, no search, no branch.</summary>
/// <remarks>
/// <para>Piece k of N + 1 is centred at 2k/N − 1, t = (N/2)(x + 1) − k lies within ±½, and f = Σ c_j t^j is summed in pairs (Estrin), each lane by fused multiply-adds in one fixed order: the same bits at every
/// width of vectors. Beyond ±(1 + 1/N) the functions keep the values that they have there.</para>
/// <para>Coefficients interpolate at the zeros of T₈, where the error is near the least possible; pieces are halved until polynomials and functions agree to rounding between those points.
/// Source: L. N. Trefethen, Approximation Theory and Approximation Practice (SIAM, 2013), chapters 3 and 8.</para>
/// </remarks>
internal sealed class PiecewiseOctet
{
    /// <summary>Functions side by side.</summary>
    public const int Count = 8;

    private const int Terms = 8, RowLength = Count * Terms, Fewest = 8, Most = 512;
    private const double Rounding = 3e-15, Accepted = 1e-13;

    private static readonly ChebyshevNodes Nodes = new(Terms);

    // Adding it leaves the nearest integer in the lowest bits.
    private const double Shift = 3L << 51;

    private readonly double[] table;
    private readonly int start, last;
    private readonly double half, magic;

    private PiecewiseOctet(double[] table, int start, int pieces, double residual)
    {
        (this.table, this.start, Pieces, Residual) = (table, start, pieces, residual);
        last = pieces - 1;
        half = last / 2;
        magic = Shift + half;
    }

    /// <summary>Values of all eight functions at x.</summary>
    public delegate void Sampling(double x, Span<double> values);

    /// <summary>N + 1.</summary>
    public int Pieces { get; }

    /// <summary>The largest difference from the functions between the points of interpolation, relative to the scale of each.</summary>
    public double Residual { get; }

    /// <summary>Interpolates; null where rounding is not reached with 513 pieces or a value is not finite.</summary>
    /// <param name="functions">The functions, smooth on a little more than −1 ≤ x ≤ 1.</param>
    /// <param name="groups">For each function the group whose largest value on −1 ≤ x ≤ 1 is its scale.</param>
    public static PiecewiseOctet? Fit(Sampling functions, ReadOnlySpan<int> groups)
    {
        double[] scales = Scales(functions, groups);
        double before = double.PositiveInfinity;
        for (int intervals = Fewest; intervals <= Most; intervals *= 2)
        {
            PiecewiseOctet found = Of(functions, scales, intervals);
            if (found.Residual <= Rounding) return found;
            // Finer pieces no longer help: what is left is the rounding of the functions themselves.
            if (found.Residual <= Accepted && found.Residual > before / 4) return found;
            before = found.Residual;
        }
        return null;
    }

    /// <summary>Where x lies, for the methods below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Place(double x) => FusedMultiplyAdd(x, half, magic);

    /// <summary>The first four functions at x. No branch and no call, so that nothing that the caller holds in registers leaves them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> First(double x, double place) => Four(ref Row(place), Within(x, place));

    /// <summary>The last four functions at x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Last(double x, double place) => Four(ref Unsafe.Add(ref Row(place), 4), Within(x, place));

    /// <summary>The functions at x, one after the other: the same bits.</summary>
    public void At(double x, Span<double> values)
    {
        double place = Place(x), t = Within(x, place);
        ref double row = ref Row(place);
        for (int f = 0; f < Count; f++) values[f] = One(ref Unsafe.Add(ref row, f), t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref double Row(double place)
    {
        int piece = Max(Min((int)BitConverter.DoubleToInt64Bits(place), last), 0);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(table), start + (piece * RowLength));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Within(double x, double place)
    {
        double centre = double.MinNative(double.MaxNative(place, magic - half), magic + half);
        return double.MinNative(double.MaxNative(FusedMultiplyAdd(x, half, magic - centre), -0.5), 0.5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Four(ref double row, double t)
    {
        Vector256<double> one = Vector256.Create(t), two = one * one, four = two * two;
        Vector256<double> a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 8), one, Vector256.LoadUnsafe(ref row, 0));
        Vector256<double> b = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 24), one, Vector256.LoadUnsafe(ref row, 16));
        Vector256<double> c = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 40), one, Vector256.LoadUnsafe(ref row, 32));
        Vector256<double> d = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 56), one, Vector256.LoadUnsafe(ref row, 48));
        return Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(d, two, c), four, Vector256.FusedMultiplyAdd(b, two, a));
    }

    private static double One(ref double row, double t)
    {
        double two = t * t, four = two * two;
        double a = FusedMultiplyAdd(Unsafe.Add(ref row, 8), t, row), b = FusedMultiplyAdd(Unsafe.Add(ref row, 24), t, Unsafe.Add(ref row, 16));
        double c = FusedMultiplyAdd(Unsafe.Add(ref row, 40), t, Unsafe.Add(ref row, 32)), d = FusedMultiplyAdd(Unsafe.Add(ref row, 56), t, Unsafe.Add(ref row, 48));
        return FusedMultiplyAdd(FusedMultiplyAdd(d, two, c), four, FusedMultiplyAdd(b, two, a));
    }

    private static PiecewiseOctet Of(Sampling functions, double[] scales, int intervals)
    {
        int pieces = intervals + 1;
        (double[] rows, int first) = OnCacheLines(pieces * RowLength);
        double[][] samples = [.. Enumerable.Range(0, Terms).Select(_ => new double[Count])];
        for (int piece = 0; piece < pieces; piece++)
        {
            for (int j = 0; j < Terms; j++) functions(Point(piece, intervals, Nodes.Points[j]), samples[j]);
            for (int f = 0; f < Count; f++) Interpolate([.. samples.Select(sample => sample[f])], rows.AsSpan(first + (piece * RowLength) + f));
        }
        return new PiecewiseOctet(rows, first, pieces, Largest(new PiecewiseOctet(rows, first, pieces, 0), functions, scales, intervals));
    }

    /// <summary>Between the points of interpolation and at the borders, in units of half a piece.</summary>
    private static double Largest(PiecewiseOctet found, Sampling functions, double[] scales, int intervals)
    {
        double largest = 0;
        Span<double> expected = stackalloc double[Count], values = stackalloc double[Count];
        for (int piece = 0; piece <= intervals; piece++)
        {
            for (int j = 0; j <= Terms; j++)
            {
                double x = Point(piece, intervals, 0.999 * Cos(PI * j / Terms));
                functions(x, expected);
                found.At(x, values);
                for (int f = 0; f < Count; f++)
                {
                    double error = Abs(values[f] - expected[f]);
                    if (error != 0 || scales[f] == 0) largest = Max(largest, error == 0 ? 0 : error / scales[f]);
                    if (!double.IsFinite(error)) return double.PositiveInfinity;
                }
            }
        }
        return largest;
    }

    private static double Point(int piece, int intervals, double within) => (((2.0 * piece) + within) / intervals) - 1;

    private static double[] Scales(Sampling functions, ReadOnlySpan<int> groups)
    {
        double[] largest = new double[Count], values = new double[Count];
        for (int k = 0; k <= 64; k++)
        {
            functions(Cos(PI * k / 64), values);
            for (int f = 0; f < Count; f++) largest[groups[f]] = Max(largest[groups[f]], Abs(values[f]));
        }
        double[] scales = new double[Count];
        for (int f = 0; f < Count; f++) scales[f] = largest[groups[f]];
        return scales;
    }

    /// <summary>Powers of t = (place in units of half a piece)/2 from values at the zeros of T₈, each coefficient at its place of the rows.</summary>
    private static void Interpolate(double[] values, Span<double> rows)
    {
        double[] powers = ChebyshevNodes.Powers(Nodes.Coefficients(values));
        for (int j = 0; j < Terms; j++) rows[Count * j] = powers[j] * (1 << j);
    }

    /// <summary>Memory whose rows start where cache lines do, so that no vector lies on two.</summary>
    private static (double[] Memory, int Start) OnCacheLines(int length)
    {
        double[] memory = GC.AllocateArray<double>(length + Count, pinned: true);
        long beyond = Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) % 64;
        return (memory, (int)((64 - beyond) % 64 / sizeof(double)));
    }
}
