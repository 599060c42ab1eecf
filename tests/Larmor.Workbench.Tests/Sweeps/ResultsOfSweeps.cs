using System.Text.Json;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Results;
using Larmor.Workbench.Sweeps;
using PureHDF;
using PureHDF.VOL.Native;

namespace Larmor.Workbench.Tests.Sweeps;

/// <summary>What a sweep leaves behind: one table, arrays over named axes, figures, a report and a summary; the same bits however it was computed.</summary>
public sealed class ResultsOfSweeps : IDisposable
{
    private static readonly string[] Files = ["tables/sweep.csv", "results.h5", "summary.json", "report.html", "run.json"];

    private readonly string room = Directory.CreateTempSubdirectory("larmor-sweep-results-").FullName;

    public void Dispose() => Directory.Delete(room, recursive: true);

    [Fact]
    public void The_bits_do_not_depend_on_threads_or_slices()
    {
        string text = SweepSamples.Map(7, 9);
        SweepSamples.Run(room, "one", text);
        SweepSamples.Run(room, "two", text, threads: 2);
        SweepSamples.Run(room, "five", text, threads: 5);
        for (int slice = 4; slice >= 1; slice--) SweepSamples.RunSlice(room, "sliced", text, new SweepSlice(slice, 4));
        SweepSamples.RunSlice(room, "sliced", text, new SweepSlice(2, 3), resumes: true);
        SweepSamples.Run(room, "sliced", text, resumes: true);
        foreach (string name in (string[])["two", "five", "sliced"])
        {
            Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(In("one", file)), File.ReadAllBytes(In(name, file))));
        }
    }

    [Fact]
    public void Slices_that_begin_at_the_same_moment_do_not_stand_in_each_others_way()
    {
        string text = SweepSamples.Map(7, 9);
        File.WriteAllText(In("map.yaml"), text);
        Parallel.For(1, 9, new ParallelOptions { MaxDegreeOfParallelism = 8 }, slice =>
            new Pipeline(In("map.yaml")) { Folder = In("at-once"), Threads = 1, Resumes = true }.RunSlice(new SweepSlice(slice, 8), cancellation: TestContext.Current.CancellationToken));
        SweepSamples.Run(room, "at-once", text, resumes: true);
        SweepSamples.Run(room, "alone", text);
        Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(In("alone", file)), File.ReadAllBytes(In("at-once", file))));
    }

    [Fact]
    public void A_slice_that_others_began_is_finished_by_the_next_run_and_nothing_is_computed_twice()
    {
        string text = SweepSamples.Map(5, 8);
        SweepState first = SweepSamples.RunSlice(room, "map", text, new SweepSlice(1, 3));
        SweepState second = SweepSamples.RunSlice(room, "map", text, new SweepSlice(1, 2), resumes: true);
        Assert.Equal(first.Computed + second.Computed, second.Finished);
        Assert.True(second.Finished < 40);
        Assert.False(Directory.Exists(In("map")));
        PipelineResult whole = SweepSamples.Run(room, "map", text, resumes: true);
        Assert.Equal(40, whole.Run.Results[0].Scalars[0].Value);
        Assert.False(Directory.Exists(In("map.journal")));
        Assert.Empty(Directory.GetFileSystemEntries(room, "*.dead"));
    }

    [Fact]
    public void A_repeated_run_has_the_same_table_from_its_own_record()
    {
        SweepSamples.Run(room, "first", SweepSamples.Map(3, 4, sweep: "{ sobol: 16, scramble: yes }"));
        new Pipeline(In("first", "run.json")) { Folder = In("again") }.Run(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllBytes(In("first", "tables/sweep.csv")), File.ReadAllBytes(In("again", "tables/sweep.csv")));
    }

    [Fact]
    public void The_table_has_a_row_for_each_point_with_axes_answers_residuals_and_how_it_ended()
    {
        SweepSamples.Run(room, "map", SweepSamples.Map(3, 4));
        string[] lines = File.ReadAllLines(In("map", "tables/sweep.csv"));
        Assert.Equal(13, lines.Length);
        Assert.StartsWith("spacer-thickness [m],free-thickness [m],resistance-area-parallel [ohm m^2],", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("outcome,reason", lines[0], StringComparison.Ordinal);
        Assert.Contains(",power-closure [1],reciprocity [1],entropy-production [1],", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",finished,", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_what_is_to_be_kept_is_kept_and_a_name_that_no_point_has_is_said()
    {
        SweepSamples.Run(room, "map", SweepSamples.Map(3, 3, sweep: "{ keep: [resistance-change, resistance-chance] }"));
        Assert.Equal("spacer-thickness [m],free-thickness [m],resistance-change [ohm],power-closure [1],reciprocity [1],entropy-production [1],spin-current-continuity [1],outcome,reason", File.ReadLines(In("map", "tables/sweep.csv")).First());
        Assert.Contains("resistance-chance", Html("map"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_point_stands_in_the_table_with_its_reason_and_the_sweep_goes_on()
    {
        PipelineResult result = SweepSamples.Run(room, "map", SweepSamples.Map(2, 2, "hysteresis: { field: { along: z, from: [-20 mT, 20 mT], to: 10 mT, points: 3 } }"));
        string[] lines = File.ReadAllLines(In("map", "tables/sweep.csv"));
        Assert.Equal(9, lines.Length);
        Assert.Equal(4, lines.Count(line => line.Contains("refused,", StringComparison.Ordinal) && line.Contains("the field values of a loop must rise", StringComparison.Ordinal)));
        Assert.Equal(4, result.Run.Results[0].Scalars.Single(scalar => scalar.Name == "points-refused").Value);
        Assert.Equal(Larmor.Experiments.OutcomeKind.NotConverged, result.Run.Results[0].Outcome.Kind);
        Assert.Equal(4, Larmor.Cli.Commands.RunCommand.CodeOf(result.Run));
        Assert.True(result.Run.AuditPassed);
        double[] outcomes = Read("map").Dataset("sweep/outcome").Read<double[]>();
        Assert.Equal([0, 2, 0, 2, 0, 2, 0, 2], outcomes);
    }

    [Fact]
    public void An_array_has_the_shape_of_the_grid_and_its_axes_by_name()
    {
        SweepSamples.Run(room, "map", SweepSamples.Map(3, 4));
        NativeFile file = Read("map");
        IH5Dataset change = file.Dataset("sweep/resistance-change");
        Assert.Equal([3UL, 4UL], change.Space.Dimensions);
        NativeObjectReference1[][] axes = change.Attribute("DIMENSION_LIST").Read<NativeObjectReference1[][]>();
        Assert.Equal("spacer-thickness free-thickness", string.Join(' ', axes.Select(axis => file.Get(axis[0]).Name)));
        double[] free = file.Dataset("sweep/free-thickness").Read<double[]>();
        Assert.Equal([1e-9, 9e-9, 17e-9, 25e-9], free.Select(value => Math.Round(value, 15)));
        string[] lines = File.ReadAllLines(In("map", "tables/sweep.csv"));
        int column = Array.FindIndex(lines[0].Split(','), name => name == "resistance-change [ohm]");
        Assert.Equal(lines.Skip(1).Select(line => double.Parse(line.Split(',')[column], CultureInfo.InvariantCulture)), change.Read<double[]>());
    }

    [Fact]
    public void A_design_without_a_grid_has_one_axis_of_points()
    {
        SweepSamples.Run(room, "map", SweepSamples.Map(2, 2, sweep: "{ sobol: 8 }"));
        NativeFile file = Read("map");
        Assert.Equal([8UL], file.Dataset("sweep/resistance-change").Space.Dimensions);
        Assert.Equal(13e-9, file.Dataset("sweep/free-thickness").Read<double[]>()[1], 1e-20);
    }

    [Fact]
    public void The_summary_names_the_axes_and_the_report_draws_the_maps()
    {
        SweepSamples.Run(room, "map", SweepSamples.Map(8, 9));
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllBytes(In("map", "summary.json")));
        JsonElement sweep = summary.RootElement.GetProperty("sweep");
        Assert.Equal("grid", sweep.GetProperty("design").GetString());
        Assert.Equal("spacer-thickness", sweep.GetProperty("axes")[0].GetProperty("name").GetString());
        Assert.Equal("stack[3].thickness", sweep.GetProperty("axes")[1].GetProperty("place").GetString());
        Assert.True(summary.RootElement.GetProperty("audit").GetProperty("passed").GetBoolean());
        Assert.True(summary.RootElement.GetProperty("audit").GetProperty("checks").TryGetProperty("power-closure", out _));
        JsonElement range = sweep.GetProperty("columns").GetProperty("resistance-change");
        Assert.True(range.GetProperty("smallest").GetDouble() < range.GetProperty("largest").GetDouble());
        Assert.Contains("Resistance area change over free thickness and spacer thickness", Html("map"), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(In("map", "figures"), "*.png"));
    }

    [Fact]
    public void Another_result_of_the_same_folder_is_replaced_and_no_scratch_is_left()
    {
        SweepSamples.Run(room, "map", SweepSamples.Map(3, 4));
        SweepSamples.Run(room, "map", SweepSamples.Map(3, 5));
        Assert.Equal(16, File.ReadAllLines(In("map", "tables/sweep.csv")).Length);
        string names = string.Join(' ', Directory.GetFileSystemEntries(In("map")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("figures report.html results.h5 run.json summary.json tables", names);
        Assert.Equal(".map.lock map map.yaml", string.Join(' ', Directory.GetFileSystemEntries(room).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_changed_file_is_refused_with_every_key_that_changed()
    {
        SweepSamples.RunSlice(room, "map", SweepSamples.Map(5, 8), new SweepSlice(1, 2));
        string changed = SweepSamples.Map(5, 9).Replace("thickness: 40 nm", "thickness: 41 nm", StringComparison.Ordinal).Replace("damping: 0.02, ", "", StringComparison.Ordinal);
        string message = Assert.Throws<ResultsException>(() => SweepSamples.Run(room, "map", changed, resumes: true)).Message;
        Assert.Contains("stack[1].thickness: it was '40 nm', now it is '41 nm'", message, StringComparison.Ordinal);
        Assert.Contains("stack[3].thickness.points: it was '8', now it is '9'", message, StringComparison.Ordinal);
        Assert.Contains("materials.Co-free.damping: it was '0.02', now it is not given", message, StringComparison.Ordinal);
        string path = In("map.yaml");
        File.WriteAllText(path, SweepSamples.Map(5, 8));
        string seed = Assert.Throws<ResultsException>(() => new Pipeline(path) { Folder = In("map"), Seed = 3, Resumes = true }.Run(cancellation: TestContext.Current.CancellationToken)).Message;
        Assert.Contains("the seed: it was '0', now it is '3'", seed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_or_another_layout_of_the_same_file_changes_nothing()
    {
        string text = SweepSamples.Map(5, 8);
        SweepSamples.RunSlice(room, "map", text, new SweepSlice(1, 2));
        SweepSamples.Run(room, "map", $"# thought of later\n{text.Replace("sweep: grid", "sweep:   grid   # all", StringComparison.Ordinal)}", resumes: true);
        Assert.Equal(41, File.ReadAllLines(In("map", "tables/sweep.csv")).Length);
    }

    [Fact]
    public void A_forgotten_resume_is_refused_and_the_points_are_kept()
    {
        string text = SweepSamples.Map(5, 8);
        SweepState state = SweepSamples.RunSlice(room, "map", text, new SweepSlice(1, 2));
        string message = Assert.Throws<ResultsException>(() => SweepSamples.Run(room, "map", text)).Message;
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"holds {state.Finished} of 40 finished points"), message, StringComparison.Ordinal);
        Assert.Contains("--resume", message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(In("map.journal")));
    }

    [Fact]
    public void A_sweep_that_is_stopped_keeps_what_is_finished_and_goes_on()
    {
        string text = SweepSamples.Map(40, 50);
        string path = In("map.yaml");
        File.WriteAllText(path, text);
        using CancellationTokenSource stop = new();
        Pipeline first = new(path) { Folder = In("map"), Threads = 2 };
        string message = Assert.Throws<StoppedRunException>(() => first.Run(new StopAt(stop, 0.2), stop.Token)).Message;
        Assert.Contains("of 2000 points are kept", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("map")));
        SweepState rest = new Pipeline(path) { Folder = In("map"), Threads = 2, Resumes = true }.RunSlice(SweepSlice.Whole, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2000, rest.Finished);
        Assert.InRange(rest.Computed, 1, 1999);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_said_before_anything_is_computed()
    {
        string blocked = In("file");
        File.WriteAllText(blocked, "");
        string message = Assert.Throws<ResultsException>(() => SweepSamples.RunSlice(room, Path.Combine("file", "map"), SweepSamples.Map(3, 3), SweepSlice.Whole)).Message;
        Assert.Contains("cannot be written", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_sweep_has_no_slices()
    {
        string text = SweepSamples.Map(3, 3).Replace("{ from: 2 nm, to: 200 nm, points: 3 }", "2 nm", StringComparison.Ordinal).Replace("{ from: 1 nm, to: 25 nm, points: 3 }", "2 nm", StringComparison.Ordinal).Replace("sweep: grid\n", "", StringComparison.Ordinal);
        Assert.Contains("is no sweep", Assert.Throws<ResultsException>(() => SweepSamples.RunSlice(room, "map", text, SweepSlice.Whole)).Message, StringComparison.Ordinal);
    }

    private NativeFile Read(string name) => H5File.OpenRead(In(name, "results.h5"));

    private string Html(string name) => File.ReadAllText(In(name, "report.html"));

    private string In(params string[] names) => Path.Combine([room, .. names]);

    private sealed class StopAt(CancellationTokenSource stop, double share) : IProgress<PipelineProgress>
    {
        public void Report(PipelineProgress value)
        {
            if (value.Share >= share) stop.Cancel();
        }
    }
}
