using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Workbench.Tests.Cli;

/// <summary>A run with one result, made by hand.</summary>
internal static class SampleRun
{
    public static RunRecord With(AuditCheck check, Outcome outcome, params Scalar[] scalars) => new()
    {
        Device = new Device
        {
            Title = "a slab of copper",
            Temperature = Temperature.FromSi(4.2),
            Stack = new Multilayer(
                [new Layer { Name = "Cu", Material = MaterialLibrary.Find("Cu")!.ToMaterial(), Thickness = Length.FromNanometres(5) }],
                [],
                new EndCondition.Reservoir(),
                new EndCondition.Reservoir()),
        },
        Results = [new SampleResult { Kind = "sample", Name = "my-sample", Scalars = scalars, Tables = [], Checks = [check], Outcome = outcome }],
        Input = "",
        InputName = "sample.yaml",
        Version = "0",
    };

    private sealed record SampleResult : Result;
}
