using System.CommandLine;
using System.Globalization;
using Larmor.Workbench;
using Larmor.Workbench.Sweeps;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor status FILE</c>: how far a sweep has come, as its journals say.</summary>
internal static class StatusCommand
{
    public static Command Make(Terminal terminal)
    {
        Argument<string> file = FileArgument.Make("The device file of a sweep");
        Option<string?> folder = FolderOption.Make("Where its results go (default: results/<name of the file>)");
        Option<ulong?> seed = SeedOption.Make();
        Command command = new("status", "Say how far a sweep has come, on this machine or on a cluster") { file, folder, seed };
        command.SetAction(parsed => Show(new Pipeline(parsed.GetRequiredValue(file)) { Folder = parsed.GetValue(folder), Seed = parsed.GetValue(seed) }, terminal));
        return command;
    }

    private static int Show(Pipeline pipeline, Terminal terminal)
    {
        SweepStatus status = pipeline.Status();
        bool isThere = File.Exists(Path.Combine(pipeline.ResultsPath, "summary.json"));
        if (status.Finished == 0 && status.Begun == 0)
        {
            terminal.Out.WriteLine(isThere ? $"No points are under way; '{pipeline.ResultsPath}' holds results." : string.Create(CultureInfo.InvariantCulture, $"None of {status.Points} points has been begun."));
            return ExitCode.Good;
        }
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status.Finished} of {status.Points} points are finished ({100.0 * status.Finished / status.Points:F1} %)."));
        if (status.Begun > 0) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status.Begun} more have been begun: they are under way, or lost with whoever computed them and computed again on --resume."));
        foreach ((string outcome, int count) in status.Outcomes) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} ended as {outcome}; the table will say why."));
        foreach (string damage in status.Damages) terminal.Out.WriteLine(damage);
        terminal.Out.WriteLine(status.IsComplete
            ? "All points are there: 'larmor collect' puts them into the results."
            : string.Create(CultureInfo.InvariantCulture, $"The first that is missing is point {status.FirstMissing}."));
        return ExitCode.Good;
    }
}
