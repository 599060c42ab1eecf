using Larmor.Testing;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Tests.Display;

public sealed class ShownBudgetTests
{
    [Theory]
    [InlineData("co-cu-co-pillar.yaml", "resistance-parallel", "resistance-antiparallel", "ohm")]
    [InlineData("py-cu-py-spin-valve.yaml", "resistance-area-parallel", "resistance-area-antiparallel", "ohm m^2")]
    public void The_power_over_the_square_of_the_current_adds_up_to_the_resistance(string example, string parallel, string antiparallel, string unit)
    {
        Device device = DeviceFileReader.Read(Path.Combine(Repository.Root, "examples", example)).Device;
        MagnetoresistanceResult result = new Magnetoresistance().Run(device, new RunContext());
        IReadOnlyList<ShownBudget> shown = ShownBudget.Of(result, device);
        Assert.Equal(["P", "AP"], shown.Select(budget => budget.State), StringComparer.Ordinal);
        foreach ((ShownBudget budget, string name) in shown.Zip([parallel, antiparallel]))
        {
            double resistance = result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;
            Assert.Equal(1, budget.Budget.Dissipated * budget.Factor / resistance, 1e-12);
            Assert.Equal(unit, budget.SiUnit);
        }
    }

    [Fact]
    public void At_a_current_it_is_a_power()
    {
        Device device = Samples.Pillar();
        ShownBudget shown = Assert.Single(ShownBudget.Of(Samples.Accumulation(), device));
        Assert.Equal("W", shown.SiUnit);
        Assert.Equal(device.CrossSection!.Area.Si, shown.Factor);
    }
}
