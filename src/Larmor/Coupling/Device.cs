using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Quantities;

namespace Larmor.Coupling;

/// <summary>A free moment of a device, and its spin torques where they are given by hand.</summary>
/// <param name="Magnet">The moment with its energy.</param>
public sealed record DeviceMagnet(Magnet Magnet)
{
    /// <summary>A free moment with one torque given by hand, or with none.</summary>
    public DeviceMagnet(Magnet magnet, GivenTorque? torque)
        : this(magnet) => Torques = torque is null ? [] : [torque];

    /// <summary>The torques, which add; none where they follow from the stack.</summary>
    public IReadOnlyList<GivenTorque> Torques { get; init; } = [];
}

/// <summary>A multilayer and its magnets: everything that an experiment measures on. A measurement on a wire brings the wire itself and needs no multilayer.</summary>
public sealed record Device
{
    private readonly Multilayer? stack;

    /// <summary>Title as printed on reports.</summary>
    public required string Title { get; init; }

    /// <summary>Temperature of the device.</summary>
    public required Temperature Temperature { get; init; }

    /// <summary>The stack.</summary>
    /// <exception cref="DeviceException">The device has none.</exception>
    public Multilayer Stack
    {
        get => stack ?? throw new DeviceException("This measurement needs a stack of layers, and the device has none.", "experiments");
        init => stack = value;
    }

    /// <summary>Whether there is a stack; without one only wires can be measured.</summary>
    public bool HasStack => stack is not null;

    /// <summary>Its cross-section; null where only quantities per area are asked for.</summary>
    public CrossSection? CrossSection { get; init; }

    /// <summary>The free moments, in the order of their layers.</summary>
    public IReadOnlyList<DeviceMagnet> Magnets { get; init; } = [];

    /// <summary>What a report on it says first.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Energies that pairs of the free moments share; the indices count <see cref="Magnets"/>.</summary>
    public IReadOnlyList<MomentPair> Pairs { get; init; } = [];
}
