using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>Densities in time in the language of device files.</summary>
internal static class CanonicalDensity
{
    public static (string Key, JsonNode Value)[] Of(DensityOnSphere one) =>
    [
        ("field", CanonicalDrive.Fields(one.Field, one.FieldDrives)),
        ("current", CanonicalDrive.Of(one.Current, one.CurrentDrive)),
        ("voltage", CanonicalDrive.Of(one.Voltage, one.VoltageDrive)),
        (ExperimentGrammar.Duration.Name, CanonicalInput.Text(one.Duration)),
        (DensityGrammar.Start.Name, StartOf(one.Start)),
        (DensityGrammar.Samples.Name, one.Samples),
        (DensityGrammar.Maps.Name, one.Maps),
        (DensityGrammar.Tolerance.Name, one.Tolerance),
        (DensityGrammar.HighestDegree.Name, one.HighestDegree),
    ];

    private static JsonNode StartOf(DensityStart start) => start switch
    {
        DensityStart.Uniform => DensityGrammar.Uniform,
        DensityStart.Well one => new JsonObject { [DensityGrammar.Well.Name] = CanonicalInput.DirectionOf(one.Towards) },
        DensityStart.Direction one => new JsonObject { [DensityGrammar.Towards.Name] = CanonicalInput.DirectionOf(one.Towards), [DensityGrammar.Spread.Name] = CanonicalInput.Text(one.Spread) },
        _ => DensityGrammar.Equilibrium,
    };
}
