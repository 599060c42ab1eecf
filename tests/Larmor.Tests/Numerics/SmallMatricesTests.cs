using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class SmallMatricesTests
{
    [Fact]
    public void Orthogonal_columns_keep_small_singular_values_beside_large_ones()
    {
        // Columns of length 1e12 and 1e-12 at 60 degrees: the product of the singular values is the area.
        double[] matrix = [1e12, 0, 0.5e-12, Math.Sqrt(0.75) * 1e-12];
        SmallMatrices.OrthogonalizeColumns(matrix, 2, 2, [], 0);
        double[] values = [SmallMatrices.Norm(matrix.AsSpan(0, 2)), SmallMatrices.Norm(matrix.AsSpan(2, 2))];
        Assert.Equal(1e12, values[0], 1e-3);
        Assert.Equal(Math.Sqrt(0.75) * 1e-12, values[1], 1e-27);
    }

    [Fact]
    public void A_triangular_factor_has_the_same_form_and_solves_it()
    {
        double[] columns = [1, 2, -3, 0.5, 4, 1, 2, 2, -1];
        double[] triangle = [.. columns];
        SmallMatrices.Triangularize(triangle, 3, 3, [], [], 0);
        for (int i = 0; i < 3; i++)
        {
            for (int k = 0; k < 3; k++) Assert.Equal(Dot(columns, i, k), Dot(triangle, i, k), 1e-14 * 30);
        }
        double[] x = [1, -2, 3];
        double[] right = [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 3).Sum(k => Dot(columns, i, k) * x[k]))];
        SmallMatrices.SolveUpperTransposed(triangle, 3, right);
        SmallMatrices.SolveUpper(triangle, 3, right);
        for (int i = 0; i < 3; i++) Assert.Equal(x[i], right[i], 1e-12);
    }

    [Fact]
    public void Lengths_neither_overflow_nor_underflow()
    {
        Assert.Equal(5e200, SmallMatrices.Norm([3e200, 4e200]), 1e186);
        Assert.Equal(5e-200, SmallMatrices.Norm([3e-200, -4e-200]), 1e-214);
        Assert.Equal(0, SmallMatrices.Norm([0, 0]));
    }

    private static double Dot(double[] columns, int i, int k) => Enumerable.Range(0, 3).Sum(row => columns[(i * 3) + row] * columns[(k * 3) + row]);
}
