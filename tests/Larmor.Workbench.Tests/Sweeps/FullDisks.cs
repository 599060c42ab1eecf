using System.Diagnostics;
using Larmor.Workbench.Results;
using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench.Tests.Sweeps;

/// <summary>Real small disks, full or read-only. Where none can be mounted (that takes an administrator, on Linux) these tests count as skipped.</summary>
public sealed class FullDisks : IDisposable
{
    private static readonly string Text = SweepSamples.Map(40, 50);

    private readonly string room = Directory.CreateTempSubdirectory("larmor-disks-").FullName;
    private readonly string disk;
    private bool isMounted;

    public FullDisks()
    {
        disk = Path.Combine(room, "disk");
        Directory.CreateDirectory(disk);
    }

    public void Dispose()
    {
        if (isMounted) TryRun("umount", disk);
        Directory.Delete(room, recursive: true);
    }

    [Fact]
    public void A_disk_that_fills_up_stops_the_sweep_with_a_word_and_what_is_finished_is_gone_on_with()
    {
        Mount("size=100k");
        string message = Assert.Throws<ResultsException>(() => RunOnDisk(resumes: false)).Message;
        Assert.Contains("No space left", message, StringComparison.Ordinal);
        Assert.Contains("go on with --resume", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(disk, "map")));
        string folder = Path.Combine(room, "map.journal");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(Path.Combine(disk, "map.journal"))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        SweepState rest = SweepSamples.RunSlice(room, "map", Text, SweepSlice.Whole, resumes: true);
        Assert.InRange(rest.Computed, 1, 1999);
        SweepSamples.Run(room, "map", Text, resumes: true);
        SweepSamples.Run(room, "whole", Text);
        Assert.Equal(File.ReadAllBytes(Path.Combine(room, "whole", "tables", "sweep.csv")), File.ReadAllBytes(Path.Combine(room, "map", "tables", "sweep.csv")));
    }

    [Fact]
    public void Results_that_do_not_fit_leave_no_half_and_the_journals_stay()
    {
        Mount("size=450k");
        string message = Assert.Throws<ResultsException>(() => RunOnDisk(resumes: false)).Message;
        Assert.Contains("The results cannot be written", message, StringComparison.Ordinal);
        string names = string.Join(' ', Directory.GetFileSystemEntries(disk).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(".map.lock map.journal", names);
        Assert.True(TryRun("mount", "-o", "remount,size=8m", disk));
        Assert.Equal(2000, RunOnDisk(resumes: true).Run.Results[0].Scalars[1].Value);
        Assert.False(Directory.Exists(Path.Combine(disk, "map.journal")));
    }

    [Fact]
    public void A_disk_that_can_only_be_read_is_said_before_anything_is_computed()
    {
        Mount("size=100k");
        Assert.True(TryRun("mount", "-o", "remount,ro", disk));
        Assert.Contains("cannot be written", Assert.Throws<ResultsException>(() => RunOnDisk(resumes: false)).Message, StringComparison.Ordinal);
        string path = Path.Combine(room, "map.yaml");
        string ofSlice = Assert.Throws<ResultsException>(() => new Pipeline(path) { Folder = Path.Combine(disk, "map") }.RunSlice(new SweepSlice(1, 2), cancellation: TestContext.Current.CancellationToken)).Message;
        Assert.Contains("Read-only file system", ofSlice, StringComparison.Ordinal);
    }

    private PipelineResult RunOnDisk(bool resumes)
    {
        string path = Path.Combine(room, "map.yaml");
        File.WriteAllText(path, Text);
        return new Pipeline(path) { Folder = Path.Combine(disk, "map"), Threads = 2, Resumes = resumes }.Run(cancellation: TestContext.Current.CancellationToken);
    }

    private void Mount(string options)
    {
        isMounted = OperatingSystem.IsLinux() && TryRun("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk);
        if (!isMounted) Assert.Skip("No small disk can be mounted here.");
    }

    private static bool TryRun(string program, params string[] words)
    {
        try
        {
            using Process run = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardError = true })!;
            run.WaitForExit();
            return run.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
