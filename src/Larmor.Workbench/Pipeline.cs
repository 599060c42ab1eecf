using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Workbench.Checkpoints;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Results;
using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench;

/// <summary>The way through the house: read a device file, measure what it asks for, write a results folder. Nothing is written before the end.</summary>
/// <param name="path">A device file, or the run.json of an earlier run.</param>
public sealed class Pipeline(string path)
{
    private static readonly string Version = typeof(Pipeline).Assembly.GetName().Version!.ToString(3);

    private const string RecordOfRun = "run.json", LastStep = "figures and report";

    /// <summary>Where the results go; null for <c>results/</c> and the name of the file.</summary>
    public string? Folder { get; init; }

    /// <summary>Seed of all random streams; null for that of the file.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Whether to go on from what an earlier run of the same file has kept: the finished points of a sweep, the state of a long run.</summary>
    public bool Resumes { get; init; }

    /// <summary>Number of threads of a sweep; null for one on each core.</summary>
    public int? Threads { get; init; }

    /// <summary>Steps of work between two states kept.</summary>
    internal long StepsBetweenCheckpoints { get; init; } = 1 << 16;

    /// <summary>How long the points of one measurement are computed before the first of them is kept.</summary>
    internal TimeSpan PatienceOfPoints { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The file that was given.</summary>
    public string FilePath => path;

    /// <summary>Where the results go.</summary>
    public string ResultsPath => Folder ?? DefaultFolder();

    /// <summary>Reads, measures, writes.</summary>
    /// <exception cref="DeviceFileException">The file cannot be used, or the device lacks what a measurement needs; nothing was written.</exception>
    /// <exception cref="ResultsException">The folder cannot be written; an earlier result in it still stands.</exception>
    /// <exception cref="StoppedRunException">The run was cancelled and has kept its state.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; nothing was written.</exception>
    public PipelineResult Run(IProgress<PipelineProgress>? progress = null, CancellationToken cancellation = default)
    {
        DeviceFile file = Read(path, Seed);
        string folder = ResultsPath;
        if (file.Sweep is not null) return RunSweep(file, folder, progress, cancellation);
        string? made = FirstMissing(folder);
        using ResultsFolder place = ResultsFolder.Open(folder);    // before the work: a place that cannot be written is found at once
        RunIdentity identity = new(file.CanonicalInput, Seed ?? file.Seed, $"{Version}, build {BuildOf(typeof(Pipeline))}-{BuildOf(typeof(Device))}");
        RunCheckpoints? checkpoints = null;
        RunRecord run;
        try
        {
            checkpoints = Resumes ? RunCheckpoints.Resume(folder, identity, StepsBetweenCheckpoints) : RunCheckpoints.Begin(folder, identity, StepsBetweenCheckpoints);
            run = new()
            {
                Device = file.Device,
                Results = Measure(file, checkpoints, progress, cancellation),
                Input = file.CanonicalInput,
                InputName = Path.GetFileName(file.Path),
                Version = Version,
                Seed = Seed ?? file.Seed,
                Readings = [.. file.Warnings.Select(warning => $"{warning.Path}: {warning.Message}"), .. file.Readings],
            };
            cancellation.ThrowIfCancellationRequested();
        }
        catch (Exception trouble)
        {
            if (made is not null) Unmake(folder, made);
            if (trouble is OperationCanceledException stopped && checkpoints is { HasState: true }) throw StoppedRunException.WithState(stopped);
            throw;
        }
        PipelineProgress writing = new(file.Experiments.Count + 1, file.Experiments.Count + 1, LastStep, 0);
        progress?.Report(writing);
        place.Write(run);
        checkpoints.Remove();
        progress?.Report(writing with { Share = 1 });
        return new PipelineResult(run, folder, file.Warnings) { Remarks = checkpoints.Remarks };
    }

    /// <summary>Computes one share of the points of a sweep into a journal of its own, for others to collect; a file that is no sweep is refused.</summary>
    /// <param name="slice">Which share.</param>
    /// <param name="progress">Receives how far it is.</param>
    /// <param name="cancellation">Stops it; what was finished is kept.</param>
    /// <exception cref="ResultsException">The file is no sweep, or the journals belong to another one or cannot be written.</exception>
    /// <exception cref="StoppedRunException">The run was cancelled.</exception>
    public SweepState RunSlice(SweepSlice slice, IProgress<PipelineProgress>? progress = null, CancellationToken cancellation = default)
    {
        return Sweep(slice, "slice").Compute(progress, cancellation);
    }

    /// <summary>Claims the place of a sweep's journals, so that every later run of another sweep there is refused.</summary>
    /// <exception cref="ResultsException">The file is no sweep, or journals of another one lie there.</exception>
    public void ClaimSweep() => Sweep(SweepSlice.Whole, "submit").Claim();

    /// <summary>What a point of the sweep costs on one core.</summary>
    /// <param name="budget">How long to measure about.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ResultsException">The file is no sweep.</exception>
    public PointCost MeasureCost(TimeSpan budget, CancellationToken cancellation = default) => Sweep(SweepSlice.Whole, "measure").Measure(budget, cancellation);

    /// <summary>How far the sweep has come, as its journals say; null where its results are already in place and no journals are.</summary>
    /// <exception cref="ResultsException">The file is no sweep, or the journals belong to another one or cannot be used.</exception>
    public SweepStatus Status() => Sweep(SweepSlice.Whole, "watch").Status();

    /// <summary>Puts the points that all runs of a sweep have finished into the results folder and removes the journals; computes nothing.</summary>
    /// <param name="cancellation">Stops it; the journals stay.</param>
    /// <exception cref="ResultsException">Points are missing, the journals cannot be used, or the folder cannot be written.</exception>
    public PipelineResult Collect(CancellationToken cancellation = default)
    {
        SweepPipeline sweep = Sweep(SweepSlice.Whole, "collect");
        using ResultsFolder place = ResultsFolder.Open(ResultsPath);
        return new PipelineResult(sweep.Collect(place, cancellation), ResultsPath, Read(path).Warnings);
    }

    /// <summary>Reads a file without running it.</summary>
    /// <param name="path">A device file, or the run.json of an earlier run.</param>
    /// <exception cref="DeviceFileException">The file cannot be used; all faults are listed with their places.</exception>
    /// <exception cref="ResultsException">The run.json is not one of Larmor's.</exception>
    public static DeviceFile Read(string path) => Read(path, null);

    private static DeviceFile Read(string path, ulong? seed)
    {
        if (Path.GetFileName(path) != RecordOfRun) return DeviceFileReader.Read(path, seed);
        if (!File.Exists(path)) ResultsFolder.Recover(Path.GetDirectoryName(Path.GetFullPath(path))!);    // a killed run may have left it aside
        RepeatableRun earlier = RunFile.Read(path);
        return DeviceFileReader.Parse(earlier.Input, path, "", seed ?? earlier.Seed) with { Path = earlier.InputName, Seed = seed ?? earlier.Seed, Warnings = [], Readings = earlier.Readings };
    }

    private PipelineResult RunSweep(DeviceFile file, string folder, IProgress<PipelineProgress>? progress, CancellationToken cancellation)
    {
        using ResultsFolder place = ResultsFolder.Open(folder);
        SweepPipeline sweep = SweepOf(file, folder, SweepSlice.Whole);
        sweep.Compute(progress, cancellation);
        PipelineProgress writing = new(2, 2, LastStep, 0);
        progress?.Report(writing);
        RunRecord run = sweep.Collect(place, cancellation);
        progress?.Report(writing with { Share = 1 });
        return new PipelineResult(run, folder, file.Warnings);
    }

    private SweepPipeline Sweep(SweepSlice slice, string purpose)
    {
        DeviceFile file = Read(path, Seed);
        if (file.Sweep is null) throw new ResultsException($"'{path}' is no sweep: no quantity in it has many values, so there is nothing to {purpose}.");
        return SweepOf(file, ResultsPath, slice);
    }

    private SweepPipeline SweepOf(DeviceFile file, string folder, SweepSlice slice)
    {
        SweepPipeline sweep = new(file, folder, Seed ?? file.Seed, Version) { Slice = slice, Resumes = Resumes, Threads = Threads ?? Environment.ProcessorCount };
        return sweep;
    }

    private List<Result> Measure(DeviceFile file, RunCheckpoints checkpoints, IProgress<PipelineProgress>? progress, CancellationToken cancellation)
    {
        List<Result> results = [];
        foreach (IExperiment experiment in file.Experiments)
        {
            cancellation.ThrowIfCancellationRequested();
            PipelineProgress begin = new(results.Count + 1, file.Experiments.Count + 1, experiment.Name, 0);
            progress?.Report(begin);
            using KeepingExecutor executor = checkpoints.ExecutorOf(results.Count, PatienceOfPoints);
            RunContext context = new()
            {
                Executor = executor,
                Cancellation = cancellation,
                Seed = Seed ?? file.Seed,
                Checkpoints = checkpoints.Of(results.Count),
                Progress = progress is null ? null : new ShareOfStep(progress, begin),
            };
            try
            {
                results.Add(experiment.Run(file.Device, context));
            }
            catch (DeviceException lacking)
            {
                throw new DeviceFileException([file.ErrorFor(lacking)]);
            }
            foreach (string damage in executor.Damages) checkpoints.Remark(damage);
            progress?.Report(begin with { Share = 1 });
        }
        return results;
    }

    /// <summary>The beginning of the number that the compiler gives to each content of an assembly: another build may round otherwise.</summary>
    private static string BuildOf(Type one) => one.Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>The topmost folder above the results that is not there yet; null where all are.</summary>
    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (string? above = Path.GetDirectoryName(Path.GetFullPath(folder)); above is not null && !Path.Exists(above); above = Path.GetDirectoryName(above)) missing = above;
        return missing;
    }

