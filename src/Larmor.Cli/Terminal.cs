using System.Text;

namespace Larmor.Cli;

/// <summary>Where words come out: answers on one stream, remarks and progress on the other.</summary>
/// <param name="Out">Answers.</param>
/// <param name="Error">Remarks, errors and progress.</param>
/// <param name="IsInteractive">Whether a person watches the second stream, so that a progress bar makes sense.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool IsInteractive)
{
    /// <summary>The streams of this process.</summary>
    public static Terminal OfThisProcess()
    {
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
        bool isInteractive = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Terminal(Console.Out, Console.Error, isInteractive);
    }
}
