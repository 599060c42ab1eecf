using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Numerics;

/// <summary>Eigenvalues of products of symmetric matrices.</summary>
/// <remarks>Source: G. H. Golub, C. F. Van Loan, Matrix Computations (4th ed., 2013), section 8.7; the eigenvalues themselves by MathNet.Numerics.</remarks>
internal static class SymmetricEigensystem
{
    /// <summary>Eigenvalues of M G, rising.</summary>
    /// <param name="first">M by rows, symmetric and positive definite.</param>
    /// <param name="second">G by rows, symmetric and not negative.</param>
    /// <param name="size">Number of rows.</param>
    public static double[] ValuesOfProduct(double[] first, double[] second, int size)
    {
        Matrix<double> root = Matrix<double>.Build.Dense(size, size, first).Cholesky().Factor;
        Matrix<double> symmetric = root.TransposeThisAndMultiply(Matrix<double>.Build.Dense(size, size, second)) * root;
        double[] values = [.. ((symmetric + symmetric.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)];
        Array.Sort(values);
        return values;
    }

    /// <summary>Eigenvalues, rising, and orthogonal eigenvectors by columns, by rows of the matrix.</summary>
    /// <param name="matrix">By rows, symmetric.</param>
    /// <param name="size">Number of rows.</param>
    public static (double[] Values, double[] Vectors) Of(double[] matrix, int size)
    {
        if (size == 1) return ([matrix[0]], [1]);
        var parts = Matrix<double>.Build.Dense(size, size, matrix).Evd(Symmetricity.Symmetric);
        double[] values = [.. parts.EigenValues.Select(value => value.Real)], vectors = new double[size * size];
        for (int i = 0; i < size * size; i++) vectors[i] = parts.EigenVectors[i / size, i % size];
        return (values, vectors);
    }

    /// <summary>Number of negative eigenvalues and the inverse, of a symmetric matrix whose rows may differ much in size.</summary>
    /// <param name="matrix">By rows.</param>
    /// <param name="size">Number of rows.</param>
    public static (int Negative, double[] Inverse) Inertia(double[] matrix, int size)
    {
        // Rows and columns to size 1 alike: the signs stay (Sylvester).
        double[] scales = new double[size], scaled = new double[size * size], inverse = new double[size * size];
        for (int i = 0; i < size; i++) scales[i] = 1 / Math.Sqrt(Math.Max(Math.Abs(matrix[(i * size) + i]), 1e-300));
        for (int i = 0; i < size * size; i++) scaled[i] = matrix[i] * scales[i / size] * scales[i % size];
        (double[] values, double[] vectors) = Of(scaled, size);
        for (int i = 0; i < size * size; i++)
        {
            for (int j = 0; j < size; j++) inverse[i] += vectors[(i / size * size) + j] * vectors[(i % size * size) + j] / values[j] * scales[i / size] * scales[i % size];
        }
        return (values.Count(value => value < 0), inverse);
    }
}
