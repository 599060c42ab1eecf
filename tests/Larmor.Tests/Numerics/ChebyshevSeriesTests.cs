using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class ChebyshevSeriesTests
{
    [Fact]
    public void A_series_reproduces_a_smooth_function_its_derivative_and_its_integral()
    {
        ChebyshevSeries series = ChebyshevSeries.Fit(x => 1 / (1.2 + x));
        ChebyshevSeries derivative = series.Derivative();
        ChebyshevSeries integral = series.Integral();
        for (int i = -10; i <= 10; i++)
        {
            double x = i / 10.0;
            Assert.Equal(1 / (1.2 + x), series.At(x), 1e-14);
            Assert.Equal(-1 / ((1.2 + x) * (1.2 + x)), derivative.At(x), 1e-10);
            Assert.Equal(Math.Log((1.2 + x) / 1.2), integral.At(x), 1e-14);
        }
    }

    [Fact]
    public void A_polynomial_is_cut_at_its_degree()
    {
        ChebyshevSeries series = ChebyshevSeries.Fit(x => (4 * x * x * x) - (3 * x));
        Assert.Equal(4, series.Coefficients.Count);
        Assert.Equal(1, series.Coefficients[3], 1e-15);
    }

    [Fact]
    public void The_function_zero_has_no_coefficients()
    {
        ChebyshevSeries series = ChebyshevSeries.Fit(_ => 0);
        Assert.Empty(series.Coefficients);
        Assert.Equal(0, series.At(0.3));
        Assert.Equal(0, series.Integral().At(0.3));
    }

    [Fact]
    public void A_function_with_a_jump_is_refused() => Assert.Throws<ArgumentException>(() => ChebyshevSeries.Fit(x => x > 0.3 ? 1 : 0));
}
