namespace Larmor.Physics.Oracle;

/// <summary>Linear equations written down one after another, each over a few neighbouring unknowns; solved by elimination with row pivoting in the band.</summary>
internal sealed class BandedElimination
{
    private readonly List<(SortedDictionary<int, DoubleDouble> Terms, DoubleDouble Right)> rows = [];

    public int Count => rows.Count;

    /// <summary>Writes down: form = right.</summary>
    public void Add(LinearForm form, DoubleDouble right)
    {
        double largest = form.Terms.Values.Max(value => value.Magnitude);
        // A power of two changes no digit.
        DoubleDouble scale = Math.ScaleB(1, -Math.ILogB(largest));
        rows.Add((new SortedDictionary<int, DoubleDouble>(form.Terms.ToDictionary(term => term.Key, term => term.Value * scale)), (right - form.Constant) * scale));
    }

    public DoubleDouble[] Solve()
    {
        int n = rows.Count, below = 0, above = 0;
        for (int r = 0; r < n; r++)
        {
            below = Math.Max(below, r - rows[r].Terms.Keys.First());
            above = Math.Max(above, rows[r].Terms.Keys.Last() - r);
        }
        // Row r holds the columns r - below .. r + above + below: room for what pivoting brings in.
        int width = (2 * below) + above + 1;
        DoubleDouble[][] band = new DoubleDouble[n][];
        DoubleDouble[] right = new DoubleDouble[n];
        for (int r = 0; r < n; r++)
        {
            band[r] = new DoubleDouble[width];
            foreach ((int column, DoubleDouble value) in rows[r].Terms) band[r][column - r + below] = value;
            right[r] = rows[r].Right;
        }
        for (int c = 0; c < n; c++) Eliminate(band, right, c, below, above);
        for (int r = n - 1; r >= 0; r--)
        {
            DoubleDouble sum = right[r];
            int last = Math.Min(n - 1, r + above + below);
            for (int c = r + 1; c <= last; c++) sum -= band[r][c - r + below] * right[c];
            right[r] = sum / band[r][below];
        }
        return right;
    }

    private static void Eliminate(DoubleDouble[][] band, DoubleDouble[] right, int c, int below, int above)
    {
        int n = band.Length, lastRow = Math.Min(n - 1, c + below), lastColumn = Math.Min(n - 1, c + above + below), pivot = c;
        for (int r = c + 1; r <= lastRow; r++)
        {
            if (band[r][c - r + below].Magnitude > band[pivot][c - pivot + below].Magnitude) pivot = r;
        }
        if (band[pivot][c - pivot + below].IsZero) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The equations do not fix the unknown {c}."));
        if (pivot != c)
        {
            for (int j = c; j <= lastColumn; j++) (band[c][j - c + below], band[pivot][j - pivot + below]) = (band[pivot][j - pivot + below], band[c][j - c + below]);
            (right[c], right[pivot]) = (right[pivot], right[c]);
        }
        ReadOnlySpan<DoubleDouble> top = band[c].AsSpan(below + 1, lastColumn - c);
        for (int r = c + 1; r <= lastRow; r++)
        {
            Span<DoubleDouble> row = band[r].AsSpan(c - r + below, lastColumn - c + 1);
            if (row[0].IsZero) continue;
            DoubleDouble factor = row[0] / band[c][below];
            for (int j = 0; j < top.Length; j++)
            {
                if (!top[j].IsZero) row[j + 1] -= factor * top[j];
            }
            right[r] -= factor * right[c];
        }
    }
}

/// <summary>A sum of unknowns with factors, and a constant.</summary>
internal sealed class LinearForm
{
    public Dictionary<int, DoubleDouble> Terms { get; } = [];

    public DoubleDouble Constant { get; private set; }

    public static LinearForm Of(int unknown) => new LinearForm().With(unknown, DoubleDouble.One);

    public static LinearForm operator +(LinearForm a, LinearForm b) => Sum(a, DoubleDouble.One, b);

    public static LinearForm operator -(LinearForm a, LinearForm b) => Sum(a, -DoubleDouble.One, b);

    public static LinearForm operator *(DoubleDouble factor, LinearForm a) => Sum(new LinearForm(), factor, a);

    public LinearForm Plus(DoubleDouble constant)
    {
        LinearForm result = Sum(this, DoubleDouble.Zero, new LinearForm());
        result.Constant += constant;
        return result;
    }

    public DoubleDouble At(DoubleDouble[] unknowns)
    {
        DoubleDouble sum = Constant;
        foreach ((int unknown, DoubleDouble factor) in Terms) sum += factor * unknowns[unknown];
        return sum;
    }

    public LinearForm With(int unknown, DoubleDouble factor)
    {
        if (!factor.IsZero) Terms[unknown] = Terms.GetValueOrDefault(unknown) + factor;
        return this;
    }

    private static LinearForm Sum(LinearForm a, DoubleDouble factor, LinearForm b)
    {
        LinearForm result = new() { Constant = a.Constant + (factor * b.Constant) };
        foreach ((int unknown, DoubleDouble value) in a.Terms) result.With(unknown, value);
        foreach ((int unknown, DoubleDouble value) in b.Terms) result.With(unknown, factor * value);
        return result;
    }
}
