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
}
