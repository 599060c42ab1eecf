using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>`dynamics` with `electrons` as a device file names them.</summary>
public class LaggingDeviceFiles
{
    private static string Text => File.ReadAllText(Path.Combine(Repository.Root, "examples", "lagging-electrons.yaml"));

    [Fact]
    public void Electrons_that_take_time_are_read_written_out_and_drawn_beside_those_that_follow_at_once()
    {
        DeviceFile file = DeviceFileReader.Parse(With("duration: 5 ps, samples: 11, tilt: 20 deg, field: { along: x, value: 2 T }, pumping: on, electrons: transient")), again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        Dynamics run = Assert.IsType<Dynamics>(Assert.Single(again.Experiments));
        Assert.True(run.TransientElectrons && run.Pumping);
        DynamicsResult result = run.Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
        Assert.Contains(result.Notes, note => note.Contains("Electrons that follow at once would be off", StringComparison.Ordinal));
        Assert.Contains(result.Tables, table => table.Name == "electron-lag");
        Assert.Contains(ExperimentFigures.Of(result, file.Device, run.Name), figure => FigureRenderer.Svg(figure, "lag").Contains("take time", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("duration: 1 ns, electrons: transient", "pumping: on")]
    [InlineData("duration: 1 ns, pumping: on, electrons: transient, stepper: dormand-prince-853", "stepper of their own")]
    [InlineData("duration: 1 ns, pumping: on, electrons: transient, temperature: 300 K", "noise")]
    [InlineData("duration: 1 ns, pumping: on, electrons: late", "quasi-static")]
    public void What_makes_no_sense_with_electrons_that_take_time_is_refused_with_the_reason(string words, string reason) =>
        Assert.Contains(reason, Assert.Throws<DeviceFileException>(() => DeviceFileReader.Parse(With(words))).Message, StringComparison.Ordinal);

    private static string With(string words)
    {
        string text = Text;
        return string.Concat(text.AsSpan(0, text.IndexOf("experiments:", StringComparison.Ordinal)), "experiments:\n  - dynamics: { ", words, " }\n");
    }
}
