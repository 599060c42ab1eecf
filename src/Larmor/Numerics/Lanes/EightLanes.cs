using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Numerics.Lanes;

/// <summary>Eight doubles: 512 bits.</summary>
internal readonly struct EightLanes(Vector512<double> value) : ILanes<EightLanes>
{
    private readonly Vector512<double> value = value;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Of(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Load(ref double source, int place) => new(Vector512.LoadUnsafe(ref source, (nuint)place));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Load(ref float source, int place) => new(Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref source, (nuint)place)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(EightLanes value, ref double target, int place) => value.value.StoreUnsafe(ref target, (nuint)place);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Fused(EightLanes a, EightLanes b, EightLanes c) => new(Avx512F.FusedMultiplyAdd(a.value, b.value, c.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes FusedNegated(EightLanes a, EightLanes b, EightLanes c) => new(Avx512F.FusedMultiplyAddNegated(a.value, b.value, c.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Add(EightLanes a, EightLanes b) => new(Avx512F.Add(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Multiply(EightLanes a, EightLanes b) => new(Avx512F.Multiply(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Divide(EightLanes a, EightLanes b) => new(Avx512F.Divide(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Between(EightLanes value, EightLanes low, EightLanes high) => new(Avx512F.Min(Avx512F.Max(value.value, low.value), high.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes InverseRootWhereFar(EightLanes deviation, double limit, EightLanes square, EightLanes near)
    {
        Vector512<double> far = Vector512.GreaterThan(Vector512.Abs(deviation.value), Vector512.Create(limit));
        return far == Vector512<double>.Zero ? near : new(Vector512.ConditionalSelect(far, Avx512F.Divide(Vector512.Create(1.0), Avx512F.Sqrt(square.value)), near.value));
    }
}
