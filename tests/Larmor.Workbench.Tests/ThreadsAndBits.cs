using Larmor.Testing;
using System.Security.Cryptography;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Tests;

/// <summary>The same run by one thread in the opposite order and by all threads of the machine.</summary>
public sealed class ThreadsAndBits : IDisposable
{
    private const string Small = """
          - accumulation: { current-density: 1e11 A/m^2 }
          - magnetoresistance: {}
          - hysteresis:
              field: { along: z, from: -60 mT, to: 60 mT, points: 7 }
              current: [-3 mA, 0 mA, 4.8 mA]
          - fmr: { field: { along: z, value: 100 mT }, current: { from: -4 mA, to: 8 mA, points: 13 } }
          - dynamics: { field: { along: z, value: 20 mT }, current: 6 mA, duration: 1 ns }
        """;

    private readonly DirectoryInfo room = Directory.CreateTempSubdirectory("larmor-bits-");

    public void Dispose() => room.Delete(recursive: true);

    [Fact]
    public void Every_file_of_a_result_has_the_same_bits_whatever_the_number_of_threads()
    {
        string one = Fingerprint("one", new OneByOneFromTheLast());
        string all = Fingerprint("all", ParallelExecutor.Instance);
        Assert.Contains("results.h5", one, StringComparison.Ordinal);
        Assert.Equal(one, all);
    }

    private string Fingerprint(string name, IPointExecutor executor)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "examples", "co-cu-co-pillar.yaml"));
        DeviceFile file = DeviceFileReader.Parse(string.Concat(text.AsSpan(0, text.IndexOf("experiments:", StringComparison.Ordinal)), "experiments:\n", Small));
        RunContext context = new() { Executor = executor, Cancellation = TestContext.Current.CancellationToken };
        RunRecord record = new()
        {
            Device = file.Device,
            Results = [.. file.Experiments.Select(experiment => experiment.Run(file.Device, context))],
            Input = file.CanonicalInput,
            InputName = "pillar.yaml",
            Version = "0",
        };
        string place = Path.Combine(room.FullName, name);
        using (ResultsFolder folder = ResultsFolder.Open(place)) folder.Write(record);
        IEnumerable<string> files = Directory.GetFiles(place, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return string.Join('\n', files.Select(path => $"{Path.GetRelativePath(place, path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"));
    }

    private sealed class OneByOneFromTheLast : IPointExecutor
    {
        public IReadOnlyList<T> Run<T>(int count, Func<int, T> point, IProgress<double>? progress, CancellationToken cancellation)
        {
            T[] answers = new T[count];
            for (int i = count - 1; i >= 0; i--) answers[i] = point(i);
            return answers;
        }
    }
}
