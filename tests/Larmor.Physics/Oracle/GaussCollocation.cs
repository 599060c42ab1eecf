namespace Larmor.Physics.Oracle;

/// <summary>
/// Collocation of y′ = A y + c on a panel: the polynomial of degree s that satisfies the equation at the s Gauss points. With constant A its
/// ends obey D(hA) y₁ = D(−hA) y₀ with the denominator D of the diagonal Padé approximant of exp, of order 2s. One point is the box scheme of finite volumes.
/// </summary>
/// <remarks>Source: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. (1996), sections IV.3 and IV.5.</remarks>
internal static class GaussCollocation
{
    /// <summary>D(−hA) and D(hA) of the matrix [A c; 0 0].</summary>
    public static (DoubleDouble[,] AtStart, DoubleDouble[,] AtEnd) Panel(DoubleDouble[,] matrix, DoubleDouble length, int points)
    {
        int n = matrix.GetLength(0);
        DoubleDouble[,] start = Identity(n), end = Identity(n), power = Identity(n);
        DoubleDouble factor = DoubleDouble.One;
        for (int k = 1; k <= points; k++)
        {
            power = Product(power, matrix, length);
            factor = factor * (points - k + 1) / ((2.0 * points) - k + 1) / k;
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    DoubleDouble term = factor * power[i, j];
                    start[i, j] += term;
                    if (k % 2 == 0) end[i, j] += term;
                    else end[i, j] -= term;
                }
            }
        }
        return (start, end);
    }

    private static DoubleDouble[,] Identity(int n)
    {
        DoubleDouble[,] result = new DoubleDouble[n, n];
        for (int i = 0; i < n; i++) result[i, i] = DoubleDouble.One;
        return result;
    }

    private static DoubleDouble[,] Product(DoubleDouble[,] a, DoubleDouble[,] b, DoubleDouble scale)
    {
        int n = a.GetLength(0);
        DoubleDouble[,] result = new DoubleDouble[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                if (a[i, k].IsZero) continue;
                DoubleDouble left = a[i, k] * scale;
                for (int j = 0; j < n; j++)
                {
                    if (!b[k, j].IsZero) result[i, j] += left * b[k, j];
                }
            }
        }
        return result;
    }
}
