namespace Larmor.Physics.Oracle;

/// <summary>A band matrix in double-double arithmetic, factorized once with row pivoting and solved for many right sides.</summary>
/// <param name="size">Number of rows.</param>
/// <param name="below">Diagonals below the main one.</param>
/// <param name="above">Diagonals above it.</param>
internal sealed class DoubleDoubleBand(int size, int below, int above)
{
    // Row r holds the columns r - below .. r + above + below: room for what pivoting brings in.
    private readonly DoubleDouble[][] rows = [.. Enumerable.Range(0, size).Select(_ => new DoubleDouble[(2 * below) + above + 1])];
    private readonly DoubleDouble[][] factors = [.. Enumerable.Range(0, size).Select(_ => new DoubleDouble[below + 1])];
    private readonly int[] pivots = new int[size];

    public int Size => size;

    public DoubleDouble this[int row, int column]
    {
        get => rows[row][column - row + below];
        set => rows[row][column - row + below] = value;
    }

    public void Factorize()
    {
        for (int c = 0; c < size; c++)
        {
            int lastRow = Math.Min(size - 1, c + below), length = Math.Min(size - c, above + below + 1), pivot = c;
            for (int r = c + 1; r <= lastRow; r++)
            {
                if (this[r, c].Magnitude > this[pivot, c].Magnitude) pivot = r;
            }
            if (this[pivot, c].IsZero) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The matrix is singular at {c}."));
            pivots[c] = pivot;
            Span<DoubleDouble> top = rows[c].AsSpan(below, length);
            if (pivot != c)
            {
                Span<DoubleDouble> other = rows[pivot].AsSpan(c - pivot + below, length);
                for (int j = 0; j < length; j++) (top[j], other[j]) = (other[j], top[j]);
            }
            DoubleDouble inverse = 1 / top[0];
            for (int r = c + 1; r <= lastRow; r++)
            {
                Span<DoubleDouble> row = rows[r].AsSpan(c - r + below, length);
                if (row[0].IsZero) continue;
                DoubleDouble factor = row[0] * inverse;
                factors[c][r - c] = factor;
                for (int j = 1; j < length; j++) row[j] -= factor * top[j];
            }
        }
    }

    /// <summary>The solution after <see cref="Factorize"/>.</summary>
    public DoubleDouble[] Solve(DoubleDouble[] right)
    {
        DoubleDouble[] x = [.. right];
        for (int c = 0; c < size; c++)
        {
            (x[c], x[pivots[c]]) = (x[pivots[c]], x[c]);
            for (int r = c + 1; r <= Math.Min(size - 1, c + below); r++) x[r] -= factors[c][r - c] * x[c];
        }
        for (int r = size - 1; r >= 0; r--)
        {
            DoubleDouble sum = x[r];
            for (int c = r + 1; c <= Math.Min(size - 1, r + above + below); c++) sum -= this[r, c] * x[c];
            x[r] = sum / this[r, r];
        }
        return x;
    }
}
