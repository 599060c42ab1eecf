using System.Buffers.Binary;
using System.Globalization;
using Larmor.Provenance;
using Microsoft.Win32.SafeHandles;

namespace Larmor.Workbench.Sweeps;

/// <summary>Where some finished points stand: one frame.</summary>
/// <param name="First">Number of the first point.</param>
/// <param name="Count">How many.</param>
/// <param name="Journal">The file.</param>
/// <param name="Offset">Place of the frame's body in the file.</param>
/// <param name="Length">Length of the body.</param>
internal readonly record struct PointRange(int First, int Count, JournalFile Journal, long Offset, int Length)
{
    /// <summary>The point after the last.</summary>
    public int End => First + Count;
}

/// <summary>Where a single point of a measurement stands: one frame.</summary>
/// <param name="Call">Which set of points of the measurement it belongs to.</param>
/// <param name="Count">Number of points of that set.</param>
/// <param name="Index">Number of the point.</param>
/// <param name="Offset">Place of its bytes in the file.</param>
/// <param name="Length">Number of its bytes.</param>
internal readonly record struct KeptValue(int Call, int Count, int Index, long Offset, int Length)
{
    /// <summary>Bytes of a frame's body before those of the point.</summary>
    public const int HeadLength = 1 + (3 * sizeof(int));
}

