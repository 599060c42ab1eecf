using System.CommandLine;

namespace Larmor.Cli.Commands;

/// <summary>The option <c>--out DIR</c>.</summary>
internal static class FolderOption
{
    public static Option<string?> Make(string description)
    {
        Option<string?> folder = new("--out") { Description = description, HelpName = "DIR" };
        folder.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) result.AddError("--out is empty: give the name of a folder.");
        });
        return folder;
    }
}
