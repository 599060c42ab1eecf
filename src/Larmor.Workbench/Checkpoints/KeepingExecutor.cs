using System.Security.Cryptography;
using Larmor.Experiments;
using Larmor.Workbench.Results;
using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench.Checkpoints;

/// <summary>
/// Runs the independent points of a measurement on all cores and keeps each finished one in a journal of the run's checkpoint, so that a map that was
/// stopped goes on where it was. Points that are not plain data are computed again.
/// </summary>
/// <remarks>The bytes are the frames of the journals of sweeps; each run writes a journal of its own. A measurement asks for its sets of points in the same order every time.</remarks>
/// <param name="folder">The folder of the checkpoint.</param>
/// <param name="stem">Begins the names of the journals.</param>
/// <param name="identity">The run.</param>
/// <param name="patience">How long points are computed before the first is written.</param>
internal sealed class KeepingExecutor(string folder, string stem, RunIdentity identity, TimeSpan patience) : IPointExecutor, IDisposable
{
    private readonly List<JournalFile> earlier = [];
    private readonly List<FrameWriter> waiting = [];
    private readonly JournalHeader header = new(SHA256.HashData(identity.ToBytes()), identity.Seed, 1);
    private readonly long begun = TimeProvider.System.GetTimestamp();
    private readonly Lock gate = new();
    private JournalWriter? journal;
    private bool isRead;
    private int calls;

    /// <summary>Makes the folder before the first point is written.</summary>
    public required Action BeforeFirst { get; init; }

    /// <summary>Whether points of earlier runs are taken up.</summary>
    public required bool Resumes { get; init; }

    /// <summary>What was left out of earlier journals because it is damaged.</summary>
    public IReadOnlyList<string> Damages => [.. earlier.Select(file => file.Damage).OfType<string>()];

    /// <inheritdoc/>
    /// <exception cref="ResultsException">A journal is of another version or another run, or the disk refuses.</exception>
    public IReadOnlyList<T> Run<T>(int count, Func<int, T> point, IProgress<double>? progress, CancellationToken cancellation)
    {
        int call = calls++;
        if (count < 2 || !typeof(IPlainPoint).IsAssignableFrom(typeof(T))) return ParallelExecutor.Instance.Run(count, point, progress, cancellation);
        Dictionary<int, T> known = Known<T>(call, count);
        return ParallelExecutor.Instance.Run(count, One, progress, cancellation);

        T One(int index)
        {
            if (known.TryGetValue(index, out T? kept)) return kept;
            T computed = point(index);
            Keep(call, count, index, computed);
            return computed;
        }
    }

    /// <summary>Forces everything to the disk and closes the journals.</summary>
    public void Dispose()
    {
        journal?.Dispose();
        foreach (JournalFile file in earlier) file.Dispose();
    }

    private Dictionary<int, T> Known<T>(int call, int count)
    {
        Dictionary<int, T> known = [];
        if (!Resumes) return known;
        try
        {
            ReadEarlier();
            foreach (JournalFile file in earlier)
            {
                foreach (KeptValue value in file.Values.Where(value => value.Call == call && value.Count == count)) known.TryAdd(value.Index, PointBytes.Read<T>(file.Read(value)));
            }
        }
        catch (JournalException trouble)
        {
            throw new ResultsException($"The checkpoint '{folder}' cannot be used: {trouble.Message} Run without --resume to begin at the start.", trouble);
        }
        return known;
    }

    private void ReadEarlier()
    {
        if (isRead || !Directory.Exists(folder)) return;
        isRead = true;
        foreach (string path in Directory.EnumerateFiles(folder, $"{stem}-*{JournalWriter.Ending}").Order(StringComparer.Ordinal))
        {
            JournalFile file = JournalFile.Open(path);
            earlier.Add(file);
            if (file.Header is { } found && !found.Digest.AsSpan().SequenceEqual(header.Digest)) throw new JournalException($"'{file.Name}' belongs to another run.");
        }
    }

    private void Keep<T>(int call, int count, int index, T computed)
    {
        if (PointBytes.Write(computed) is not { } bytes) return;
        FrameWriter frame = new();
        frame.Begin(JournalFormat.ValueFrame);
        frame.Int(call);
        frame.Int(count);
        frame.Int(index);
        frame.Raw(bytes);
        lock (gate)
        {
            waiting.Add(frame);
            if (journal is null && TimeProvider.System.GetElapsedTime(begun) < patience) return;
            if (journal is null) BeforeFirst();
            journal ??= JournalWriter.Create(folder, stem, header, TimeProvider.System);
            foreach (FrameWriter one in waiting) journal.Append(one);
            waiting.Clear();
        }
    }
}
