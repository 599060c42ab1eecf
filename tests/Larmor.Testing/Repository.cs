namespace Larmor.Testing;

/// <summary>Where the clone stands (the nearest folder above the test binaries that holds the solution), and the files in it.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = [".git", "artifacts", "results", ".dotnet", ".vs", ".idea", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = Find();

    /// <summary>The absolute path of a file named from the root.</summary>
    public static string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>Files below a folder (empty for the whole clone), named from the root with forward slashes, in order; no build output.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        List<string> files = [];
        Collect(new DirectoryInfo(Path.Combine(Root, folder)), pattern, files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Collect(DirectoryInfo folder, string pattern, List<string> files)
    {
        foreach (FileInfo file in folder.EnumerateFiles(pattern)) files.Add(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));
        foreach (DirectoryInfo inner in folder.EnumerateDirectories())
        {
            if (!NotOurs.Contains(inner.Name, StringComparer.Ordinal)) Collect(inner, pattern, files);
        }
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Larmor.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Larmor.slnx was not found above the test binaries.");
    }
}
