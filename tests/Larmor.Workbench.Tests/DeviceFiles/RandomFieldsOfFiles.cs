using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class RandomFieldsOfFiles
{
    private const string Word = "seed: 5, random-fields: double";

    [Fact]
    public void Every_ensemble_of_a_device_file_may_ask_for_double_precision_and_says_so_when_written_out()
    {
        DeviceFile plain = Read("fluctuations.yaml", "seed: 5"), asked = Read("fluctuations.yaml", Word);
        Assert.All(plain.Experiments, experiment => Assert.Equal(NoisePrecision.Binary32, Of(experiment)));
        Assert.DoesNotContain("random-fields", plain.CanonicalInput, StringComparison.Ordinal);
        foreach (DeviceFile file in new[] { asked, DeviceFileReader.Parse(asked.CanonicalInput) })
        {
            Assert.All(file.Experiments.Where(experiment => experiment is Noise or Relaxation or Hysteresis), experiment => Assert.Equal(NoisePrecision.Binary64, Of(experiment)));
        }
        DeviceFile pulses = Read("switching.yaml", Word);
        foreach (DeviceFile file in new[] { pulses, DeviceFileReader.Parse(pulses.CanonicalInput) })
        {
            Assert.Equal(new EnsembleCheck(200, 5, 2) { RandomFields = NoisePrecision.Binary64 }, file.Experiments.OfType<Switching>().First().Check);
        }
        Assert.Equal(3, asked.Experiments.Count(experiment => Of(experiment) == NoisePrecision.Binary64));
    }

    [Fact]
    public void A_wrong_word_is_refused_with_the_nearest_one() =>
        Assert.Contains("'double'", Assert.Throws<DeviceFileException>(() => Read("fluctuations.yaml", "seed: 5, random-fields: doubel")).Message, StringComparison.Ordinal);

    [Fact]
    public void Noise_in_double_precision_passes_the_same_audit_with_other_random_numbers()
    {
        Result[] results = [.. new[] { "seed: 5", Word }.Select(words =>
        {
            DeviceFile file = Read("fluctuations.yaml", words);
            return file.Experiments.OfType<Noise>().Single().Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        })];
        Assert.All(results[1].Checks, check => Assert.True(check.Passed, check.ToString()));
        Assert.NotEqual(results[0].Scalars.Select(scalar => scalar.Value), results[1].Scalars.Select(scalar => scalar.Value));
    }

    [Fact]
    public void Trajectories_at_a_temperature_may_ask_for_it_and_trajectories_without_noise_may_not()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "examples", "warm-coupled-layers.yaml"));
        DeviceFile warm = DeviceFileReader.Parse(text.Replace("temperature: 300 K,", "temperature: 300 K, random-fields: double,", StringComparison.Ordinal));
        foreach (DeviceFile file in new[] { warm, DeviceFileReader.Parse(warm.CanonicalInput) })
        {
            Assert.Contains(file.Experiments.OfType<Dynamics>(), one => one.RandomFields == NoisePrecision.Binary64);
        }
        string cold = text.Replace("temperature: 300 K,", "random-fields: double,", StringComparison.Ordinal).Replace("trajectories: 128, ", "", StringComparison.Ordinal);
        Assert.Contains("without a temperature there are no random fields", Assert.Throws<DeviceFileException>(() => DeviceFileReader.Parse(cold)).Message, StringComparison.Ordinal);
    }

    private static NoisePrecision Of(IExperiment experiment) => experiment switch
    {
        Noise one => one.RandomFields,
        Relaxation one => one.RandomFields,
        Hysteresis one => one.RandomFields,
        _ => NoisePrecision.Binary32,
    };

    /// <summary>A good file with these words in place of each of its seeds.</summary>
    private static DeviceFile Read(string name, string words)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", name));
        return DeviceFileReader.Parse(System.Text.RegularExpressions.Regex.Replace(text, "seed: [0-9]+", words));
    }
}
