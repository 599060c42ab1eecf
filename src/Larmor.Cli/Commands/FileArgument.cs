using System.CommandLine;

namespace Larmor.Cli.Commands;

/// <summary>The argument FILE: a word that looks like an option is one that does not exist, not a file.</summary>
internal static class FileArgument
{
    /// <summary>The argument with its description, refusing unknown options and nothing at all.</summary>
    public static Argument<string> Make(string description)
    {
        Argument<string> file = new("FILE") { Description = description };
        file.Validators.Add(result =>
        {
            string word = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            if (string.IsNullOrWhiteSpace(word) && result.Tokens.Count > 0) result.AddError("FILE is empty: give the name of a file.");
            if (word.Length > 1 && word[0] == '-') result.AddError($"There is no option '{word}'. (A file of that name is written ./{word})");
        });
        return file;
    }
}
