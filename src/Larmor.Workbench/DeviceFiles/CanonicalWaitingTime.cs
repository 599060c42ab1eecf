using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The measurement of waiting times in the language of device files.</summary>
internal static class CanonicalWaitingTime
{
    public static (string Key, JsonNode Value)[] Of(Relaxation settings) =>
    [
        (FluctuationGrammar.Field.Name, CanonicalInput.SweepOf(settings.Field)),
        (ExperimentGrammar.Currents.Name, CanonicalInput.Values(settings.Currents)),
        .. CanonicalNoise.Optional(NoiseGrammar.Temperature.Name, settings.Temperature),
        .. settings.Start is { } start ? [(WaitingTimeGrammar.Start.Name, CanonicalInput.DirectionOf(start))] : ((string, JsonNode)[])[],
        (WaitingTimeGrammar.Shots.Name, settings.Shots),
        .. CanonicalNoise.Optional(WaitingTimeGrammar.Duration.Name, settings.Duration),
        .. CanonicalNoise.Optional(NoiseGrammar.Step.Name, settings.Step),
        .. settings.Seed is { } seed ? [(NoiseGrammar.Seed.Name, seed)] : ((string, JsonNode)[])[],
        .. CanonicalNoise.RandomFieldsOf(settings.RandomFields),
    ];
}
