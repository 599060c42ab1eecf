using System.Numerics;

namespace Larmor.Numerics;

/// <summary>A symmetric band matrix by its lower half: entry (i, i − k) stands at i (w + 1) + k, w the number of diagonals beneath the main one.</summary>
internal sealed class BandedSymmetricMatrix(int size, int width)
{
    /// <summary>Number of rows.</summary>
    public int Size => size;

    /// <summary>Diagonals beneath the main one.</summary>
    public int Width => width;

    /// <summary>The entries.</summary>
    public double[] Entries { get; } = new double[size * (width + 1)];

    /// <summary>Adds to the entries (row, column) and (column, row).</summary>
    public void Add(int row, int column, double value) => Entries[(Math.Max(row, column) * (width + 1)) + Math.Abs(row - column)] += value;

    /// <summary>y = A x.</summary>
    public void Multiply(ReadOnlySpan<Complex> x, Span<Complex> y)
    {
        for (int i = 0; i < size; i++)
        {
            Complex sum = Entries[i * (width + 1)] * x[i];
            for (int k = 1; k <= Math.Min(width, i); k++)
            {
                double entry = Entries[(i * (width + 1)) + k];
                if (entry == 0) continue;
                sum += entry * x[i - k];
                y[i - k] += entry * x[i];
            }
            y[i] = sum;
        }
    }
}

/// <summary>
/// The factors L D Lᵀ of a complex symmetric band matrix whose real part is positive definite; no rows are exchanged, and none need be.
/// </summary>
/// <remarks>
/// With a positive definite real part the pivots cannot vanish and grow by less than 3 where the imaginary part is semidefinite too.
/// Source: N. J. Higham, Math. Comp. 67, 1591 (1998), doi:10.1090/S0025-5718-98-00978-8; cost n w² once and 2 n w for each solution.
/// </remarks>
internal sealed class BandedSymmetricSolver
{
    private readonly int size;
    private readonly int width;
    private readonly Complex[] factors;
    private readonly Complex[] inverses;

    /// <summary>Factorises A + diag(d).</summary>
    public BandedSymmetricSolver(BandedSymmetricMatrix matrix, ReadOnlySpan<Complex> diagonal)
    {
        size = matrix.Size;
        width = matrix.Width;
        factors = new Complex[size * (width + 1)];
        inverses = new Complex[size];
        for (int i = 0; i < factors.Length; i++) factors[i] = matrix.Entries[i];
        for (int i = 0; i < size; i++) factors[i * (width + 1)] += diagonal[i];
        for (int i = 0; i < size; i++) Eliminate(i);
    }

    /// <summary>Factorises A + shift B, B no wider than A.</summary>
    public BandedSymmetricSolver(BandedSymmetricMatrix matrix, Complex shift, BandedSymmetricMatrix shifted)
    {
        size = matrix.Size;
        width = matrix.Width;
        factors = new Complex[size * (width + 1)];
        inverses = new Complex[size];
        for (int i = 0; i < factors.Length; i++) factors[i] = matrix.Entries[i];
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k <= shifted.Width; k++) factors[(i * (width + 1)) + k] += shift * shifted.Entries[(i * (shifted.Width + 1)) + k];
        }
        for (int i = 0; i < size; i++) Eliminate(i);
    }

    /// <summary>Solves in place.</summary>
    public void Solve(Span<Complex> x)
    {
        for (int i = 0; i < size; i++)
        {
            Complex sum = x[i];
            int row = i * (width + 1);
            for (int k = 1; k <= Math.Min(width, i); k++) sum -= factors[row + k] * x[i - k];
            x[i] = sum;
        }
        for (int i = 0; i < size; i++) x[i] *= inverses[i];
        for (int i = size - 1; i >= 0; i--)
        {
            Complex value = x[i];
            int row = i * (width + 1);
            for (int k = 1; k <= Math.Min(width, i); k++) x[i - k] -= factors[row + k] * value;
        }
    }

    // Row i of L: g_ij = a_ij − Σ_m g_im l_jm, l_ij = g_ij/d_j, d_i = a_ii − Σ g_ij l_ij.
    private void Eliminate(int i)
    {
        int row = i * (width + 1), first = Math.Max(0, i - width);
        for (int j = first; j < i; j++)
        {
            int other = j * (width + 1);
            Complex sum = factors[row + i - j];
            for (int m = Math.Max(first, j - width); m < j; m++) sum -= factors[row + i - m] * factors[other + j - m];
            factors[row + i - j] = sum;
        }
        Complex pivot = factors[row];
        for (int j = first; j < i; j++)
        {
            Complex reduced = factors[row + i - j] * inverses[j];
            pivot -= factors[row + i - j] * reduced;
            factors[row + i - j] = reduced;
        }
        inverses[i] = 1 / pivot;
    }
}
