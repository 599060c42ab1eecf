using CsCheck;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class DenseLinearSystemTests
{
    [Fact]
    public void The_solution_put_back_gives_the_right_side()
    {
        Gen.Int[1, 6].SelectMany(n => Gen.Select(Gen.Double[-1, 1].Array[n * n], Gen.Double[-1, 1].Array[n])).Sample((matrix, vector) =>
        {
            int n = vector.Length;
            // 7 beside the diagonal outweighs the up to five other numbers of its row: never near a singular matrix, and rows must be exchanged.
            double[] heavy = [.. matrix.Select((value, k) => k % n == ((k / n) + 1) % n ? value + 7 : value)];
            double[] x = [.. vector];
            Assert.True(DenseLinearSystem.TrySolve([.. heavy], x));
            for (int i = 0; i < n; i++)
            {
                double row = 0;
                for (int j = 0; j < n; j++) row += heavy[(i * n) + j] * x[j];
                Assert.Equal(vector[i], row, 1e-13);
            }
        }, iter: 300);
    }

    [Fact]
    public void A_singular_matrix_and_one_without_numbers_are_reported()
    {
        Assert.False(DenseLinearSystem.TrySolve([1, 2, 2, 4], [1.0, 1]));
        Assert.False(DenseLinearSystem.TrySolve([double.NaN, 0, 0, 1], [1.0, 1]));
    }
}
