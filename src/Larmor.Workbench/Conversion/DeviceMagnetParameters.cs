using Larmor.Coupling;
using Larmor.Coupling.Conventions;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.Conversion;

/// <summary>The parameters of a free magnet of a device file whose torque is given by hand.</summary>
internal static class DeviceMagnetParameters
{
    /// <summary>The parameters of one magnet.</summary>
    /// <exception cref="DeviceException">The torque follows from the stack, comes from a layer that moves, or from several directions.</exception>
    public static MacrospinParameters Of(Device device, DeviceMagnet entry)
    {
        Magnet magnet = entry.Magnet;
        MagneticProperties properties = magnet.Properties;
        if (entry.Torques.Count == 0 || entry.Torques.Any(torque => torque is GivenTorque.Coefficients)) throw new DeviceException($"The torque on '{magnet.Name}' follows from the stack: as a function of the angle it is no parameter of another program. Measure it (spin-transfer), choose efficiency or polarization with lambda that come near it, and translate those.", $"magnets/{magnet.Name}");
        List<(StandardTorque Torque, UnitVector Direction, bool FixedFirst)> torques = [.. entry.Torques.Select(torque => One(device, magnet, torque))];
        if (torques.Any(one => one.Direction != torques[0].Direction || one.FixedFirst != torques[0].FixedFirst))
        {
            throw new DeviceException($"The torques on '{magnet.Name}' come from several directions; a translation is of one direction p.", $"magnets/{magnet.Name}");
        }
        UniaxialAnisotropy[] anisotropies = [.. Terms(magnet.Energy).OfType<UniaxialAnisotropy>()];
        string[] others = [.. Terms(magnet.Energy).Where(term => term is not UniaxialAnisotropy).Select(term => term.Name).Concat(anisotropies.Skip(1).Select(_ => "further uniaxial anisotropy")).Distinct(StringComparer.Ordinal)];
        return new MacrospinParameters
        {
            GyromagneticRatio = properties.GyromagneticRatio,
            Damping = properties.Damping,
            Magnetization = properties.SaturationMagnetization,
            Thickness = magnet.Thickness,
            Torque = new StandardTorque(torques.SelectMany(one => one.Torque.DampingLike), torques.SelectMany(one => one.Torque.FieldLike)),
            Polarizer = torques[0].Direction,
            FixedFirst = torques[0].FixedFirst,
            OrderIsKnown = true,
            Anisotropy = anisotropies.Length > 0 ? anisotropies[0].Constant : null,
            Axis = anisotropies.Length > 0 ? anisotropies[0].Axis : null,
            Remarks = others.Length > 0 ? [$"Not translated, to be set up in the other program by its own means: {string.Join(", ", others)}."] : [],
        };
    }

    private static IEnumerable<EnergyTerm> Terms(EnergyTerm energy) => energy is SumOfTerms sum ? sum.Terms.SelectMany(Terms) : [energy];

    private static (StandardTorque Torque, UnitVector Direction, bool FixedFirst) One(Device device, Magnet magnet, GivenTorque torque)
    {
        if (torque is GivenTorque.SpinOrbit orbit) return (LarmorTorque.ToStandard(orbit), orbit.Towards, false);
        (UnitVector direction, bool fixedFirst) = torque is GivenTorque.FieldsPerCurrent { Towards: { } towards } ? (towards, false) : Polarizer(device, magnet, torque.From);
        if (torque is not GivenTorque.FieldsPerCurrent fields) return (LarmorTorque.ToStandard(torque), direction, fixedFirst);
        MacrospinParameters bare = new() { GyromagneticRatio = magnet.Properties.GyromagneticRatio, Magnetization = magnet.Properties.SaturationMagnetization, Thickness = magnet.Thickness, FixedFirst = fixedFirst };
        return (LarmorConvention.OfFields(fields.DampingLike, fields.FieldLike, bare, Area.FromSi(magnet.Volume.Si / magnet.Thickness.Si)), direction, fixedFirst);
    }

    private static (UnitVector Direction, bool FixedFirst) Polarizer(Device device, Magnet magnet, string? from)
    {
        Layer[] layers = [.. device.Stack.Layers];
        int here = Array.FindIndex(layers, layer => layer.Name == magnet.Name);
        int there = from is null
            ? Enumerable.Range(0, layers.Length).Where(i => layers[i].Magnetization is LayerMagnetization.FixedMoment).OrderBy(i => Math.Abs(i - here)).FirstOrDefault(-1)
            : Array.FindIndex(layers, layer => layer.Name == from);
        if (there < 0) throw new DeviceException($"The spin torque on '{magnet.Name}' needs a fixed layer that polarizes the current.", $"magnets/{magnet.Name}");
        return layers[there].Magnetization is LayerMagnetization.FixedMoment { Direction: var direction }
            ? (direction, there < here)
            : throw new DeviceException($"The layer '{layers[there].Name}' that polarizes the current of '{magnet.Name}' moves itself; a translation is of a fixed direction p.", $"magnets/{magnet.Name}");
    }
}
