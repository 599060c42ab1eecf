using System.Runtime.CompilerServices;

namespace Larmor.Numerics.Lanes;

/// <summary>Some doubles side by side, so that a formula is written once for all widths. Every operation is correctly rounded: the bits do not depend on the width.</summary>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>How many.</summary>
    static abstract int Width { get; }

    /// <summary>The same number in all lanes.</summary>
    static abstract T Of(double value);

    /// <summary>Numbers that follow each other in memory.</summary>
    static abstract T Load(ref double source, int place);

    /// <summary>The same from single precision.</summary>
    static abstract T Load(ref float source, int place);

    /// <summary>Writes them one after another.</summary>
    static abstract void Store(T value, ref double target, int place);

    /// <summary>a b + c with one rounding.</summary>
    static abstract T Fused(T a, T b, T c);

    /// <summary>c − a b with one rounding.</summary>
    static abstract T FusedNegated(T a, T b, T c);

    /// <summary>a + b.</summary>
    static abstract T Add(T a, T b);

    /// <summary>a b.</summary>
    static abstract T Multiply(T a, T b);

    /// <summary>a/b.</summary>
    static abstract T Divide(T a, T b);

    /// <summary>The number, or the bound that it passes.</summary>
    static abstract T Between(T value, T low, T high);

    /// <summary>1/√square in lanes where |deviation| passes a limit, the given number in the others.</summary>
    static abstract T InverseRootWhereFar(T deviation, double limit, T square, T near);
}

/// <summary>One double.</summary>
internal readonly struct OneLane(double value) : ILanes<OneLane>
{
    private readonly double value = value;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public static OneLane Of(double value) => new(value);

    /// <inheritdoc/>
    public static OneLane Load(ref double source, int place) => new(Unsafe.Add(ref source, place));

    /// <inheritdoc/>
    public static OneLane Load(ref float source, int place) => new(Unsafe.Add(ref source, place));

    /// <inheritdoc/>
    public static void Store(OneLane value, ref double target, int place) => Unsafe.Add(ref target, place) = value.value;

    /// <inheritdoc/>
    public static OneLane Fused(OneLane a, OneLane b, OneLane c) => new(Math.FusedMultiplyAdd(a.value, b.value, c.value));

    /// <inheritdoc/>
    public static OneLane FusedNegated(OneLane a, OneLane b, OneLane c) => new(Math.FusedMultiplyAdd(-a.value, b.value, c.value));

    /// <inheritdoc/>
    public static OneLane Add(OneLane a, OneLane b) => new(a.value + b.value);

    /// <inheritdoc/>
    public static OneLane Multiply(OneLane a, OneLane b) => new(a.value * b.value);

    /// <inheritdoc/>
    public static OneLane Divide(OneLane a, OneLane b) => new(a.value / b.value);

    /// <inheritdoc/>
    public static OneLane Between(OneLane value, OneLane low, OneLane high) => new(Math.Min(Math.Max(value.value, low.value), high.value));

    /// <inheritdoc/>
    public static OneLane InverseRootWhereFar(OneLane deviation, double limit, OneLane square, OneLane near) => Math.Abs(deviation.value) > limit ? new(1 / Math.Sqrt(square.value)) : near;
}
