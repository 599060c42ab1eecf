using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>Which magnets of a stack turn together, from which direction and about which axis.</summary>
/// <remarks>At the angle θ a turned magnet points along σ(cos θ p + sin θ about × p), σ its sense in the parallel state; all others stay where they are.</remarks>
internal sealed class Turning
{
    private readonly UnitVector[] own;
    private readonly int[] senses;

    private Turning(Multilayer stack, IReadOnlyList<int> magnets, IReadOnlyList<string> turned, string reference, UnitVector direction, UnitVector about)
    {
        (Turned, ReferenceName, Reference, About) = (turned, reference, direction, about);
        UnitVector axis = CollinearState.Axis(stack) ?? direction;
        own = [.. magnets.Select(i => stack.Layers[i].Magnetization is LayerMagnetization.FixedMoment { Direction: var held } ? held : stack.Layers[i].ParallelSense < 0 ? -axis : axis)];
        senses = [.. magnets.Select(i => !turned.Contains(stack.Layers[i].Name, StringComparer.Ordinal) ? 0
            : stack.Layers[i].Magnetization is LayerMagnetization.FreeMoment ? stack.Layers[i].ParallelSense : 1)];
    }

    /// <summary>Names of the magnets that turn.</summary>
    public IReadOnlyList<string> Turned { get; }

    /// <summary>Name of the layer from whose direction angles count.</summary>
    public string ReferenceName { get; }

    /// <summary>p: the direction at the angle zero.</summary>
    public UnitVector Reference { get; }

    /// <summary>The axis about which they turn, perpendicular to p.</summary>
    public UnitVector About { get; }

    /// <summary>Whether a turned magnet stands against the reference at the angle zero.</summary>
    public bool HasTurnedOver => senses.Any(sense => sense < 0);

    /// <summary>σ of a magnet: +1 or −1 where it turns, 0 where it stays.</summary>
    /// <param name="magnet">Position among the magnets of the stack.</param>
    public int Sense(int magnet) => senses[magnet];

    /// <summary>Directions of all magnets at an angle in rad.</summary>
    public UnitVector[] Moments(double angle)
    {
        (double sin, double cos) = SinCos(angle);
        UnitVector u = UnitVector.Along((cos * Reference.Components) + (sin * Vector3d.Cross(About, Reference)));
        return [.. own.Select((direction, k) => senses[k] switch { > 0 => u, < 0 => -u, _ => direction })];
    }

    /// <summary>The turning of named layers (of all free ones where none is named) from the direction of a fixed one.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="layers">Names of the layers that turn; none for the free ones.</param>
    /// <param name="reference">Name of the layer from whose direction angles count; null for the first fixed one that does not turn.</param>
    /// <param name="about">The axis; null for x made perpendicular to p, or y where p lies along x.</param>
    /// <param name="place">Path of the measurement in the device file.</param>
    /// <exception cref="DeviceException">A name is wrong, nothing turns or nothing stays; the message says what to do.</exception>
    public static Turning Of(Multilayer stack, IReadOnlyList<string> layers, string? reference, UnitVector? about, string place)
    {
        int[] magnets = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => stack.Layers[i].Magnetization is not LayerMagnetization.NotMagnetic)];
        string[] names = [.. magnets.Select(i => stack.Layers[i].Name)];
        foreach (string name in layers.Where(name => !names.Contains(name, StringComparer.Ordinal))) throw new DeviceException($"There is no magnetic layer '{name}' to turn; the stack has {Words(names)}.", $"{place}/layer");
        string[] turned = layers.Count > 0 ? [.. layers] : [.. magnets.Where(i => stack.Layers[i].Magnetization is LayerMagnetization.FreeMoment).Select(i => stack.Layers[i].Name)];
        if (turned.Length == 0) throw new DeviceException("No layer of the stack is free, so that it is not clear which one turns. Name one with `layer`, or give one `magnetization: free`.", $"{place}/layer");
        string zero = reference ?? FirstStill(stack, magnets, turned) ?? throw new DeviceException($"Every magnetic layer turns ({Words(turned)}), so that there is nothing to turn against. Leave one out, or give another layer a direction.", $"{place}/layer");
        int index = Array.FindIndex(magnets, i => stack.Layers[i].Name == zero);
        if (index < 0) throw new DeviceException($"There is no magnetic layer '{zero}' to refer to; the stack has {Words(names)}.", $"{place}/reference");
        if (turned.Contains(zero, StringComparer.Ordinal)) throw new DeviceException($"The layer '{zero}' turns itself, so that the angle from it means nothing. Name another layer with `reference`.", $"{place}/reference");
        Layer still = stack.Layers[magnets[index]];
        UnitVector axis = CollinearState.Axis(stack) ?? UnitVector.Z;
        UnitVector direction = still.Magnetization is LayerMagnetization.FixedMoment { Direction: var held } ? held : still.ParallelSense < 0 ? -axis : axis;
        return new Turning(stack, magnets, turned, zero, direction, AxisOf(direction, about, place));
    }

    /// <summary>All magnets of a stack together, from a direction about an axis.</summary>
    /// <exception cref="DeviceException">The axis is not perpendicular to the direction, or the magnets do not lie on one line.</exception>
    public static Turning OfAll(Multilayer stack, UnitVector from, UnitVector about, string place)
    {
        int[] magnets = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => stack.Layers[i].Magnetization is not LayerMagnetization.NotMagnetic)];
        if (magnets.Length == 0) throw new DeviceException("No layer of the stack is magnetic: there is nothing to turn. Give a layer a magnetization.", "stack");
        IReadOnlyList<int> parallel = CollinearState.Parallel(stack);
        Turning turning = new(stack, magnets, [.. magnets.Select(i => stack.Layers[i].Name)], "", from, AxisOf(from, about, place));
        for (int k = 0; k < magnets.Length; k++) turning.senses[k] = parallel[magnets[k]];
        return turning;
    }

    private static UnitVector AxisOf(UnitVector direction, UnitVector? about, string place)
    {
        if (about is { } axis)
        {
            if (Math.Abs(Vector3d.Dot(axis, direction)) < 1e-9) return axis;
            throw new DeviceException($"The magnets turn from {direction} about {axis}: the axis must be perpendicular to the direction at the angle zero, or the angle would not be the one between them.", $"{place}/about");
        }
        Vector3d perpendicular = UnitVector.X.Components - (direction.Components.X * direction.Components);
        return perpendicular.Norm < 1e-6 ? UnitVector.Y : UnitVector.Along(perpendicular);
    }

    private static string? FirstStill(Multilayer stack, int[] magnets, string[] turned)
    {
        Layer[] still = [.. magnets.Select(i => stack.Layers[i]).Where(layer => !turned.Contains(layer.Name, StringComparer.Ordinal))];
        return (still.FirstOrDefault(layer => layer.Magnetization is LayerMagnetization.FixedMoment) ?? still.FirstOrDefault())?.Name;
    }

    // Exactly collinear and perpendicular at multiples of 90 degrees.
    private static (double Sin, double Cos) SinCos(double angle)
    {
        double quarters = angle / (Math.PI / 2);
        if (Math.Abs(quarters - Math.Round(quarters)) > 1e-12 * Math.Max(1, Math.Abs(quarters))) return Math.SinCos(angle);
        return ((((long)Math.Round(quarters) % 4) + 4) % 4) switch { 0 => (0, 1), 1 => (1, 0), 2 => (0, -1), _ => (-1, 0) };
    }

    private static string Words(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
