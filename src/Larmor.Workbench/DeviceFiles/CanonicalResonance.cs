using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The measurements that excite a moment in the language of device files.</summary>
internal static class CanonicalResonance
{
    public static (string Key, JsonNode Value)[] Of(Pimm settings) =>
    [
        (ExperimentGrammar.Fields.Name, CanonicalDrive.Fields(settings.Field, settings.FieldDrives)),
        (ExperimentGrammar.DrivenCurrent.Name, CanonicalDrive.Of(settings.Current, settings.CurrentDrive)),
        (ExperimentGrammar.DrivenVoltage.Name, CanonicalDrive.Of(settings.Voltage, settings.VoltageDrive)),
        (ResonanceGrammar.Duration.Name, CanonicalInput.Text(settings.Duration)),
        .. settings.RingDownFrom is { } from ? [(ResonanceGrammar.RingDown.Name, CanonicalInput.Text(from))] : ((string, JsonNode)[])[],
        .. settings.Layer is { } layer ? [(ResonanceGrammar.Layer.Name, layer)] : ((string, JsonNode)[])[],
        .. settings.Component is { } component ? [(ResonanceGrammar.Component.Name, CanonicalInput.DirectionOf(component))] : ((string, JsonNode)[])[],
        (ResonanceGrammar.Window.Name, settings.IsTapered ? "cosine" : "none"),
        (ResonanceGrammar.Samples.Name, settings.Samples),
        (ResonanceGrammar.Tolerance.Name, settings.Tolerance),
    ];

    public static (string Key, JsonNode Value)[] Of(StFmr settings) =>
    [
        (ExperimentGrammar.FieldSweep.Name, CanonicalInput.SweepOf(settings.Field)),
        (ResonanceGrammar.Frequencies.Name, CanonicalTime.Frequencies(settings.Frequencies)),
        (ResonanceGrammar.Amplitude.Name, CanonicalInput.Text(settings.Amplitude)),
        (ExperimentGrammar.Current.Name, CanonicalInput.Text(settings.Current)),
        (ResonanceGrammar.ResistanceChange.Name, CanonicalInput.Text(settings.ResistanceChange)),
        .. settings.CurrentAlong is { } along ? [(ResonanceGrammar.CurrentAlong.Name, CanonicalInput.DirectionOf(along))] : ((string, JsonNode)[])[],
        .. settings.Pumping ? [(FmrGrammar.Pumping.Name, ElectronGrammar.On)] : ((string, JsonNode)[])[],
        .. settings.Between is { } between ? [(ResonanceGrammar.Between.Name, new JsonArray([.. between.Select(name => JsonValue.Create(name))]))] : ((string, JsonNode)[])[],
    ];

    /// <summary>What a resonance measurement asks for beside field and current.</summary>
    public static (string Key, JsonNode Value)[] SpectraOf(Fmr settings) =>
    [
        .. settings.Frequencies.Count == 0 ? ((string, JsonNode)[])[] : [(FmrGrammar.Frequencies.Name, CanonicalTime.Frequencies(settings.Frequencies))],
        .. settings.Microwave is { } microwave ? [(FmrGrammar.Microwave.Name, CanonicalInput.DirectionOf(microwave))] : ((string, JsonNode)[])[],
        .. settings.Pumping ? [(FmrGrammar.Pumping.Name, ElectronGrammar.On)] : ((string, JsonNode)[])[],
    ];
}
