using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class PiecewiseSeriesTests
{
    private const double Near = 1e-9;

    // 1/(1 + ε + x) and 1/(2 + x): a pole at the distance ε beyond the left end.
    private static readonly (PiecewiseSeries First, PiecewiseSeries Second) Pair = PiecewiseSeries.Fit((below, _) => (1 / (below + Near), 1 / (1 + below)), 1e-14);

    public static TheoryData<double> Points => [-1 + 1e-12, -1 + 1e-9, -1 + 1e-6, -0.99, -0.3, 0, 0.7, 1];

    [Theory]
    [MemberData(nameof(Points))]
    public void A_pole_close_to_the_interval_is_followed_with_its_derivative_and_integral(double x)
    {
        double distance = 1 + x + Near;
        Assert.Equal(1, Pair.First.At(x) * distance, 1e-11);
        Assert.Equal(-1, Pair.First.Derivative().At(x) * distance * distance, 1e-8);
        Assert.Equal(Math.Log(distance / Near), Pair.First.Integral().At(x), 1e-11);
    }

    [Theory]
    [MemberData(nameof(Points))]
    public void A_companion_on_the_same_panels_keeps_its_own_value(double x)
    {
        // Its share of the panel's tolerance is that of the larger function.
        Assert.Equal(1 / (2 + x), Pair.Second.At(x), x < -0.999 ? 1e-3 : 1e-12);
        Assert.Equal(3 / (2 + x), Pair.Second.Times(3).At(x), x < -0.999 ? 3e-3 : 3e-12);
    }

    [Fact]
    public void A_smooth_function_needs_one_panel_and_a_zero_one_is_exactly_zero()
    {
        (PiecewiseSeries first, PiecewiseSeries second) = PiecewiseSeries.Fit((below, _) => (Math.Exp(below - 1), 0), 1e-14);
        Assert.Equal(1, first.Count);
        Assert.Equal(Math.E, first.At(1), 1e-14);
        Assert.False(first.IsZero);
        Assert.True(second.IsZero);
    }

    [Fact]
    public void A_quotient_that_is_undefined_at_the_ends_gets_its_limits()
    {
        (PiecewiseSeries first, _) = PiecewiseSeries.Fit((below, above) => (Math.Sin(above) / above, Math.Sin(below) / below), 1e-14);
        Assert.Equal(1, first.At(1), 1e-14);
    }

    [Fact]
    public void What_no_panel_resolves_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PiecewiseSeries.Fit((below, _) => (Math.Sqrt(below), 0), 1e-14));
        Assert.Throws<ArgumentException>(() => PiecewiseSeries.Fit((below, _) => (below > 1 ? double.NaN : 1, 0), 1e-14));
    }
}
