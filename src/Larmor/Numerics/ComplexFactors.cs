using System.Numerics;

namespace Larmor.Numerics;

/// <summary>A small dense complex matrix, factorized with row pivoting to solve with it many times; nothing is allocated after construction.</summary>
/// <remarks>Source: G. H. Golub, C. F. Van Loan, Matrix Computations (4th ed., 2013), algorithm 3.4.1.</remarks>
internal sealed class ComplexFactors
{
    private readonly int[] pivots;

    /// <summary>Memory for n rows.</summary>
    public ComplexFactors(int size)
    {
        (Entries, pivots) = (new Complex[size * size], new int[size]);
    }

    /// <summary>The matrix by rows, to be filled in before <see cref="Factorize"/>, which replaces it.</summary>
    public Complex[] Entries { get; }

    /// <summary>Factorizes the entries; a singular matrix leaves numbers that are not finite.</summary>
    public void Factorize()
    {
        int n = pivots.Length;
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
            {
                if (Size(Entries[(row * n) + column]) > Size(Entries[(pivot * n) + column])) pivot = row;
            }
            pivots[column] = pivot;
            for (int k = 0; k < n && pivot != column; k++) (Entries[(column * n) + k], Entries[(pivot * n) + k]) = (Entries[(pivot * n) + k], Entries[(column * n) + k]);
            Complex inverse = 1 / Entries[(column * n) + column];
            ReadOnlySpan<Complex> top = Entries.AsSpan((column * n) + column + 1, n - column - 1);
            for (int row = column + 1; row < n; row++)
            {
                Complex factor = Entries[(row * n) + column] *= inverse;
                if (factor == Complex.Zero) continue;
                Span<Complex> here = Entries.AsSpan((row * n) + column + 1, top.Length);
                for (int k = 0; k < top.Length; k++) here[k] -= factor * top[k];
            }
        }
    }

    /// <summary>Replaces r by the solution.</summary>
    public void Solve(Span<Complex> right)
    {
        int n = pivots.Length;
        for (int row = 0; row < n; row++) (right[row], right[pivots[row]]) = (right[pivots[row]], right[row]);
        for (int row = 1; row < n; row++)
        {
            Complex sum = right[row];
            for (int k = 0; k < row; k++) sum -= Entries[(row * n) + k] * right[k];
            right[row] = sum;
        }
        for (int row = n - 1; row >= 0; row--)
        {
            Complex sum = right[row];
            for (int k = row + 1; k < n; k++) sum -= Entries[(row * n) + k] * right[k];
            right[row] = sum / Entries[(row * n) + row];
        }
    }

    private static double Size(Complex z) => Math.Abs(z.Real) + Math.Abs(z.Imaginary);
}
