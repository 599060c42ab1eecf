using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Transport;

namespace Larmor.Coupling;

/// <summary>
/// A stack in which everything but the turned magnets lies along or against one axis p: all answers depend on c = u·p alone, and the spin current that a
/// turned magnet absorbs is J₀[T(c)(p − c u) + F(c) u × p].
/// </summary>
/// <remarks>
/// The stack is turned so that p is +z and u lies in the plane of x and z: every component that vanishes at P or AP is then one product, not a difference, and
/// T and F keep their relative accuracy up to both ends, where they are limits of 0/0. They are ratios of low polynomials in c; here they are held
/// as series on panels.
/// </remarks>
internal sealed class AxialTransport
{
    // Coefficients below this share of the largest on their panel are left out; where rounding is larger, below a multiple of the rounding.
    private const double FitTolerance = 1e-13;
    private const double RoundingMargin = 30;
    private const double LargestRounding = 1e-7;

    private static readonly double[] Probes = [1e-6, 1e-3, 0.3, 1.1, 1.8, 1.999, 1.999999];

    private readonly NoncollinearTransport transport;
    private readonly int[] senses;
    private readonly bool[] turned;
    private readonly UnitVector[] moments;
    private readonly Vector3d[] absorbed;

    /// <param name="stack">A stack for which <see cref="Refusal"/> is null.</param>
    /// <param name="axis">p.</param>
    /// <param name="turnedLayers">Names of the magnets that turn together.</param>
    public AxialTransport(Multilayer stack, UnitVector axis, IReadOnlyCollection<string> turnedLayers)
    {
        Multilayer upright = MixingContacts.Filled(Upright(stack, axis));
        if (NoncollinearTransport.Refusal(upright) is { } reason) throw new DeviceException(reason, "stack");
        transport = NoncollinearTransport.Of(upright);
        senses = [.. transport.Magnets.Select(i => Sense(stack, i, axis))];
        turned = [.. transport.Magnets.Select(i => turnedLayers.Contains(stack.Layers[i].Name, StringComparer.Ordinal))];
        moments = new UnitVector[senses.Length];
        absorbed = new Vector3d[senses.Length];
    }

    /// <summary>Why the torque of a stack is not axial about p; null where it is.</summary>
    public static string? Refusal(Multilayer stack, UnitVector axis, IReadOnlyCollection<string> turnedLayers)
    {
        foreach (Layer layer in stack.Layers)
        {
            if (turnedLayers.Contains(layer.Name, StringComparer.Ordinal)) continue;
            if (layer.Magnetization is LayerMagnetization.FixedMoment { Direction: var direction } && !CollinearState.IsAlong(direction, axis)) return $"The fixed layer '{layer.Name}' is magnetized along {direction}, neither along nor against {axis}.";
        }
        foreach ((EndCondition end, string name) in new[] { (stack.Left, "left"), (stack.Right, "right") })
        {
            UnitVector? along = end switch { EndCondition.Polarization one => one.Along, EndCondition.SpinCurrent one => one.Along, _ => null };
            if (along is { } direction && !CollinearState.IsAlong(direction, axis)) return $"The spins at the {name} end lie along {direction}, neither along nor against {axis}.";
        }
        bool isAnisotropic = stack.Layers.Any(layer => layer.Material.Channels.IsAnisotropic) || stack.Interfaces.Any(contact => contact.Relaxations.Any(one => one.Anisotropy.Si != 0));
        return isAnisotropic ? "A relaxation depends on the angle between the moment and the current." : null;
    }

