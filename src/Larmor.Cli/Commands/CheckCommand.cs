using System.CommandLine;
using System.Globalization;
using Larmor.Cli.Screen;
using Larmor.Workbench;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor check FILE</c>: reads a device file and says what is wrong with it, without running anything.</summary>
internal static class CheckCommand
{
    public static Command Make(Terminal terminal)
    {
        Argument<string> file = FileArgument.Make("A device file (YAML), or the run.json of a results folder");
        Command command = new("check", "Check a device file without running it") { file };
        command.SetAction(parsed => Check(parsed.GetRequiredValue(file), terminal));
        return command;
    }

    private static int Check(string file, Terminal terminal)
    {
        DeviceFile read = Pipeline.Read(file);
        Words.Warnings(read.Warnings, terminal);
        foreach (string reading in read.Readings) terminal.Out.WriteLine(reading);
        if (read.Points > 1) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a sweep of {read.Points} points: {read.Axes}"));
        terminal.Out.WriteLine($"{file} is in order.");
        return ExitCode.Good;
    }
}
