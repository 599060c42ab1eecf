using CsCheck;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Materials;

public class MagnetizationLawTests
{
    private static readonly Temperature Curie = Temperature.FromSi(1000);

    [Fact]
    public void Brillouins_function_is_the_thermal_mean_over_the_levels_of_the_spin()
    {
        Gen.Select(Gen.Int[1, 9], Gen.Double[-30, 30]).Sample((twice, x) =>
        {
            double spin = 0.5 * twice, sum = 0, weight = 0, square = 0;
            for (int i = 0; i <= twice; i++)
            {
                double m = (-spin + i) / spin, boltzmann = Math.Exp((m * x) - Math.Abs(x));
                weight += boltzmann;
                sum += m * boltzmann;
                square += m * m * boltzmann;
            }
            double mean = sum / weight;
            Assert.Equal(mean, BrillouinFunction.At(spin, x), 1e-14);
            Assert.Equal((square / weight) - (mean * mean), BrillouinFunction.Slope(spin, x), 1e-13);
        }, iter: 500);
    }

    [Theory]
    [InlineData(0.4999999, 0.5000001)]
    [InlineData(-0.5000001, -0.4999999)]
    public void Langevins_function_is_smooth_where_its_series_ends(double left, double right)
    {
        double inside = BrillouinFunction.Langevin(left), outside = BrillouinFunction.Langevin(right);
        Assert.Equal(BrillouinFunction.Slope(double.PositiveInfinity, 0.5), (outside - inside) / (right - left), 1e-7);
        Assert.Equal(1.0 / 3, BrillouinFunction.Slope(double.PositiveInfinity, 0));
    }

    [Theory]
    [InlineData(0.5, 3)]
    [InlineData(double.PositiveInfinity, 5.0 / 3)]
    public void Mean_field_magnetization_vanishes_as_the_root_of_the_distance_to_the_Curie_temperature(double spin, double coefficient)
    {
        const double distance = 1e-6;
        double m = new MeanFieldMagnetization(Curie, spin).Reduced(Temperature.FromSi(1000 * (1 - distance)));
        Assert.Equal(coefficient, m * m / distance, 1e-4);
    }

    [Fact]
    public void Mean_field_magnetization_solves_its_own_equation_and_falls_with_temperature()
    {
        Gen.Select(Gen.Double[0.02, 0.999], Gen.Double[0.5, 5]).Sample((t, spin) =>
        {
            double m = new MeanFieldMagnetization(Curie, spin).Reduced(Temperature.FromSi(1000 * t));
            Assert.Equal(m, BrillouinFunction.At(spin, 3 * spin / (spin + 1) * m / t), 1e-12);
            Assert.True(m > 0);
            // Deep in saturation both are 1 to a rounding.
            Assert.True(new MeanFieldMagnetization(Curie, spin).Reduced(Temperature.FromSi(999 * t)) >= m - 2.3e-16);
        }, iter: 200);
        MeanFieldMagnetization law = new(Curie);
        Assert.Equal(1, law.Reduced(Temperature.Zero));
        Assert.Equal(0, law.Reduced(Curie));
        Assert.Equal(1 - (0.001 / 3), law.Reduced(Temperature.FromSi(1)), 1e-6);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(double.PositiveInfinity)]
    public void The_field_that_holds_the_length_joins_at_the_Curie_temperature(double spin)
    {
        MeanFieldMagnetization law = new(Curie, spin);
        (double linear, double cubic) below = law.LandauField(Temperature.FromSi(999.99), 2), at = law.LandauField(Curie, 2), above = law.LandauField(Temperature.FromSi(1000.01), 2);
        Assert.Equal(0, at.linear);
        Assert.Equal(1, below.cubic / at.cubic, 1e-3);
        Assert.Equal(at.cubic, above.cubic);
        Assert.Equal(1, -below.linear / above.linear, 1e-3);
        Assert.Equal(1, above.linear * law.Susceptibility(Temperature.FromSi(1000.01), 2), 1e-9);
    }

    [Fact]
    public void Kuzmins_curve_starts_with_Blochs_law_and_ends_at_the_Curie_temperature()
    {
        const double shape = 0.11;
        KuzminMagnetization law = new(Curie, shape);
        Assert.Equal(shape / 3, (1 - law.Reduced(Temperature.FromSi(0.1))) / Math.Pow(1e-4, 1.5), 2e-4);
        Assert.Equal(0, law.Reduced(Curie));
        double[] values = [.. Enumerable.Range(0, 101).Select(i => law.Reduced(Temperature.FromSi(10 * i)))];
        Assert.Equal(values.OrderDescending(), values);
        Assert.Throws<ArgumentOutOfRangeException>(() => new KuzminMagnetization(Curie, 2.6));
    }

    [Fact]
    public void A_moment_taken_to_another_temperature_keeps_the_product_with_the_law()
    {
        KuzminMagnetization law = new(Curie, 0.11);
        MagneticProperties measured = new(Magnetization.FromSi(1.4e6), 0.01) { CurieTemperature = Curie };
        MagneticProperties hot = measured.At(Temperature.FromSi(700), Temperature.FromSi(295), law);
        Assert.Equal(1.4e6 / law.Reduced(Temperature.FromSi(295)), hot.SaturationMagnetization.Si / law.Reduced(Temperature.FromSi(700)), 1e-3);
        Assert.Equal(Curie, hot.CurieTemperature);
        Assert.Contains("Curie temperature", Assert.Throws<ArgumentOutOfRangeException>(() => measured.At(Curie, Temperature.FromSi(295), law)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => law.Saturation(Magnetization.FromSi(1e6), Temperature.FromSi(1100), Temperature.Zero));
    }
}
