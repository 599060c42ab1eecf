namespace Larmor.Quantities;

/// <summary>A value with a unit: what public signatures take and print. Kernels work with <see cref="Si"/>.</summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IQuantity<TSelf> : IComparable<TSelf>, IEquatable<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>The value in SI units.</summary>
    double Si { get; }

    /// <summary>The row of the quantity table that this type was generated from.</summary>
    static abstract QuantityKind Kind { get; }

    /// <summary>A quantity from its value in SI units.</summary>
    static abstract TSelf FromSi(double value);
}
