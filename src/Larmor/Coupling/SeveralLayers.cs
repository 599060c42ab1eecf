using System.Globalization;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Coupling;

/// <summary>The spin transfer of several free layers from their stack.</summary>
/// <remarks>
/// Of a stack whose only magnets are two free ones each torque depends on their angle alone, whatever turns them together: it is N = (ħ/2q)[T(c)(p − c u) + F(c) u × p] J₀ with the other moment as p, a function of c prepared
/// once with both its potentials (<see cref="MutualPotentials"/>). Every other arrangement is solved at each set of directions (<see cref="StackTorques"/>).
/// </remarks>
internal static class SeveralLayers
{
    /// <summary>The torques of the stack on all free layers.</summary>
    /// <exception cref="DeviceException">There is a fixed layer, and the stack lacks what the torques need; the message says what to add.</exception>
    public static SpinTransferModel Of(Device device)
    {
        try
        {
            return FromStack(device);
        }
        catch (DeviceException lacking) when (!device.Stack.Layers.Any(layer => layer.Magnetization is LayerMagnetization.FixedMoment))
        {
            return SpinTransferModel.None with { Warnings = [$"Free layers in a current exert spin torques on each other, which are left out here because the stack does not give them. {lacking.Message}"] };
        }
    }

    private static SpinTransferModel FromStack(Device device)
    {
        TwoWayTransport transport = new(device.Stack);
        Magnet[] magnets = [.. device.Magnets.Select(entry => entry.Magnet)];
        if (!magnets.Select(magnet => magnet.Name).SequenceEqual(transport.Names, StringComparer.Ordinal))
        {
            throw new DeviceException($"The torques on several free layers move all of them. Free in the stack are {InWords(transport.Names)}; moments are given for {InWords(magnets.Select(magnet => magnet.Name))}.", "magnets");
        }
        MutualPotentials? mutual = OfTwo(device, magnets);
        return new SpinTransferModel(mutual is null ? new StackTorques(transport, magnets) : mutual, null)
        {
            Notes = [.. Notes(device, magnets, mutual), SpinTransfer.FromStackNote(device.Stack)],
            Warnings = MixingContacts.Warnings(device.Stack),
            Citations = [Citations.WegroweDrouhin, Citations.ValetFert, Citations.BrataasBauerKelly, Citations.Slonczewski],
        };
    }

    /// <summary>The torques of two free magnets on each other as functions of their angle; null where there is another magnet or another direction in the stack, or where they vary too sharply to be held.</summary>
    internal static MutualPotentials? OfTwo(Device device, IReadOnlyList<Magnet> magnets)
    {
        Multilayer stack = device.Stack;
        if (magnets.Count != 2 || stack.Layers.Any(layer => layer.Magnetization is LayerMagnetization.FixedMoment)) return null;
        if (stack.Left is EndCondition.Polarization or EndCondition.SpinCurrent || stack.Right is EndCondition.Polarization or EndCondition.SpinCurrent) return null;
        List<MutualTorque> torques = [];
        for (int k = 0; k < 2; k++)
        {
            Magnet moved = magnets[k], other = magnets[1 - k];
            Multilayer held = new([.. stack.Layers.Select(layer => layer.Name == other.Name ? layer with { Magnetization = LayerMagnetization.Fixed(UnitVector.Z) } : layer with { ParallelSense = 1 })], stack.Interfaces, stack.Left, stack.Right);
            if (AxialTransport.Refusal(held, UnitVector.Z, [moved.Name]) is not null) return null;
            try
            {
                (PiecewiseSeries towards, PiecewiseSeries across) = new AxialTransport(held, UnitVector.Z, [moved.Name]).Torque(moved.Name);
                double perAmpere = SpinTorque.PerSpinCurrent / moved.Volume.Si;
                torques.Add(new MutualTorque(k, 1 - k, AxialFunction.FromStrength(towards.Times(perAmpere)), AxialFunction.FromStrength(across.Times(-perAmpere))));
            }
            catch (DeviceException)
            {
                return null;
            }
        }
        return new MutualPotentials(torques);
    }

    private static IEnumerable<string> Notes(Device device, Magnet[] magnets, MutualPotentials? mutual)
    {
        if (mutual is not null)
        {
            foreach (MutualTorque torque in mutual.Torques)
            {
                Layer polarizer = device.Stack.Layers.First(layer => layer.Name == magnets[torque.From].Name);
                foreach (string note in SpinTransfer.NotesOf(device, magnets[torque.On], torque.DampingLike, torque.FieldLike, polarizer)) yield return note;
            }
            yield break;
        }
        yield return string.Create(CultureInfo.InvariantCulture, $"Positive current is conventional current along +x, from '{device.Stack.Layers[0].Name}' to '{device.Stack.Layers[^1].Name}'.");
        yield return $"The spin torques on {InWords(magnets.Select(magnet => magnet.Name))} are solved from the stack at each set of directions, each a function of all of them, with their derivatives.";
    }

    private static string InWords(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
