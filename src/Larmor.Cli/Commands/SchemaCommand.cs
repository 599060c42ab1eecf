using System.CommandLine;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor schema</c>: the JSON schema of the device file, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Make(Terminal terminal)
    {
        Command command = new("schema", "Print the JSON schema of the device file, for editors");
        command.SetAction(_ =>
        {
            terminal.Out.WriteLine(DeviceFileSchema.Json());
            return ExitCode.Good;
        });
        return command;
    }
}
