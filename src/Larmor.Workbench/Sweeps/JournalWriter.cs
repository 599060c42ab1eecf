using System.Globalization;
using Larmor.Provenance;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Sweeps;

/// <summary>
/// Writes one journal. A journal has one writer in its life: a new file is made for every run, and none is ever opened again for writing, so that a
/// torn frame can only be the last one. Frames reach the operating system at once, so a killed process loses none; they are forced to the disk every
/// two seconds and at the end, so a power cut loses at most that.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    /// <summary>Ending of the names of journals.</summary>
    public const string Ending = ".journal";

    private static readonly TimeSpan BetweenFlushes = TimeSpan.FromSeconds(2);

    private readonly FileStream file;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly FrameWriter small = new();
    private readonly Dictionary<LayoutKey, RowLayout> layouts = [];
    private readonly HashSet<string> cited = new(StringComparer.Ordinal);
    private long flushed;
    private bool isBroken;

    private JournalWriter(FileStream file, TimeProvider clock)
    {
        this.file = file;
        this.clock = clock;
        flushed = clock.GetTimestamp();
    }

    /// <summary>Full path of the file.</summary>
    public string Path => file.Name;

    /// <summary>Makes a new journal in a folder; its name has the first free number.</summary>
    /// <exception cref="ResultsException">The folder cannot be written.</exception>
    public static JournalWriter Create(string folder, string stem, JournalHeader header, TimeProvider clock)
    {
        for (int number = 1; ; number++)
        {
            string path = System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{stem}-{number:D4}{Ending}"));
            if (File.Exists(path)) continue;
            FileStream? made = null;
            try
            {
                made = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
                made.Write(JournalFormat.Bytes(header));
                return new JournalWriter(made, clock);
            }
            catch (IOException) when (made is null && File.Exists(path))
            {
                // another run took this number at the same moment
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                made?.Dispose();
                throw new ResultsException($"The journal cannot be written to '{folder}': {trouble.Message}", trouble);
            }
        }
    }

    /// <summary>The layout with these columns, which stands in the journal before its first use.</summary>
    public RowLayout Layout(IReadOnlyList<RowColumn> columns)
    {
        lock (gate)
        {
            LayoutKey key = new(columns);
            if (layouts.TryGetValue(key, out RowLayout? known)) return known;
            RowLayout added = new(layouts.Count, columns);
            small.Begin(JournalFormat.LayoutFrame);
            small.Int(added.Id);
            small.Int(columns.Count);
            foreach (RowColumn column in columns)
            {
                small.Byte(column.IsCheck ? (byte)1 : (byte)0);
                small.Text(column.Name);
                small.Text(column.Unit);
                small.Text(column.Meaning);
            }
            Write(small.End());
            layouts.Add(key, added);
            return added;
        }
    }

    /// <summary>Says that a worker begins with some points.</summary>
    public void Begin(int first, int count)
    {
        lock (gate)
        {
            small.Begin(JournalFormat.BeginFrame);
            small.Int(first);
            small.Int(count);
            Write(small.End());
        }
    }

    /// <summary>Says on which work a point rests; each is written once.</summary>
    public void Cite(Citation citation)
    {
        lock (gate)
        {
            if (!cited.Add(citation.Key)) return;
            small.Begin(JournalFormat.CitationFrame);
            small.Text(citation.Key);
            small.Text(citation.Text);
            small.Text(citation.Doi ?? "");
            Write(small.End());
        }
    }

    /// <summary>Keeps what the first point says in words.</summary>
    public void Note(IReadOnlyList<string> notes)
    {
        lock (gate)
        {
            small.Begin(JournalFormat.NoteFrame);
            small.Int(notes.Count);
            foreach (string note in notes) small.Text(note);
            Write(small.End());
        }
    }

    /// <summary>Appends a frame of finished points.</summary>
    public void Append(FrameWriter frame)
    {
        ReadOnlySpan<byte> bytes = frame.End();
        lock (gate)
        {
            Write(bytes);
            if (clock.GetElapsedTime(flushed) < BetweenFlushes) return;
            Guarded(() => file.Flush(flushToDisk: true));
            flushed = clock.GetTimestamp();
        }
    }

    /// <summary>Forces everything to the disk and closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            try
            {
                if (!isBroken) Guarded(() => file.Flush(flushToDisk: true));
            }
            finally
            {
                file.Dispose();
            }
        }
    }

    /// <summary>Columns as a key.</summary>
    private readonly struct LayoutKey(IReadOnlyList<RowColumn> columns) : IEquatable<LayoutKey>
    {
        private readonly IReadOnlyList<RowColumn> columns = columns;

        public bool Equals(LayoutKey other) => columns.SequenceEqual(other.columns);

        public override bool Equals(object? obj) => obj is LayoutKey other && Equals(other);

        public override int GetHashCode() => columns.Aggregate(columns.Count, HashCode.Combine);
    }

    private void Write(ReadOnlySpan<byte> frame)
    {
        if (isBroken) throw new ResultsException($"The journal '{Path}' could not be written earlier.");
        try
        {
            file.Write(frame);
        }
        catch (IOException trouble)
        {
            throw Broken(trouble);
        }
    }

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (IOException trouble)
        {
            throw Broken(trouble);
        }
    }

    /// <summary>Nothing may follow a frame that is perhaps torn.</summary>
    private ResultsException Broken(IOException trouble)
    {
        isBroken = true;
        return new ResultsException($"The journal '{Path}' cannot be written: {trouble.Message.TrimEnd('.')}. What was finished is kept; make room and go on with --resume.", trouble);
    }
}
