namespace Larmor.Workbench.Tests;

/// <summary>
/// Text that stands in the repository and must equal what the code says today. Run the tests with LARMOR_APPROVE=1 to write it anew,
/// then read the difference before you commit it.
/// </summary>
internal static class ApprovedText
{
    public static string Root { get; } = FindRoot();

    public static void Check(string repositoryPath, string actual)
    {
        string path = Path.Combine(Root, repositoryPath);
        string normalized = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("LARMOR_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, normalized);
            return;
        }
        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        string[] left = approved.Split('\n');
        string[] right = normalized.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        Assert.True(
            string.Equals(approved, normalized, StringComparison.Ordinal),
            string.Create(CultureInfo.InvariantCulture, $"{repositoryPath} is not what the code says now, line {line + 1}:\n  in the file: {(line < left.Length ? left[line] : "")}\n  in the code: {(line < right.Length ? right[line] : "")}\nIf the change is meant, run the tests with LARMOR_APPROVE=1, read the difference and commit the file."));
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Larmor.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Larmor.slnx was not found above the test binaries.");
    }
}
