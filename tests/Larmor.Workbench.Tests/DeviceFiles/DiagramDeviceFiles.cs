using Larmor.Experiments;
using Larmor.Experiments.Locking;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class DiagramDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "diagrams.yaml"));

    [Fact]
    public void A_phase_diagram_is_over_field_and_current_or_over_two_fields()
    {
        PhaseDiagram[] settings = [.. Sample.Experiments.OfType<PhaseDiagram>()];
        Assert.Equal((4, 3), (settings[0].Field.Values.Count, settings[0].Currents.Count));
        Assert.Equal(("2 deg", "500 ns"), (settings[0].Tilt.ToString(), settings[0].SettlingTime.ToString()));
        Assert.Null(settings[0].CrossField);
        Assert.Equal(UnitVector.Y, settings[1].CrossField!.Along);
        Assert.Equal([0.01, 0.1], settings[1].CrossField!.Values.Select(value => value.Si), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void An_oscillator_a_pulse_and_an_astroid_are_read_as_they_are_written()
    {
        DeviceFile file = Sample;
        Oscillator oscillator = file.Experiments.OfType<Oscillator>().First();
        LockingDrive[] drives = [.. file.Experiments.OfType<Oscillator>().Select(one => one.Locking).OfType<LockingDrive>()];
        Assert.Equal((1e-5, 0, 3), (drives[0].Currents[0].Si, drives[0].Fields.Count, drives[0].Detunings.Count), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-18 && a.Item2 == b.Item2 && a.Item3 == b.Item3);
        Assert.Equal(0, (UnitVector.Along(0, 1, 1).Components - drives[0].Component!.Value.Components).Norm, 1e-15);
        Assert.Equal((2e-5, 0, UnitVector.Y, null), (drives[1].Fields[0].Si, drives[1].Currents.Count, drives[1].Along, drives[1].Component));
        Assert.Equal((Resistance.FromOhms(0.1), Resistance.FromOhms(5), UnitVector.Y), (oscillator.ResistanceChange!.Value, oscillator.Resistance!.Value, oscillator.Reference!.Value));
        SwitchingTime[] times = [.. file.Experiments.OfType<SwitchingTime>()];
        Assert.Equal((Duration.FromNanoseconds(4), Duration.FromPicoseconds(50), 1e-9), (times[0].Width!.Value, times[0].Rise, times[0].Tolerance));
        Assert.Equal((null, Duration.Zero, AppliedField.None), (times[1].Width, times[1].Rise, times[1].Field));
        Astroid[] astroids = [.. file.Experiments.OfType<Astroid>()];
        Assert.Equal((5, 2), (astroids[0].Angles.Count, astroids[0].Currents.Count));
        Assert.Equal((1, 1), (astroids[1].Angles.Count, astroids[1].Currents.Count));
    }

    [Fact]
    public void The_file_with_its_defaults_written_out_asks_for_the_same_and_every_measurement_has_a_figure_and_passes_its_audit()
    {
        DeviceFile file = Sample, again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        foreach (IExperiment experiment in file.Experiments)
        {
            Result result = experiment.Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
            Assert.True(result.Outcome.Kind == OutcomeKind.Finished, $"{experiment.Name}: {result.Outcome.Reason}");
            Assert.All(result.Checks, check => Assert.True(check.Passed, $"{experiment.Name}: {check.Name}"));
            Assert.All(result.Scalars, scalar => Assert.True(scalar.Value is null == scalar.Reason?.Length > 0, $"{experiment.Name}: {scalar.Name}"));
            Assert.All(result.Arrays, array => Assert.Equal(array.Axes.Aggregate(1, (count, axis) => count * axis.Values.Count), array.Values.Count));
            Assert.All(result.Arrays.SelectMany(array => array.Values), value => Assert.True(double.IsFinite(value)));
            IReadOnlyList<Figure> figures = ExperimentFigures.Of(result, file.Device, experiment.Name);
            Assert.Single(figures);
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "diagram"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_locked_oscillator_is_drawn_beside_its_cycle()
    {
        DeviceFile file = DeviceFileReader.Read(Path.Combine(Repository.Root, "examples", "locked-oscillator.yaml"));
        Oscillator oscillator = file.Experiments.OfType<Oscillator>().Single();
        LockingDrive drive = oscillator.Locking! with { Fields = [.. oscillator.Locking!.Fields.Take(2)], Detunings = [Frequency.FromMegahertz(-5), Frequency.Zero, Frequency.FromMegahertz(5)] };
        OscillatorResult result = (oscillator with { Locking = drive }).Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.Equal([1.9092e6, 3.8184e6], result.Locking.Select(range => range.Upper!.Value), (a, b) => Math.Abs(a - b) < 1e-3 * a);
        IReadOnlyList<Figure> figures = ExperimentFigures.Of(result, file.Device, "oscillator");
        Assert.Equal(2, figures.Count);
        Assert.Contains("</svg>", FigureRenderer.Svg(figures[1], "locking"), StringComparison.Ordinal);
    }
}
