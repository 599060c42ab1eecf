using System.Globalization;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Coupling;

/// <summary>The spin transfer on one free moment where it depends on more than one angle: fixed layers across each other, or relaxations that depend on the direction to the current.</summary>
internal static class SphereTorque
{
    /// <summary>Both potentials on the sphere, from the stack.</summary>
    public static SpinTransferModel Of(Device device, Magnet magnet, UnitVector polarizer)
    {
        TorqueMap map = TorqueMap.Of(device.Stack, magnet);
        return new SpinTransferModel(map.Potentials, polarizer)
        {
            Notes = [.. NotesOf(device, magnet, map), SpinTransfer.FromStackNote(device.Stack)],
            Warnings = MixingContacts.Warnings(device.Stack),
            Citations = [Citations.WegroweDrouhin, Citations.ValetFert, Citations.BrataasBauerKelly, Citations.Slonczewski],
        };
    }

    private static IEnumerable<string> NotesOf(Device device, Magnet magnet, TorqueMap map)
    {
        yield return $"Positive current is conventional current along +x, from '{device.Stack.Layers[0].Name}' to '{device.Stack.Layers[^1].Name}'.";
        string polarizers = string.Join(", ", device.Stack.Layers.Where(layer => layer.Magnetization is LayerMagnetization.FixedMoment).Select(layer => $"'{layer.Name}' along {((LayerMagnetization.FixedMoment)layer.Magnetization).Direction}"));
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"The spin torque on '{magnet.Name}' depends on more than one angle ({polarizers}): its two potentials are series of spherical harmonics to degree {map.Degree}, which leave {map.Residual:G2} of the largest torque.");
        double ms = magnet.Properties.SaturationMagnetization.Si;
        foreach ((string name, UnitVector u) in new[] { ("x", UnitVector.X), ("y", UnitVector.Y), ("z", UnitVector.Z) })
        {
            Vector3d field = 1 / ms * (map.TorquePerCurrent(u) / magnet.Volume.Si);
            yield return string.Create(CultureInfo.InvariantCulture, $"With '{magnet.Name}' along +{name} the torque per current, N/(Ms d I), is ({field.X:G4}, {field.Y:G4}, {field.Z:G4}) mT/mA.");
        }
    }
}
