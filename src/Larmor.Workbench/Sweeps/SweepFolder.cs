using System.Globalization;
using System.Text;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Sweeps;

/// <summary>
/// The folder in which the journals of a sweep lie, beside its results: <c>NAME.journal</c> with <c>sweep.json</c>, which says what the sweep is, and any number of
/// journals. Several runs may write into it at once, each its own journal.
/// </summary>
internal sealed class SweepFolder(string results)
{
    private const string IdentityName = "sweep.json";

    /// <summary>Full path of the folder.</summary>
    public string FullPath { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(results)) + JournalWriter.Ending;

    /// <summary>Whether an earlier run has begun this or another sweep here.</summary>
    public bool Exists => File.Exists(IdentityPath);

    private string Dead => Path.Combine(Path.GetDirectoryName(FullPath)!, $".{Path.GetFileName(FullPath)}.dead");

    private string IdentityPath => Path.Combine(FullPath, IdentityName);

    /// <summary>Makes the folder, or makes sure that the one in place belongs to the same sweep.</summary>
    /// <exception cref="ResultsException">It belongs to another sweep, or cannot be written.</exception>
    public void Enter(SweepIdentity identity)
    {
        try
        {
            RemoveDead();
            Directory.CreateDirectory(FullPath);
            if (!Exists) WriteIdentity(identity);
            CheckIdentity(identity);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new ResultsException($"The folder of journals '{FullPath}' cannot be written: {trouble.Message}", trouble);
        }
    }

    /// <summary>Refuses another sweep, saying what is different.</summary>
    public void CheckIdentity(SweepIdentity identity)
    {
        IReadOnlyList<string> changes = identity.ChangesFrom(File.ReadAllText(IdentityPath));
        if (changes.Count == 0) return;
        throw new ResultsException($"The journals in '{FullPath}' belong to another sweep, so they cannot be gone on with. Different:\n  {string.Join("\n  ", changes)}\nPut it back as it was, or delete that folder to begin anew, or give this run its own folder with --out.");
    }

    /// <summary>All journals, each read once.</summary>
    /// <exception cref="ResultsException">A journal is of another version, belongs to another sweep or cannot be read.</exception>
    public SweepIndex Read(SweepIdentity identity)
    {
        List<JournalFile> files = [];
        try
        {
            foreach (string path in Directory.EnumerateFiles(FullPath, $"*{JournalWriter.Ending}").Order(StringComparer.Ordinal))
            {
                JournalFile file = JournalFile.Open(path);
                files.Add(file);
                if (file.Header is { } header && !header.Digest.AsSpan().SequenceEqual(identity.Digest)) throw new JournalException($"'{file.Name}' belongs to another sweep than '{IdentityName}' beside it.");
            }
            return new SweepIndex(files, identity.Points);
        }
        catch (Exception trouble) when (trouble is JournalException or IOException or UnauthorizedAccessException)
        {
            foreach (JournalFile file in files) file.Dispose();
            throw new ResultsException($"The journals in '{FullPath}' cannot be used: {trouble.Message}", trouble);
        }
    }

    /// <summary>Begins a new journal.</summary>
    public JournalWriter NewJournal(SweepIdentity identity, SweepSlice slice, TimeProvider clock) =>
        JournalWriter.Create(FullPath, string.Create(CultureInfo.InvariantCulture, $"points-{slice.Number}of{slice.Of}"), identity.Header, clock);

    /// <summary>Removes the folder with its journals, once their points stand in the results: it is renamed and then deleted, so that no half of it is ever gone on with.</summary>
    public void Remove()
    {
        RemoveDead();
        Directory.Move(FullPath, Dead);
        RemoveDead();
    }

    private void RemoveDead()
    {
        if (Directory.Exists(Dead)) Directory.Delete(Dead, recursive: true);
    }

    // Two runs may begin at once: each writes its own file and renames it; both texts are the same, or the check after it tells.
    private void WriteIdentity(SweepIdentity identity)
    {
        string own = Path.Combine(FullPath, Path.GetRandomFileName());
        using (FileStream file = new(own, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(identity.Text));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(own, IdentityPath, overwrite: false);
        }
        catch (IOException) when (Exists)
        {
            File.Delete(own);    // another run was quicker
        }
    }
}
