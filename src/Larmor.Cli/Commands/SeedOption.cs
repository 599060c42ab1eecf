using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Larmor.Cli.Commands;

/// <summary>The option <c>--seed N</c>.</summary>
internal static class SeedOption
{
    public static Option<ulong?> Make() => new("--seed") { Description = "Seed of all random streams (default: that of the file, else 0)", HelpName = "N", CustomParser = Read };

    private static ulong? Read(ArgumentResult words)
    {
        string word = words.Tokens[0].Value;
        if (ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)) return seed;
        words.AddError(string.Create(CultureInfo.InvariantCulture, $"--seed takes a whole number from 0 to {ulong.MaxValue}; got '{word}'."));
        return null;
    }
}
