using System.Globalization;
using System.Text;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Results;
using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench.Clusters;

/// <summary>
/// Gives a run to Slurm: a sweep as a job array whose elements compute slices into journals of their own, and a job behind it that collects;
/// any other file as one job that goes on from its checkpoint. Scripts and logs lie in <c>NAME.slurm</c> beside the results.
/// </summary>
/// <param name="pipeline">The run.</param>
/// <param name="options">Site options.</param>
public sealed class SlurmSubmission(Pipeline pipeline, SlurmOptions options)
{
    private const string WorkName = "work.sh", CollectName = "collect.sh", FolderEnding = ".slurm";
    private const int MostTasks = 1000;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3), Each = TimeSpan.FromMinutes(10);

    /// <summary>The scripts, and in words how the work is divided; writes nothing and submits nothing.</summary>
    /// <exception cref="DeviceFileException">The file cannot be used.</exception>
    public SlurmPlan Plan(CancellationToken cancellation = default)
    {
        DeviceFile file = Pipeline.Read(pipeline.FilePath);
        string results = Path.TrimEndingDirectorySeparator(Path.GetFullPath(pipeline.ResultsPath)), folder = results + FolderEnding;
        SlurmScripts scripts = new(Path.GetFullPath(pipeline.FilePath), results, folder, options) { Seed = pipeline.Seed };
        if (file.Sweep is null) return new SlurmPlan(folder, scripts.Work(null), null, ["No quantity of the file has many values: one job."]);
        (int tasks, string words) = Divide(file.Points, cancellation);
        return new SlurmPlan(folder, scripts.Work(tasks), scripts.Collect(), [words]);
    }

    /// <summary>Writes the scripts and submits them.</summary>
    /// <returns>What was submitted, line by line.</returns>
    /// <exception cref="DeviceFileException">The file cannot be used.</exception>
    /// <exception cref="ResultsException">A folder cannot be written, journals of another sweep are in the way, or Slurm refuses.</exception>
    public IReadOnlyList<string> Submit(CancellationToken cancellation = default)
    {
        SlurmPlan plan = Plan(cancellation);
        string work = Path.Combine(plan.Folder, WorkName), collect = Path.Combine(plan.Folder, CollectName);
        try
        {
            Directory.CreateDirectory(plan.Folder);
            Write(work, plan.Work);
            if (plan.Collect is not null) Write(collect, plan.Collect);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new ResultsException($"The folder of scripts '{plan.Folder}' cannot be written: {trouble.Message}", trouble);
        }
        if (plan.Collect is not null) pipeline.ClaimSweep();
        string job = Sbatch.Submit(work);
        List<string> words = [.. plan.Words, $"Submitted job {job}: {work}"];
        if (plan.Collect is not null) words.Add($"Submitted job {Sbatch.Submit(collect, $"--dependency=afterok:{job}", "--kill-on-invalid-dep=yes")}: {collect}, when all of {job} have ended well");
        return words;
    }

    private static void Write(string path, string text)
    {
        string made = path + ".new";
        File.WriteAllText(made, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(made, path, overwrite: true);
    }

    private (int Tasks, string Words) Divide(int points, CancellationToken cancellation)
    {
        if (options.Tasks is { } given) return (Math.Min(given, points), string.Create(CultureInfo.InvariantCulture, $"{points} points in {Math.Min(given, points)} tasks."));
        PointCost cost = pipeline.MeasureCost(Budget, cancellation);
        int tasks = cost.TasksFor(points, Each, options.Cores, MostTasks);
        return (tasks, string.Create(CultureInfo.InvariantCulture, $"{points} points at about {cost.Seconds:G2} s each (measured here on {cost.Measured}) in {tasks} task{(tasks == 1 ? "" : "s")} of {options.Cores} core{(options.Cores == 1 ? "" : "s")}: about {cost.Seconds * points / tasks / options.Cores / 60:G2} minutes each."));
    }
}

/// <summary>What would be submitted.</summary>
/// <param name="Folder">Where scripts and logs lie.</param>
/// <param name="Work">The script of the array, or of the only job.</param>
/// <param name="Collect">The script of the job that collects; null where there is nothing to collect.</param>
/// <param name="Words">How the work is divided.</param>
public sealed record SlurmPlan(string Folder, string Work, string? Collect, IReadOnlyList<string> Words);
