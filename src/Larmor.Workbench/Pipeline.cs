using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Results;

namespace Larmor.Workbench;

/// <summary>The way through the house: read a device file, measure what it asks for, write a results folder. Nothing is written before the end.</summary>
/// <param name="path">A device file, or the run.json of an earlier run.</param>
public sealed class Pipeline(string path)
{
    private const string RepeatedFile = "run.json";

    /// <summary>Where the results go; null for <c>results/</c> and the name of the file.</summary>
    public string? Folder { get; init; }

    /// <summary>Seed of all random streams; null for that of the file.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Reads a file without running it.</summary>
    /// <returns>What a reader should know about it, one sentence each.</returns>
    /// <exception cref="DeviceFileException">The file cannot be used; all faults are listed with their places.</exception>
    public static IReadOnlyList<string> Check(string path) => DeviceFileReader.Read(path).Remarks;

    /// <summary>Reads, measures, writes.</summary>
    /// <exception cref="DeviceFileException">The file cannot be used; nothing was written.</exception>
    /// <exception cref="DeviceException">The device lacks what a measurement needs; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; nothing was written.</exception>
    public PipelineResult Run(IProgress<PipelineProgress>? progress = null, CancellationToken cancellation = default)
    {
        DeviceFile file = DeviceFileReader.Read(path);
        ulong seed = Seed ?? file.Seed;
        int steps = file.Experiments.Count + 1;
        List<Result> results = [];
        foreach (IExperiment experiment in file.Experiments)
        {
            PipelineProgress begin = new(results.Count + 1, steps, experiment.Name, 0);
            progress?.Report(begin);
            RunContext context = new() { Cancellation = cancellation, Seed = seed, Progress = progress is null ? null : new StepProgress(progress, begin) };
            results.Add(experiment.Run(file.Device, context));
            progress?.Report(begin with { Share = 1 });
        }
        cancellation.ThrowIfCancellationRequested();

        RunRecord run = new()
        {
            Device = file.Device,
            Results = results,
            Input = file.Canonical,
            InputName = Path.GetFileName(path),
            Version = typeof(Pipeline).Assembly.GetName().Version!.ToString(3),
            Seed = seed,
            Readings = file.Remarks,
        };
        string folder = Folder ?? DefaultFolder(path);
        progress?.Report(new PipelineProgress(steps, steps, "figures and report", 0));
        ResultsFolder.Write(run, folder);
        progress?.Report(new PipelineProgress(steps, steps, "figures and report", 1));
        return new PipelineResult(run, folder);
    }

    /// <summary><c>results/</c> and the name of the file; for a <c>run.json</c> the name of the folder that it stands in.</summary>
    private static string DefaultFolder(string path)
    {
        bool repeats = Path.GetFileName(path) == RepeatedFile;
        string name = repeats ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))! : Path.GetFileNameWithoutExtension(path);
        return Path.Combine("results", name);
    }

    /// <summary>The progress of one experiment as a share of its step.</summary>
    private sealed class StepProgress(IProgress<PipelineProgress> whole, PipelineProgress begin) : IProgress<double>
    {
        public void Report(double value) => whole.Report(begin with { Share = Math.Clamp(value, 0, 1) });
    }
}

/// <summary>What a run has given.</summary>
/// <param name="Run">The run, whole.</param>
/// <param name="Folder">Where it was written.</param>
public sealed record PipelineResult(RunRecord Run, string Folder);
