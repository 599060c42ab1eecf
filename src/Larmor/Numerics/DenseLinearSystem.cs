namespace Larmor.Numerics;

/// <summary>Small dense systems of linear equations.</summary>
public static class DenseLinearSystem
{
    /// <summary>Solves A x = b by elimination with row pivoting, in place.</summary>
    /// <param name="matrix">A, n × n, row by row; destroyed.</param>
    /// <param name="vector">b; becomes x.</param>
    /// <returns>False where A is singular to the last bit or holds a number that is not finite; x is then meaningless.</returns>
    public static bool TrySolve(Span<double> matrix, Span<double> vector)
    {
        int n = vector.Length;
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
            {
                if (Math.Abs(matrix[(row * n) + column]) > Math.Abs(matrix[(pivot * n) + column])) pivot = row;
            }
            double largest = matrix[(pivot * n) + column];
            if (!(Math.Abs(largest) > 0) || !double.IsFinite(largest)) return false;
            if (pivot != column) SwapRows(matrix, vector, pivot, column);
            for (int row = column + 1; row < n; row++)
            {
                double factor = matrix[(row * n) + column] / largest;
                for (int j = column + 1; j < n; j++) matrix[(row * n) + j] -= factor * matrix[(column * n) + j];
                vector[row] -= factor * vector[column];
            }
        }
        for (int row = n - 1; row >= 0; row--)
        {
            for (int j = row + 1; j < n; j++) vector[row] -= matrix[(row * n) + j] * vector[j];
            vector[row] /= matrix[(row * n) + row];
        }
        return true;
    }

    private static void SwapRows(Span<double> matrix, Span<double> vector, int one, int other)
    {
        int n = vector.Length;
        for (int j = 0; j < n; j++) (matrix[(one * n) + j], matrix[(other * n) + j]) = (matrix[(other * n) + j], matrix[(one * n) + j]);
        (vector[one], vector[other]) = (vector[other], vector[one]);
    }
}
