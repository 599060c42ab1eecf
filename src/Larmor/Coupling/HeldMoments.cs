using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>Free layers that a measurement holds at given directions, so that the others move in their presence.</summary>
/// <remarks>
/// A held layer is a fixed one: it polarizes the current, and what it shares with a moving moment is an energy of that moment alone (<see cref="HeldPartner"/>). The torque on the one that moves, with both its potentials, is then that at the given others,
/// and everything that takes one moment takes it: motion, linear response, density on the sphere, rates of escape.
/// </remarks>
/// <param name="Directions">Directions by the names of the layers.</param>
public sealed record HeldMoments(IReadOnlyDictionary<string, UnitVector> Directions)
{
    /// <summary>None is held.</summary>
    public static HeldMoments None { get; } = new(new Dictionary<string, UnitVector>(StringComparer.Ordinal));

    /// <summary>Whether none is held.</summary>
    public bool IsNone => Directions.Count == 0;

    /// <summary>The device with these layers held.</summary>
    /// <param name="device">The device.</param>
    /// <param name="place">Where the measurement stands in the file.</param>
    /// <exception cref="DeviceException">A name is not that of a free layer, or none is left to move.</exception>
    public Device On(Device device, string place)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (IsNone) return device;
        Multilayer stack = device.Stack;
        string[] free = [.. stack.Layers.Where(layer => layer.Magnetization is LayerMagnetization.FreeMoment).Select(layer => layer.Name)];
        if (Directions.Keys.FirstOrDefault(name => !free.Contains(name, StringComparer.Ordinal)) is { } unknown) throw new DeviceException($"'{unknown}' is to be held, but is not a free layer. Free are {InWords(free)}.", $"{place}/held");
        if (Array.TrueForAll(free, Directions.ContainsKey)) throw new DeviceException($"All free layers ({InWords(free)}) are held, and nothing moves. Leave one out.", $"{place}/held");
        int[] moving = [.. Enumerable.Range(0, device.Magnets.Count).Where(k => !IsHeld(device.Magnets[k].Magnet))];
        return device with
        {
            Stack = new Multilayer([.. stack.Layers.Select(layer => Directions.TryGetValue(layer.Name, out UnitVector direction) ? layer with { Magnetization = LayerMagnetization.Fixed(direction) } : layer)], stack.Interfaces, stack.Left, stack.Right),
            Remarks = [.. device.Remarks, Remark],
            Magnets = [.. moving.Select(k => Moving(device, k))],
            Pairs = [.. device.Pairs.Where(pair => moving.Contains(pair.First) && moving.Contains(pair.Second)).Select(pair => pair with { First = Array.IndexOf(moving, pair.First), Second = Array.IndexOf(moving, pair.Second) })],
        };
    }

    private string Remark => $"Held are {string.Join(", ", Directions.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"'{one.Key}' along {one.Value}"))}: torques, energies and states are those of what moves in their presence.";

    private bool IsHeld(Magnet magnet) => Directions.ContainsKey(magnet.Name);

    private DeviceMagnet Moving(Device device, int k)
    {
        DeviceMagnet entry = device.Magnets[k];
        EnergyTerm[] shared = [.. device.Pairs.Where(pair => (pair.First == k && IsHeld(device.Magnets[pair.Second].Magnet)) || (pair.Second == k && IsHeld(device.Magnets[pair.First].Magnet))).Select(pair => Felt(device, pair, k))];
        Magnet magnet = shared.Length == 0 ? entry.Magnet : entry.Magnet with { Energy = SumOfTerms.Of([entry.Magnet.Energy, .. shared]) };
        return entry with { Magnet = magnet, Torques = [.. entry.Torques.Select(torque => Resolved(device, entry.Magnet, torque))] };
    }

    private HeldPartner Felt(Device device, MomentPair pair, int k) =>
        new(pair.Energy, Directions[device.Magnets[pair.First == k ? pair.Second : pair.First].Magnet.Name], pair.First == k, device.Magnets[k].Magnet.Volume);

    /// <summary>A torque that named no polarizer keeps the fixed layer next to it, also where a held one now stands nearer.</summary>
    private static GivenTorque Resolved(Device device, Magnet magnet, GivenTorque torque)
    {
        if (torque.From is not null) return torque;
        int here = SpinTransfer.IndexOf(device, magnet.Name);
        Layer? next = device.Stack.Layers.Where(layer => layer.Magnetization is LayerMagnetization.FixedMoment).MinBy(layer => Math.Abs(SpinTransfer.IndexOf(device, layer.Name) - here));
        return next is null ? torque : torque with { From = next.Name };
    }

    private static string InWords(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
