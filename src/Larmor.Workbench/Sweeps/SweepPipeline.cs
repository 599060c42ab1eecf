using System.Globalization;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Sweeps;

/// <summary>The way of a sweep: points into a journal beside the results, then everything into the results folder.</summary>
internal sealed class SweepPipeline
{
    private readonly DeviceFile file;
    private readonly string version;
    private readonly SweepIdentity identity;
    private readonly SweepFolder journals;

    /// <summary>A sweep and its place.</summary>
    /// <param name="file">The device file.</param>
    /// <param name="folder">The results folder.</param>
    /// <param name="seed">Seed of all random streams.</param>
    /// <param name="version">Version of Larmor.</param>
    public SweepPipeline(DeviceFile file, string folder, ulong seed, string version)
    {
        this.file = file;
        this.version = version;
        identity = SweepIdentity.Of(file, seed, version);
        journals = new SweepFolder(folder);
    }

    /// <summary>The share of the points that this run computes.</summary>
    public SweepSlice Slice { get; init; } = SweepSlice.Whole;

    /// <summary>Whether to go on with what an earlier run has finished.</summary>
    public bool Resumes { get; init; }

    /// <summary>Number of threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where the time comes from, for progress and for when to write.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Computes the points of this slice that no journal has yet.</summary>
    /// <exception cref="StoppedRunException">The run was cancelled; what was finished is kept.</exception>
    /// <exception cref="ResultsException">The journals belong to another sweep or cannot be used or written.</exception>
    public SweepState Compute(IProgress<PipelineProgress>? progress, CancellationToken cancellation)
    {
        journals.Enter(identity);
        List<(int First, int Count)> work;
        int finished;
        IReadOnlyList<string> damages;
        using (SweepIndex index = journals.Read(identity))
        {
            work = [.. Unfinished(index)];
            finished = index.Finished;
            damages = index.Damages;
        }
        int mine = work.Sum(chunk => chunk.Count);
        RefuseForgottenResume(mine, finished);
        if (mine > 0) Run(work, mine, progress, cancellation);
        return new SweepState(file.Points, finished + mine, mine, damages);
    }

    /// <summary>Puts all finished points into the results folder, then removes the journals.</summary>
    /// <exception cref="ResultsException">Points are missing, or the folder cannot be written.</exception>
    public RunRecord Collect(ResultsFolder place, CancellationToken cancellation)
    {
        if (!journals.Exists) throw new ResultsException($"There are no journals '{journals.FullPath}' to collect from: the sweep has not been begun with this --out, or its points are in the results already.");
        RunRecord record;
        using (SweepIndex index = journals.Read(identity))
        {
            if (index.Missing.Count > 0) throw new ResultsException(string.Create(CultureInfo.InvariantCulture, $"{file.Points - index.Finished} of {file.Points} points are not finished, the first is point {index.Missing[0].First}. 'larmor run {file.Path} --resume' computes them."));
            SweepContent content = new(file, index, identity, version, cancellation);
            place.Write(content.Write);
            record = content.Record!;
        }
        journals.Remove();
        return record;
    }

    /// <summary>Claims the folder of journals for this sweep, so that every later run of another one is refused.</summary>
    /// <exception cref="ResultsException">It belongs to another sweep, or cannot be written.</exception>
    public void Claim() => journals.Enter(identity);

    /// <summary>How far the sweep has come, as its journals say.</summary>
    /// <exception cref="ResultsException">The journals belong to another sweep or cannot be used.</exception>
    public SweepStatus Status()
    {
        if (!journals.Exists) return new SweepStatus(file.Points, 0, 0, null, [], []);
        journals.CheckIdentity(identity);
        using SweepIndex index = journals.Read(identity);
        return SweepStatus.Of(index, file.Points);
    }

    /// <summary>What a point costs on one core, measured on points spread over the sweep; nothing is left behind.</summary>
    /// <param name="budget">How long to measure about.</param>
    /// <param name="cancellation">Stops it.</param>
    public PointCost Measure(TimeSpan budget, CancellationToken cancellation)
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("larmor-");
        try
        {
            using JournalWriter journal = JournalWriter.Create(scratch.FullName, "cost", identity.Header, Clock);
            return PointCost.Measure(work => Compute(work, journal), file.Points, budget, Clock, cancellation);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }

        void Compute(IReadOnlyList<(int First, int Count)> work, JournalWriter journal) =>
            new SweepRun(file.Sweep!, [.. file.Experiments.Select(one => one.Name)], identity.Seed, journal, threads: 1, Clock).Run(work, cancellation);
    }

    /// <summary>What is left of the chunks of this slice.</summary>
    private IEnumerable<(int First, int Count)> Unfinished(SweepIndex index)
    {
        int gap = 0;
        foreach ((int first, int count) in Slice.Chunks(file.Points))
        {
            while (gap < index.Missing.Count && index.Missing[gap].First + index.Missing[gap].Count <= first) gap++;
            for (int next = gap; next < index.Missing.Count && index.Missing[next].First < first + count; next++)
            {
                (int start, int length) = index.Missing[next];
                int from = Math.Max(start, first), to = Math.Min(start + length, first + count);
                if (to > from) yield return (from, to - from);
            }
        }
    }

    private void RefuseForgottenResume(int mine, int finished)
    {
        int all = Slice.Chunks(file.Points).Sum(chunk => chunk.Count);
        if (Resumes || mine == all) return;
        throw new ResultsException(string.Create(CultureInfo.InvariantCulture, $"'{journals.FullPath}' holds {finished} of {file.Points} finished points of an earlier run. Go on with --resume, or delete that folder to begin anew."));
    }

    private void Run(List<(int First, int Count)> work, int mine, IProgress<PipelineProgress>? progress, CancellationToken cancellation)
    {
        int last = 0;
        PipelineProgress begin = new(1, 2, string.Create(CultureInfo.InvariantCulture, $"{mine} points"), 0);
        progress?.Report(begin);
        using JournalWriter journal = journals.NewJournal(identity, Slice, Clock);
        SweepRun run = new(file.Sweep!, [.. file.Experiments.Select(one => one.Name)], identity.Seed, journal, Threads, Clock) { Progress = Report };
        try
        {
            run.Run(work, cancellation);
        }
        catch (OperationCanceledException)
        {
            throw new StoppedRunException(string.Create(CultureInfo.InvariantCulture, $"Stopped. {file.Points - mine + run.Done} of {file.Points} points are kept in '{journals.FullPath}'; go on with --resume."));
        }
        progress?.Report(begin with { Share = 1 });

        void Report(int done)
        {
            last = Math.Max(last, done);
            progress?.Report(begin with { Share = (double)last / mine });
        }
    }
}