    /// <summary><c>results/</c> and the name of the file; for a <c>run.json</c> the name of the folder that it stands in.</summary>
    private string DefaultFolder()
    {
        bool repeats = Path.GetFileName(path) == RecordOfRun;
        string name = repeats ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))! : Path.GetFileNameWithoutExtension(path);
        return Path.Combine("results", name.Trim('.', ' ').Length == 0 ? "device" : name);    // never results/ itself or what is above it
    }

    /// <summary>Takes back the folders made above the results, as far as nobody else has put anything there.</summary>
    private static void Unmake(string folder, string made)
    {
        FolderNames names = FolderNames.Of(folder);
        File.Delete(names.Lock);
        string level = names.Parent;
        while (Directory.Exists(level) && !Directory.EnumerateFileSystemEntries(level).Any())
        {
            Directory.Delete(level);
            if (level == made) return;
            level = Path.GetDirectoryName(level)!;
        }
    }

    /// <summary>The progress of one experiment as a share of its step.</summary>
    private sealed class ShareOfStep(IProgress<PipelineProgress> whole, PipelineProgress begin) : IProgress<double>
    {
        public void Report(double value) => whole.Report(begin with { Share = Math.Clamp(value, 0, 1) });
    }
}

/// <summary>What a run has given.</summary>
/// <param name="Run">The run, whole.</param>
/// <param name="Folder">Where it was written.</param>
/// <param name="Warnings">What a person should look at in the device file.</param>
public sealed record PipelineResult(RunRecord Run, string Folder, IReadOnlyList<DeviceFileWarning> Warnings)
{
    /// <summary>What a person should know of how the run went on from an earlier one.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
