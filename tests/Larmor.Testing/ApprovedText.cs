namespace Larmor.Testing;

/// <summary>
/// Text that stands in the repository and must equal what the code says today. Run the tests with LARMOR_APPROVE=1 to write it anew,
/// then read the difference before you commit it.
/// </summary>
internal static class ApprovedText
{
    public static void Check(string repositoryPath, string actual)
    {
        string path = Path.Combine(Repository.Root, repositoryPath);
        string normalized = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("LARMOR_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, normalized);
            return;
        }
        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(
            string.Equals(approved, normalized, StringComparison.Ordinal),
            $"{repositoryPath} is not what the code says now ({FirstDifference(approved, normalized)}). If the change is meant, run the tests with LARMOR_APPROVE=1 and commit the file.");
    }

    private static string FirstDifference(string approved, string actual)
    {
        string[] left = approved.Split('\n');
        string[] right = actual.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        return string.Create(CultureInfo.InvariantCulture, $"line {line + 1}: '{(line < left.Length ? left[line] : "")}' in the file, '{(line < right.Length ? right[line] : "")}' in the code");
    }
}
