namespace Larmor.Numerics;

/// <summary>A square band matrix: entry (i, j) with |i − j| ≤ w stands at i (2w + 1) + j − i + w.</summary>
internal sealed class BandedMatrix(int size, int width)
{
    /// <summary>Number of rows.</summary>
    public int Size => size;

    /// <summary>Diagonals on either side of the main one.</summary>
    public int Width => width;

    /// <summary>The entries.</summary>
    public double[] Entries { get; } = new double[size * ((2 * width) + 1)];

    /// <summary>An entry inside the band.</summary>
    public ref double this[int row, int column] => ref Entries[(row * ((2 * width) + 1)) + column - row + width];

    /// <summary>y = A x.</summary>
    public void Multiply(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < size; i++)
        {
            int first = Math.Max(0, i - width), count = Math.Min(size - 1, i + width) - first + 1;
            y[i] = SpanArithmetic.Dot(Entries.AsSpan((i * ((2 * width) + 1)) + first - i + width, count), x.Slice(first, count));
        }
    }

    /// <summary>The largest sum of magnitudes in a row.</summary>
    public double Norm()
    {
        double largest = 0;
        for (int i = 0; i < size; i++)
        {
            double sum = 0;
            for (int k = 0; k <= 2 * width; k++) sum += Math.Abs(Entries[(i * ((2 * width) + 1)) + k]);
            largest = Math.Max(largest, sum);
        }
        return largest;
    }
}

/// <summary>Factors of a band matrix by elimination with row pivoting.</summary>
/// <remarks>
/// Rows that do not take part in a column are passed over, and rows end where their entries end. Source: G. H. Golub, C. F. Van Loan, Matrix Computations (4th ed.,
/// 2013), section 4.3.
/// </remarks>
internal sealed class BandedFactors
{
    private readonly int size, width, stride;
    private readonly double[] upper, lower;
    private readonly int[] pivots, ends;

    private BandedFactors(int size, int width)
    {
        (this.size, this.width, stride) = (size, width, (3 * width) + 1);
        upper = new double[size * stride];
        lower = new double[size * width];
        (pivots, ends) = (new int[size], new int[size]);
    }

    /// <summary>The factors of shift·1 + scale·A; null where a pivot vanishes.</summary>
    public static BandedFactors? Of(BandedMatrix matrix, double scale = 1, double shift = 0)
    {
        BandedFactors factors = new(matrix.Size, matrix.Width);
        factors.Copy(matrix, scale, shift);
        return factors.Eliminate() ? factors : null;
    }

    /// <summary>Solves A x = b in place.</summary>
    public void Solve(Span<double> x)
    {
        for (int k = 0; k < size; k++)
        {
            (x[k], x[pivots[k]]) = (x[pivots[k]], x[k]);
            double value = x[k];
            if (value == 0) continue;
            int rows = Math.Min(width, size - 1 - k);
            SpanArithmetic.Add(x.Slice(k + 1, rows), -value, lower.AsSpan(k * width, rows));
        }
        for (int k = size - 1; k >= 0; k--)
        {
            int start = Place(k, k), count = ends[k] - k - 1;
            x[k] = (x[k] - SpanArithmetic.Dot(upper.AsSpan(start + 1, count), x.Slice(k + 1, count))) / upper[start];
        }
    }

    /// <summary>Solves Aᵀ x = b in place.</summary>
    public void SolveTransposed(Span<double> x)
    {
        for (int k = 0; k < size; k++)
        {
            int start = Place(k, k);
            x[k] /= upper[start];
            double value = x[k];
            if (value == 0) continue;
            SpanArithmetic.Add(x.Slice(k + 1, ends[k] - k - 1), -value, upper.AsSpan(start + 1, ends[k] - k - 1));
        }
        for (int k = size - 1; k >= 0; k--)
        {
            int rows = Math.Min(width, size - 1 - k);
            x[k] -= SpanArithmetic.Dot(lower.AsSpan(k * width, rows), x.Slice(k + 1, rows));
            (x[k], x[pivots[k]]) = (x[pivots[k]], x[k]);
        }
    }

    private int Place(int row, int column) => (row * stride) + column - row + width;

    private void Copy(BandedMatrix matrix, double scale, double shift)
    {
        for (int i = 0; i < size; i++)
        {
            ends[i] = i + 1;
            for (int j = Math.Max(0, i - width); j <= Math.Min(size - 1, i + width); j++)
            {
                double entry = (scale * matrix[i, j]) + (i == j ? shift : 0);
                upper[Place(i, j)] = entry;
                if (entry != 0 && j >= ends[i]) ends[i] = j + 1;
            }
        }
    }

    private bool Eliminate()
    {
        for (int k = 0; k < size; k++)
        {
            int last = Math.Min(size - 1, k + width), pivot = k;
            for (int i = k + 1; i <= last; i++)
            {
                if (Math.Abs(upper[Place(i, k)]) > Math.Abs(upper[Place(pivot, k)])) pivot = i;
            }
            pivots[k] = pivot;
            if (pivot != k) Exchange(k, pivot);
            double divisor = upper[Place(k, k)];
            if (divisor == 0 || !double.IsFinite(divisor)) return false;
            for (int i = k + 1; i <= last; i++)
            {
                double entry = upper[Place(i, k)];
                if (entry == 0) continue;
                double factor = entry / divisor;
                lower[(k * width) + i - k - 1] = factor;
                upper[Place(i, k)] = 0;
                ends[i] = Math.Max(ends[i], ends[k]);
                SpanArithmetic.Add(upper.AsSpan(Place(i, k) + 1, ends[k] - k - 1), -factor, upper.AsSpan(Place(k, k) + 1, ends[k] - k - 1));
            }
        }
        return true;
    }

    /// <summary>Exchanges what is left of two rows.</summary>
    private void Exchange(int k, int pivot)
    {
        int end = Math.Max(ends[k], ends[pivot]);
        for (int j = k; j < end; j++) (upper[Place(k, j)], upper[Place(pivot, j)]) = (upper[Place(pivot, j)], upper[Place(k, j)]);
        (ends[k], ends[pivot]) = (ends[pivot], ends[k]);
    }
}
