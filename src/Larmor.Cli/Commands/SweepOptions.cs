using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Larmor.Cli.Screen;
using Larmor.Workbench;
using Larmor.Workbench.Sweeps;

namespace Larmor.Cli.Commands;

/// <summary>The words of <c>larmor run</c> that belong to sweeps.</summary>
internal static class SweepOptions
{
    private const int MostSlices = 1_000_000, MostThreads = 1024;

    /// <summary><c>--threads N</c></summary>
    public static Option<int?> Threads() => new("--threads") { Description = "Threads of a sweep (default: one on each core); the numbers do not depend on it", HelpName = "N", CustomParser = ReadThreads };

    /// <summary><c>--slice K/N</c></summary>
    public static Option<SweepSlice?> Slice() => new("--slice") { Description = "Compute only the K-th of N shares of a sweep's points, into the journals beside the results", HelpName = "K/N", CustomParser = ReadSlice };

    /// <summary>Computes one share.</summary>
    public static int Run(Pipeline pipeline, SweepSlice slice, Terminal terminal)
    {
        using StopSignal stop = new(terminal);
        ProgressDisplay progress = new(terminal, isQuiet: false);
        SweepState state = progress.During(() => pipeline.RunSlice(slice, progress, stop.Token));
        foreach (string remark in state.Remarks) terminal.Error.WriteLine(remark);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Slice {slice.Number} of {slice.Of}: {state.Computed} points computed; {state.Finished} of {state.Points} are finished."));
        return ExitCode.Good;
    }

    private static int? ReadThreads(ArgumentResult words)
    {
        string word = words.Tokens[0].Value;
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads is >= 1 and <= MostThreads) return threads;
        words.AddError(string.Create(CultureInfo.InvariantCulture, $"--threads takes a whole number from 1 to {MostThreads}; got '{word}'."));
        return null;
    }

    private static SweepSlice? ReadSlice(ArgumentResult words)
    {
        string word = words.Tokens[0].Value;
        string[] parts = word.Split('/');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int of)
            && number >= 1 && number <= of && of <= MostSlices) return new SweepSlice(number, of);
        words.AddError($"--slice takes a share such as 3/16, counted from 1; got '{word}'.");
        return null;
    }
}
