using Larmor.Testing;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Larmor.Numerics;
using Larmor.Workbench.Results;
using Larmor.Workbench.Tests.Results;

namespace Larmor.Workbench.Tests.Cli;

/// <summary>Real processes, killed without warning while they work and while they write: what they leave is one whole result, the earlier or the new one.</summary>
public sealed class KilledRuns : IDisposable
{
    /// <summary>Longer than a run writes on a busy machine, so that some of the kills come too late.</summary>
    private const int LongestDelayInMilliseconds = 600;

    private readonly DirectoryInfo room = Directory.CreateTempSubdirectory("larmor-killed-");

    private string Target => Path.Combine(room.FullName, "junction");

    private string Aside => Path.Combine(room.FullName, ".junction.old");

    public void Dispose() => room.Delete(recursive: true);

    [Fact]
    public async Task A_run_killed_at_any_moment_leaves_one_whole_result() => await KillManyTimes(6, sequence: 1);

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_run_killed_at_any_of_many_moments_leaves_one_whole_result() => await KillManyTimes(150, sequence: 2);

    /// <summary>Each run has its round as seed, so that its record tells whose result is found.</summary>
    private async Task KillManyTimes(int kills, ulong sequence)
    {
        RandomStream chance = new(seed: 20, sequence);
        using (Process first = Start(seed: 0))
        {
            await first.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, first.ExitCode);
        }
        ulong earlier = 0;
        for (ulong round = 1; round <= (ulong)kills; round++)
        {
            int delay = (int)(chance.NextDouble() * LongestDelayInMilliseconds);
            await KillDuringWriting(round, delay);
            string found = Directory.Exists(Target) ? Target : Aside;
            Assert.True(WholeResult.SeedOf(found) is { } left && (left == earlier || left == round), Words(round, delay, "before the next start"));
            ResultsFolder.Recover(Target);
            ulong seed = WholeResult.SeedOf(Target);
            Assert.True(seed == earlier || seed == round, Words(round, delay, "after the next start"));
            string[] beside = [.. room.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];
            Assert.Equal([".junction.lock", "junction"], beside, StringComparer.Ordinal);
            earlier = seed;
        }
    }

    private async Task KillDuringWriting(ulong round, int delay)
    {
        using Process run = Start(round);
        for (string? line = ""; line is not null && !line.Contains("figures and report", StringComparison.Ordinal);)
        {
            line = await run.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        await Task.Delay(delay, TestContext.Current.CancellationToken);
        run.Kill();
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private Process Start(ulong seed)
    {
        string dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        string program = Path.Combine(AppContext.BaseDirectory, "Larmor.Cli.dll");
        string example = Path.Combine(Repository.Root, "examples", "nfn-junction.yaml");
        return Process.Start(new ProcessStartInfo(dotnet, [program, "run", example, "--out", Target, "--seed", seed.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
    }

    private static string Words(ulong round, int delay, string when) => string.Create(CultureInfo.InvariantCulture, $"Kill {round}, {delay} ms after writing began: no whole result {when}.");
}
