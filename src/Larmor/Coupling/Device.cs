using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Quantities;

namespace Larmor.Coupling;

/// <summary>A free moment of a device, and its spin-transfer torque where that is given by hand.</summary>
/// <param name="Magnet">The moment with its energy.</param>
/// <param name="GivenTorque">The torque; null where it follows from the stack.</param>
public sealed record DeviceMagnet(Magnet Magnet, GivenTorque? GivenTorque = null);

/// <summary>A multilayer and its magnets: everything that an experiment measures on.</summary>
public sealed record Device
{
    /// <summary>Title as printed on reports.</summary>
    public required string Title { get; init; }

    /// <summary>Temperature of the device.</summary>
    public required Temperature Temperature { get; init; }

    /// <summary>The stack.</summary>
    public required Multilayer Stack { get; init; }

    /// <summary>Its cross-section; null where only quantities per area are asked for.</summary>
    public CrossSection? CrossSection { get; init; }

    /// <summary>The free moments, in the order of their layers.</summary>
    public IReadOnlyList<DeviceMagnet> Magnets { get; init; } = [];
}
