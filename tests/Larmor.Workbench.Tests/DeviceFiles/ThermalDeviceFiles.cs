using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>`dynamics` with `temperature`, `trajectories` and `seed` as a device file names them.</summary>
public class ThermalDeviceFiles
{
    private const string Experiments = """
        experiments:
          - dynamics: { name: one, temperature: 300 K, duration: 1 ns, samples: 101 }
          - dynamics: { name: many, temperature: 300 K, trajectories: 40, seed: 5, start: +y, field: { along: z, value: 20 mT }, duration: 0.5 ns, samples: 26, stepper: { method: heun, step: 1 ps } }
          - dynamics: { name: hot-and-cold, temperature: { lower: 400 K, upper: 0 K }, trajectories: 2, duration: 0.2 ns, samples: 11, stepper: implicit-midpoint }
          - dynamics: { name: about-axes, temperature: 300 K, equation: { form: anisotropic-damping, axis: x, pole: 0.05, theta: 0.03, phi: 0.02 }, duration: 0.1 ns, samples: 11 }
          - dynamics: { name: both-ways, temperature: 300 K, trajectories: 2, pumping: on, circuit: { voltage: 0.1 mV, load: 5 ohm }, duration: 0.05 ns, samples: 6, tilt: 3 deg }
        """;

    private static string Text
    {
        get
        {
            string text = File.ReadAllText(Path.Combine(Repository.Root, "examples", "warm-coupled-layers.yaml"));
            return string.Concat(text.AsSpan(0, text.IndexOf("experiments:", StringComparison.Ordinal)), Experiments, "\ninterfaces: { Co/Cu: { mixing-conductance: 5.5e14 S/m^2, sharvin: included } }\n");
        }
    }

    [Fact]
    public void Temperature_trajectories_and_seed_are_read_as_they_are_written()
    {
        Dynamics[] runs = [.. DeviceFileReader.Parse(Text).Experiments.OfType<Dynamics>()];
        Assert.Equal([300, 300, null, 300, 300], runs.Select(run => run.Temperature?.Si));
        Assert.Equal([1, 40, 2, 1, 2], runs.Select(run => run.Trajectories));
        Assert.Equal([null, 5, null, null, null], runs.Select(run => run.Seed));
        Assert.Equal([null, 1e-12, null, null, null], runs.Select(run => run.Step?.Si));
        Assert.Equal([StochasticScheme.Heun, StochasticScheme.Heun, StochasticScheme.ImplicitMidpoint, StochasticScheme.Heun, StochasticScheme.Heun], runs.Select(run => run.Scheme));
        Assert.Equal(400, runs[2].Temperatures["lower"].Si);
        Assert.Equal(0, runs[2].Temperatures["upper"].Si);
        // The thermal disorder is there already.
        Assert.Equal([0, 0, 0, 0, 3], runs.Select(run => Math.Round(run.Tilt.Si * 180 / Math.PI, 9)));
    }

    [Fact]
    public void The_file_with_its_defaults_written_out_asks_for_the_same_and_every_measurement_passes_its_audit()
    {
        DeviceFile file = DeviceFileReader.Parse(Text), again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        foreach ((IExperiment first, IExperiment second) in file.Experiments.Zip(again.Experiments))
        {
            DynamicsResult result = (DynamicsResult)first.Run(file.Device, Context), other = (DynamicsResult)second.Run(again.Device, Context);
            Assert.All(result.Checks, check => Assert.True(check.Passed, FormattableString.Invariant($"{first.Name}: {check.Name} {check.Value}")));
            Assert.All(result.Scalars, scalar => Assert.True(scalar.Value is null == scalar.Reason?.Length > 0, $"{first.Name}: {scalar.Name}"));
            Assert.Equal(result.Moments[0].Directions, other.Moments[0].Directions);
            Assert.Equal(result.Scalars, other.Scalars);
            Assert.Equal(result.Thermal!.Trajectories > 1, result.Tables.Any(table => table.Name == "means"));
            Assert.Equal(first.Name == "both-ways", result.Tables.Any(table => table.Name == "electric"));
            Assert.All(ExperimentFigures.Of(result, file.Device, first.Name), figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "warm"), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("temperature: 300 K, duration: 1 ns, stepper: dormand-prince-853", "smooth in time")]
    [InlineData("temperature: 300 K, duration: 1 ns, stepper: { method: runge-kutta-4, step: 1 ps }", "smooth in time")]
    [InlineData("temperature: 300 K, duration: 1 ns, tolerance: 1e-8", "no derivatives")]
    [InlineData("temperature: 300 K, duration: 1 ns, equation: { form: inertial, inertia: 1 ps }", "thermal velocity")]
    [InlineData("temperature: { sideways: 300 K }, duration: 1 ns", "not a free layer")]
    [InlineData("temperature: 0 K, trajectories: 7, duration: 1 ns", "the same one")]
    [InlineData("trajectories: 7, duration: 1 ns", "the same one")]
    [InlineData("seed: 7, duration: 1 ns", "by chance")]
    [InlineData("duration: 1 ns, stepper: heun", "no temperature")]
    [InlineData("temperature: -3 K, duration: 1 ns", "negative")]
    [InlineData("temperature: 300 K, duration: 1 ns, stepper: { method: heun, step: 2 ns }", "longer than the whole duration")]
    public void What_makes_no_sense_at_a_temperature_is_refused_with_the_reason(string words, string reason)
    {
        string text = Text, wrong = string.Concat(text.AsSpan(0, text.IndexOf("experiments:", StringComparison.Ordinal)), "experiments:\n  - dynamics: { ", words, " }\n");
        Assert.Contains(reason, Assert.Throws<DeviceFileException>(() => DeviceFileReader.Parse(wrong)).Message, StringComparison.Ordinal);
    }

    private static RunContext Context => new() { Cancellation = TestContext.Current.CancellationToken };
}
