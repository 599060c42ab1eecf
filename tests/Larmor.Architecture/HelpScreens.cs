using Larmor.Cli;

namespace Larmor.Architecture;

/// <summary>What the command line understands, as a page of the guide.</summary>
public class HelpScreens
{
    [Fact]
    public void Help_screens_are_the_approved_ones()
    {
        string[][] screens = [["--help"], ["run", "--help"], ["check", "--help"], ["new", "--help"], ["schema", "--help"], ["materials", "--help"], ["convert", "--help"]];
        using StringWriter text = new();
        foreach (string[] words in screens)
        {
            text.Write($"$ larmor {string.Join(' ', words)}\n");
            Assert.Equal(ExitCode.Good, CommandLine.Run(words, new Terminal(text, text, IsInteractive: false)));
        }
        text.Write("Exit codes: 0 good; 1 a fault of Larmor; 2 the input must be changed; 3 the audit failed; 4 a measurement did not converge\n");
        text.Write("(the rest is kept, with the reason); 130 stopped by Ctrl-C (nothing written, an earlier result stands).\n");
        ApprovedText.Check("docs/guide/command-line.txt", string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())));
    }
}
