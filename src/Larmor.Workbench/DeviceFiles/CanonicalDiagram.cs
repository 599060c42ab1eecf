using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Experiments.Locking;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The maps over fields and currents in the language of device files.</summary>
internal static class CanonicalDiagram
{
    public static (string Key, JsonNode Value)[] SweepTimeOf(Hysteresis settings) =>
    [
        .. CanonicalNoise.Optional(DiagramGrammar.SweepTime.Name, settings.SweepTime),
        .. CanonicalNoise.Optional(DiagramGrammar.LoopTemperature.Name, settings.Temperature),
        .. settings.Temperature is null ? ((string, JsonNode)[])[] : [(DiagramGrammar.LoopTrajectories.Name, settings.Trajectories)],
        .. settings.Seed is { } seed ? [(NoiseGrammar.Seed.Name, seed)] : ((string, JsonNode)[])[],
        .. CanonicalNoise.RandomFieldsOf(settings.RandomFields),
    ];

    public static (string Key, JsonNode Value)[] Of(PhaseDiagram settings) =>
    [
        (ExperimentGrammar.FieldSweep.Name, CanonicalInput.SweepOf(settings.Field)),
        (ExperimentGrammar.Currents.Name, CanonicalInput.Values(settings.Currents)),
        .. settings.CrossField is { } cross ? [(DiagramGrammar.CrossField.Name, CanonicalInput.SweepOf(cross))] : ((string, JsonNode)[])[],
        (DiagramGrammar.TiltOfStart.Name, CanonicalInput.Text(settings.Tilt)),
        (DiagramGrammar.SettlingTime.Name, CanonicalInput.Text(settings.SettlingTime)),
    ];

    public static (string Key, JsonNode Value)[] Of(Oscillator settings) =>
    [
        (ExperimentGrammar.FieldSweep.Name, CanonicalInput.SweepOf(settings.Field)),
        (DiagramGrammar.CurrentsInOrder.Name, CanonicalInput.Values(settings.Currents)),
        .. settings.ResistanceChange is { } change ? [(DiagramGrammar.ResistanceChange.Name, CanonicalInput.Text(change))] : ((string, JsonNode)[])[],
        .. settings.Resistance is { } resistance ? [(DiagramGrammar.Resistance.Name, CanonicalInput.Text(resistance))] : ((string, JsonNode)[])[],
        .. settings.Reference is { } reference ? [(DiagramGrammar.Reference.Name, CanonicalInput.DirectionOf(reference))] : ((string, JsonNode)[])[],
        .. settings.Locking is { } drive ? [(LockingGrammar.Locking.Name, LockingOf(drive))] : ((string, JsonNode)[])[],
        (DiagramGrammar.TiltOfRest.Name, CanonicalInput.Text(settings.Tilt)),
        (DiagramGrammar.SettlingTimeOfCycle.Name, CanonicalInput.Text(settings.SettlingTime)),
    ];

    public static (string Key, JsonNode Value)[] Of(SwitchingTime settings) =>
    [
        (ExperimentGrammar.Field.Name, CanonicalDrive.Fields(settings.Field, [])),
        (DiagramGrammar.SwitchingCurrents.Name, CanonicalInput.Values(settings.Currents)),
        .. settings.Width is { } width ? [(DiagramGrammar.Width.Name, CanonicalInput.Text(width))] : ((string, JsonNode)[])[],
        (DiagramGrammar.Rise.Name, CanonicalInput.Text(settings.Rise)),
        (DiagramGrammar.Followed.Name, CanonicalInput.Text(settings.Duration)),
        .. settings.Start is { } start ? [(DiagramGrammar.StartNear.Name, CanonicalInput.DirectionOf(start))] : ((string, JsonNode)[])[],
        .. settings.Axis is { } axis ? [(DiagramGrammar.WatchedAxis.Name, CanonicalInput.DirectionOf(axis))] : ((string, JsonNode)[])[],
        (ExperimentGrammar.Tilt.Name, CanonicalInput.Text(settings.Tilt)),
        (DiagramGrammar.SwitchingTolerance.Name, settings.Tolerance),
    ];

    public static (string Key, JsonNode Value)[] Of(Astroid settings) =>
    [
        (DiagramGrammar.Along.Name, CanonicalInput.DirectionOf(settings.Along)),
        (DiagramGrammar.Towards.Name, CanonicalInput.DirectionOf(settings.Towards)),
        (DiagramGrammar.Largest.Name, CanonicalInput.Text(settings.Largest)),
        (DiagramGrammar.Angles.Name, CanonicalInput.Values(settings.Angles)),
        (ExperimentGrammar.Currents.Name, CanonicalInput.Values(settings.Currents)),
    ];

    private static JsonObject LockingOf(LockingDrive drive)
    {
        JsonObject node = drive.Fields.Count > 0
            ? new() { [LockingGrammar.Fields.Name] = CanonicalInput.Values(drive.Fields), [LockingGrammar.Along.Name] = CanonicalInput.DirectionOf(drive.Along) }
            : new() { [LockingGrammar.Currents.Name] = CanonicalInput.Values(drive.Currents) };
        node[LockingGrammar.Detunings.Name] = CanonicalInput.Values(drive.Detunings);
        if (drive.Component is { } component) node[LockingGrammar.Component.Name] = CanonicalInput.DirectionOf(component);
        return node;
    }
}
