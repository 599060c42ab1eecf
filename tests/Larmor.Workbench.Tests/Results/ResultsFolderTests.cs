using System.Security.Cryptography;
using Larmor.Experiments;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Tests.Results;

public sealed class ResultsFolderTests : IDisposable
{
    private readonly DirectoryInfo room = Directory.CreateTempSubdirectory("larmor-results-");

    private string Target => Path.Combine(room.FullName, "pillar");

    public void Dispose() => room.Delete(recursive: true);

    [Fact]
    public void A_run_writes_every_part_of_the_folder_and_nothing_beside_it_but_the_lock()
    {
        Write(Samples.WholeRun());
        Assert.Equal("figures report.html results.h5 run.json summary.json tables", Names(Target));
        Assert.Equal(".pillar.lock pillar", Names(room.FullName));
        Assert.Contains("hysteresis-loops.csv", Names(Path.Combine(Target, "tables")), StringComparison.Ordinal);
        Assert.Contains("accumulation.svg", Names(Path.Combine(Target, "figures")), StringComparison.Ordinal);
        Assert.Contains("accumulation.png", Names(Path.Combine(Target, "figures")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes_in_every_file()
    {
        Write(Samples.WholeRun());
        string first = Fingerprint(Target);
        Write(Samples.WholeRun());
        Assert.Equal(first, Fingerprint(Target));
    }

    [Fact]
    public void At_every_step_one_whole_result_exists_and_a_restart_after_a_kill_at_any_step_finds_it()
    {
        (string earlier, string later) = Fingerprints();
        foreach (string fatal in Steps())
        {
            foreach (string left in Directory.GetFileSystemEntries(room.FullName, "*", SearchOption.TopDirectoryOnly)) Remove(left);
            Write(Earlier());
            using (ResultsFolder folder = ResultsFolder.Open(Target, step =>
            {
                Assert.True(Exists(earlier) || Exists(later), $"No whole result exists before step '{step}'.");
                if (step == fatal) throw new KilledException();
            }))
            {
                Assert.Throws<KilledException>(() => folder.Write(Later()));
            }
            ResultsFolder.Recover(Target);
            string found = Fingerprint(Target);
            Assert.True(found == earlier || found == later, $"After a kill at step '{fatal}' the folder is neither the earlier nor the new result.");
            Assert.Equal(".pillar.lock pillar", Names(room.FullName));
        }
    }

    [Fact]
    public void A_kill_in_the_middle_of_building_or_deleting_leaves_the_whole_result_in_place()
    {
        Write(Samples.Run(Samples.Fmr()));
        string whole = Fingerprint(Target);
        foreach (string rest in new[] { ".pillar.new", ".pillar.dead", ".pillar.old" })
        {
            string folder = Path.Combine(room.FullName, rest);
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "summary.json"), "{\"larm");
        }
        ResultsFolder.Recover(Target);
        Assert.Equal(whole, Fingerprint(Target));
        Assert.Equal(".pillar.lock pillar", Names(room.FullName));
    }

    [Fact]
    public void A_result_half_deleted_is_never_put_back()
    {
        string dead = Path.Combine(room.FullName, ".pillar.dead");
        Directory.CreateDirectory(dead);
        ResultsFolder.Recover(Target);
        Assert.False(Directory.Exists(dead));
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public void Two_runs_cannot_hold_one_folder_and_the_second_is_told_so()
    {
        using ResultsFolder first = ResultsFolder.Open(Target);
        ResultsException told = Assert.Throws<ResultsException>(() => ResultsFolder.Open(Target));
        Assert.Contains("Another run", told.Message, StringComparison.Ordinal);
        Assert.Contains("--out", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_ours_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Target);
        string thesis = Path.Combine(Target, "thesis.tex");
        File.WriteAllText(thesis, "years of work");
        ResultsException told = Assert.Throws<ResultsException>(() => ResultsFolder.Open(Target));
        Assert.Contains("not a results folder", told.Message, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(thesis));
    }

    [Fact]
    public void A_summary_of_another_program_does_not_make_a_folder_ours()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "summary.json"), "{\"program\": \"other\"}");
        Assert.Throws<ResultsException>(() => ResultsFolder.Open(Target));
        File.WriteAllText(Path.Combine(Target, "summary.json"), "not json");
        Assert.Throws<ResultsException>(() => ResultsFolder.Open(Target));
    }

    [Fact]
    public void A_persons_file_inside_a_results_folder_is_not_deleted_with_it()
    {
        Write(Samples.Run(Samples.Fmr()));
        File.WriteAllText(Path.Combine(Target, "notes.txt"), "remember");
        ResultsException told = Assert.Throws<ResultsException>(() => ResultsFolder.Open(Target));
        Assert.Contains("notes.txt", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("figures", "edited.svg")]
    [InlineData("tables", "mine.ods")]
    public void Nor_is_a_persons_file_among_the_figures_or_tables(string folder, string name)
    {
        Write(Samples.WholeRun());
        File.WriteAllText(Path.Combine(Target, folder, name), "an evening of work");
        ResultsException told = Assert.Throws<ResultsException>(() => ResultsFolder.Open(Target));
        Assert.Contains($"{folder}/{name}", told.Message, StringComparison.Ordinal);
        Assert.Equal("an evening of work", File.ReadAllText(Path.Combine(Target, folder, name)));
    }

    [Fact]
    public void A_refused_folder_gets_no_lock_beside_it()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.tex"), "");
        Assert.Throws<ResultsException>(() => ResultsFolder.Open(Target));
        Assert.Equal("pillar", Names(room.FullName));
    }

    [Fact]
    public void An_empty_folder_may_be_used_and_a_file_may_not()
    {
        Directory.CreateDirectory(Target);
        Write(Samples.Run(Samples.Fmr()));
        string file = Path.Combine(room.FullName, "file");
        File.WriteAllText(file, "");
        Assert.Throws<ResultsException>(() => ResultsFolder.Open(file));
    }

    [Fact]
    public void A_run_can_be_read_back_from_its_record()
    {
        RunRecord record = Samples.Run(Samples.Fmr());
        Write(record);
        RepeatableRun run = RunFile.Read(Path.Combine(Target, "run.json"));
        Assert.Equal(new RepeatableRun(record.Input, "pillar.yaml", 7, "0.1.0", run.Readings), run);
        Assert.Equal(record.Readings, run.Readings, StringComparer.Ordinal);
        Assert.Throws<ResultsException>(() => RunFile.Read(Path.Combine(Target, "summary.json")));
        Assert.Throws<ResultsException>(() => RunFile.Read(Path.Combine(Target, "absent.json")));
    }

    private static RunRecord Earlier() => Samples.Run(Samples.Fmr()) with { Seed = 1 };

    private static RunRecord Later() => Samples.Run(Samples.Fmr()) with { Seed = 2 };

    private static string Names(string folder) =>
        string.Join(' ', Directory.GetFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal));

    private static void Remove(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
    }

    private static string Fingerprint(string folder)
    {
        IEnumerable<string> files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return string.Join('\n', files.Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"));
    }

    private bool Exists(string fingerprint) =>
        IsWhole(Target, fingerprint) || IsWhole(Path.Combine(room.FullName, ".pillar.old"), fingerprint);

    private static bool IsWhole(string folder, string fingerprint) => Directory.Exists(folder) && Fingerprint(folder) == fingerprint;

    private (string Earlier, string Later) Fingerprints()
    {
        Write(Earlier());
        string earlier = Fingerprint(Target);
        Write(Later());
        string later = Fingerprint(Target);
        Assert.False(earlier == later);
        return (earlier, later);
    }

    private List<string> Steps()
    {
        List<string> steps = [];
        using ResultsFolder folder = ResultsFolder.Open(Target, steps.Add);
        folder.Write(Later());
        Assert.True(steps.Count >= 8);
        return steps;
    }

    private void Write(RunRecord record)
    {
        using ResultsFolder folder = ResultsFolder.Open(Target);
        folder.Write(record);
    }

    private sealed class KilledException : Exception;
}
