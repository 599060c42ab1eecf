using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class BlochGruneisenFunctionTests
{
    /// <summary>Below, across and above the place where the power series hands over to the tail.</summary>
    public static TheoryData<double> ReducedTemperatures => new([1e-3, 0.01, 0.05, 0.1, 0.2, 0.32, 0.3333333, 0.3333334, 0.34, 0.5, 1, 2, 10, 300]);

    [Theory]
    [MemberData(nameof(ReducedTemperatures))]
    public void The_function_is_the_integral_done_by_another_rule(double t)
    {
        double expected = Math.Pow(t, 5) * Integral(Math.Min(1 / t, 120));
        Assert.Equal(expected, BlochGruneisenFunction.At(t), 2e-13 * expected);
    }

    [Fact]
    public void Far_below_the_Debye_temperature_it_falls_with_the_fifth_power()
    {
        Assert.Equal(0, BlochGruneisenFunction.At(0));
        double zeta = 0;
        for (int n = 2000; n >= 1; n--) zeta += Math.Pow(n, -5);
        foreach (double t in new[] { 1e-12, 1e-6, 1e-3, 0.01 }) Assert.Equal(120 * zeta, BlochGruneisenFunction.At(t) / Math.Pow(t, 5), 1e-12 * 124.43);
        Assert.Equal(124.43, 120 * zeta, 2e-3);
    }

    [Fact]
    public void Far_above_the_Debye_temperature_it_grows_in_proportion()
    {
        foreach (double t in new[] { 3.0, 30, 1e3, 1e8 }) Assert.Equal(0.25 - (1 / (72 * t * t)), BlochGruneisenFunction.At(t) / t, 1 / (1900 * t * t * t * t) + 1e-16);
    }

    [Fact]
    public void It_grows_with_temperature_across_the_change_of_method()
    {
        double before = 0;
        for (double t = 0.3; t < 0.37; t += 1e-4)
        {
            double now = BlochGruneisenFunction.At(t);
            Assert.True(now > before);
            before = now;
        }
    }

    [Theory]
    [InlineData(-1e-300)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_temperature_that_is_none_is_refused(double t) => Assert.Throws<ArgumentOutOfRangeException>(() => BlochGruneisenFunction.At(t));

    // x⁵/[(eˣ − 1)(1 − e⁻ˣ)] = x⁵/(4 sinh²(x/2)), by Gauss-Legendre of five points on short panels.
    private static double Integral(double end)
    {
        double[] nodes = [0, 0.5384693101056831, 0.9061798459386640], weights = [0.5688888888888889, 0.4786286704993665, 0.2369268850561891];
        const int panels = 600;
        double half = end / panels / 2, sum = 0;
        for (int panel = 0; panel < panels; panel++)
        {
            double middle = ((2 * panel) + 1) * half;
            sum += weights[0] * Integrand(middle);
            for (int i = 1; i < 3; i++) sum += weights[i] * (Integrand(middle - (half * nodes[i])) + Integrand(middle + (half * nodes[i])));
        }
        return sum * half;
    }

    private static double Integrand(double x)
    {
        double sinh = Math.Sinh(x / 2);
        return x * x * x * x * x / (4 * sinh * sinh);
    }
}
