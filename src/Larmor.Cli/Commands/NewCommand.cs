using System.CommandLine;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor new [FILE]</c>: a commented device file to start from.</summary>
internal static class NewCommand
{
    private const string DefaultFile = "device.yaml";

    public static Command Make(Terminal terminal)
    {
        Argument<string> file = FileArgument.Make("Where to write it; '-' prints it");
        file.DefaultValueFactory = _ => DefaultFile;
        Command command = new("new", "Write a commented device file to start from") { file };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(file), terminal));
        return command;
    }

    private static int Write(string file, Terminal terminal)
    {
        if (file == "-")
        {
            terminal.Out.Write(DeviceFileTemplate.Text);
            return ExitCode.Good;
        }
        if (Path.Exists(file))
        {
            terminal.Error.WriteLine($"{file} exists and is left as it is. Give another name: larmor new OTHER.yaml");
            return ExitCode.Input;
        }
        try
        {
            File.WriteAllText(file, DeviceFileTemplate.Text);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"{file} cannot be written: see whether its folder exists and whether you may write there.");
            return ExitCode.Input;
        }
        terminal.Out.WriteLine($"Wrote {file}. Next: larmor run {file}");
        return ExitCode.Good;
    }
}
