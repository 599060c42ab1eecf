using Larmor.Testing;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Tests;

public sealed class PipelineTests : IDisposable
{
    private const string Junction = """
        larmor: 1
        temperature: 4.2 K
        materials:
          N: { rho-star: 50 nohm m, spin-diffusion-length: 50 nm }
          F: { rho-star: 50 nohm m, beta: 0.5, spin-diffusion-length: 50 nm }
        stack:
          - N
          - interface: transparent
          - { material: F, thickness: 20 nm, magnetization: +z }
          - interface: transparent
          - N
        experiments:
          - accumulation: { current-density: 1e11 A/m^2 }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("larmor-pipeline-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_run_is_repeated_to_the_last_bit_from_its_own_record()
    {
        PipelineResult first = new Pipeline(DeviceFile()) { Folder = In("first"), Seed = 7 }.Run(cancellation: TestContext.Current.CancellationToken);
        PipelineResult again = new Pipeline(Path.Combine(first.Folder, "run.json")) { Folder = In("again") }.Run(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllBytes(Path.Combine(first.Folder, "summary.json")), File.ReadAllBytes(Path.Combine(again.Folder, "summary.json")));
        Assert.Equal(7ul, again.Run.Seed);
        Assert.Equal("junction.yaml", again.Run.InputName);
    }

    [Fact]
    public void A_repeated_run_has_the_same_bytes_in_every_file_the_page_and_the_record_among_them()
    {
        string example = Path.Combine(Repository.Root, "examples", "py-cu-py-spin-valve.yaml");
        PipelineResult first = new Pipeline(example) { Folder = In("first") }.Run(cancellation: TestContext.Current.CancellationToken);
        PipelineResult again = new Pipeline(Path.Combine(first.Folder, "run.json")) { Folder = In("again") }.Run(cancellation: TestContext.Current.CancellationToken);
        Assert.NotEmpty(first.Run.Readings);
        string[] files = [.. Directory.GetFiles(first.Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(first.Folder, path))];
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(first.Folder, file)), File.ReadAllBytes(Path.Combine(again.Folder, file))));
    }

    [Fact]
    public void Progress_names_every_step_and_ends_whole()
    {
        Steps steps = new();
        new Pipeline(DeviceFile()) { Folder = In("out") }.Run(steps, TestContext.Current.CancellationToken);
        Assert.Equal(["accumulation", "figures and report"], steps.Reports.Select(report => report.Name).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(steps.Reports, report => Assert.InRange(report.Share, 0, 1));
        Assert.Equal(new PipelineProgress(2, 2, "figures and report", 1), steps.Reports[^1]);
    }

    [Fact]
    public void A_wrong_file_writes_nothing()
    {
        string file = DeviceFile(Junction.Replace("4.2 K", "4.2 T", StringComparison.Ordinal));
        Assert.Throws<DeviceFileException>(() => new Pipeline(file) { Folder = In("new/out") }.Run(cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(["junction.yaml"], Names(), StringComparer.Ordinal);
    }

    [Fact]
    public void A_stopped_run_writes_nothing_and_leaves_no_folder_behind()
    {
        using CancellationTokenSource stop = new();
        Steps steps = new() { OnReport = stop.Cancel };
        Assert.Throws<OperationCanceledException>(() => new Pipeline(DeviceFile()) { Folder = In("new/deep/out") }.Run(steps, stop.Token));
        Assert.Equal(["junction.yaml"], Names(), StringComparer.Ordinal);
    }

    [Fact]
    public void A_stopped_run_leaves_the_earlier_result_as_it_was()
    {
        string file = DeviceFile();
        new Pipeline(file) { Folder = In("out") }.Run(cancellation: TestContext.Current.CancellationToken);
        byte[] before = File.ReadAllBytes(Path.Combine(In("out"), "run.json"));
        using CancellationTokenSource stop = new();
        Steps steps = new() { OnReport = stop.Cancel };
        Assert.Throws<OperationCanceledException>(() => new Pipeline(file) { Folder = In("out"), Seed = 9 }.Run(steps, stop.Token));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(In("out"), "run.json")));
    }

    [Fact]
    public void A_measurement_with_the_longest_name_is_written_under_it()
    {
        string name = new('z', 60);
        string file = DeviceFile(Junction.Replace("{ current-density", $"{{ name: {name}, current-density", StringComparison.Ordinal));
        PipelineResult result = new Pipeline(file) { Folder = In("out") }.Run(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(name, result.Run.Names[0]);
        Assert.All(Directory.GetFiles(In("out"), "*", SearchOption.AllDirectories), path => Assert.InRange(Path.GetFileName(path).Length, 1, 120));
    }

    [Fact]
    public void A_folder_of_somebody_else_is_refused_before_any_work()
    {
        Directory.CreateDirectory(In("theirs"));
        File.WriteAllText(Path.Combine(In("theirs"), "thesis.tex"), "");
        Steps steps = new();
        Assert.Throws<ResultsException>(() => new Pipeline(DeviceFile()) { Folder = In("theirs") }.Run(steps, TestContext.Current.CancellationToken));
        Assert.Empty(steps.Reports);
        Assert.True(File.Exists(Path.Combine(In("theirs"), "thesis.tex")));
    }

    private string DeviceFile(string text = Junction)
    {
        string file = In("junction.yaml");
        File.WriteAllText(file, text);
        return file;
    }

    private string In(string name) => Path.Combine(folder, name);

    private string[] Names() => [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry))];

    private sealed class Steps : IProgress<PipelineProgress>
    {
        public List<PipelineProgress> Reports { get; } = [];

        public Action? OnReport { get; init; }

        public void Report(PipelineProgress value)
        {
            Reports.Add(value);
            OnReport?.Invoke();
        }
    }
}
