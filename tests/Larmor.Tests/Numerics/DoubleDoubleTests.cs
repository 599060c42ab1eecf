using System.Numerics;
using CsCheck;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class DoubleDoubleTests
{
    private const int Places = 400;

    /// <summary>From 1e-21 to 1e3, of both signs, and zero: far from where products of doubles leave their range.</summary>
    private static readonly Gen<DoubleDouble> Numbers = Gen.Select(Gen.Int[-1, 1], Gen.Double[1e-6, 1e3], Gen.Int[-1_000_000, 1_000_000])
        .Select(parts => (parts.Item1 * parts.Item2) + ((DoubleDouble)(parts.Item3 * 1e-6) * Math.ScaleB(1, -50)));

    [Fact]
    public void Sums_products_and_quotients_are_those_of_whole_numbers_to_thirty_digits() => Gen.Select(Numbers, Numbers).Sample((a, b) =>
    {
        BigInteger x = Whole(a), y = Whole(b);
        BigInteger larger = BigInteger.Max(BigInteger.Abs(x), BigInteger.Abs(y));
        IsNear(x + y, Whole(a + b), larger);
        IsNear(x - y, Whole(a - b), larger);
        IsNear((x * y) >> Places, Whole(a * b), BigInteger.Abs(x * y) >> Places);
        if (b.High != 0) IsNear((x << Places) / y, Whole(a / b), BigInteger.Abs((x << Places) / y));
    });

    [Fact]
    public void The_square_of_a_root_is_the_number() => Numbers.Sample(a =>
    {
        DoubleDouble square = a * a, root = DoubleDouble.Sqrt(square);
        IsNear(BigInteger.Abs(Whole(a)), Whole(root), BigInteger.Abs(Whole(a)));
    });

    [Fact]
    public void Pi_has_thirty_digits()
    {
        // 3.14159 26535 89793 23846 26433 83279 50288 times 1e35.
        BigInteger pi = BigInteger.Parse("314159265358979323846264338327950288", System.Globalization.CultureInfo.InvariantCulture);
        BigInteger found = (Whole(DoubleDouble.Pi) * BigInteger.Pow(10, 35)) >> Places;
        Assert.InRange((double)BigInteger.Abs(found - pi), 0, 3e4);
        Assert.Equal(0, DoubleDouble.Sqrt(0).High);
    }

    [Fact]
    public void Rows_do_what_their_numbers_do() => Numbers.Array[48].Sample(numbers =>
    {
        DoubleDoubleRows rows = new(2, 24);
        for (int i = 0; i < numbers.Length; i++) rows.Set(i / 24, i % 24, numbers[i]);
        BigInteger product = 0, size = 0;
        for (int i = 0; i < 24; i++)
        {
            BigInteger term = (Whole(numbers[i]) * Whole(numbers[24 + i])) >> Places;
            (product, size) = (product + term, size + BigInteger.Abs(term));
        }
        IsNear(product, Whole(rows.Dot(0, rows, 1)), size);
        rows.Add(0, numbers[0], rows, 1);
        DoubleDouble expected = numbers[9] + (numbers[0] * numbers[33]);
        DoubleDoubleLanes pack = rows[0, 1];
        IsNear(Whole(expected), Whole(new DoubleDouble(pack.High[1], pack.Low[1])), BigInteger.Abs(Whole(numbers[9])) + BigInteger.Abs(Whole(numbers[0] * numbers[33])));
    });

    /// <summary>The number times 2^Places, exactly.</summary>
    private static BigInteger Whole(DoubleDouble value) => Whole(value.High) + Whole(value.Low);

    private static BigInteger Whole(double value)
    {
        if (value == 0) return BigInteger.Zero;
        int exponent = Math.ILogB(value) - 52;
        BigInteger digits = new(Math.ScaleB(value, -exponent));
        int shift = exponent + Places;
        return shift >= 0 ? digits << shift : digits >> -shift;
    }

    /// <summary>Within 2^−100 of a size.</summary>
    private static void IsNear(BigInteger expected, BigInteger found, BigInteger size) => Assert.True(BigInteger.Abs(expected - found) <= (size >> 100) + 4);
}
