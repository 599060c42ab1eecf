namespace Larmor.Workbench.Sweeps;

/// <summary>One row as it stands in a journal.</summary>
internal readonly ref struct PointRow
{
    /// <summary>Number of the point.</summary>
    public required int Point { get; init; }

    /// <summary>The columns; null where the point has no values.</summary>
    public required RowLayout? Layout { get; init; }

    /// <summary>How it ended.</summary>
    public required PointOutcome Outcome { get; init; }

    /// <summary>Its numbers: one for a scalar, two for a check.</summary>
    public required ReadOnlySpan<byte> Numbers { get; init; }

    /// <summary>Why it did not simply finish; empty where it did.</summary>
    public required string Reason { get; init; }

    /// <summary>A number of the row; NaN where there is none.</summary>
    public double this[int index] => System.Buffers.Binary.BinaryPrimitives.ReadDoubleLittleEndian(Numbers[(index * sizeof(double))..]);
}

/// <summary>Walks over the rows of one frame.</summary>
internal ref struct PointRows
{
    private readonly IReadOnlyList<RowLayout> layouts;
    private readonly int end;
    private FrameReader reader;
    private int next;

    public PointRows(ReadOnlySpan<byte> body, IReadOnlyList<RowLayout> layouts)
    {
        this.layouts = layouts;
        reader = new FrameReader(body);
        reader.Byte();
        next = reader.Int();
        end = next + reader.Int();
    }

    /// <summary>The next row; false after the last.</summary>
    public bool TryNext(out PointRow row)
    {
        row = default;
        if (next == end) return false;
        int id = reader.Int();
        PointOutcome outcome = (PointOutcome)reader.Byte();
        RowLayout? layout = id < 0 ? null : layouts[id];
        if (layout is { Id: < 0 }) throw new ArgumentOutOfRangeException(nameof(row), "The layout of a row is missing.");
        ReadOnlySpan<byte> numbers = reader.Skip((layout?.Width ?? 0) * sizeof(double));
        string reason = outcome == PointOutcome.Finished ? "" : reader.Text();
        row = new PointRow { Point = next++, Layout = layout, Outcome = outcome, Numbers = numbers, Reason = reason };
        return true;
    }

    /// <summary>Whether all rows of a frame can be read and nothing stands behind them.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> body, IReadOnlyList<RowLayout> layouts)
    {
        PointRows rows = new(body, layouts);
        while (rows.TryNext(out _))
        {
        }
        return rows.reader.IsAtEnd;
    }
}
