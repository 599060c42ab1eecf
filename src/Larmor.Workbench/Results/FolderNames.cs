namespace Larmor.Workbench.Results;

/// <summary>A results folder and the hidden names beside it that its replacement uses.</summary>
internal sealed record FolderNames(string Parent, string InPlace, string Building, string Aside, string Dead, string Lock, string Checkpoint)
{
    /// <summary>The names for a folder, absolute or from the current folder.</summary>
    /// <exception cref="ResultsException">The path names no folder, such as the root of a disk.</exception>
    public static FolderNames Of(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string name = Path.GetFileName(full);
        string? parent = Path.GetDirectoryName(full);
        if (parent is null || name.Length == 0) throw new ResultsException($"'{path}' cannot be a results folder: it is the root of a disk.");
        string Beside(string ending) => Path.Combine(parent, $".{name}.{ending}");
        return new FolderNames(parent, full, Beside("new"), Beside("old"), Beside("dead"), Beside("lock"), Beside("checkpoint"));
    }

    /// <summary>Puts an earlier result back where none is in place, and removes everything unfinished or dead.</summary>
    public void Recover()
    {
        Remove(Dead);
        if (Directory.Exists(Aside))
        {
            if (Directory.Exists(InPlace))
            {
                Directory.Move(Aside, Dead);
                Remove(Dead);
            }
            else
            {
                Directory.Move(Aside, InPlace);
            }
        }
        Remove(Building);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
