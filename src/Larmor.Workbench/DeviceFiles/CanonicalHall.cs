using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Experiments.Hall;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The measurements on a Hall bar in the language of device files.</summary>
internal static class CanonicalHall
{
    public static (string Key, JsonNode Value)[] Of(AngularResistance settings) =>
    [
        (DiagramGrammar.Along.Name, CanonicalInput.DirectionOf(settings.Along)),
        (DiagramGrammar.Towards.Name, CanonicalInput.DirectionOf(settings.Towards)),
        (HallGrammar.Strengths.Name, CanonicalInput.Values(settings.Fields)),
        (HallGrammar.Angles.Name, CanonicalInput.Values(settings.Angles)),
        .. BarOf(settings.Bar),
        (HallGrammar.Current.Name, CanonicalInput.Text(settings.Current)),
        .. settings.Start is { } start ? [(HallGrammar.Start.Name, CanonicalInput.DirectionOf(start))] : ((string, JsonNode)[])[],
        (ExperimentGrammar.TiltAtEdge.Name, CanonicalInput.Text(settings.Tilt)),
        (ExperimentGrammar.SettlingTime.Name, CanonicalInput.Text(settings.SettlingTime)),
    ];

    public static (string Key, JsonNode Value)[] Of(Harmonics settings) =>
    [
        (DiagramGrammar.Along.Name, CanonicalInput.DirectionOf(settings.Along)),
        (DiagramGrammar.Towards.Name, CanonicalInput.DirectionOf(settings.Towards)),
        (HallGrammar.FieldsInOrder.Name, CanonicalInput.Values(settings.Fields)),
        (HallGrammar.AnglesOfField.Name, CanonicalInput.Values(settings.Angles)),
        .. BarOf(settings.Bar),
        (HallGrammar.Amplitude.Name, CanonicalInput.Text(settings.Amplitude)),
        .. settings.Start is { } start ? [(HallGrammar.Start.Name, CanonicalInput.DirectionOf(start))] : ((string, JsonNode)[])[],
        (ExperimentGrammar.TiltAtEdge.Name, CanonicalInput.Text(settings.Tilt)),
        (ExperimentGrammar.SettlingTime.Name, CanonicalInput.Text(settings.SettlingTime)),
    ];

    private static (string Key, JsonNode Value)[] BarOf(HallBar? bar) => bar is null ? [] :
    [
        (HallGrammar.HallBar.Name, new JsonObject
        {
            [HallGrammar.CurrentAlong.Name] = CanonicalInput.DirectionOf(bar.CurrentAlong),
            [HallGrammar.Resistance.Name] = CanonicalInput.Text(bar.Resistance),
            [HallGrammar.Anisotropic.Name] = CanonicalInput.Text(bar.Anisotropic),
            [HallGrammar.SpinHall.Name] = CanonicalInput.Text(bar.SpinHall),
            [HallGrammar.PlanarHall.Name] = CanonicalInput.Text(bar.PlanarHall),
            [HallGrammar.AnomalousHall.Name] = CanonicalInput.Text(bar.AnomalousHall),
            [HallGrammar.OrdinaryHall.Name] = CanonicalInput.Text(bar.OrdinaryHall),
        }),
    ];
}
