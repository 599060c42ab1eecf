using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class SwitchingDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "switching.yaml"));

    [Fact]
    public void Write_errors_are_read_as_they_are_written()
    {
        Switching[] settings = [.. Sample.Experiments.OfType<Switching>()];
        Assert.Equal((3, 5, true, SwitchingMethod.Axial), (settings[0].Currents.Count, settings[0].Pulses.Count, settings[0].StartsAtRest, settings[0].Method));
        Assert.Equal((0.5e-9, new EnsembleCheck(200, 4, 2), new ReadPulse(Current.FromSi(2e-5), Duration.FromSi(1e-9))), (settings[0].Relaxation.Si, settings[0].Check, settings[0].Read));
        Assert.Equal([1e-3, 1e-6], settings[0].Errors);
        Assert.Equal((3, 5e-3, 0, SwitchingMethod.Auto), (settings[1].PulseField!.Values.Count, settings[1].Field.Value.Si, settings[1].Check.Trajectories, settings[1].Method));
        Assert.Equal((3, 150, SwitchingMethod.Ensemble, 6), (settings[2].Voltages.Count, settings[2].Check.Trajectories, settings[2].Method, settings[2].Check.Points));
    }

    [Fact]
    public void The_method_of_positive_steps_is_read_and_written()
    {
        DeviceFile file = DeviceFileReader.Read(Path.Combine(Repository.Root, "examples", "oblique-write.yaml"));
        Assert.Equal(SwitchingMethod.Propagator, file.Experiments.OfType<Switching>().Single().Method);
        Assert.Equal(SwitchingMethod.Propagator, DeviceFileReader.Parse(file.CanonicalInput).Experiments.OfType<Switching>().Single().Method);
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
            Assert.Equal(experiment.Name == "field" ? 0 : 2, figures.Count);
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "write errors"), StringComparison.Ordinal));
        }
    }
}
