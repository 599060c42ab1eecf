using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class StableFunctionsTests
{
    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-4)]
    [InlineData(0.3)]
    [InlineData(1.9)]
    [InlineData(2.1)]
    [InlineData(30)]
    public void Hyperbolic_forms_agree_with_the_plain_ones_where_those_are_exact(double x)
    {
        Relative(x / Math.Sinh(x), StableFunctions.OverSinh(x));
        Relative(Math.Sinh(0.3 * x) / Math.Sinh(x), StableFunctions.SinhRatio(0.3, x));
        Relative(x * Math.Cosh(0.3 * x) / Math.Sinh(x), StableFunctions.CoshRatio(0.3, x));
        if (x > 0.2) Relative(2 * Math.Exp(-x) * (Math.Sinh(x) - x), StableFunctions.ScaledSinhMinusArgument(x), 1e-13);
        if (x < 1e-3) Relative(x * x * x / 3 * Math.Exp(-x), StableFunctions.ScaledSinhMinusArgument(x), 1e-8);
    }

    [Fact]
    public void Nothing_overflows_far_beyond_the_range_of_sinh()
    {
        Assert.Equal(0, StableFunctions.OverSinh(1e5));
        Assert.Equal(0, StableFunctions.SinhRatio(0.5, 1e5));
        Assert.Equal(1, StableFunctions.SinhRatio(1, 1e5));
        Assert.Equal(1e5, StableFunctions.CoshRatio(1, 1e5));
        Assert.Equal(1, StableFunctions.ScaledSinhMinusArgument(1e5));
        Assert.Equal(0.5, StableFunctions.SinhRatio(0.5, 0));
        Assert.Equal(0, StableFunctions.ScaledSinhMinusArgument(0));
    }

    [Theory]
    [InlineData(1e-20)]
    [InlineData(1e-9)]
    [InlineData(1e-3)]
    public void Small_arguments_keep_their_digits(double x)
    {
        Relative(x - (x * x / 2) + (x * x * x / 6) - (x * x * x * x / 24), StableFunctions.OneMinusExp(x), 1e-12);
        Relative(1 - (x / 2) + (x * x / 3) - (x * x * x / 4), StableFunctions.LogarithmOfOnePlusOver(x), 1e-11);
    }

    [Fact]
    public void A_singular_system_is_told_from_a_regular_one()
    {
        Span<double> regular = [0, 2, 1, 1], right = [4, 3];
        Assert.True(DenseLinearSystem.TrySolve(regular, right));
        Assert.Equal(1, right[0]);
        Assert.Equal(2, right[1]);
        Span<double> singular = [1, 2, 2, 4], other = [1, 1];
        Assert.False(DenseLinearSystem.TrySolve(singular, other));
    }

    private static void Relative(double expected, double actual, double precision = 1e-14) => Assert.Equal(expected, actual, precision * Math.Abs(expected));
}
