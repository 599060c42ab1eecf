using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class TimeDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "time.yaml"));

    [Fact]
    public void Frequencies_are_spaced_by_equal_ratios_unless_the_file_says_otherwise()
    {
        Impedance[] settings = [.. Sample.Experiments.OfType<Impedance>()];
        double[] ratios = [.. settings[0].Frequencies.Select(frequency => frequency.Si)];
        Assert.Equal((1e6, 1e12), (ratios[0], ratios[^1]));
        Assert.All(ratios.Zip(ratios.Skip(1)), pair => Assert.Equal(10, pair.Second / pair.First, 1e-12));
        Assert.Equal([0, 5e8, 1e9], settings[1].Frequencies.Select(frequency => frequency.Si));
        Assert.Equal([1e9, 3e9], settings[2].Frequencies.Select(frequency => frequency.Si));
        Assert.Equal([2e9], settings[3].Frequencies.Select(frequency => frequency.Si));
    }

    [Fact]
    public void A_current_in_time_is_a_step_a_pulse_or_a_sine()
    {
        Transient[] settings = [.. Sample.Experiments.OfType<Transient>()];
        Assert.Equal(new CurrentShape.Step(CurrentDensity.FromSi(1e11), CurrentDensity.FromSi(-2e10)), settings[0].CurrentDensity);
        Assert.Equal((11, 1e-7, 2), (settings[0].Samples, settings[0].Tolerance, settings[0].Modes));
        Assert.Equal(new CurrentShape.Pulse(CurrentDensity.FromSi(1e11), Duration.FromPicoseconds(2)), settings[1].CurrentDensity);
        Assert.Equal(new CurrentShape.Sine(CurrentDensity.FromSi(1e10), Frequency.FromGigahertz(100)), settings[2].CurrentDensity);
        Assert.Equal((1e-8, 4), (settings[2].Tolerance, settings[2].Modes));
    }

    [Fact]
    public void A_spin_current_across_the_moments_enters_at_an_end_in_a_field()
    {
        Precession[] settings = [.. Sample.Experiments.OfType<Precession>()];
        Assert.Equal(new CurrentShape.Step(CurrentDensity.FromSi(1e10)), settings[0].SpinCurrent);
        Assert.Equal((true, -2, 2.1), (settings[0].EntersAtRight, settings[0].Field.Si, settings[0].GFactor));
        Assert.Equal((11, 1e-7), (settings[0].Samples, settings[0].Tolerance));
        Assert.Equal(new CurrentShape.Pulse(CurrentDensity.FromSi(1e10), Duration.FromPicoseconds(2)), settings[1].SpinCurrent);
        Assert.Equal((0, PhysicalConstants.ElectronGFactor), (settings[1].Field.Si, settings[1].GFactor));
        Assert.Equal(new CurrentShape.Sine(CurrentDensity.FromSi(1e10), Frequency.FromGigahertz(300)), settings[2].SpinCurrent);
    }

    [Fact]
    public void The_file_with_its_defaults_written_out_asks_for_the_same_and_every_measurement_has_figures()
    {
        DeviceFile file = Sample, again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.Experiments, again.Experiments);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        foreach (IExperiment experiment in file.Experiments)
        {
            Result result = experiment.Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
            Assert.All(result.Checks, check => Assert.True(check.Passed, $"{experiment.Name}: {check.Name}"));
            IReadOnlyList<Figure> figures = ExperimentFigures.Of(result, file.Device, experiment.Name);
            Assert.Equal(2, figures.Count);
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "time"), StringComparison.Ordinal));
        }
    }
}
