using System.Buffers.Binary;
using System.Collections;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Larmor.Workbench.Sweeps;

/// <summary>The numbers of a sweep by columns, in a file of their own that is deleted at the end: memory holds a block of rows at a time.</summary>
internal sealed class SweepColumns : IDisposable
{
    private const int BlockRows = 4096;

    private readonly SafeFileHandle handle;
    private readonly int points, width;

    /// <summary>Makes the file and fills it; a point without a value has NaN.</summary>
    public SweepColumns(string path, SweepIndex index, SweepSurvey survey, int points, CancellationToken cancellation)
    {
        this.points = points;
        width = survey.Columns.Count + 1;
        handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        Fill(index, survey, cancellation);
    }

    /// <summary>A column of numbers.</summary>
    public IReadOnlyList<double> this[int column] => new Stored(this, column);

    /// <summary>How each point ended, as the number of its <see cref="PointOutcome"/>; −1 where it is missing.</summary>
    public IReadOnlyList<double> Outcomes => this[width - 1];

    /// <summary>Deletes the file.</summary>
    public void Dispose() => handle.Dispose();

    /// <summary>Some numbers of a column.</summary>
    public void Read(int column, int first, Span<double> values) => RandomAccess.Read(handle, MemoryMarshal.AsBytes(values), Offset(column, first));

    private void Fill(SweepIndex index, SweepSurvey survey, CancellationToken cancellation)
    {
        double[][] block = [.. Enumerable.Range(0, width).Select(_ => new double[BlockRows])];
        int start = 0;
        Clear(block);
        index.Visit(Take, cancellation);
        Write(block, start, points - start);

        void Take(in PointRow row)
        {
            while (row.Point >= start + BlockRows)
            {
                Write(block, start, BlockRows);
                start += BlockRows;
            }
            int at = row.Point - start;
            block[^1][at] = (double)row.Outcome;
            if (row.Layout is null) return;
            int next = 0;
            foreach (TableColumn place in survey.Of(row.Layout))
            {
                block[place.Index][at] = row[next];
                next += place.Column.IsCheck ? 2 : 1;
            }
        }
    }

    private static void Clear(double[][] block)
    {
        foreach (double[] column in block) Array.Fill(column, double.NaN);
        Array.Fill(block[^1], -1);
    }

    private void Write(double[][] block, int start, int count)
    {
        for (int column = 0; column < width && count > 0; column++) RandomAccess.Write(handle, MemoryMarshal.AsBytes(block[column].AsSpan(0, Math.Min(count, BlockRows))), Offset(column, start));
        Clear(block);
    }

    private long Offset(int column, int row) => (((long)column * points) + row) * sizeof(double);

    /// <summary>A column that stays on the disk.</summary>
    private sealed class Stored(SweepColumns owner, int column) : IReadOnlyList<double>
    {
        public int Count => owner.points;

        public double this[int index]
        {
            get
            {
                Span<double> one = stackalloc double[1];
                owner.Read(column, index, one);
                return one[0];
            }
        }

        public IEnumerator<double> GetEnumerator()
        {
            double[] block = new double[BlockRows];
            for (int start = 0; start < Count; start += BlockRows)
            {
                int count = Math.Min(BlockRows, Count - start);
                owner.Read(column, start, block.AsSpan(0, count));
                for (int i = 0; i < count; i++) yield return block[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
