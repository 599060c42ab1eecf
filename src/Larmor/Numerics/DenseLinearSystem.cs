using System.Diagnostics;

namespace Larmor.Numerics;

/// <summary>Small dense systems of linear equations, solved in place by Gaussian elimination with row pivoting; nothing is allocated.</summary>
/// <remarks>Source: G. H. Golub, C. F. Van Loan, Matrix Computations (4th ed., 2013), algorithm 3.4.1.</remarks>
internal static class DenseLinearSystem
{
    /// <summary>Solves A x = b.</summary>
    /// <param name="matrix">A by rows, n² numbers; destroyed.</param>
    /// <param name="right">b, n numbers; x on return.</param>
    /// <returns>False where a pivot vanishes: A is singular.</returns>
    public static bool TrySolve(Span<double> matrix, Span<double> right)
    {
        int n = right.Length;
        Debug.Assert(matrix.Length == n * n, "The matrix must be square.");
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
            {
                if (Math.Abs(matrix[(row * n) + column]) > Math.Abs(matrix[(pivot * n) + column])) pivot = row;
            }
            double divisor = matrix[(pivot * n) + column];
            if (divisor == 0 || !double.IsFinite(divisor)) return false;
            for (int k = column; k < n; k++) (matrix[(column * n) + k], matrix[(pivot * n) + k]) = (matrix[(pivot * n) + k], matrix[(column * n) + k]);
            (right[column], right[pivot]) = (right[pivot], right[column]);
            for (int row = column + 1; row < n; row++)
            {
                double factor = matrix[(row * n) + column] / divisor;
                if (factor == 0) continue;
                for (int k = column + 1; k < n; k++) matrix[(row * n) + k] -= factor * matrix[(column * n) + k];
                right[row] -= factor * right[column];
            }
        }
        for (int row = n - 1; row >= 0; row--)
        {
            double sum = right[row];
            for (int k = row + 1; k < n; k++) sum -= matrix[(row * n) + k] * right[k];
            right[row] = sum / matrix[(row * n) + row];
        }
        return true;
    }
}
