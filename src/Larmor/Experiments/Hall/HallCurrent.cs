using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Quantities;

namespace Larmor.Experiments.Hall;

/// <summary>Whether the current of a Hall bar and the spin torque of a device go together.</summary>
internal static class HallCurrent
{
    /// <summary>Checks a bar and its current.</summary>
    /// <exception cref="DeviceException">The bar cannot be measured, or the torque belongs to a current through the stack.</exception>
    public static void Check(HallBar? bar, Current current, Device device, string place)
    {
        if (bar is null) return;
        if (bar.Refusal() is { } reason) throw new DeviceException(reason, place);
        bool fromStack = device.Magnets.All(magnet => magnet.Torques.Count == 0) && device.Stack.Layers.Any(layer => layer.Magnetization is LayerMagnetization.FixedMoment);
        if (current.Si != 0 && fromStack) throw new DeviceException("The current of a Hall bar flows in the plane, but here the spin torque follows from a current through the stack. Give the torque of the current in the plane under `magnets` (`torques: { spin-orbit: ..., towards: ..., strip: ... }`, or `efficiency: 0` for none), or no current.", place);
    }
}
