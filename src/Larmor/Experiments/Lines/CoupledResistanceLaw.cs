using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Lines;

/// <summary>How the resistance of a device with several free layers follows their moments.</summary>
internal static class CoupledResistanceLaw
{
    /// <summary>Anisotropic magnetoresistance of all free layers in parallel, alike but for their volumes: R = R₀ + ΔR Σ v_k (u_k·j)²/Σ v_k.</summary>
    public static ResistanceSlope Anisotropic(FreeMoments moments, Resistance change, UnitVector along)
    {
        double volume = moments.Magnets.Sum(magnet => magnet.Volume.Si);
        return directions => [.. directions.Select((u, k) => 2 * change.Si * moments.Magnets[k].Volume.Si / volume * Vector3d.Dot(u, along) * along.Components)];
    }

    /// <summary>Giant or tunnel magnetoresistance between two magnetic layers a and b, free or fixed: R = R_P + ΔR (1 − u_a·u_b)/2.</summary>
    /// <param name="device">The device.</param>
    /// <param name="moments">Its free moments.</param>
    /// <param name="change">ΔR.</param>
    /// <param name="between">Names of the two layers; null for the only two magnetic ones.</param>
    /// <param name="place">Where the measurement stands in the file.</param>
    /// <exception cref="DeviceException">The layers are not two magnetic ones of the stack, one of them free.</exception>
    public static ResistanceSlope Giant(Device device, FreeMoments moments, Resistance change, IReadOnlyList<string>? between, string place)
    {
        Layer[] magnetic = [.. device.Stack.Layers.Where(layer => layer.Magnetization is not LayerMagnetization.NotMagnetic)];
        if (between is null && magnetic.Length != 2)
        {
            throw new DeviceException(FormattableString.Invariant($"The stack has {magnetic.Length} magnetic layers, and the resistance changes with the angle between two of them. Name them, for example `between: [{magnetic[0].Name}, {magnetic[1].Name}]`; for an anisotropic magnetoresistance give the direction of the current (`current-along`)."), $"{place}/between");
        }
        string[] names = [.. between ?? [magnetic[0].Name, magnetic[1].Name]];
        foreach (string name in names)
        {
            if (Array.TrueForAll(magnetic, layer => layer.Name != name)) throw new DeviceException($"'{name}' is not a magnetic layer of the stack. Magnetic are {string.Join(", ", magnetic.Select(layer => $"'{layer.Name}'"))}.", $"{place}/between");
        }
        int[] free = [.. names.Select(name => moments.Magnets.ToList().FindIndex(magnet => magnet.Name == name))];
        if (names.Length != 2 || names[0] == names[1] || free[0] + free[1] < -1) throw new DeviceException("A resistance that follows the moments lies between two different layers, one of them free.", $"{place}/between");
        UnitVector?[] held = [.. names.Select(name => magnetic.First(layer => layer.Name == name).Magnetization is LayerMagnetization.FixedMoment fixedMoment ? fixedMoment.Direction : (UnitVector?)null)];
        return directions =>
        {
            Vector3d[] slopes = new Vector3d[directions.Count];
            for (int side = 0; side < 2; side++)
            {
                if (free[side] >= 0) slopes[free[side]] = -0.5 * change.Si * (held[1 - side] ?? directions[free[1 - side]]).Components;
            }
            return slopes;
        };
    }
}
