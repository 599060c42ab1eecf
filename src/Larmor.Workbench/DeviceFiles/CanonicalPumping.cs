using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The measurements of spin pumping in the language of device files.</summary>
internal static class CanonicalPumping
{
    public static (string Key, JsonNode Value)[] Of(SpinPumping settings) =>
    [
        (ExperimentGrammar.FieldSweep.Name, CanonicalInput.SweepOf(settings.Field)),
        (PumpingGrammar.Frequencies.Name, CanonicalTime.Frequencies(settings.Frequencies)),
        (PumpingGrammar.Amplitude.Name, CanonicalInput.Values(settings.Amplitudes)),
        .. settings.Microwave is { } microwave ? [(PumpingGrammar.Microwave.Name, CanonicalInput.DirectionOf(microwave))] : ((string, JsonNode)[])[],
        (PumpingGrammar.Cone.Name, CanonicalInput.Values(settings.Cones)),
        .. settings.Thicknesses.Count > 0 ? [(PumpingGrammar.Thickness.Name, Series(settings))] : ((string, JsonNode)[])[],
    ];

    public static (string Key, JsonNode Value)[] Of(ReciprocityMeasurement settings) =>
    [
        (PumpingGrammar.Directions.Name, settings.Directions),
        .. settings.Field is { } field ? [(PumpingGrammar.Field.Name, CanonicalInput.SweepOf(field)), (PumpingGrammar.Frequency.Name, CanonicalInput.Text(settings.Frequency))] : ((string, JsonNode)[])[],
        .. settings.Microwave is { } microwave ? [(PumpingGrammar.Microwave.Name, CanonicalInput.DirectionOf(microwave))] : ((string, JsonNode)[])[],
    ];

    /// <summary>What a measurement of the torque against angle asks for beside it.</summary>
    public static (string Key, JsonNode Value)[] MapsOf(SpinTransferMeasurement settings) => !settings.HasMaps ? [] :
    [
        (AngleWords.Map.Name, "true"),
        (AngleWords.Field.Name, new JsonObject { [ExperimentGrammar.Along.Name] = CanonicalInput.DirectionOf(settings.Field.Along), [ExperimentGrammar.FieldValue.Name] = CanonicalInput.Text(settings.Field.Value) }),
    ];

    private static JsonObject Series(SpinPumping settings)
    {
        JsonObject node = new() { [PumpingGrammar.Layer.Name] = new JsonArray([.. settings.Layers.Select(layer => (JsonNode)layer)]) };
        if (CanonicalInput.Values(settings.Thicknesses) is JsonObject range)
        {
            foreach ((string key, JsonNode? value) in range) node[key] = value!.DeepClone();
        }
        else
        {
            node["values"] = CanonicalInput.Values(settings.Thicknesses);
        }
        return node;
    }
}
