using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Numerics.Lanes;

/// <summary>Four doubles: 256 bits.</summary>
internal readonly struct FourLanes(Vector256<double> value) : ILanes<FourLanes>
{
    private readonly Vector256<double> value = value;

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Of(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Load(ref double source, int place) => new(Vector256.LoadUnsafe(ref source, (nuint)place));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Load(ref float source, int place) => new(Avx.ConvertToVector256Double(Vector128.LoadUnsafe(ref source, (nuint)place)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(FourLanes value, ref double target, int place) => value.value.StoreUnsafe(ref target, (nuint)place);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Fused(FourLanes a, FourLanes b, FourLanes c) => new(Fma.MultiplyAdd(a.value, b.value, c.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes FusedNegated(FourLanes a, FourLanes b, FourLanes c) => new(Fma.MultiplyAddNegated(a.value, b.value, c.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Add(FourLanes a, FourLanes b) => new(Avx.Add(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Multiply(FourLanes a, FourLanes b) => new(Avx.Multiply(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Divide(FourLanes a, FourLanes b) => new(Avx.Divide(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Between(FourLanes value, FourLanes low, FourLanes high) => new(Avx.Min(Avx.Max(value.value, low.value), high.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes InverseRootWhereFar(FourLanes deviation, double limit, FourLanes square, FourLanes near)
    {
        Vector256<double> far = Vector256.GreaterThan(Vector256.Abs(deviation.value), Vector256.Create(limit));
        return far == Vector256<double>.Zero ? near : new(Vector256.ConditionalSelect(far, Avx.Divide(Vector256.Create(1.0), Avx.Sqrt(square.value)), near.value));
    }
}
