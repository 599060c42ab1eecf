using BenchmarkDotNet.Attributes;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.DeviceFiles.Building;
using Larmor.Workbench.DeviceFiles.Sweeps;
using Larmor.Workbench.Sweeps;

namespace Larmor.Benchmarks;

/// <summary>
/// What a sweep adds to a cheap point: the magnetoresistance of a pillar against two thicknesses, four thousand points. The baseline is the measurement
/// alone on devices that stand ready; beside it the building of the devices, the journal, and everything.
/// </summary>
[MemoryDiagnoser]
public class SweepOverhead
{
    private const int Points = 4000;

    private const string Text = """
        larmor: 1
        temperature: 4.2 K
        materials:
          Co-free: { like: Co }
        stack:
          - Cu
          - { name: fixed, material: Co, thickness: 40 nm, magnetization: +z }
          - { name: spacer, material: Cu, thickness: { from: 2 nm, to: 200 nm, points: 50 } }
          - { name: free, material: Co-free, thickness: { from: 1 nm, to: 25 nm, points: 80 }, magnetization: free }
          - Cu
        cross-section: { ellipse: { y: 60 nm, z: 130 nm } }
        experiments:
          - magnetoresistance
        """;

    private readonly AssembledDevice[] ready = new AssembledDevice[Points];
    private readonly Result[] results = new Result[Points];
    private DeviceFile file = null!;
    private PointDevices devices = null!;
    private string folder = "";

    /// <summary>Reads the file and builds all devices.</summary>
    [GlobalSetup]
    public void Setup()
    {
        file = DeviceFileReader.Parse(Text);
        devices = new PointDevices(file.Sweep!);
        for (int i = 0; i < Points; i++)
        {
            ready[i] = devices.At(i);
            results[i] = ready[i].Measurements[0].Run(ready[i].Device, new RunContext { Executor = OneByOne.Instance });
        }
        folder = Directory.CreateTempSubdirectory("larmor-sweep-").FullName;
    }

    /// <summary>Removes the journals.</summary>
    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(folder, recursive: true);

    /// <summary>The measurement alone.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Points)]
    public void Measurement()
    {
        RunContext context = new() { Executor = OneByOne.Instance };
        foreach (AssembledDevice device in ready) device.Measurements[0].Run(device.Device, context);
    }

    /// <summary>The devices alone.</summary>
    [Benchmark(OperationsPerInvoke = Points)]
    public void Devices()
    {
        for (int i = 0; i < Points; i++) devices.At(i);
    }

    /// <summary>The journal alone.</summary>
    [Benchmark(OperationsPerInvoke = Points)]
    public void Journal()
    {
        using JournalWriter journal = NewJournal();
        PointBatch batch = new(journal, [""]);
        for (int first = 0; first < Points; first += 250)
        {
            journal.Begin(first, 250);
            batch.Begin(first);
            for (int i = first; i < first + 250; i++) batch.Add([results[i]]);
            batch.Write();
        }
    }

    /// <summary>Everything, on one thread.</summary>
    [Benchmark(OperationsPerInvoke = Points)]
    public void Whole()
    {
        using JournalWriter journal = NewJournal();
        SweepRun run = new(file.Sweep!, ["magnetoresistance"], 0, journal, 1, TimeProvider.System);
        run.Run([.. SweepSlice.Whole.Chunks(Points)], CancellationToken.None);
    }

    private JournalWriter NewJournal()
    {
        foreach (string old in Directory.EnumerateFiles(folder)) File.Delete(old);
        return JournalWriter.Create(folder, "points", SweepIdentity.Of(file, 0, "0").Header, TimeProvider.System);
    }
}
