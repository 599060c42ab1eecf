using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Larmor.Workbench.Tests.Checkpoints;

/// <summary>Real processes, killed without warning after they have kept a state.</summary>
public sealed class KilledTrajectories : IDisposable
{
    private const int Steps = 260_000;
    private readonly LongTrajectory place = new();

    public KilledTrajectories() => place.Write(Steps);

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_trajectory_killed_twice_and_resumed_has_the_bits_of_one_that_was_not()
    {
        await End(Start("whole"), 0);
        int kills = 0;
        for (int states = 1; states <= 3; states += 2)
        {
            using Process run = Start("results", resume: states > 1);
            while (!run.HasExited && StatesKept() < states) await Task.Delay(5, TestContext.Current.CancellationToken);
            if (run.HasExited) break;
            run.Kill();
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            kills++;
        }
        Assert.True(kills > 0);
        Assert.True(Directory.Exists(place.Kept()));
        await End(Start("results", resume: true), 0);
        Assert.Equal(place.Numbers("whole"), place.Numbers());
        Assert.False(Directory.Exists(place.Kept()));
    }

    /// <summary>Largest number in the sequences of states kept.</summary>
    private long StatesKept() => !Directory.Exists(place.Kept()) ? 0 : new DirectoryInfo(place.Kept()).GetFiles("2-*.state").Select(file =>
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(file.FullName);
            return bytes.Length < 24 ? 0 : BitConverter.ToInt64(bytes, 16);
        }
        catch (IOException)
        {
            return 0;
        }
    }).DefaultIfEmpty(0).Max();

    private static async Task End(Process run, int code)
    {
        using (run)
        {
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(code, run.ExitCode);
        }
    }

    private Process Start(string results, bool resume = false)
    {
        string dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        string program = Path.Combine(AppContext.BaseDirectory, "Larmor.Cli.dll");
        string[] words = [program, "run", place.File, "--json", "--out", place.Results(results), .. resume ? ["--resume"] : (string[])[]];
        Process run = Process.Start(new ProcessStartInfo(dotnet, words) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        run.OutputDataReceived += (_, _) => { };
        run.BeginOutputReadLine();
        run.BeginErrorReadLine();
        return run;
    }
}
