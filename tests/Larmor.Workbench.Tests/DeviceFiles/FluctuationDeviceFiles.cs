using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class FluctuationDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "fluctuations.yaml"));

    [Fact]
    public void Thermal_stability_is_read_as_it_is_written()
    {
        ThermalStability[] settings = [.. Sample.Experiments.OfType<ThermalStability>()];
        Assert.Equal((4, 2, Duration.FromSi(1), 1e-3, 2), (settings[0].Field.Values.Count, settings[0].Currents.Count, settings[0].Retention, settings[0].Failure, settings[0].SweepTimes.Count));
        Assert.Equal((1, 0.0, 315_576_000.0, 1e-6, 0), (settings[1].Field.Values.Count, settings[1].Field.Values[0].Si, settings[1].Retention.Si, settings[1].Failure, settings[1].SweepTimes.Count));
    }

    [Fact]
    public void Noise_is_read_as_it_is_written()
    {
        Noise noise = Sample.Experiments.OfType<Noise>().Single();
        Assert.Equal((1, 2, 30.0, 256), (noise.Field.Values.Count, noise.Currents.Count, noise.Temperature!.Value.Si, noise.Trajectories));
        Assert.Equal((4e8, 6e-9, 2e-12, 5ul, 2.0, 2e-6), (noise.Resolution!.Value.Si, noise.Duration!.Value.Si, noise.Step!.Value.Si, noise.Seed!.Value, noise.ResistanceChange!.Value.Si, noise.SettlingTime.Si));
        Assert.Equal(Larmor.Numerics.UnitVector.Y, noise.Reference);
    }

    [Fact]
    public void Relaxation_is_read_as_it_is_written()
    {
        Relaxation relaxation = Sample.Experiments.OfType<Relaxation>().Single();
        Assert.Equal((2, 1, 310.0, 64), (relaxation.Field.Values.Count, relaxation.Currents.Count, relaxation.Temperature!.Value.Si, relaxation.Shots));
        Assert.Equal((3e-8, 2e-12, 9ul), (relaxation.Duration!.Value.Si, relaxation.Step!.Value.Si, relaxation.Seed!.Value));
        Assert.Equal(Larmor.Numerics.UnitVector.X, relaxation.Start);
    }

    [Fact]
    public void The_file_with_its_defaults_written_out_asks_for_the_same_and_every_measurement_passes_its_audit()
    {
        DeviceFile file = Sample, again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        foreach (IExperiment experiment in file.Experiments)
        {
            Result result = experiment.Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
            Assert.True(result.Outcome.Kind == OutcomeKind.Finished, $"{experiment.Name}: {result.Outcome.Reason}");
            Assert.All(result.Checks, check => Assert.True(check.Passed, $"{experiment.Name}: {check.Name}"));
            Assert.All(result.Scalars, scalar => Assert.True(scalar.Value is null == scalar.Reason?.Length > 0, $"{experiment.Name}: {scalar.Name}"));
            IReadOnlyList<Figure> figures = ExperimentFigures.Of(result, file.Device, experiment.Name);
            Assert.Equal(experiment.Name != "plain", figures.Count > 0);
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "fluctuations"), StringComparison.Ordinal));
        }
    }
}
