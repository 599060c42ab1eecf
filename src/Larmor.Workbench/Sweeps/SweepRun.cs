using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.DeviceFiles.Building;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.Sweeps;

/// <summary>Computes points of a sweep on some threads and writes them to a journal. A point is a pure function of its number: nothing depends on the threads.</summary>
internal sealed class SweepRun(SweepSource source, IReadOnlyList<string> names, ulong seed, JournalWriter journal, int threads, TimeProvider clock)
{
    private static readonly TimeSpan LongestFrame = TimeSpan.FromMilliseconds(250), Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>Begins the names of columns where there are several measurements.</summary>
    public static string[] Prefixes(IReadOnlyList<string> names) => names.Count == 1 ? [""] : [.. names.Select(name => $"{name.Replace(' ', '-')}-")];

    private IReadOnlyList<(int First, int Count)> chunks = [];
    private int nextChunk = -1, done;
    private long reported;
    private Exception? failure;

    /// <summary>Points computed so far.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>Told the number of points done; from any thread, at most ten times a second.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Computes these chunks. On cancellation every worker writes what it has finished.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Run(IReadOnlyList<(int First, int Count)> work, CancellationToken cancellation)
    {
        chunks = work;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Thread[] workers = [.. Enumerable.Range(0, Math.Min(threads, work.Count)).Select(_ => new Thread(() => Guarded(stop)) { IsBackground = true })];
        foreach (Thread worker in workers) worker.Start();
        foreach (Thread worker in workers) worker.Join();
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Seed of a point's own random streams.</summary>
    public static ulong SeedOf(ulong seed, int point) => new RandomStream(seed, (ulong)point).NextUInt64();

    private void Guarded(CancellationTokenSource stop)
    {
        try
        {
            Work(stop.Token);
        }
        catch (Exception trouble)
        {
            Interlocked.CompareExchange(ref failure, trouble, null);
            stop.Cancel();
        }
    }

    private void Work(CancellationToken cancellation)
    {
        PointDevices devices = new(source);
        PointBatch batch = new(journal, Prefixes(names));
        while (!cancellation.IsCancellationRequested && Interlocked.Increment(ref nextChunk) is int number && number < chunks.Count)
        {
            (int first, int count) = chunks[number];
            journal.Begin(first, count);
            batch.Begin(first);
            long began = clock.GetTimestamp();
            for (int point = first; point < first + count && TryCompute(devices, point, batch, cancellation); point++)
            {
                Report(Interlocked.Increment(ref done));
                if (clock.GetElapsedTime(began) < LongestFrame) continue;
                batch.Write();
                began = clock.GetTimestamp();
            }
            batch.Write();
        }
    }

    /// <summary>Computes one point into the batch; false where the run was cancelled.</summary>
    private bool TryCompute(PointDevices devices, int point, PointBatch batch, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return false;
        try
        {
            AssembledDevice at = devices.At(point);
            RunContext context = new() { Cancellation = cancellation, Executor = OneByOne.Instance, Seed = SeedOf(seed, point) };
            Result[] results = new Result[at.Measurements.Count];
            for (int i = 0; i < results.Length; i++) results[i] = at.Measurements[i].Run(at.Device, context);
            batch.Add(results);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (DeviceFileException refused)
        {
            DeviceFileError error = refused.Errors[0];
            batch.AddFailure(PointOutcome.Refused, error.Path.Length == 0 ? error.Message : $"{error.Path}: {error.Message}");
        }
        catch (DeviceException refused)
        {
            batch.AddFailure(PointOutcome.Refused, refused.Subject.Length == 0 ? refused.Message : $"{refused.Subject}: {refused.Message}");
        }
        catch (Exception fault) when (fault is not Results.ResultsException)
        {
            batch.AddFailure(PointOutcome.Fault, $"{fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}");
        }
        return true;
    }

    private void Report(int number)
    {
        if (Progress is null) return;
        long last = Interlocked.Read(ref reported);
        if (clock.GetElapsedTime(last) < Pace || Interlocked.CompareExchange(ref reported, clock.GetTimestamp(), last) != last) return;
        Progress(number);
    }
}
