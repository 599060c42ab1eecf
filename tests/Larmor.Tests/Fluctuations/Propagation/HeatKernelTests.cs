using Larmor.Fluctuations.Propagation;

namespace Larmor.Tests.Fluctuations.Propagation;

/// <summary>The heat kernel of the sphere against its sum over Legendre polynomials, and against its own equation where that sum has no digits left.</summary>
public class HeatKernelTests
{
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.005)]
    public void Near_by_it_is_the_sum_over_legendre_polynomials(double time)
    {
        HeatKernel kernel = new(time, 1);
        foreach (double angle in new[] { 0, 0.01, 0.1, 0.3 })
        {
            double x = Math.Cos(angle), before = 1, value = x, sum = 1 + (3 * Math.Exp(-2 * time) * x);
            for (int l = 2; l < 200; l++)
            {
                (before, value) = (value, ((((2 * l) - 1) * x * value) - ((l - 1) * before)) / l);
                sum += ((2 * l) + 1) * Math.Exp(-l * (l + 1) * time) * value;
            }
            Assert.Equal(1, kernel.At(HeatKernel.ChordSquared(angle), 0) / (sum / (4 * Math.PI)), 1e-8);
        }
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.9)]
    [InlineData(1.4)]
    public void Far_away_its_logarithm_obeys_the_equation_of_diffusion(double angle)
    {
        // L = ln G: dL/ds = L'' + L'^2 + cot(d) L', at e^-50 as well as near by.
        const double time = 0.01, later = 1e-6, aside = 0.02;
        double Logarithm(double s, double d)
        {
            const double shift = 60;
            return Math.Log(new HeatKernel(s, 1.6).At(HeatKernel.ChordSquared(d), shift)) - shift;
        }

        double rate = (Logarithm(time + later, angle) - Logarithm(time - later, angle)) / (2 * later);
        double left = Logarithm(time, angle - aside), here = Logarithm(time, angle), right = Logarithm(time, angle + aside);
        double slope = (right - left) / (2 * aside), bend = (right - (2 * here) + left) / (aside * aside);
        Assert.Equal(1, (bend + (slope * slope) + (slope / Math.Tan(angle))) / rate, 2e-6);
    }

    [Fact]
    public void Times_beyond_its_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeatKernel(0.03, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeatKernel(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeatKernel(0.01, 3));
    }
}
