using System.Diagnostics;
using System.Runtime.InteropServices;
using Larmor.Numerics;
using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench.Tests.Sweeps;

/// <summary>Sweeps in real processes, killed without warning again and again: no finished point is lost, none is computed twice, and the bits are those of a run that nobody disturbed.</summary>
public sealed class KilledSweeps : IDisposable
{
    private const int BytesOfRow = 149, LongestDelayInMilliseconds = 8;

    private readonly DirectoryInfo room = Directory.CreateTempSubdirectory("larmor-killed-sweeps-");

    private string Device => Path.Combine(room.FullName, "map.yaml");

    public void Dispose() => room.Delete(recursive: true);

    [Fact]
    public async Task A_sweep_killed_at_random_moments_loses_no_finished_point_and_has_the_same_bits() => await KillManyTimes(kills: 4, points: 1000, sequence: 1);

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_sweep_of_ten_thousand_points_killed_at_fifty_random_moments_loses_no_finished_point_and_has_the_same_bits() => await KillManyTimes(kills: 50, points: 10_000, sequence: 2);

    private async Task KillManyTimes(int kills, int points, ulong sequence)
    {
        await File.WriteAllTextAsync(Device, SweepSamples.Map(points / 100, 100, "magnetoresistance"), TestContext.Current.CancellationToken);
        await RunToEnd("undisturbed", "--threads", "1");
        RandomStream chance = new(seed: 50, sequence);
        int finished = 0, early = 0, useful = 0;
        for (int round = 0; round < kills; round++)
        {
            long growth = (long)(chance.NextDouble() * BytesOfRow * 0.4 * points / kills);
            await Kill(growth, (int)(chance.NextDouble() * LongestDelayInMilliseconds));
            int now = CheckJournals(points, out int again);
            Assert.InRange(now, finished, points);
            if (now < points) early++;
            if (now > finished) useful++;
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill {round + 1}: {now} of {points} points finished, {again} begun and not yet finished"));
            finished = now;
        }
        Assert.True(early >= kills - 2 && useful >= kills / 4, string.Create(CultureInfo.InvariantCulture, $"Of {kills} kills {early} came while points were missing, {useful} after new points were finished: the delays do not fit this sweep."));
        await RunToEnd("killed", "--threads", "2", "--resume");
        foreach (string file in (string[])["tables/sweep.csv", "results.h5", "summary.json", "report.html", "run.json"])
        {
            Assert.Equal(await File.ReadAllBytesAsync(In("undisturbed", file), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(In("killed", file), TestContext.Current.CancellationToken));
        }
    }

    /// <summary>No point stands twice in the journals, and each run has left at most one chunk of each of its two workers unfinished.</summary>
    private int CheckJournals(int points, out int again)
    {
        bool[] seen = new bool[points];
        again = 0;
        foreach (string path in Directory.GetFiles(In("killed.journal"), "*.journal"))
        {
            using JournalFile journal = JournalFile.Open(path);
            Assert.Null(journal.Damage);
            HashSet<int> here = [];
            foreach (int point in journal.Ranges.SelectMany(range => Enumerable.Range(range.First, range.Count)))
            {
                Assert.False(seen[point], string.Create(CultureInfo.InvariantCulture, $"Point {point} stands twice in the journals."));
                seen[point] = true;
                here.Add(point);
            }
            int unfinished = journal.Begun.Count(chunk => Enumerable.Range(chunk.First, chunk.Count).Any(point => !here.Contains(point)));
            Assert.InRange(unfinished, 0, 2);
            again += journal.Begun.Sum(chunk => chunk.Count) - here.Count;
        }
        return seen.Count(one => one);
    }

    /// <summary>Kills a run some milliseconds after its journal has grown by some bytes.</summary>
    private async Task Kill(long growth, int delay)
    {
        long before = Journals().Sum(file => file.Length), files = Journals().Length;
        using Process run = Start("killed", "--threads", "2", "--resume", "--slice", "1/1");
        while ((Journals().Length == files || Journals().Sum(file => file.Length) < before + growth) && !run.HasExited) await Task.Delay(1, TestContext.Current.CancellationToken);
        await Task.Delay(delay, TestContext.Current.CancellationToken);
        run.Kill();
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private FileInfo[] Journals() => Directory.Exists(In("killed.journal")) ? new DirectoryInfo(In("killed.journal")).GetFiles("*.journal") : [];

    private async Task RunToEnd(string name, params string[] words)
    {
        using Process run = Start(name, words);
        Task<string> complaints = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), answers = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, await complaints + await answers);
    }

    private Process Start(string name, params string[] words)
    {
        string dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        string program = Path.Combine(AppContext.BaseDirectory, "Larmor.Cli.dll");
        return Process.Start(new ProcessStartInfo(dotnet, [program, "run", Device, "--out", In(name), .. words])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
    }

    private string In(params string[] names) => Path.Combine([room.FullName, .. names]);
}
