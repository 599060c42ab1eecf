using Larmor.Cli;

namespace Larmor.Workbench.Tests.Cli;

/// <summary>What the program answers to some words, without a process.</summary>
internal sealed record SpokenWords(int Code, string Out, string Error)
{
    public static SpokenWords To(params string[] words) => During(terminal => CommandLine.Run(words, terminal));

    public static SpokenWords During(Func<Terminal, int> work)
    {
        using StringWriter answers = new(), remarks = new();
        int code = work(new Terminal(answers, remarks, IsInteractive: false));
        return new SpokenWords(code, answers.ToString(), remarks.ToString());
    }
}
