using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The measurements of thermal fluctuations in the language of device files.</summary>
internal static class CanonicalFluctuation
{
    public static (string Key, JsonNode Value)[] Of(ThermalStability settings) =>
    [
        (FluctuationGrammar.Field.Name, CanonicalInput.SweepOf(settings.Field)),
        (ExperimentGrammar.Currents.Name, CanonicalInput.Values(settings.Currents)),
        (FluctuationGrammar.Retention.Name, CanonicalInput.Text(settings.Retention)),
        (FluctuationGrammar.Failure.Name, settings.Failure),
        .. settings.SweepTimes.Count > 0 ? [(FluctuationGrammar.SweepTimes.Name, CanonicalInput.Values(settings.SweepTimes))] : ((string, JsonNode)[])[],
    ];
}
