using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench.Tests.Checkpoints;

/// <summary>Maps of a measurement's own (phase diagram, oscillator, switching time) that were stopped go on with the points that are finished, and give the bits of a run that nobody stopped.</summary>
public sealed class ResumedMaps : IDisposable
{
    private const string Experiments = """
        experiments:
          - phase-diagram: { field: { along: z, from: -110 mT, to: 110 mT, points: 5 }, current: [-8 mA, 0 mA, 8 mA], settling-time: 50 ns }
          - switching-time: { current: { from: 2 mA, to: 20 mA, points: 6 }, duration: 5 ns }
          - oscillator: { field: { along: z, values: [60 mT, 100 mT, 120 mT] }, current: [0 mA, 8 mA], resistance-change: 0.1 ohm, resistance: 3 ohm, settling-time: 100 ns }
        """;

    private static readonly string[] Files = ["summary.json", "results.h5", "report.html", "run.json", "tables/phase-diagram-points.csv", "tables/oscillator-oscillator.csv", "tables/switching-time-switching-time.csv"];

    private readonly string room = Directory.CreateTempSubdirectory("larmor-maps-").FullName;

    public ResumedMaps()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "examples", "pillar-diagrams.yaml"));
        File.WriteAllText(In("pillar.yaml"), string.Concat(text.AsSpan(0, text.IndexOf("experiments:", StringComparison.Ordinal)), Experiments));
    }

    public void Dispose() => Directory.Delete(room, recursive: true);

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.3)]
    public void A_map_that_was_stopped_goes_on_and_gives_the_same_bits(int step, double share)
    {
        new Pipeline(In("pillar.yaml")) { Folder = In("whole") }.Run(cancellation: TestContext.Current.CancellationToken);
        using CancellationTokenSource stop = new();
        Pipeline first = new(In("pillar.yaml")) { Folder = In("map"), PatienceOfPoints = TimeSpan.Zero };
        Assert.Contains("--resume", Assert.Throws<StoppedRunException>(() => first.Run(new StopAt(stop, step, share), stop.Token)).Message, StringComparison.Ordinal);
        int[] kept = [.. Enumerable.Range(1, 3).Select(Kept)];
        Assert.Equal(15, step > 1 ? kept[0] : 15);
        Assert.InRange(kept[step - 1], 1, 15);
        Assert.Equal(0, kept.Skip(step).Sum());
        new Pipeline(In("pillar.yaml")) { Folder = In("map"), Resumes = true, PatienceOfPoints = TimeSpan.Zero }.Run(cancellation: TestContext.Current.CancellationToken);
        Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(In("whole", file)), File.ReadAllBytes(In("map", file))));
        Assert.False(Directory.Exists(In(".map.checkpoint")));
    }

    [Fact]
    public void No_point_is_computed_a_second_time()
    {
        StopTwice();
        using CancellationTokenSource stop = new();
        Assert.Throws<StoppedRunException>(() => new Pipeline(In("pillar.yaml")) { Folder = In("map"), Resumes = true, PatienceOfPoints = TimeSpan.Zero }.Run(new StopAt(stop, 2, 0.1), stop.Token));
        Assert.Equal(15, Kept(1));
    }

    [Fact]
    public void A_damaged_point_is_computed_again_with_a_word()
    {
        StopTwice();
        string path = Directory.GetFiles(In(".map.checkpoint"), "points-1-*.journal")[0];
        byte[] bytes = File.ReadAllBytes(path);
        bytes[JournalFormat.HeaderLength + 60] ^= 4;
        File.WriteAllBytes(path, bytes);
        PipelineResult resumed = new Pipeline(In("pillar.yaml")) { Folder = In("map"), Resumes = true, PatienceOfPoints = TimeSpan.Zero }.Run(cancellation: TestContext.Current.CancellationToken);
        Assert.Contains(resumed.Remarks, remark => remark.Contains("is damaged in 1 place", StringComparison.Ordinal));
        new Pipeline(In("pillar.yaml")) { Folder = In("whole") }.Run(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllBytes(In("whole", "summary.json")), File.ReadAllBytes(In("map", "summary.json")));
    }

    [Fact]
    public void Short_work_leaves_no_trace_where_it_is_stopped()
    {
        using CancellationTokenSource stop = new();
        Pipeline run = new(In("pillar.yaml")) { Folder = In("map"), PatienceOfPoints = TimeSpan.FromHours(1) };
        Assert.ThrowsAny<OperationCanceledException>(() => run.Run(new StopAt(stop, 1, 0.3), stop.Token));
        Assert.False(Directory.Exists(In(".map.checkpoint")));
    }

    private void StopTwice()
    {
        foreach (double share in (double[])[0.2, 0.6])
        {
            using CancellationTokenSource stop = new();
            Assert.Throws<StoppedRunException>(() => new Pipeline(In("pillar.yaml")) { Folder = In("map"), Resumes = share > 0.5, PatienceOfPoints = TimeSpan.Zero }.Run(new StopAt(stop, 1, share), stop.Token));
        }
    }

    /// <summary>Points that stand in the journals of a measurement; none stands twice.</summary>
    private int Kept(int measurement)
    {
        List<int> found = [];
        foreach (string path in Directory.GetFiles(In(".map.checkpoint"), string.Create(CultureInfo.InvariantCulture, $"points-{measurement}-*.journal")))
        {
            using JournalFile journal = JournalFile.Open(path);
            found.AddRange(journal.Values.Select(value => value.Index));
        }
        Assert.Equal(found.Count, found.Distinct().Count());
        return found.Count;
    }

    private string In(params string[] names) => Path.Combine([room, .. names]);

    private sealed class StopAt(CancellationTokenSource stop, int step, double share) : IProgress<PipelineProgress>
    {
        public void Report(PipelineProgress value)
        {
            if (value.Step == step && value.Share >= share && value.Share < 1) stop.Cancel();
        }
    }
}
