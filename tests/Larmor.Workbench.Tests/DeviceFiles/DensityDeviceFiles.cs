using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class DensityDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "densities.yaml"));

    [Fact]
    public void Densities_are_read_as_they_are_written()
    {
        DensityOnSphere[] settings = [.. Sample.Experiments.OfType<DensityOnSphere>()];
        Assert.Equal((3, 4, 1e-6, 80), (settings[0].Samples, settings[0].Maps, settings[0].Tolerance, settings[0].HighestDegree));
        Assert.IsType<DensityStart.Equilibrium>(settings[0].Start);
        Assert.Equal((2, 1e-4, 40, 1), (settings[1].Maps, settings[1].Tolerance, settings[1].HighestDegree, settings[1].FieldDrives.Count));
        Assert.Equal(20 * Math.PI / 180, Assert.IsType<DensityStart.Direction>(settings[1].Start).Spread.Si, 1e-15);
        Assert.Equal(-1, Assert.IsType<DensityStart.Well>(settings[2].Start).Towards.Components.X);
        Assert.IsType<DensityStart.Uniform>(settings[3].Start);
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
            Assert.All(result.Checks, check => Assert.True(check.Passed, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{experiment.Name}: {check.Name} {check.Value}")));
            Assert.All(result.Scalars, scalar => Assert.True(scalar.Value is null == scalar.Reason?.Length > 0, $"{experiment.Name}: {scalar.Name}"));
            IReadOnlyList<Figure> figures = ExperimentFigures.Of(result, file.Device, experiment.Name);
            Assert.Equal(2, figures.Count);
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "densities"), StringComparison.Ordinal));
        }
    }
}
