using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Larmor.Cli.Commands;
using Larmor.Workbench;

namespace Larmor.Cli;

/// <summary>The words that Larmor understands. Each command stands in its own file.</summary>
internal static class CommandLine
{
    private const int HelpWidth = 100;

    /// <summary>Version of this program, without the mark of its commit.</summary>
    public static string Version { get; } = typeof(CommandLine).Assembly.GetName().Version!.ToString(3);

    /// <summary>Does what the words say.</summary>
    /// <returns>A code of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] words, Terminal terminal) =>
        words is ["--version"]
            ? PrintVersion(terminal)    // the quickest way out
            : Guarded(() => Obey(words, terminal), words, terminal);

    /// <summary>Does some work and turns every failure into words and a code; no stack trace reaches the screen.</summary>
    public static int Guarded(Func<int> work, string[] words, Terminal terminal)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException stopped)
        {
            terminal.Error.WriteLine(stopped is StoppedRunException ? stopped.Message : "Stopped. Nothing was written; an earlier result stands as it was.");
            return ExitCode.Stopped;
        }
        catch (Exception failure) when (InputFault.Describe(failure) is { } description)
        {
            terminal.Error.WriteLine(description);
            return ExitCode.Input;
        }
        catch (Exception failure)
        {
            OurFault.Report(failure, words, terminal);
            return ExitCode.OurFault;
        }
    }

    private static int Obey(string[] words, Terminal terminal)
    {
        ParseResult parsed = Words(terminal).Parse(words.Length == 0 ? ["--help"] : words);
        InvocationConfiguration configuration = new()
        {
            EnableDefaultExceptionHandler = false,
            Output = terminal.Out,
            Error = terminal.Error,
        };
        if (parsed.Action is not ParseErrorAction) return parsed.Invoke(configuration);

        foreach (string message in Complaints(parsed)) terminal.Error.WriteLine(message);
        terminal.Error.WriteLine($"'{Path(parsed)} --help' shows what can be said.");
        return ExitCode.Input;
    }

    /// <summary>What is wrong with the words; of a command that does not exist only that.</summary>
    private static IEnumerable<string> Complaints(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0) return parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal);
        string known = string.Join(", ", command.Subcommands.Select(one => one.Name));
        return parsed.UnmatchedTokens is [string word, ..] ? [$"There is no command or option '{word}'. The commands are {known}."] : [$"Say what to do: {known}."];
    }

    private static Command Words(Terminal terminal)
    {
        Option<bool> version = new("--version") { Description = "Show the version and end", Action = new VersionAction(terminal) };
        HelpOption help = new("--help", "-h") { Description = "Show what can be said and end", Recursive = true };
        if (help.Action is HelpAction action) action.MaxWidth = HelpWidth;
        return new Command("larmor", "Larmor computes what a laboratory would see of a spintronic device.")
        {
            RunCommand.Make(terminal),
            SubmitCommand.Make(terminal),
            StatusCommand.Make(terminal),
            CollectCommand.Make(terminal),
            CheckCommand.Make(terminal),
            NewCommand.Make(terminal),
            SchemaCommand.Make(terminal),
            MaterialsCommand.Make(terminal),
            ConvertCommand.Make(terminal),
            version,
            help,
        };
    }

    private static string Path(ParseResult parsed)
    {
        string name = parsed.CommandResult.Command.Name;
        return name == "larmor" ? name : $"larmor {name}";
    }

    private static int PrintVersion(Terminal terminal)
    {
        terminal.Out.WriteLine($"larmor {Version}");
        return ExitCode.Good;
    }

    private sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
    {
        public override bool Terminating => true;

        public override int Invoke(ParseResult parseResult) => PrintVersion(terminal);
    }
}
