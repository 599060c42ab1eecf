using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>Measurements on two free layers, from the file to the figures.</summary>
public class SeveralLayersDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "several.yaml"));

    [Fact]
    public void The_layers_between_which_the_resistance_changes_are_read_and_written_out()
    {
        StFmr[] settings = [.. Sample.Experiments.OfType<StFmr>()];
        Assert.Equal(["upper", "lower"], settings[0].Between!);
        Assert.Null(settings[1].Between);
        Assert.Equal(Sample.CanonicalInput, DeviceFileReader.Parse(Sample.CanonicalInput).CanonicalInput);
    }

    [Fact]
    public void Every_measurement_finishes_keeps_the_laws_and_has_its_figures()
    {
        DeviceFile file = Sample;
        foreach (IExperiment experiment in file.Experiments)
        {
            Result result = experiment.Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
            Assert.Equal("", result.Outcome.Reason);
            Assert.All(result.Checks, check => Assert.True(check.Passed, $"{experiment.Name}: {check.Name}"));
            Assert.All(result.Scalars, scalar => Assert.True(scalar.Value is null == scalar.Reason?.Length > 0, scalar.Name));
            Assert.Equal(result.Scalars.Count, result.Scalars.Select(scalar => scalar.Name).Distinct(StringComparer.Ordinal).Count());
            IReadOnlyList<Figure> figures = ExperimentFigures.Of(result, file.Device, experiment.Name);
            Assert.Equal(experiment is Fmr or Hysteresis ? 2 : 1, figures.Count);
            Assert.All(figures, figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "several"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_loop_gives_the_resistance_of_the_stack_and_a_transition_where_a_layer_turns()
    {
        DeviceFile file = Sample;
        Result loop = file.Experiments[0].Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Table resistance = loop.Tables.Single(table => table.Name == "resistance"), transitions = loop.Tables.Single(table => table.Name == "transitions");
        Assert.Equal(22, resistance.Labels!.Count);
        Assert.True(resistance.Columns[2].Values.Max() > 1.02 * resistance.Columns[2].Values.Min());
        Assert.Contains(transitions.Columns.Single(column => column.Name == "jump").Values, jump => jump == 1);
    }
}
