using System.Numerics;

namespace Larmor.Physics;

/// <summary>Numbers with 160 decimal places, for solutions to compare with where double precision has no digits left.</summary>
internal readonly struct FixedPoint
{
    private const int Bits = 530;
    private readonly BigInteger scaled;

    private FixedPoint(BigInteger scaled) => this.scaled = scaled;

    public static FixedPoint Zero => default;

    public static FixedPoint One { get; } = new(BigInteger.One << Bits);

    public bool IsZero => scaled.IsZero;

    /// <summary>The exact value of a double of magnitude above 1e-100.</summary>
    public static FixedPoint Of(double value)
    {
        if (value == 0) return Zero;
        int exponent = Math.ILogB(value);
        long mantissa = (long)Math.ScaleB(value, 52 - exponent);
        int shift = Bits - 52 + exponent;
        return new(shift >= 0 ? (BigInteger)mantissa << shift : (BigInteger)mantissa >> -shift);
    }

    public static FixedPoint operator +(FixedPoint a, FixedPoint b) => new(a.scaled + b.scaled);

    public static FixedPoint operator -(FixedPoint a, FixedPoint b) => new(a.scaled - b.scaled);

    public static FixedPoint operator -(FixedPoint a) => new(-a.scaled);

    public static FixedPoint operator *(FixedPoint a, FixedPoint b) => new((a.scaled * b.scaled) >> Bits);

    public static FixedPoint operator /(FixedPoint a, FixedPoint b) => new((a.scaled << Bits) / b.scaled);

    public static bool operator >(FixedPoint a, FixedPoint b) => a.scaled > b.scaled;

    public static bool operator <(FixedPoint a, FixedPoint b) => a.scaled < b.scaled;

    public FixedPoint Magnitude => new(BigInteger.Abs(scaled));

    /// <summary>exp(−x) for x ≥ 0, by halving and the power series.</summary>
    public static FixedPoint ExpMinus(FixedPoint x)
    {
        if (x > Of(400)) return Zero;
        const int Halvings = 20;
        FixedPoint y = new(x.scaled >> Halvings), sum = One, term = One;
        for (int k = 1; !term.IsZero; k++)
        {
            term = -(term * y) / Of(k);
            sum += term;
        }
        for (int i = 0; i < Halvings; i++) sum *= sum;
        return sum;
    }

    /// <summary>Solves a dense linear system by elimination with row pivoting.</summary>
    public static FixedPoint[] Solve(FixedPoint[,] matrix, FixedPoint[] right)
    {
        int n = right.Length;
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
            {
                if (matrix[row, column].Magnitude > matrix[pivot, column].Magnitude) pivot = row;
            }
            for (int k = 0; k < n; k++) (matrix[column, k], matrix[pivot, k]) = (matrix[pivot, k], matrix[column, k]);
            (right[column], right[pivot]) = (right[pivot], right[column]);
            for (int row = column + 1; row < n; row++)
            {
                if (matrix[row, column].IsZero) continue;
                FixedPoint factor = matrix[row, column] / matrix[column, column];
                for (int k = column; k < n; k++) matrix[row, k] -= factor * matrix[column, k];
                right[row] -= factor * right[column];
            }
        }
        for (int row = n - 1; row >= 0; row--)
        {
            for (int k = row + 1; k < n; k++) right[row] -= matrix[row, k] * right[k];
            right[row] /= matrix[row, row];
        }
        return right;
    }

    public double ToDouble()
    {
        if (scaled.IsZero) return 0;
        BigInteger magnitude = BigInteger.Abs(scaled);
        int length = (int)magnitude.GetBitLength();
        int shift = Math.Max(0, length - 64);
        return scaled.Sign * Math.ScaleB((double)(magnitude >> shift), shift - Bits);
    }
}