    /// <summary>T and F of one magnet against c, in units of J₀; its own direction is σu with σ its sense.</summary>
    /// <param name="layer">Name of the magnet.</param>
    /// <exception cref="DeviceException">T or F varies too sharply near P or AP to be held.</exception>
    public (PiecewiseSeries Towards, PiecewiseSeries Across) Torque(string layer)
    {
        int magnet = Enumerable.Range(0, moments.Length).First(k => transport.Stack.Layers[transport.Magnets[k]].Name == layer);
        double rounding = Rounding(magnet);
        try
        {
            if (rounding <= LargestRounding) return PiecewiseSeries.Fit((below, above) => At(magnet, below, above, 0), Math.Max(FitTolerance, RoundingMargin * rounding));
        }
        catch (ArgumentException)
        {
            // A function that no panel resolves is refused below, as one that rounding hides.
        }
        throw new DeviceException($"The spin torque on '{layer}' varies too sharply near the parallel or antiparallel state: hardly any spin relaxes in or behind the magnets. Check the spin-diffusion lengths and the ends of the stack.", "stack");
    }

    /// <summary>Rounding of T and F relative to the larger of both: what a turn of everything about p, which changes nothing, makes of them.</summary>
    private double Rounding(int magnet)
    {
        double largest = 0;
        foreach (double below in Probes)
        {
            (double towards, double across) = At(magnet, below, 2 - below, 0);
            (double turnedTowards, double turnedAcross) = At(magnet, below, 2 - below, 1);
            double size = Math.Max(Math.Abs(towards), Math.Abs(across));
            if (size > 0) largest = Math.Max(largest, Math.Max(Math.Abs(turnedTowards - towards), Math.Abs(turnedAcross - across)) / size);
        }
        return largest;
    }

    /// <summary>T and F at c, given by 1 + c and 1 − c, with everything turned about p.</summary>
    private (double Towards, double Across) At(int magnet, double below, double above, double azimuth)
    {
        double c = below < 1 ? below - 1 : 1 - above, s = Math.Sqrt(below * above);
        (double sin, double cos) = Math.SinCos(azimuth);
        UnitVector u = UnitVector.Along(s * cos, s * sin, c);
        for (int k = 0; k < moments.Length; k++)
        {
            UnitVector direction = turned[k] ? u : UnitVector.Z;
            moments[k] = senses[k] < 0 ? -direction : direction;
        }
        transport.Evaluate(moments, absorbed);
        Vector3d current = absorbed[magnet];
        // p − c u = s (−c cos, −c sin, s) and u × p = s (sin, −cos, 0).
        double sense = turned[magnet] ? senses[magnet] : 1;
        return (((s * current.Z) - (c * ((cos * current.X) + (sin * current.Y)))) / s, sense * ((sin * current.X) - (cos * current.Y)) / s);
    }

    private static int Sense(Multilayer stack, int layer, UnitVector axis) => stack.Layers[layer].Magnetization switch
    {
        LayerMagnetization.FixedMoment { Direction: var direction } => Vector3d.Dot(direction, axis) < 0 ? -1 : 1,
        _ => stack.Layers[layer].ParallelSense * (CollinearState.Axis(stack) is { } first && Vector3d.Dot(first, axis) < 0 ? -1 : 1),
    };

    /// <summary>The stack turned so that an axis, along or against which everything in it lies, is +z.</summary>
    internal static Multilayer Upright(Multilayer stack, UnitVector axis) => new(
        [.. stack.Layers.Select(layer => layer.Magnetization is LayerMagnetization.FixedMoment { Direction: var direction } ? layer with { Magnetization = LayerMagnetization.Fixed(Upright(direction, axis)) } : layer)],
        stack.Interfaces,
        Upright(stack.Left, axis),
        Upright(stack.Right, axis));

    private static EndCondition Upright(EndCondition end, UnitVector axis) => end switch
    {
        EndCondition.Polarization { Along: { } along } one => one with { Along = Upright(along, axis) },
        EndCondition.SpinCurrent { Along: { } along } one => one with { Along = Upright(along, axis) },
        _ => end,
    };

    private static UnitVector Upright(UnitVector direction, UnitVector axis) => Vector3d.Dot(direction, axis) < 0 ? -UnitVector.Z : UnitVector.Z;
}
