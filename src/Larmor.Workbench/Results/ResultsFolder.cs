using Larmor.Experiments;

namespace Larmor.Workbench.Results;

/// <summary>
/// A results folder held for writing: nobody else can write it meanwhile, and at every instant one whole result exists, the earlier
/// or the new one, wherever the program is killed.
/// </summary>
/// <remarks>
/// The new folder is built beside (<c>.NAME.new</c>), the earlier one renamed aside (<c>.NAME.old</c>), the new one renamed into place, the
/// earlier one renamed once more (<c>.NAME.dead</c>) and deleted. A start that finds one aside and none in place puts it back. The lock is an
/// empty file <c>.NAME.lock</c> held open; the system frees it when a program dies.
/// </remarks>
public sealed class ResultsFolder : IDisposable
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolationOnWindows = unchecked((int)0x80070020);

    private readonly FileStream hold;
    private readonly FolderNames names;

    private ResultsFolder(FolderNames names, FileStream hold)
    {
        this.names = names;
        this.hold = hold;
    }

    /// <summary>Full path of the folder.</summary>
    public string FullPath => names.InPlace;

    /// <summary>Told before each step of the replacement; a test throws here.</summary>
    internal Action<string>? BeforeStep { get; init; }

    /// <summary>Takes hold of a folder, puts back what an interrupted run left aside, and makes sure that it may be replaced.</summary>
    /// <param name="path">The folder; it need not exist.</param>
    /// <exception cref="ResultsException">Another run holds it, it holds files that are not Larmor's, or the place cannot be written.</exception>
    public static ResultsFolder Open(string path) => Open(path, null);

    /// <summary>Puts back a whole earlier result that an interrupted run left aside, and removes what it left unfinished.</summary>
    /// <param name="path">The folder as given to <see cref="Open(string)"/>.</param>
    /// <exception cref="ResultsException">Another run holds the folder, or the place cannot be written.</exception>
    public static void Recover(string path)
    {
        FolderNames found = FolderNames.Of(path);
        if (!Directory.Exists(found.Parent)) return;
        using FileStream held = Hold(found);
        found.Recover();
    }

    /// <summary>Writes a run in place of what was there.</summary>
    /// <exception cref="ResultsException">The disk refuses; the earlier result still stands.</exception>
    public void Write(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Write((folder, step) => ResultsContent.Write(folder, record, step));
    }

    /// <summary>Writes a folder in place of what was there.</summary>
    /// <param name="content">Makes the folder and everything in it; told before each step.</param>
    internal void Write(Action<string, Action<string>> content)
    {
        try
        {
            names.Recover();
            Step("build");
            content(names.Building, Step);
            Step("set aside");
            if (Directory.Exists(names.InPlace)) Directory.Move(names.InPlace, names.Aside);
            Step("put in place");
            Directory.Move(names.Building, names.InPlace);
            Step("retire");
            if (Directory.Exists(names.Aside)) Directory.Move(names.Aside, names.Dead);
            Step("delete");
            if (Directory.Exists(names.Dead)) Directory.Delete(names.Dead, recursive: true);
            Step("done");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            names.Recover();
            throw new ResultsException($"The results cannot be written to '{names.InPlace}': {trouble.Message}", trouble);
        }
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => hold.Dispose();

    internal static ResultsFolder Open(string path, Action<string>? beforeStep)
    {
        FolderNames wanted = FolderNames.Of(path);
        ResultsContent.RequireReplaceable(wanted.InPlace);    // at first without the lock: nothing of ours is put beside a folder of somebody else's
        try
        {
            Directory.CreateDirectory(wanted.Parent);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new ResultsException($"The folder '{wanted.Parent}' cannot be made: {trouble.Message}", trouble);
        }
        FileStream held = Hold(wanted);
        try
        {
            wanted.Recover();
            ResultsContent.RequireReplaceable(wanted.InPlace);
            return new ResultsFolder(wanted, held) { BeforeStep = beforeStep };
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static FileStream Hold(FolderNames wanted)
    {
        try
        {
            return new FileStream(wanted.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException trouble) when (trouble.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolationOnWindows)
        {
            throw new ResultsException($"Another run holds '{wanted.InPlace}'. Wait until it ends, or give this run its own folder with --out.", trouble);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new ResultsException($"The folder '{wanted.Parent}' cannot be written: {trouble.Message}", trouble);
        }
    }

    private void Step(string name) => BeforeStep?.Invoke(name);
}
