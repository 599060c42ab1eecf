using CsCheck;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Tests.Numerics;

public class BandedMatrixTests
{
    [Fact]
    public void Random_bands_are_solved_both_ways_to_rounding() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 20], Gen.ULong, Gen.Bool).Sample((size, widest, seed, sparse) =>
        {
            int width = Math.Min(widest, size - 1);
            RandomStream stream = new(seed, 0);
            BandedMatrix matrix = new(size, width);
            for (int i = 0; i < size; i++)
            {
                for (int j = Math.Max(0, i - width); j <= Math.Min(size - 1, i + width); j++) matrix[i, j] = sparse && (i + j) % 3 != 0 ? 0 : stream.NextDouble() - 0.5;
                // Far from singular, and yet with small pivots that call for exchanges.
                matrix[i, i] += i % 4 == 0 ? 0 : width + 1;
            }
            double[] expected = new double[size], right = new double[size], left = new double[size];
            for (int i = 0; i < size; i++) expected[i] = stream.NextDouble() - 0.5;
            for (int i = 0; i < size; i++)
            {
                for (int j = Math.Max(0, i - width); j <= Math.Min(size - 1, i + width); j++)
                {
                    right[i] += matrix[i, j] * expected[j];
                    left[j] += matrix[i, j] * expected[i];
                }
            }
            double[] image = new double[size];
            matrix.Multiply(expected, image);
            for (int i = 0; i < size; i++) Assert.Equal(right[i], image[i], 1e-13 * (width + 2));
            BandedFactors? factors = BandedFactors.Of(matrix);
            if (factors is null) return;
            factors.Solve(right);
            factors.SolveTransposed(left);
            matrix.Multiply(right, image);
            double[] back = new double[size];
            matrix.Multiply(expected, back);
            double scale = Math.Max(1, right.Max(Math.Abs));
            for (int i = 0; i < size; i++) Assert.Equal(back[i], image[i], 1e-10 * scale * (width + 2));
            double[] transposed = new double[size], given = new double[size];
            for (int i = 0; i < size; i++)
            {
                for (int j = Math.Max(0, i - width); j <= Math.Min(size - 1, i + width); j++)
                {
                    transposed[j] += matrix[i, j] * left[i];
                    given[j] += matrix[i, j] * expected[i];
                }
            }
            double leftScale = Math.Max(1, left.Max(Math.Abs));
            for (int i = 0; i < size; i++) Assert.Equal(given[i], transposed[i], 1e-10 * leftScale * (width + 2));
        }, iter: 300);

    [Fact]
    public void A_singular_matrix_has_no_factors()
    {
        BandedMatrix matrix = new(3, 1);
        (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]) = (1, 2, 2, 4);
        Assert.Null(BandedFactors.Of(matrix));
    }

    [Fact]
    public void Gauss_rules_integrate_polynomials_of_degree_two_n_less_one()
    {
        for (int n = 1; n <= 80; n++)
        {
            (double[] points, double[] weights) = GaussLegendre.Rule(n);
            for (int degree = 0; degree < 2 * n; degree++)
            {
                double sum = 0;
                for (int i = 0; i < n; i++) sum += weights[i] * Math.Pow(points[i], degree);
                Assert.Equal(degree % 2 == 1 ? 0 : 2.0 / (degree + 1), sum, 1e-14);
            }
        }
    }

    [Fact]
    public void Harmonics_are_the_known_ones_and_orthonormal()
    {
        UnitVector u = UnitVector.Along(0.3, -0.5, 0.7);
        (double x, double y, double z) = u.Components;
        double[] found = new double[16];
        RealHarmonics.Write(3, u, found);
        double pi = Math.PI;
        Assert.Equal(0.5 / Math.Sqrt(pi), found[0], 1e-15);
        Assert.Equal(Math.Sqrt(3 / (4 * pi)) * y, found[RealHarmonics.Index(1, -1)], 1e-15);
        Assert.Equal(Math.Sqrt(3 / (4 * pi)) * z, found[RealHarmonics.Index(1, 0)], 1e-15);
        Assert.Equal(Math.Sqrt(3 / (4 * pi)) * x, found[RealHarmonics.Index(1, 1)], 1e-15);
        Assert.Equal(0.5 * Math.Sqrt(15 / pi) * x * y, found[RealHarmonics.Index(2, -2)], 1e-15);
        Assert.Equal(0.25 * Math.Sqrt(5 / pi) * ((3 * z * z) - 1), found[RealHarmonics.Index(2, 0)], 1e-15);
        Assert.Equal(0.25 * Math.Sqrt(15 / pi) * ((x * x) - (y * y)), found[RealHarmonics.Index(2, 2)], 1e-15);
        Assert.Equal(0.25 * Math.Sqrt(7 / pi) * ((5 * z * z * z) - (3 * z)), found[RealHarmonics.Index(3, 0)], 1e-15);
        double[] projected = HarmonicSeries.Projected(v =>
        {
            double[] values = new double[121];
            RealHarmonics.Write(10, v, values);
            return values[RealHarmonics.Index(9, -4)];
        }, 10);
        for (int i = 0; i < 121; i++) Assert.Equal(i == RealHarmonics.Index(9, -4) ? 1 : 0, projected[i], 1e-13);
    }

    [Fact]
    public void Products_of_three_functions_of_the_azimuth_are_their_integrals()
    {
        for (int a = -4; a <= 4; a++)
        {
            for (int b = -4; b <= 4; b++)
            {
                for (int c = -4; c <= 4; c++)
                {
                    double sum = 0;
                    for (int j = 0; j < 32; j++) sum += F(a, j) * F(b, j) * F(c, j) / 32;
                    Assert.Equal(sum, RealHarmonics.Product(a, b, c), 1e-14);
                }
            }
        }

        static double F(int m, int j) => m == 0 ? 1 : Math.Sqrt(2) * (m > 0 ? Math.Cos(2 * Math.PI * m * j / 32) : Math.Sin(-2 * Math.PI * m * j / 32));
    }
}
