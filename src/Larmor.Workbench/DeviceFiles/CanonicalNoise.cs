using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The measurement of noise in the language of device files.</summary>
internal static class CanonicalNoise
{
    public static (string Key, JsonNode Value)[] Of(Noise settings) =>
    [
        (FluctuationGrammar.Field.Name, CanonicalInput.SweepOf(settings.Field)),
        (ExperimentGrammar.Currents.Name, CanonicalInput.Values(settings.Currents)),
        .. Optional(NoiseGrammar.Temperature.Name, settings.Temperature),
        (NoiseGrammar.Trajectories.Name, settings.Trajectories),
        .. Optional(NoiseGrammar.Duration.Name, settings.Duration),
        .. Optional(NoiseGrammar.Resolution.Name, settings.Resolution),
        .. Optional(NoiseGrammar.Step.Name, settings.Step),
        .. settings.Seed is { } seed ? [(NoiseGrammar.Seed.Name, seed)] : ((string, JsonNode)[])[],
        .. RandomFieldsOf(settings.RandomFields),
        .. Optional(NoiseGrammar.ResistanceChange.Name, settings.ResistanceChange),
        .. settings.Reference is { } reference ? [(DiagramGrammar.Reference.Name, CanonicalInput.DirectionOf(reference))] : ((string, JsonNode)[])[],
        (DiagramGrammar.SettlingTimeOfCycle.Name, CanonicalInput.Text(settings.SettlingTime)),
    ];

    /// <summary>Nothing for the single precision that is the default.</summary>
    internal static (string Key, JsonNode Value)[] RandomFieldsOf(NoisePrecision precision) => precision == NoisePrecision.Binary64 ? [(NoiseGrammar.RandomFields.Name, "double")] : [];

    internal static (string Key, JsonNode Value)[] Optional<T>(string name, T? value)
        where T : struct, IQuantity<T> => value is { } given ? [(name, CanonicalInput.Text(given))] : [];
}
