using System.Diagnostics;
using System.Globalization;
using Larmor.Workbench.Clusters;

namespace Larmor.Workbench.Tests.Clusters;

public class SlurmScriptsTests
{
    private static readonly SlurmOptions Site = new() { Time = "4:00:00", Partition = "long", Account = "p123", Cores = 2, Further = ["--mem=2G"], Setup = ["module load dotnet"], Command = "larmor" };

    [Fact]
    public void What_the_site_wants_passes_through()
    {
        string script = Scripts(Site).Work(16);
        foreach (string line in (string[])["--array=1-16", "--time=4:00:00", "--partition=long", "--account=p123", "--cpus-per-task=2", "--mem=2G", "--requeue", "--signal=B:USR1@60"])
        {
            Assert.Contains($"#SBATCH {line}\n", script, StringComparison.Ordinal);
        }
        Assert.Contains("\nmodule load dotnet\n", script, StringComparison.Ordinal);
        Assert.Contains("larmor run '/data/my map.yaml' --out '/data/it'\\''s here' --slice \"$SLURM_ARRAY_TASK_ID/16\" --resume --threads 2 &", script, StringComparison.Ordinal);
        Assert.Contains("\nlarmor collect '/data/my map.yaml' --out '/data/it'\\''s here'\n", Scripts(Site).Collect(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_site_does_not_say_is_left_to_the_cluster()
    {
        string script = Scripts(new SlurmOptions { Command = "larmor" }).Work(null);
        Assert.DoesNotContain("--time", script, StringComparison.Ordinal);
        Assert.DoesNotContain("--partition", script, StringComparison.Ordinal);
        Assert.DoesNotContain("--array", script, StringComparison.Ordinal);
        Assert.DoesNotContain("--slice", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("USR1", 130, "requeue 7_3\n130")]    // warned: stopped and back into the queue
    [InlineData("TERM", 130, "130")]    // cancelled by its owner: stopped for good
    [InlineData("USR1", 0, "0")]    // warned, but ended by itself meanwhile
    [InlineData("", 4, "4")]
    public void The_element_stops_for_a_warning_and_goes_back_into_the_queue(string signal, int answer, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is for Linux.");
        DirectoryInfo place = Directory.CreateTempSubdirectory("larmor-");
        try
        {
            // Stands for Larmor: stops on SIGTERM with a code, and where no signal is due ends by itself.
            string program = Path.Combine(place.FullName, "program.sh"), script = Path.Combine(place.FullName, "work.sh"), scheduler = Path.Combine(place.FullName, "scontrol");
            string code = answer.ToString(CultureInfo.InvariantCulture), end = signal.Length == 0 ? $"exit {code}" : $"trap 'exit {code}' TERM; while :; do kill -{signal} $PPID; sleep 0.05; done";
            File.WriteAllText(program, $"{end}\n");
            File.WriteAllText(scheduler, "#!/bin/bash\necho \"$@\"\n");
            File.WriteAllText(script, Scripts(Site with { Setup = [], Command = $"bash {program}" }).Work(16));
            ProcessStartInfo start = new("bash", ["-c", $"chmod +x {scheduler}; bash {script}; echo $?"]) { RedirectStandardOutput = true, UseShellExecute = false };
            (start.Environment["SLURM_ARRAY_JOB_ID"], start.Environment["SLURM_ARRAY_TASK_ID"], start.Environment["PATH"]) = ("7", "3", $"{place.FullName}:{Environment.GetEnvironmentVariable("PATH")}");
            using Process process = Process.Start(start)!;
            Assert.Equal(expected, process.StandardOutput.ReadToEnd().Trim());
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static SlurmScripts Scripts(SlurmOptions options) => new("/data/my map.yaml", "/data/it's here", "/data/logs", options);
}
