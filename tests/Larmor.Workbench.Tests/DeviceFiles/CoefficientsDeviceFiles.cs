using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Inverse;
using Larmor.Fitting;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class CoefficientsDeviceFiles
{
    private static string SampleText => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "coefficients.yaml"));

    private static DeviceFile Sample => DeviceFileReader.Parse(SampleText);

    [Fact]
    public void Coefficients_and_measured_values_are_read_as_they_are_written()
    {
        DeviceFile file = Sample;
        GivenTorque.Coefficients given = Assert.IsType<GivenTorque.Coefficients>(Assert.Single(file.Device.Magnets[0].Torques));
        Assert.Equal((42000.0, 36000.0, -1200.0, LayerFace.Left, 3e-9), (given.Perpendicular!.Value.Si, given.Parallel!.Value.Si, given.FieldLike!.Value.Si, given.Face!.Value, given.Zone!.Value.Si));
        Coefficients madeUp = Assert.IsType<Coefficients>(file.Experiments[0]);
        Assert.Equal((19, 4UL, 3, FitErrors.Relative), (madeUp.Values.Count, madeUp.Synthetic!.Value, madeUp.Repetitions, madeUp.Errors));
        Assert.Equal([SoughtCoefficient.Parallel, SoughtCoefficient.Perpendicular, SoughtCoefficient.Damping], madeUp.Sought);
        Assert.Equal((0.01, -1e-4, 4e6), (madeUp.Values[0].Field, madeUp.Values[0].Current, madeUp.Values[0].Error));
        Assert.Equal(3e-3, madeUp.Values[16].Error);
        Assert.Equal(0.25e9, Assert.IsType<Coefficients>(file.Experiments[1]).Values[1].Value!.Value, 1);
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
            Assert.Contains(result.Notes, note => note.Contains("by the phenomenological route, Eq. (21)", StringComparison.Ordinal));
            IReadOnlyList<Figure> figures = ExperimentFigures.Of(result, file.Device, experiment.Name);
            Assert.NotEmpty(figures);
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "coefficients"), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("linewidth-error: 5 MHz }\n      fit: [perpendicular, damping]", " }\n      fit: [perpendicular, damping]", "'linewidth' has no standard deviation")]
    [InlineData("linewidth: [0.34 GHz, 0.25 GHz, 0.16 GHz]", "linewidth: [0.34 GHz, 0.25 GHz]", "values beside")]
    [InlineData("linewidth: [0.34 GHz, 0.25 GHz, 0.16 GHz], ", "", "'linewidth-error' stands without 'linewidth'")]
    [InlineData("up-error: 2 mT", "up: 10 mT, up-error: 2 mT", "'synthetic' makes it up")]
    [InlineData("up-error: 2 mT", "up-error: 0 mT", "must be positive")]
    [InlineData("face: left", "face: top", "expected one of 'left', 'right'")]
    public void What_does_not_fit_together_is_listed(string what, string by, string message)
    {
        DeviceFileException refusal = Assert.Throws<DeviceFileException>(() => DeviceFileReader.Parse(SampleText.Replace(what, by, StringComparison.Ordinal)));
        Assert.Contains(refusal.Errors, error => error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Coefficients_beyond_the_second_law_are_refused_by_name()
    {
        DeviceFile file = DeviceFileReader.Parse(SampleText.Replace("parallel: 3.6e4 m/(V s)", "parallel: 1e5 m/(V s)", StringComparison.Ordinal));
        DeviceException refusal = Assert.Throws<DeviceException>(() => file.Experiments[2].Run(file.Device, new RunContext()));
        Assert.Contains("The coefficient l_par is 1E+05 m/(V s)", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("magnets/free", refusal.Subject);
    }
}
