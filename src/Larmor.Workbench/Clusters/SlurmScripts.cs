using System.Globalization;
using System.Text;

namespace Larmor.Workbench.Clusters;

/// <summary>The two scripts of a submission: the elements of the array, each a slice of the points, and the job that collects when all are done.</summary>
/// <remarks>
/// An element goes on with whatever the journals hold, so that it may be put back into the queue at any time: by Slurm when its node is lost, or by itself when
/// the time limit is near (Slurm sends SIGUSR1 <see cref="WarningSeconds"/> s before, Larmor finishes its frames and stops with code 130).
/// </remarks>
/// <param name="file">Full path of the device file.</param>
/// <param name="results">Full path of the results folder.</param>
/// <param name="logs">Full path of the folder of logs.</param>
/// <param name="options">Site options.</param>
internal sealed class SlurmScripts(string file, string results, string logs, SlurmOptions options)
{
    /// <summary>How long before the time limit Slurm warns.</summary>
    public const int WarningSeconds = 60;

    /// <summary>Seed of all random streams; null for that of the file.</summary>
    public ulong? Seed { get; init; }

    private string Name => "larmor-" + Path.GetFileNameWithoutExtension(file);

    private string SeedWords => Seed is { } seed ? string.Create(CultureInfo.InvariantCulture, $" --seed {seed}") : "";

    /// <summary>The script of a job array with this number of elements; of a single job for a file that is no sweep.</summary>
    /// <param name="tasks">Number of elements; null for a file that is no sweep.</param>
    public string Work(int? tasks)
    {
        StringBuilder text = Head(tasks is null ? "%j.log" : "%A-%a.log");
        if (tasks is { } count) Add(text, $"#SBATCH --array=1-{count}");
        Add(text, $"#SBATCH --requeue");
        Add(text, $"#SBATCH --open-mode=append");
        Add(text, $"#SBATCH --signal=B:USR1@{WarningSeconds}");
        if (options.Time is { } time) Add(text, $"#SBATCH --time={time}");
        string slice = tasks is null ? "" : string.Create(CultureInfo.InvariantCulture, $" --slice \"$SLURM_ARRAY_TASK_ID/{tasks}\"");
        string job = tasks is null ? "$SLURM_JOB_ID" : "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID";
        Further(text);
        text.Append(CultureInfo.InvariantCulture, $$"""

            # Larmor works in the background, so that this shell hears signals at once and hands them on.
            larmor= warned=no heard=no
            trap 'warned=yes heard=yes; kill -TERM "$larmor"' USR1
            trap 'heard=yes; kill -TERM "$larmor"' TERM
            {{Larmor()}} run {{Quoted(file)}} --out {{Quoted(results)}}{{slice}}{{SeedWords}} --resume --threads {{options.Cores}} &
            larmor=$!
            while :; do
                wait "$larmor"
                now=$?
                [ "$now" -eq 127 ] || code=$now    # 127: it ended while the signal was heard, and its code is known
                [ "$heard" = yes ] || break
                heard=no
            done

            # Stopped because the time limit was near: back into the queue, to go on where it stopped.
            if [ "$warned" = yes ] && [ "$code" -eq 130 ]; then
                scontrol requeue "{{job}}"
            fi
            exit "$code"

            """);
        return text.ToString();
    }

    /// <summary>The script of the job that puts all points into the results folder.</summary>
    public string Collect()
    {
        StringBuilder text = Head("collect-%j.log");
        Further(text);
        text.Append(CultureInfo.InvariantCulture, $"\n{Larmor()} collect {Quoted(file)} --out {Quoted(results)}{SeedWords}\n");
        return text.ToString();
    }

    /// <summary>A word as the shell must see it.</summary>
    internal static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static void Add(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private StringBuilder Head(string log)
    {
        StringBuilder text = new("#!/bin/bash\n");
        Add(text, $"#SBATCH --job-name={Name}");
        Add(text, $"#SBATCH --output={Path.Combine(logs, log)}");
        Add(text, $"#SBATCH --cpus-per-task={options.Cores}");
        if (options.Partition is { } partition) Add(text, $"#SBATCH --partition={partition}");
        if (options.Account is { } account) Add(text, $"#SBATCH --account={account}");
        return text;
    }

    /// <summary>The options that pass through, and what prepares the node.</summary>
    private void Further(StringBuilder text)
    {
        foreach (string line in options.Further) Add(text, $"#SBATCH {line}");
        text.Append('\n');
        foreach (string line in options.Setup) text.Append(line).Append('\n');
    }

    private string Larmor()
    {
        if (options.Command is { } words) return words;
        string program = Environment.ProcessPath ?? "larmor";
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return isHost ? $"{Quoted(program)} {Quoted(Path.Combine(AppContext.BaseDirectory, "Larmor.Cli.dll"))}" : Quoted(program);
    }
}
