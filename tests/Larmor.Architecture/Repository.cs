namespace Larmor.Architecture;

/// <summary>Where the clone stands: the nearest folder above the test binaries that holds the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Larmor.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Larmor.slnx was not found above the test binaries.");
    }
}
