using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Larmor.Numerics;

/// <summary>Eight numbers of the kind of <see cref="DoubleDouble"/> side by side: the same bits for every width of vectors.</summary>
/// <param name="High">The numbers rounded to doubles.</param>
/// <param name="Low">What is left.</param>
internal readonly record struct DoubleDoubleLanes(Vector512<double> High, Vector512<double> Low)
{
    /// <summary>How many.</summary>
    public const int Count = 8;

    /// <summary>The same number in all lanes.</summary>
    public static DoubleDoubleLanes All(DoubleDouble value) => new(Vector512.Create(value.High), Vector512.Create(value.Low));

    /// <summary>Sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLanes operator +(DoubleDoubleLanes a, DoubleDoubleLanes b)
    {
        Vector512<double> sum = a.High + b.High, part = sum - a.High;
        return Of(sum, a.High - (sum - part) + (b.High - part) + (a.Low + b.Low));
    }

    /// <summary>Differences.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLanes operator -(DoubleDoubleLanes a, DoubleDoubleLanes b) => a + new DoubleDoubleLanes(-b.High, -b.Low);

    /// <summary>Products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDoubleLanes operator *(DoubleDoubleLanes a, DoubleDoubleLanes b)
    {
        Vector512<double> product = a.High * b.High, rest = Vector512.FusedMultiplyAdd(a.High, b.High, -product);
        return Of(product, Vector512.FusedMultiplyAdd(a.High, b.Low, Vector512.FusedMultiplyAdd(a.Low, b.High, rest)));
    }

    /// <summary>The sum of all lanes.</summary>
    public DoubleDouble Sum()
    {
        DoubleDouble sum = 0;
        for (int lane = 0; lane < Count; lane++) sum += new DoubleDouble(High.GetElement(lane), Low.GetElement(lane));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleLanes Of(Vector512<double> large, Vector512<double> small)
    {
        Vector512<double> sum = large + small;
        return new DoubleDoubleLanes(sum, small - (sum - large));
    }
}

/// <summary>Rows of one length, a multiple of eight, of numbers of some 31 digits.</summary>
/// <param name="rows">Number of rows.</param>
/// <param name="length">Numbers in a row.</param>
internal sealed class DoubleDoubleRows(int rows, int length)
{
    private readonly double[] high = new double[rows * length], low = new double[rows * length];

    /// <summary>Packs of eight in a row.</summary>
    public int Packs => length / DoubleDoubleLanes.Count;

    /// <summary>One pack of a row.</summary>
    public DoubleDoubleLanes this[int row, int pack]
    {
        get
        {
            int place = (row * length) + (pack * DoubleDoubleLanes.Count);
            return new DoubleDoubleLanes(Vector512.Create(high.AsSpan(place, DoubleDoubleLanes.Count)), Vector512.Create(low.AsSpan(place, DoubleDoubleLanes.Count)));
        }

        set
        {
            int place = (row * length) + (pack * DoubleDoubleLanes.Count);
            value.High.CopyTo(high.AsSpan(place, DoubleDoubleLanes.Count));
            value.Low.CopyTo(low.AsSpan(place, DoubleDoubleLanes.Count));
        }
    }

    /// <summary>Writes one number.</summary>
    public void Set(int row, int place, DoubleDouble value) => (high[(row * length) + place], low[(row * length) + place]) = (value.High, value.Low);

    /// <summary>Adds factor times a row of others to a row.</summary>
    public void Add(int row, DoubleDouble factor, DoubleDoubleRows others, int other)
    {
        DoubleDoubleLanes factors = DoubleDoubleLanes.All(factor);
        for (int k = 0; k < Packs; k++) this[row, k] += factors * others[other, k];
    }

    /// <summary>Σ a_i b_i of a row and a row of others; what is carried along is put together at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DoubleDouble Dot(int row, DoubleDoubleRows others, int other)
    {
        ref double a = ref MemoryMarshal.GetArrayDataReference(high), aRest = ref MemoryMarshal.GetArrayDataReference(low);
        ref double b = ref MemoryMarshal.GetArrayDataReference(others.high), bRest = ref MemoryMarshal.GetArrayDataReference(others.low);
        nuint first = (nuint)(row * length), second = (nuint)(other * length), count = (nuint)length;
        if (count * (nuint)(row + 1) > (nuint)high.Length || count * (nuint)(other + 1) > (nuint)others.high.Length) throw new ArgumentException("Rows of different lengths have no scalar product.", nameof(others));
        Vector512<double> sums = default, rests = default;
        for (nuint i = 0; i < count; i += DoubleDoubleLanes.Count)
        {
            Vector512<double> x = Vector512.LoadUnsafe(ref a, first + i), y = Vector512.LoadUnsafe(ref b, second + i), product = x * y;
            Vector512<double> rest = Vector512.FusedMultiplyAdd(x, y, -product);
            rest = Vector512.FusedMultiplyAdd(x, Vector512.LoadUnsafe(ref bRest, second + i), Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref aRest, first + i), y, rest));
            Vector512<double> sum = sums + product, part = sum - sums;
            rests += sums - (sum - part) + (product - part) + rest;
            sums = sum;
        }
        return new DoubleDoubleLanes(sums, default).Sum() + new DoubleDoubleLanes(rests, default).Sum();
    }
}
