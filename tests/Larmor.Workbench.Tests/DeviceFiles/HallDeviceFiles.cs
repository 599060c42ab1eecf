using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class HallDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "hall.yaml"));

    [Fact]
    public void A_turned_field_has_its_plane_its_strengths_and_its_Hall_bar()
    {
        AngularResistance[] settings = [.. Sample.Experiments.OfType<AngularResistance>()];
        Assert.Equal((null, 1, 121, 0.0), (settings[0].Bar, settings[0].Fields.Count, settings[0].Angles.Count, settings[0].Current.Si));
        Assert.Equal((UnitVector.Y, 20e-6, 2e-6), (settings[1].Start!.Value, settings[1].Current.Si, settings[1].SettlingTime.Si));
        Assert.Equal((Math.PI / 2, 0.0), (settings[1].Angles[0].Si, settings[1].Angles[^1].Si));
        Assert.Equal(0.3, settings[1].Bar!.PlanarHall.Si, 1e-15);
        Assert.Equal((-0.002, 0.5, UnitVector.Z), (settings[1].Bar!.OrdinaryHall.Si, settings[1].Bar!.AnomalousHall.Si, settings[1].Bar!.Transverse));
    }

    [Fact]
    public void A_harmonic_measurement_has_its_fields_at_every_angle_and_its_amplitude()
    {
        Harmonics[] settings = [.. Sample.Experiments.OfType<Harmonics>()];
        Assert.Equal((3, 12, 50e-6, 3e-6), (settings[0].Fields.Count, settings[0].Angles.Count, settings[0].Amplitude.Si, settings[0].SettlingTime.Si));
        Assert.Equal((UnitVector.Y, null), (settings[0].Start!.Value, settings[1].Start));
        Assert.Equal((-UnitVector.Y.Components).Y, settings[1].Bar.Transverse.Components.Y);
        Assert.Equal((5, 1), (settings[1].Fields.Count, settings[1].Angles.Count));
    }

    [Fact]
    public void The_file_with_its_defaults_written_out_asks_for_the_same_and_every_measurement_has_a_figure()
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
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "hall"), StringComparison.Ordinal));
        }
    }
}
