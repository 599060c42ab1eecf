using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class ElectronDeviceFiles
{
    /// <summary>The example, followed for a tenth of its time.</summary>
    private static string Text => File.ReadAllText(Path.Combine(Repository.Root, "examples", "both-ways.yaml"))
        .Replace("duration: 6 ns", "duration: 0.6 ns, samples: 601", StringComparison.Ordinal)
        .Replace("duration: 1 ns, tilt: 20 deg, samples: 1001", "duration: 0.1 ns, tilt: 20 deg, samples: 101", StringComparison.Ordinal);

    [Fact]
    public void Pumping_and_circuits_are_read_as_they_are_written()
    {
        DeviceFile file = DeviceFileReader.Parse(Text);
        Dynamics[] runs = [.. file.Experiments.OfType<Dynamics>()];
        Assert.Equal([false, true, true, true], runs.Select(run => run.Pumping));
        Assert.Equal([null, null, new CircuitDrive(Voltage.FromSi(0.3), null, Resistance.FromSi(50)), null], runs.Select(run => run.Circuit));
        Assert.Equal(new CircuitDrive(Voltage.FromSi(0.3), null, Resistance.FromSi(50)), file.Experiments.OfType<EnergyLedger>().Single().Trajectory.Circuit);
    }

    [Fact]
    public void The_file_with_its_defaults_written_out_asks_for_the_same_and_every_measurement_passes_its_audit()
    {
        DeviceFile file = DeviceFileReader.Parse(Text), again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        foreach (IExperiment experiment in again.Experiments)
        {
            Result result = experiment.Run(again.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
            Assert.True(result.Outcome.Kind == OutcomeKind.Finished, $"{experiment.Name}: {result.Outcome.Reason}");
            Assert.All(result.Checks, check => Assert.True(check.Passed, $"{experiment.Name}: {check.Name}"));
            Assert.All(result.Scalars, scalar => Assert.True(scalar.Value is null == scalar.Reason?.Length > 0, $"{experiment.Name}: {scalar.Name}"));
            IReadOnlyList<Figure> figures = ExperimentFigures.Of(result, again.Device, experiment.Name);
            Assert.Equal(experiment.Name is "both-ways" or "in-circuit" or "pumped", figures.Any(figure => figure.Name.EndsWith("-voltage", StringComparison.Ordinal)));
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "both-ways"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_circuit_and_a_given_current_do_not_go_together()
    {
        string wrong = Text.Replace("circuit: { voltage: 0.3 V, load: 50 ohm }, duration: 0.6 ns", "circuit: { voltage: 0.3 V, load: 50 ohm }, current: 1 mA, duration: 0.6 ns", StringComparison.Ordinal);
        Assert.Contains("its own current", Assert.Throws<DeviceFileException>(() => DeviceFileReader.Parse(wrong)).Message, StringComparison.Ordinal);
    }
}
