using System.CommandLine;
using Larmor.Cli.Screen;
using Larmor.Workbench;
using Larmor.Workbench.Conversion;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor convert</c>: parameters of a magnet and its spin torque in another program's convention, and the equation actually solved.</summary>
internal static class ConvertCommand
{
    private const int Indent = 2;
    private const string Ours = "larmor";

    public static Command Make(Terminal terminal)
    {
        Argument<string[]> words = new("WORDS")
        {
            Description = "Parameters as name=value in the words of the first program (mumax3: Msat=8e5 Pol=0.4 Lambda=2 J=0,0,1e11 ...), or one device file",
            Arity = ArgumentArity.OneOrMore,
        };
        string names = string.Join('|', ConventionTranslation.Names);
        Option<string> from = new("--from") { Description = "Whose convention the words are in", HelpName = names, DefaultValueFactory = _ => Ours };
        Option<string> to = new("--to") { Description = "Whose convention to translate into", HelpName = names, DefaultValueFactory = _ => Ours };
        Command command = new("convert", "Translate spin torques and anisotropies from and to mumax3, OOMMF and cmtj") { words, from, to };
        command.SetAction(parsed => Convert(parsed.GetRequiredValue(words), parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), terminal));
        return command;
    }

    private static int Convert(string[] words, string from, string to, Terminal terminal)
    {
        if (words is [var file] && !file.Contains('=', StringComparison.Ordinal) && string.Equals(from, Ours, StringComparison.OrdinalIgnoreCase))
        {
            DeviceFile read = Pipeline.Read(file);
            Words.Warnings(read.Warnings, terminal);
            foreach (ConventionTranslation one in ConventionTranslation.Of(read, to)) Show(one, terminal);
        }
        else
        {
            Show(ConventionTranslation.Of(from, to, words), terminal);
        }
        return ExitCode.Good;
    }

    private static void Show(ConventionTranslation translation, Terminal terminal)
    {
        foreach (string line in translation.Lines) terminal.Out.WriteLine(line);
        terminal.Out.WriteLine();
        foreach (string line in translation.Equations) terminal.Out.WriteLine(line);
        if (translation.Remarks.Count > 0) terminal.Out.WriteLine();
        foreach (string remark in translation.Remarks) terminal.Out.Write(WrappedText.Of("", remark, Indent));
    }
}