/// <summary>One journal, read once from begin to end: where its points stand and what its layouts are. The points themselves stay on the disk.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly long length;
    private readonly List<RowLayout> layouts = [];
    private readonly List<PointRange> ranges = [];
    private readonly List<(int First, int Count)> begun = [];
    private readonly List<KeptValue> values = [];
    private readonly List<Citation> citations = [];
    private byte[] buffer = new byte[1 << 14];

    private JournalFile(string path)
    {
        Name = Path.GetFileName(path);
        handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        length = RandomAccess.GetLength(handle);
    }

    /// <summary>Name of the file without its folder.</summary>
    public string Name { get; }

    /// <summary>What it belongs to; null where the file is shorter than a header.</summary>
    public JournalHeader? Header { get; private set; }

    /// <summary>Columns of the rows, by number.</summary>
    public IReadOnlyList<RowLayout> Layouts => layouts;

    /// <summary>The finished points, in the order in which they were written.</summary>
    public IReadOnlyList<PointRange> Ranges => ranges;

    /// <summary>The points that some worker began with.</summary>
    public IReadOnlyList<(int First, int Count)> Begun => begun;

    /// <summary>Single points of measurements, in the order in which they were written.</summary>
    public IReadOnlyList<KeptValue> Values => values;

    /// <summary>Works on which the points rest.</summary>
    public IReadOnlyList<Citation> Citations => citations;

    /// <summary>What the first point of the sweep says in words; empty where it is not in this file.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>Whether the words of the first point stand here.</summary>
    public bool HasNotes { get; private set; }

    /// <summary>What is wrong with the file and was left out; null where nothing is.</summary>
    public string? Damage { get; private set; }

    /// <summary>Reads a journal. A torn last frame is left out; a damaged one too, with what cannot be found after it.</summary>
    /// <exception cref="JournalException">The file is of another version or no journal at all.</exception>
    public static JournalFile Open(string path)
    {
        JournalFile file = new(path);
        try
        {
            file.Scan();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of a single point.</summary>
    public byte[] Read(KeptValue value)
    {
        byte[] bytes = new byte[value.Length];
        if (RandomAccess.Read(handle, bytes, value.Offset) != bytes.Length) throw new JournalException($"'{Name}' has become shorter while it was read.");
        return bytes;
    }

    /// <summary>The body of a frame.</summary>
    public void Read(PointRange range, ref byte[] body)
    {
        if (body.Length < range.Length) body = new byte[Math.Max(range.Length, 2 * body.Length)];
        if (RandomAccess.Read(handle, body.AsSpan(0, range.Length), range.Offset) != range.Length) throw new JournalException($"'{Name}' has become shorter while it was read.");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => handle.Dispose();

    private void Scan()
    {
        Span<byte> head = stackalloc byte[JournalFormat.HeaderLength];
        int got = RandomAccess.Read(handle, head, 0);
        Header = JournalFormat.Header(head[..got], Name);
        if (Header is null) return;
        int wrong = 0;
        for (long at = JournalFormat.HeaderLength; at + JournalFormat.FrameHead < length;)
        {
            if (RandomAccess.Read(handle, head[..JournalFormat.FrameHead], at) < JournalFormat.FrameHead) break;
            int size = BinaryPrimitives.ReadInt32LittleEndian(head);
            bool isTorn = at + JournalFormat.FrameHead + size > length;
            if (size is <= 0 or > JournalFormat.LongestFrame || isTorn)
            {
                if (size is <= 0 or > JournalFormat.LongestFrame) Damage = Words(++wrong, at, "nothing after it can be found");
                break;
            }
            int whole = JournalFormat.FrameHead + size;
            if (buffer.Length < whole) buffer = new byte[2 * whole];
            Span<byte> frame = buffer.AsSpan(0, whole);
            if (RandomAccess.Read(handle, frame, at) < whole) break;
            bool isGood = BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]) == JournalFormat.Checksum(frame) && TryTake(frame[JournalFormat.FrameHead..], at + JournalFormat.FrameHead);
            bool isLast = at + whole == length;
            if (!isGood && !isLast) Damage = Words(++wrong, at, "its points are computed again");
            at += whole;
        }
    }

    private string Words(int wrong, long at, string consequence) =>
        string.Create(CultureInfo.InvariantCulture, $"'{Name}' is damaged in {wrong} place{(wrong == 1 ? "" : "s")}, the last at byte {at}: {consequence}.");

    private bool TryTake(ReadOnlySpan<byte> body, long offset)
    {
        try
        {
            FrameReader reader = new(body);
            byte kind = reader.Byte();
            if (kind == JournalFormat.LayoutFrame) return TryLayout(ref reader);
            if (kind == JournalFormat.CitationFrame) return Take(new Citation(reader.Text(), reader.Text(), reader.Text()));
            if (kind == JournalFormat.ValueFrame) return TryValue(ref reader, offset, body.Length);
            if (kind == JournalFormat.NoteFrame) return TryNotes(ref reader);
            if (kind is not (JournalFormat.BeginFrame or JournalFormat.PointsFrame)) return false;
            int first = reader.Int(), count = reader.Int();
            if (first < 0 || count <= 0 || first > Header!.Points - count) return false;
            if (kind == JournalFormat.BeginFrame) begun.Add((first, count));
            else if (PointRows.AreWhole(body, layouts)) ranges.Add(new PointRange(first, count, this, offset, body.Length));
            else return false;
            return true;
        }
        catch (Exception short_) when (short_ is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    private bool Take(Citation citation)
    {
        citations.Add(citation.Doi!.Length == 0 ? citation with { Doi = null } : citation);
        return true;
    }

    private bool TryValue(ref FrameReader reader, long offset, int length)
    {
        int call = reader.Int(), count = reader.Int(), index = reader.Int();
        if (call < 0 || index < 0 || index >= count) return false;
        values.Add(new KeptValue(call, count, index, offset + KeptValue.HeadLength, length - KeptValue.HeadLength));
        return true;
    }

    private bool TryNotes(ref FrameReader reader)
    {
        string[] notes = new string[reader.Int()];
        for (int i = 0; i < notes.Length; i++) notes[i] = reader.Text();
        Notes = notes;
        HasNotes = true;
        return true;
    }

    private bool TryLayout(ref FrameReader reader)
    {
        int id = reader.Int(), count = reader.Int();
        List<RowColumn> columns = [];
        for (int i = 0; i < count; i++)
        {
            bool isCheck = reader.Byte() == 1;
            columns.Add(new RowColumn(reader.Text(), reader.Text(), reader.Text(), isCheck));
        }
        while (layouts.Count < id) layouts.Add(new RowLayout(-1, []));    // one before it was damaged
        if (id != layouts.Count) return false;
        layouts.Add(new RowLayout(id, columns));
        return true;
    }
}
