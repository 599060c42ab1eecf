using System.Globalization;

namespace Larmor.Cli;

/// <summary>What the user sees when Larmor itself fails: an apology, the message and a log to send; no stack trace.</summary>
internal static class OurFault
{
    /// <summary>Writes the log and the words.</summary>
    public static void Report(Exception failure, string[] words, Terminal terminal)
    {
        terminal.Error.WriteLine("Larmor has failed; this is a fault of the program and not of your input. We are sorry.");
        terminal.Error.WriteLine($"  {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}");
        string? log = TryWriteLog(failure, words);
        terminal.Error.WriteLine(log is null ? "  (its log could not be written)" : $"  log: {log}");
        terminal.Error.WriteLine("Please report it with the log and the device file; CONTRIBUTING.md says where.");
    }

    private static string? TryWriteLog(Exception failure, string[] words)
    {
        try
        {
            string log = Path.Combine(Path.GetTempPath(), $"larmor-failure-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.log");
            File.WriteAllText(log, $"larmor {CommandLine.Version}\n{string.Join(' ', words)}\n\n{failure}\n");
            return log;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
