using CsCheck;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public sealed class EllipticIntegralsTests
{
    private static readonly Gen<double> Positive = Gen.Double[-3, 3].Select(exponent => Math.Pow(10, exponent));

    [Fact]
    public void Equal_arguments_give_powers() =>
        Positive.Sample(x =>
        {
            Assert.Equal(1, EllipticIntegrals.CarlsonRF(x, x, x) * Math.Sqrt(x), 1e-15);
            Assert.Equal(1, EllipticIntegrals.CarlsonRD(x, x, x) * x * Math.Sqrt(x), 1e-15);
        });

    // B. C. Carlson, Numer. Algorithms 10 (1995) 13, section 3.
    [Fact]
    public void The_published_values_are_met()
    {
        Assert.Equal(1.3110287771461, EllipticIntegrals.CarlsonRF(1, 2, 0), 5e-14);
        Assert.Equal(0.58408284167715, EllipticIntegrals.CarlsonRF(2, 3, 4), 5e-15);
        Assert.Equal(1.7972103521034, EllipticIntegrals.CarlsonRD(0, 2, 1), 5e-14);
        Assert.Equal(0.16510527294261, EllipticIntegrals.CarlsonRD(2, 3, 4), 5e-15);
    }

    // The complete integral of the first kind is pi/2 over the arithmetic-geometric mean (Gauss).
    [Fact]
    public void The_complete_integral_is_that_of_the_arithmetic_geometric_mean() =>
        Gen.Double[1e-6, 1].Sample(complement =>
        {
            (double a, double g) = (1, Math.Sqrt(complement));
            for (int i = 0; i < 12; i++) (a, g) = ((a + g) / 2, Math.Sqrt(a * g));
            Assert.Equal(Math.PI / (2 * a), EllipticIntegrals.CarlsonRF(0, complement, 1), 1e-14);
        });

    [Fact]
    public void The_three_cyclic_exchanges_of_RD_add_up_to_three_over_the_root_of_the_product() =>
        Gen.Select(Positive, Positive, Positive).Sample((x, y, z) =>
        {
            double sum = EllipticIntegrals.CarlsonRD(x, y, z) + EllipticIntegrals.CarlsonRD(y, z, x) + EllipticIntegrals.CarlsonRD(z, x, y);
            Assert.Equal(1, sum * Math.Sqrt(x * y * z) / 3, 1e-14);
        });

    [Fact]
    public void Negative_arguments_and_two_zeros_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EllipticIntegrals.CarlsonRF(-1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EllipticIntegrals.CarlsonRF(0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EllipticIntegrals.CarlsonRD(1, 1, 0));
    }
}
