using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class ResonanceDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "resonance.yaml"));

    [Fact]
    public void A_pulse_measurement_has_its_drives_what_it_reads_and_how()
    {
        Pimm[] settings = [.. Sample.Experiments.OfType<Pimm>()];
        Assert.Equal((50e-3, 1), (settings[0].Field.Value.Si, settings[0].FieldDrives.Count));
        Assert.Equal((1e-10, "free", true, 601, 1e-9), (settings[0].RingDownFrom!.Value.Si, settings[0].Layer, settings[0].IsTapered, settings[0].Samples, settings[0].Tolerance));
        Assert.Equal(0, (UnitVector.Along(1, 1, 0).Components - settings[0].Component!.Value.Components).Norm, 1e-15);
        Assert.Equal("current pulse", settings[1].Name);
        Assert.IsType<DriveShape<Current>.Pulse>(settings[1].CurrentDrive);
        Assert.Equal((null, null, null, false, 4001, 1e-10), (settings[1].RingDownFrom, settings[1].Layer, settings[1].Component, settings[1].IsTapered, settings[1].Samples, settings[1].Tolerance));
    }

    [Fact]
    public void A_rectified_voltage_has_its_current_and_the_resistance_that_follows_the_moment()
    {
        StFmr[] settings = [.. Sample.Experiments.OfType<StFmr>()];
        Assert.Equal((1e-4, 5e-5, 0.1, null), (settings[0].Amplitude.Si, settings[0].Current.Si, settings[0].ResistanceChange.Si, settings[0].CurrentAlong));
        Assert.Equal(20, settings[0].Field.Values.Count);
        Assert.Equal((-0.01, UnitVector.Y), (settings[1].ResistanceChange.Si, settings[1].CurrentAlong!.Value));
        Assert.Equal(3, settings[1].Frequencies.Count);
    }

    [Fact]
    public void A_resonance_sweeps_the_field_at_frequencies_where_they_are_given()
    {
        Fmr[] settings = [.. Sample.Experiments.OfType<Fmr>()];
        Assert.Equal([6e9, 8e9, 1e10], settings[0].Frequencies.Select(frequency => frequency.Si));
        Assert.Equal(UnitVector.X, settings[0].Microwave);
        Assert.Null(settings[1].Microwave);
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
            Assert.Equal(experiment is Fmr ? 2 : 1, figures.Count);
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "resonance"), StringComparison.Ordinal));
        }
    }
}
