namespace Larmor.Workbench.Tests.Checkpoints;

/// <summary>Trajectories with thermal noise and ledgers of energy that are stopped and taken up again, in one process.</summary>
public sealed class ResumedEnsembles : IDisposable
{
    private static readonly string[] Files = ["results.h5", "summary.json", "run.json", "report.html", "tables/many-means.csv", "tables/ledger-works.csv"];

    private readonly string room = Directory.CreateTempSubdirectory("larmor-warm-").FullName;

    public ResumedEnsembles() => File.WriteAllText(Path.Combine(room, "warm.yaml"), """
        larmor: 1
        title: Long runs at a temperature, and a long ledger
        temperature: 300 K
        materials: { film: { like: Co, damping: 0.05 } }
        interfaces: { Co/Cu: { mixing-conductance: 5.5e14 S/m^2, sharvin: included } }
        stack:
          - Cu
          - { name: fixed, material: film, thickness: 10 nm, magnetization: +z }
          - { material: Cu, thickness: 4 nm }
          - { name: free, material: film, thickness: 3 nm, magnetization: free }
          - Cu
        cross-section: { ellipse: { y: 60 nm, z: 130 nm } }
        magnets: { free: { demagnetization: ellipsoid } }
        experiments:
          - dynamics: { name: many, temperature: 300 K, trajectories: 3, field: { along: y, pulse: 30 mT, width: 1 ns }, current: 1 mA, duration: 10 ns, samples: 51, stepper: { method: heun, step: 0.5 ps } }
          - energy-ledger: { name: ledger, field: [{ along: z, value: 60 mT }, { along: y, pulse: 20 mT, width: 0.5 ns }], circuit: { voltage: 1 mV, load: 10 ohm }, duration: 1 ns, samples: 101, tilt: 20 deg, tolerance: 1e-11 }
        """);

    public void Dispose() => Directory.Delete(room, recursive: true);

    [Fact]
    public void A_run_stopped_again_and_again_comes_to_its_end_with_the_same_bits()
    {
        Run("whole");
        Assert.Throws<StoppedRunException>(() => Run("results", stopAt: (1, 0.3)));
        foreach ((int, double) stop in new[] { (1, 0.6), (2, 0.6) }) Assert.Throws<StoppedRunException>(() => Run("results", resume: true, stopAt: stop));
        Assert.True(Directory.Exists(In(".results.checkpoint")));
        // What was done is not done again: the first report of what goes on is beyond the last stop but for steps between two looks.
        List<double> shares = [];
        Run("results", resume: true, see: progress =>
        {
            if (progress.Step == 2 && progress.Share > 0) shares.Add(progress.Share);
        });
        Assert.InRange(shares.Min(), 0.5, 1);
        Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(In("whole", file)), File.ReadAllBytes(In("results", file))));
        Assert.False(Directory.Exists(In(".results.checkpoint")));
    }

    private void Run(string results, bool resume = false, (int Measurement, double Share)? stopAt = null, Action<PipelineProgress>? see = null)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        new Pipeline(In("warm.yaml")) { Folder = In(results), Resumes = resume, StepsBetweenCheckpoints = 500 }.Run(
            new Watch(progress =>
            {
                see?.Invoke(progress);
                if (stopAt is { } at && progress.Step == at.Measurement && progress.Share >= at.Share) stop.Cancel();
            }),
            stop.Token);
    }

    private string In(params string[] names) => Path.Combine([room, .. names]);

    private sealed class Watch(Action<PipelineProgress> see) : IProgress<PipelineProgress>
    {
        public void Report(PipelineProgress value) => see(value);
    }
}
