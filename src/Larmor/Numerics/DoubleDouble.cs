namespace Larmor.Numerics;

/// <summary>A number of some 31 digits: the sum of two doubles of which the second is no more than a rounding error of the first.</summary>
/// <remarks>
/// Sums and products lose at most some 2⁻¹⁰³ of the larger operand, so that a difference of near numbers has that error beside the numbers, not beside itself. Source: T. J. Dekker,
/// Numer. Math. 18, 224 (1971), doi:10.1007/BF01397083; D. E. Knuth, The Art of Computer Programming, vol. 2 (3rd ed., 1997), section 4.2.2.
/// </remarks>
/// <param name="High">The number rounded to a double.</param>
/// <param name="Low">What is left.</param>
internal readonly record struct DoubleDouble(double High, double Low)
{
    /// <summary>π.</summary>
    public static DoubleDouble Pi { get; } = new(Math.PI, 1.2246467991473532e-16);

    /// <summary>A double, exactly.</summary>
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>The nearest double.</summary>
    public static explicit operator double(DoubleDouble value) => value.High;

    /// <summary>Sum.</summary>
    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        double sum = a.High + b.High, part = sum - a.High;
        return Of(sum, a.High - (sum - part) + (b.High - part) + (a.Low + b.Low));
    }

    /// <summary>The opposite number.</summary>
    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    /// <summary>Difference.</summary>
    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    /// <summary>Product.</summary>
    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High, rest = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Of(product, Math.FusedMultiplyAdd(a.High, b.Low, Math.FusedMultiplyAdd(a.Low, b.High, rest)));
    }

    /// <summary>Quotient, by one step of Newton's method.</summary>
    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double quotient = a.High / b.High;
        DoubleDouble rest = a - (quotient * b);
        return Of(quotient, rest.High / b.High);
    }

    /// <summary>Square root of a number that is not negative, by one step of Newton's method.</summary>
    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        if (a.High == 0) return 0;
        double root = Math.Sqrt(a.High);
        return Of(root, (a - ((DoubleDouble)root * root)).High / (2 * root));
    }

    /// <summary>A large number and one that is at most as large.</summary>
    private static DoubleDouble Of(double large, double small)
    {
        double sum = large + small;
        return new DoubleDouble(sum, small - (sum - large));
    }
}
