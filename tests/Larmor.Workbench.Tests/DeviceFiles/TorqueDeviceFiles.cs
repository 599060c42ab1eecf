using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class TorqueDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "torques.yaml"));

    [Fact]
    public void Torques_are_read_as_they_are_written()
    {
        IReadOnlyList<DeviceMagnet> magnets = Sample.Device.Magnets;
        Assert.Equal(new GivenTorque.Slonczewski(0.4, 1.3) { From = "reference", FieldLikeRatio = 0.2 }, magnets[0].Torques[0]);
        Assert.Equal(new GivenTorque.Efficiency(0.25) { From = "second" }, magnets[0].Torques[1]);
        GivenTorque.FieldsPerCurrent fields = Assert.IsType<GivenTorque.FieldsPerCurrent>(Assert.Single(magnets[1].Torques));
        Assert.Equal((0.3, -0.1), (fields.DampingLike.Si, fields.FieldLike.Si));
        Assert.Equal(0, (fields.Towards!.Value.Components - UnitVector.Along(1, 1, 0).Components).Norm, 1e-15);
        GivenTorque.SpinOrbit orbit = Assert.IsType<GivenTorque.SpinOrbit>(Assert.Single(magnets[2].Torques));
        Assert.Equal((0.12, -0.03, -UnitVector.Y), (orbit.DampingLike, orbit.FieldLike, orbit.Towards));
        Assert.Equal(3e-15, orbit.Strip.Si, 1e-24);
        Dynamics[] trajectories = [.. Sample.Experiments.OfType<Dynamics>()];
        Assert.Equal(["first", "third"], trajectories[0].Starts.Keys.Order(StringComparer.Ordinal).ToArray());
        Assert.Null(trajectories[0].Start);
        Assert.Equal(UnitVector.Y, trajectories[1].Start);
    }

    [Fact]
    public void The_file_with_its_defaults_written_out_asks_for_the_same()
    {
        DeviceFile file = Sample, again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        for (int k = 0; k < 3; k++) Assert.Equal(file.Device.Magnets[k].Torques, again.Device.Magnets[k].Torques);
    }

    [Fact]
    public void Three_layers_are_followed_together_and_drawn()
    {
        DeviceFile file = Sample;
        foreach (IExperiment experiment in file.Experiments)
        {
            DynamicsResult result = Assert.IsType<DynamicsResult>(experiment.Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken }));
            Assert.Equal("first, second, third", string.Join(", ", result.Moments.Select(moment => moment.Name)));
            Assert.All(result.Checks, check => Assert.True(check.Passed, $"{experiment.Name}: {check.Name}"));
            Assert.All(ExperimentFigures.Of(result, file.Device, experiment.Name), figure => Assert.Contains("</svg>", FigureRenderer.Svg(figure, "time"), StringComparison.Ordinal));
        }
    }
}
