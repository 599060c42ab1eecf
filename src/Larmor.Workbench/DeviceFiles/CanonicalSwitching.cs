using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The measurement of write errors in the language of device files.</summary>
internal static class CanonicalSwitching
{
    public static (string Key, JsonNode Value)[] Of(Switching settings) =>
    [
        (SwitchingGrammar.Pulses.Name, CanonicalInput.Values(settings.Pulses)),
        (SwitchingGrammar.Currents.Name, CanonicalInput.Values(settings.Currents)),
        .. settings.PulseField is { } pulse ? [(SwitchingGrammar.PulseField.Name, CanonicalInput.SweepOf(pulse))] : ((string, JsonNode)[])[],
        (SwitchingGrammar.Voltages.Name, CanonicalInput.Values(settings.Voltages)),
        (SwitchingGrammar.Field.Name, new JsonObject { [ExperimentGrammar.Along.Name] = CanonicalInput.DirectionOf(settings.Field.Along), [ExperimentGrammar.FieldValue.Name] = CanonicalInput.Text(settings.Field.Value) }),
        (SwitchingGrammar.Relaxation.Name, CanonicalInput.Text(settings.Relaxation)),
        .. settings.Start is { } start ? [(SwitchingGrammar.Start.Name, CanonicalInput.DirectionOf(start))] : ((string, JsonNode)[])[],
        (SwitchingGrammar.Initial.Name, settings.StartsAtRest ? "rest" : "equilibrium"),
        .. settings.Errors.Count > 0 ? [(SwitchingGrammar.Errors.Name, new JsonArray([.. settings.Errors.Select(error => (JsonNode)error)]))] : ((string, JsonNode)[])[],
        (SwitchingGrammar.Method.Name, settings.Method.ToString().ToLowerInvariant()),
        (SwitchingGrammar.Check.Name, CheckOf(settings.Check)),
        .. settings.Read is { } read
            ? [(SwitchingGrammar.Read.Name, new JsonObject { [SwitchingGrammar.ReadCurrent.Name] = CanonicalInput.Text(read.Current), [SwitchingGrammar.ReadDuration.Name] = CanonicalInput.Text(read.Duration) })]
            : ((string, JsonNode)[])[],
    ];

    private static JsonObject CheckOf(EnsembleCheck check)
    {
        JsonObject node = new()
        {
            [SwitchingGrammar.Trajectories.Name] = check.Trajectories,
            [SwitchingGrammar.Seed.Name] = check.Seed,
            [SwitchingGrammar.Points.Name] = check.Points,
        };
        foreach ((string key, JsonNode value) in CanonicalNoise.RandomFieldsOf(check.RandomFields)) node[key] = value;
        return node;
    }
}
