using System.Diagnostics;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Clusters;

/// <summary>Slurm's own command that takes a script and answers with the number of the job.</summary>
internal static class Sbatch
{
    private const string Program = "sbatch";

    /// <summary>Submits a script.</summary>
    /// <param name="script">Full path of the script.</param>
    /// <param name="options">Options before it.</param>
    /// <returns>The number of the job.</returns>
    /// <exception cref="ResultsException">There is no Slurm here, or it refuses; its own words are in the message.</exception>
    public static string Submit(string script, params IReadOnlyList<string> options)
    {
        ProcessStartInfo start = new(Program, ["--parsable", .. options, script]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> complaint = process.StandardError.ReadToEndAsync();
            string answer = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            if (process.ExitCode == 0) return answer.Split(';')[0];    // "number" or "number;cluster"
            throw new ResultsException($"Slurm refused '{script}': {complaint.Result.Trim().TrimEnd('.')}. The script can be looked at and submitted by hand; options of the site go through --partition, --account, --time and --sbatch.");
        }
        catch (Exception trouble) when (trouble is System.ComponentModel.Win32Exception or FileNotFoundException)
        {
            throw new ResultsException($"There is no '{Program}' here: log in to a node from which jobs are submitted, or see the scripts with --dry-run.", trouble);
        }
    }
}
