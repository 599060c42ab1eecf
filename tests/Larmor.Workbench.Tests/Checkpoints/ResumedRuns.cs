using Larmor.Workbench.Results;

namespace Larmor.Workbench.Tests.Checkpoints;

/// <summary>Runs that are stopped and taken up again, in one process.</summary>
public sealed class ResumedRuns : IDisposable
{
    private const int Steps = 20_000;
    private readonly LongTrajectory place = new();

    public ResumedRuns() => place.Write(Steps);

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_run_stopped_at_several_moments_gives_the_bits_of_one_that_was_not()
    {
        Run("whole");
        foreach (double share in new[] { 0.1, 0.45, 0.8 })
        {
            foreach (int measurement in new[] { 1, 2 })
            {
                Assert.Throws<StoppedRunException>(() => Run("results", stopAt: (measurement, share)));
                Assert.True(Directory.Exists(place.Kept()));
                Run("results", resume: true);
                Assert.Equal(place.Numbers("whole"), place.Numbers());
                Assert.False(Directory.Exists(place.Kept()));
                foreach (string name in new[] { "summary.json", "run.json", "report.html" }) Assert.Equal(Text("whole", name), Text("results", name));
            }
        }
    }

    [Fact]
    public void A_run_stopped_again_and_again_comes_to_its_end()
    {
        Run("whole");
        Assert.Throws<StoppedRunException>(() => Run("results", stopAt: (1, 0.3)));
        foreach ((int, double) stop in new[] { (1, 0.5), (1, 0.9), (2, 0.2), (2, 0.21), (2, 0.7) }) Assert.Throws<StoppedRunException>(() => Run("results", resume: true, stopAt: stop));
        Run("results", resume: true);
        Assert.Equal(place.Numbers("whole"), place.Numbers());
    }

    [Fact]
    public void A_changed_device_file_is_refused_with_what_changed()
    {
        Assert.Throws<StoppedRunException>(() => Run("results", stopAt: (1, 0.5)));
        place.Write(Steps, field: "101 mT");
        string refusal = Assert.Throws<ResultsException>(() => Run("results", resume: true)).Message;
        Assert.Contains("experiments[0].dynamics.field[0].value was 100 mT and is 101 mT", refusal, StringComparison.Ordinal);
        Assert.Contains("experiments[1].dynamics.field.value", refusal, StringComparison.Ordinal);
        Assert.Contains("the seed was 0 and is 7", Assert.Throws<ResultsException>(() => Run("results", resume: true, seed: 7)).Message, StringComparison.Ordinal);
        place.Write(Steps);
        Run("results", resume: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_damaged_state_gives_way_to_the_one_before_with_a_word(bool isTorn)
    {
        Run("whole");
        Assert.Throws<StoppedRunException>(() => Run("results", stopAt: (2, 0.6)));
        string newest = new DirectoryInfo(place.Kept()).GetFiles("2-*.state").MaxBy(file => Sequence(file.FullName))!.FullName;
        Damage(newest, isTorn);
        PipelineResult result = Run("results", resume: true);
        Assert.Contains("damaged", Assert.Single(result.Remarks), StringComparison.Ordinal);
        Assert.Equal(place.Numbers("whole"), place.Numbers());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_no_state_is_whole_the_run_is_refused_and_nothing_is_removed(bool isTorn)
    {
        Assert.Throws<StoppedRunException>(() => Run("results", stopAt: (2, 0.6)));
        foreach (FileInfo file in new DirectoryInfo(place.Kept()).GetFiles("2-*.state")) Damage(file.FullName, isTorn);
        Assert.Contains("damaged", Assert.Throws<ResultsException>(() => Run("results", resume: true)).Message, StringComparison.Ordinal);
        Damage(Path.Combine(place.Kept(), "run.state"), isTorn);
        Assert.Contains("cannot be told", Assert.Throws<ResultsException>(() => Run("results", resume: true)).Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(place.Kept()));
        Run("results");
        Assert.False(Directory.Exists(place.Kept()));
    }

    [Fact]
    public void Without_a_checkpoint_a_run_to_be_resumed_begins_at_its_start_and_says_so()
    {
        Run("whole");
        Assert.Contains("no checkpoint", Assert.Single(Run("results", resume: true).Remarks), StringComparison.Ordinal);
        Assert.Equal(place.Numbers("whole"), place.Numbers());
    }

    private static long Sequence(string path) => BitConverter.ToInt64(File.ReadAllBytes(path), 16);

    private static void Damage(string path, bool isTorn)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (isTorn) bytes = bytes[..(bytes.Length / 2)];
        else bytes[bytes.Length / 3] ^= 4;
        File.WriteAllBytes(path, bytes);
    }

    private string Text(string results, string name) => File.ReadAllText(Path.Combine(place.Results(results), name));

    private PipelineResult Run(string results, bool resume = false, (int Measurement, double Share)? stopAt = null, ulong? seed = null)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Pipeline pipeline = new(place.File) { Folder = place.Results(results), Resumes = resume, StepsBetweenCheckpoints = 500, Seed = seed };
        return pipeline.Run(new Watch(progress =>
        {
            if (stopAt is { } at && progress.Step == at.Measurement && progress.Share >= at.Share) stop.Cancel();
        }), stop.Token);
    }

    private sealed class Watch(Action<PipelineProgress> see) : IProgress<PipelineProgress>
    {
        public void Report(PipelineProgress value) => see(value);
    }
}
