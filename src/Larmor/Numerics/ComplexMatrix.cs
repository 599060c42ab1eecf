using System.Numerics;

namespace Larmor.Numerics;

/// <summary>A small square matrix of complex numbers.</summary>
/// <remarks>
/// The inverse is by elimination without exchange of rows. That is stable for A = A^T with Re A and the rest such that x†Ax ≠ 0 has no negative
/// real part, as of passive networks: no pivot vanishes and none grows by more than 3. Source: A. George, Kh. D. Ikramov, A. B. Kucherov,
/// On the growth factor in Gaussian elimination for generalized Higham matrices, Numer. Linear Algebra Appl. 9, 107 (2002).
/// </remarks>
internal sealed class ComplexMatrix
{
    private readonly Complex[] entries;

    /// <summary>The matrix that is zero.</summary>
    public ComplexMatrix(int size)
    {
        Size = size;
        entries = new Complex[size * size];
    }

    /// <summary>Number of rows.</summary>
    public int Size { get; }

    /// <summary>An entry.</summary>
    public Complex this[int row, int column]
    {
        get => entries[(row * Size) + column];
        set => entries[(row * Size) + column] = value;
    }

    /// <summary>The matrix with these entries.</summary>
    public static ComplexMatrix Of(int size, Func<int, int, Complex> entry)
    {
        ComplexMatrix matrix = new(size);
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < size; k++) matrix[i, k] = entry(i, k);
        }
        return matrix;
    }

    /// <summary>1.</summary>
    public static ComplexMatrix Identity(int size) => Of(size, (i, k) => i == k ? 1 : 0);

    /// <summary>A^T.</summary>
    public ComplexMatrix Transpose() => Of(Size, (i, k) => this[k, i]);

    /// <summary>A†.</summary>
    public ComplexMatrix Adjoint() => Of(Size, (i, k) => Complex.Conjugate(this[k, i]));

    /// <summary>Largest sum of magnitudes in a row.</summary>
    public double Norm()
    {
        double largest = 0;
        for (int i = 0; i < Size; i++)
        {
            double sum = 0;
            for (int k = 0; k < Size; k++) sum += this[i, k].Magnitude;
            largest = Math.Max(largest, sum);
        }
        return largest;
    }

    /// <summary>Re x†Ax of a Hermitian matrix.</summary>
    public double Form(ReadOnlySpan<Complex> x)
    {
        double sum = 0;
        for (int i = 0; i < Size; i++)
        {
            for (int k = 0; k < Size; k++) sum += (Complex.Conjugate(x[i]) * this[i, k] * x[k]).Real;
        }
        return sum;
    }

    /// <summary>A⁻¹ of a matrix whose leading blocks are regular.</summary>
    public ComplexMatrix Inverse()
    {
        ComplexMatrix left = Of(Size, (i, k) => this[i, k]), right = Identity(Size);
        for (int pivot = 0; pivot < Size; pivot++)
        {
            Complex divisor = left[pivot, pivot];
            for (int i = pivot + 1; i < Size; i++)
            {
                Complex factor = left[i, pivot] / divisor;
                if (factor == Complex.Zero) continue;
                for (int k = pivot; k < Size; k++) left[i, k] -= factor * left[pivot, k];
                for (int k = 0; k <= pivot; k++) right[i, k] -= factor * right[pivot, k];
            }
        }
        for (int i = Size - 1; i >= 0; i--)
        {
            for (int k = 0; k < Size; k++)
            {
                Complex sum = right[i, k];
                for (int l = i + 1; l < Size; l++) sum -= left[i, l] * right[l, k];
                right[i, k] = sum / left[i, i];
            }
        }
        return right;
    }

    /// <summary>A + B.</summary>
    public static ComplexMatrix operator +(ComplexMatrix a, ComplexMatrix b) => Of(a.Size, (i, k) => a[i, k] + b[i, k]);

    /// <summary>A − B.</summary>
    public static ComplexMatrix operator -(ComplexMatrix a, ComplexMatrix b) => Of(a.Size, (i, k) => a[i, k] - b[i, k]);

    /// <summary>A times a number.</summary>
    public static ComplexMatrix operator *(Complex factor, ComplexMatrix a) => Of(a.Size, (i, k) => factor * a[i, k]);

    /// <summary>AB.</summary>
    public static ComplexMatrix operator *(ComplexMatrix a, ComplexMatrix b)
    {
        ComplexMatrix product = new(a.Size);
        for (int i = 0; i < a.Size; i++)
        {
            for (int l = 0; l < a.Size; l++)
            {
                Complex left = a[i, l];
                if (left == Complex.Zero) continue;
                for (int k = 0; k < a.Size; k++) product[i, k] += left * b[l, k];
            }
        }
        return product;
    }

    /// <summary>Ax.</summary>
    public static Complex[] operator *(ComplexMatrix a, Complex[] x)
    {
        Complex[] product = new Complex[a.Size];
        for (int i = 0; i < a.Size; i++)
        {
            for (int k = 0; k < a.Size; k++) product[i] += a[i, k] * x[k];
        }
        return product;
    }
}
