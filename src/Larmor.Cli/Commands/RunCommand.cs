using System.CommandLine;
using Larmor.Cli.Screen;
using Larmor.Experiments;
using Larmor.Workbench;
using Larmor.Workbench.Sweeps;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor run FILE</c>: measures everything that the device file asks for and writes the results folder.</summary>
internal static class RunCommand
{
    public static Command Make(Terminal terminal)
    {
        Argument<string> file = FileArgument.Make("A device file (YAML), or the run.json of a results folder to repeat that run");
        Option<string?> folder = FolderOption.Make("Where the results go (default: results/<name of the file>)");
        Option<bool> json = new("--json") { Description = "Print summary.json instead of words, for machines" };
        Option<ulong?> seed = SeedOption.Make();
        Option<bool> resume = new("--resume") { Description = "Go on with what an earlier run of the same file has finished" };
        Option<int?> threads = SweepOptions.Threads();
        Option<SweepSlice?> slice = SweepOptions.Slice();
        Command command = new("run", "Measure what a device file asks for and write a report") { file, folder, json, seed, resume, threads, slice };
        command.SetAction(parsed =>
        {
            Pipeline pipeline = new(parsed.GetRequiredValue(file)) { Folder = parsed.GetValue(folder), Seed = parsed.GetValue(seed), Resumes = parsed.GetValue(resume), Threads = parsed.GetValue(threads) };
            return parsed.GetValue(slice) is { } share ? SweepOptions.Run(pipeline, share, terminal) : Run(pipeline, parsed.GetValue(json), terminal);
        });
        return command;
    }

    private static int Run(Pipeline pipeline, bool json, Terminal terminal)
    {
        using StopSignal stop = new(terminal);
        ProgressDisplay progress = new(terminal, isQuiet: json);
        PipelineResult result = progress.During(() => pipeline.Run(progress, stop.Token));
        foreach (string remark in result.Remarks) terminal.Error.WriteLine(remark);
        if (json) terminal.Out.WriteLine(File.ReadAllText(Path.Combine(result.Folder, "summary.json")).TrimEnd());
        else Words.Answers(result, terminal);
        return CodeOf(result.Run);
    }

    /// <summary>A broken law weighs more than a measurement that did not converge.</summary>
    public static int CodeOf(RunRecord run)
    {
        if (!run.AuditPassed && !run.IsEmpty) return ExitCode.AuditFailed;
        if (run.Results.Any(result => result.Outcome.Kind == OutcomeKind.Stopped)) return ExitCode.Stopped;
        return run.Results.Any(result => result.Outcome.Kind == OutcomeKind.NotConverged) ? ExitCode.NotConverged : ExitCode.Good;
    }
}
