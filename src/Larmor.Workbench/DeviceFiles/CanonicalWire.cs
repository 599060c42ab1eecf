using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Transport;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>Writes the wire of a <c>hanle</c> measurement in the language of device files.</summary>
internal static class CanonicalWire
{
    public static JsonObject Of(Hanle settings)
    {
        SpinWire wire = settings.Wire;
        JsonObject node = new()
        {
            [ExperimentGrammar.Name.Name] = settings.Name,
            [HanleGrammar.Wire.Name] = wire.Material.Name,
            [HanleGrammar.Area.Name] = CanonicalInput.Text(wire.CrossSection),
            [HanleGrammar.Injector.Name] = ContactOf(wire.Injector),
        };
        if (wire.Detector is { } detector)
        {
            node[HanleGrammar.Detector.Name] = ContactOf(detector);
            node[HanleGrammar.Distance.Name] = CanonicalInput.Text(wire.Distance);
        }
        if (wire.Absorber is { } absorber)
        {
            node[HanleGrammar.Absorber.Name] = new JsonObject { [HanleGrammar.Position.Name] = CanonicalInput.Text(absorber.Position), [HanleGrammar.Resistance.Name] = CanonicalInput.Text(absorber.Resistance) };
        }
        node[HanleGrammar.Ends.Name] = new JsonObject { [HanleGrammar.Left.Name] = EndOf(wire.Left), [HanleGrammar.Right.Name] = EndOf(wire.Right) };
        node[HanleGrammar.GFactor.Name] = wire.GFactor;
        node[ExperimentGrammar.FieldSweep.Name] = CanonicalInput.SweepOf(settings.Field);
        return new JsonObject { [settings.Kind] = node };
    }

    private static JsonObject ContactOf(WireContact contact)
    {
        JsonObject node = new() { [HanleGrammar.Polarization.Name] = contact.Polarization, [HanleGrammar.Magnetization.Name] = CanonicalInput.DirectionOf(contact.Magnetization) };
        if (contact.Resistance is { } resistance) node[HanleGrammar.Resistance.Name] = CanonicalInput.Text(resistance);
        return node;
    }

    private static JsonNode EndOf(WireEnd end) => end.Length is { } length
        ? new JsonObject { ["length"] = CanonicalInput.Text(length), ["end"] = CanonicalInput.EndOf(end.Condition) }
        : "infinite";
}
