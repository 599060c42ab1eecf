using System.Globalization;
using Larmor.Provenance;

namespace Larmor.Workbench.Sweeps;

/// <summary>Does something with a row.</summary>
internal delegate void RowVisitor(in PointRow row);

/// <summary>Where every finished point of a sweep stands, over all its journals.</summary>
internal sealed class SweepIndex : IDisposable
{
    private readonly IReadOnlyList<JournalFile> files;
    private readonly PointRange[] ranges;
    private readonly int points;
    private byte[] body = new byte[1 << 16];

    public SweepIndex(IReadOnlyList<JournalFile> files, int points)
    {
        this.files = files;
        this.points = points;
        ranges = [.. files.SelectMany(file => file.Ranges).OrderBy(range => range.First).ThenByDescending(range => range.Count)];
        CheckTwins();
        Missing = LacksWords() ? [(0, 1), .. Gaps()] : [.. Gaps()];
        Finished = points - Missing.Sum(gap => gap.Count);
    }

    /// <summary>Number of points that are finished.</summary>
    public int Finished { get; }

    /// <summary>The points that are not finished, as first points and numbers of points.</summary>
    public IReadOnlyList<(int First, int Count)> Missing { get; }

    /// <summary>Points that some worker has begun and none has finished.</summary>
    public int BegunAndMissing
    {
        get
        {
            int sum = 0, next = 0, gap = 0;
            foreach ((int first, int count) in files.SelectMany(file => file.Begun).Order())
            {
                (next, int end) = (Math.Max(next, first), first + count);
                while (gap < Missing.Count && Missing[gap].First + Missing[gap].Count <= next) gap++;
                for (int one = gap; one < Missing.Count && Missing[one].First < end; one++) sum += Math.Max(0, Math.Min(end, Missing[one].First + Missing[one].Count) - Math.Max(next, Missing[one].First));
                next = Math.Max(next, end);
            }
            return sum;
        }
    }

    /// <summary>What was left out because it is damaged, file by file.</summary>
    public IReadOnlyList<string> Damages => [.. files.Select(file => file.Damage).OfType<string>()];

    /// <summary>Works on which the points rest, each once.</summary>
    public IReadOnlyList<Citation> Citations => [.. files.SelectMany(file => file.Citations).DistinctBy(one => one.Key, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal)];

    /// <summary>What the first point says in words.</summary>
    public IReadOnlyList<string> Notes => files.Select(file => file.Notes).FirstOrDefault(notes => notes.Count > 0) ?? [];

    /// <summary>Visits every finished point once, in order; everything is read from the disk, one frame at a time.</summary>
    public void Visit(RowVisitor visitor, CancellationToken cancellation = default)
    {
        int next = 0;
        foreach (PointRange range in ranges)
        {
            if (range.End <= next) continue;
            cancellation.ThrowIfCancellationRequested();
            PointRows rows = Rows(range, ref body);
            while (rows.TryNext(out PointRow row))
            {
                if (row.Point < next) continue;
                visitor(row);
                next = row.Point + 1;
            }
        }
    }

    /// <summary>Closes the journals.</summary>
    public void Dispose()
    {
        foreach (JournalFile file in files) file.Dispose();
    }

    private static PointRows Rows(PointRange range, ref byte[] body)
    {
        range.Journal.Read(range, ref body);
        return new PointRows(body.AsSpan(0, range.Length), range.Journal.Layouts);
    }

    /// <summary>Whether damage may have taken the words and citations that stand beside the points: then the first point is computed once more, which gives them again.</summary>
    private bool LacksWords()
    {
        if (Damages.Count == 0 || files.Any(file => file is { Damage: null, HasNotes: true }) || ranges is not [{ First: 0 }, ..]) return false;
        PointRows rows = Rows(ranges[0], ref body);
        return rows.TryNext(out PointRow row) && row.Layout is not null;
    }

    private IEnumerable<(int First, int Count)> Gaps()
    {
        int next = 0;
        foreach (PointRange range in ranges)
        {
            if (range.First > next) yield return (next, range.First - next);
            next = Math.Max(next, range.End);
        }
        if (next < points) yield return (next, points - next);
    }

    // Two copies of a task may run at once; a point is a pure function, so both have found the same bits.
    private void CheckTwins()
    {
        byte[] other = new byte[1 << 12];
        for (int i = 1, reaching = 0; i < ranges.Length; i++)
        {
            if (ranges[reaching].End <= ranges[i - 1].End) reaching = i - 1;
            if (ranges[i].First < ranges[reaching].End) Compare(ranges[reaching], ranges[i], ref other);
        }
    }

    private void Compare(PointRange first, PointRange second, ref byte[] other)
    {
        PointRows left = Rows(first, ref body), right = Rows(second, ref other);
        while (left.TryNext(out PointRow a))
        {
            if (a.Point < second.First) continue;
            if (!right.TryNext(out PointRow b)) return;
            bool isSame = a.Outcome == b.Outcome && a.Numbers.SequenceEqual(b.Numbers) && a.Layout?.Columns.Count == b.Layout?.Columns.Count;
            if (!isSame) throw new JournalException(string.Create(CultureInfo.InvariantCulture, $"'{first.Journal.Name}' and '{second.Journal.Name}' hold different results of point {a.Point}, which must be the same to the last bit. Were they made on different kinds of machines?"));
        }
    }
}
