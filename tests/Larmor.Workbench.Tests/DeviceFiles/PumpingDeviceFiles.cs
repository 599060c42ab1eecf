using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class PumpingDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "pumping.yaml"));

    [Fact]
    public void Spin_pumping_has_its_microwave_its_cones_and_its_thicknesses()
    {
        SpinPumping[] settings = [.. Sample.Experiments.OfType<SpinPumping>()];
        Assert.Equal([8e9, 9e9], settings[0].Frequencies.Select(frequency => frequency.Si));
        Assert.Equal([1e-4, 2e-4], settings[0].Amplitudes.Select(amplitude => amplitude.Si));
        Assert.Equal(UnitVector.X, settings[0].Microwave);
        Assert.Equal([10, 60], settings[0].Cones.Select(angle => Math.Round(angle.Degrees, 9)));
        Assert.Equal((20, "free"), (settings[0].Field.Values.Count, Assert.Single(settings[0].Layers)));
        Assert.Equal([2e-9, 3e-9], settings[0].Thicknesses.Select(thickness => thickness.Si));
        Assert.Equal((null, 31, 3), (settings[1].Microwave, settings[1].Cones.Count, settings[1].Thicknesses.Count));
    }

    [Fact]
    public void Reciprocity_has_its_directions_and_its_resonances()
    {
        ReciprocityMeasurement[] settings = [.. Sample.Experiments.OfType<ReciprocityMeasurement>()];
        Assert.Equal((7, 4, 9e9, UnitVector.X), (settings[0].Directions, settings[0].Field!.Values.Count, settings[0].Frequency.Si, settings[0].Microwave!.Value));
        Assert.Equal((60, null), (settings[1].Directions, settings[1].Field));
        DeviceFileException error = Assert.Throws<DeviceFileException>(() => DeviceFileReader.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "pumping.yaml")).Replace(", frequency: 9 GHz, microwave: x }", " }", StringComparison.Ordinal)));
        Assert.Contains("'frequency' is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_with_its_defaults_written_out_asks_for_the_same_and_every_measurement_has_its_figures()
    {
        DeviceFile file = Sample, again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        foreach (IExperiment experiment in file.Experiments)
        {
            Result result = experiment.Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
            Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
            Assert.All(result.Checks, check => Assert.True(check.Passed, $"{experiment.Name}: {check.Name}"));
            IReadOnlyList<Figure> figures = ExperimentFigures.Of(result, file.Device, experiment.Name);
            Assert.NotEmpty(figures);
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "pumping"), StringComparison.Ordinal));
        }
    }
}
