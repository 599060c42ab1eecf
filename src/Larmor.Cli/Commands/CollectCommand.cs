using System.CommandLine;
using Larmor.Cli.Screen;
using Larmor.Workbench;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor collect FILE</c>: puts the finished points of a sweep, by whomever they were computed, into its results folder.</summary>
internal static class CollectCommand
{
    public static Command Make(Terminal terminal)
    {
        Argument<string> file = FileArgument.Make("The device file of a sweep");
        Option<string?> folder = FolderOption.Make("Where its results go (default: results/<name of the file>)");
        Option<ulong?> seed = SeedOption.Make();
        Command command = new("collect", "Put the points of a sweep that slices or a cluster have computed into its results") { file, folder, seed };
        command.SetAction(parsed =>
        {
            Pipeline pipeline = new(parsed.GetRequiredValue(file)) { Folder = parsed.GetValue(folder), Seed = parsed.GetValue(seed) };
            using StopSignal stop = new(terminal);
            PipelineResult result = pipeline.Collect(stop.Token);
            Words.Answers(result, terminal);
            return RunCommand.CodeOf(result.Run);
        });
        return command;
    }
}
