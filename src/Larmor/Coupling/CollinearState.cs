using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Coupling;

/// <summary>The collinear states of a device: which way each layer points when the free layers lie along or against the first fixed one.</summary>
/// <remarks>+1 is the direction of the first fixed layer (without one, of the first free layer). A layer whose <see cref="Layer.ParallelSense"/> is −1 counts as turned over.</remarks>
public static class CollinearState
{
    // Directions read from a file carry rounding: cos of an angle of 1e-6 rad differs from 1 by 5e-13.
    private const double SmallestDeviation = 1e-12;

    /// <summary>The axis of the collinear states: the direction of the first fixed layer; null where there is none.</summary>
    public static UnitVector? Axis(Multilayer stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return stack.Layers.Select(layer => layer.Magnetization).OfType<LayerMagnetization.FixedMoment>().FirstOrDefault()?.Direction;
    }

    /// <summary>Orientation of each layer in the parallel state: +1, −1, or 0 for a normal metal.</summary>
    /// <exception cref="DeviceException">The fixed layers are not collinear; the message says which.</exception>
    public static IReadOnlyList<int> Parallel(Multilayer stack) => Orientations(stack, 1);

    /// <summary>Orientation of each layer with all free layers turned over.</summary>
    /// <exception cref="DeviceException">The fixed layers are not collinear; the message says which.</exception>
    public static IReadOnlyList<int> Antiparallel(Multilayer stack) => Orientations(stack, -1);

    /// <summary>Whether the collinear solver holds for a stack: all fixed layers and ends on one line, and no tunnel barrier.</summary>
    public static bool IsCollinear(Multilayer stack)
    {
        UnitVector? axis = Axis(stack);
        return stack.Interfaces.All(contact => contact.Tunnel is null)
            && stack.Layers.All(layer => layer.Magnetization is not LayerMagnetization.FixedMoment { Direction: var direction } || IsAlong(direction, axis))
            && IsAlong(EndAxis(stack.Left), axis) && IsAlong(EndAxis(stack.Right), axis);
    }

    /// <summary>Whether a direction lies along or against an axis; true where there is none.</summary>
    internal static bool IsAlong(UnitVector? direction, UnitVector? axis) =>
        direction is not { } one || axis is not { } other || 1 - Math.Abs(Vector3d.Dot(one, other)) < SmallestDeviation;

    /// <summary>Direction of the spins that an end puts in; null where it names none.</summary>
    internal static UnitVector? EndAxis(EndCondition end) => end switch { EndCondition.Polarization one => one.Along, EndCondition.SpinCurrent one => one.Along, _ => null };

    /// <summary>Solves a collinear state.</summary>
    /// <exception cref="DeviceException">The stack has no solution in that state; the message says why and what to do.</exception>
    public static SteadyTransport Solve(Multilayer stack, IReadOnlyList<int> orientations, CurrentDensity currentDensity) =>
        Solve(stack, orientations, currentDensity, CosineSquared(stack));

    /// <summary>Solves a collinear state whose axis makes a given angle with the current.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="orientations">For each layer +1 or −1, the sense of its moment along the axis; 0 for a normal metal.</param>
    /// <param name="currentDensity">J₀ along +x.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the axis, for relaxations that depend on it.</param>
    /// <exception cref="DeviceException">The stack has no solution in that state; the message says why and what to do.</exception>
    public static SteadyTransport Solve(Multilayer stack, IReadOnlyList<int> orientations, CurrentDensity currentDensity, double cosineSquared)
    {
        int[] senses = [.. orientations];
        Multilayer alongAxis = WithEndsAlongAxis(stack);
        if (CollinearTransport.Refusal(alongAxis, senses, cosineSquared) is { } reason) throw new DeviceException(reason, SubjectOf(stack, reason));
        return CollinearTransport.Solve(alongAxis, senses, currentDensity, cosineSquared);
    }

    /// <summary>cos²θ of the angle between the current and the axis of the collinear states; 0 where there is none.</summary>
    public static double CosineSquared(Multilayer stack) => Axis(stack) is { } axis ? axis.Components.X * axis.Components.X : 0;

    /// <summary>The stack with the spins that its ends put in counted along the axis of the collinear states.</summary>
    /// <exception cref="DeviceException">An end puts in spins across the axis.</exception>
    public static Multilayer AlongAxis(Multilayer stack)
    {
        UnitVector? axis = Axis(stack);
        foreach (EndCondition end in new[] { stack.Left, stack.Right })
        {
            if (!IsAlong(EndAxis(end), axis)) throw new DeviceException($"An end puts in spins along {EndAxis(end)}, neither along nor against the moments ({axis}); this measurement follows spins on one axis only. Turn them along the moments.", "stack");
        }
        return WithEndsAlongAxis(stack);
    }

    // The collinear solver counts spins along the axis: what an end puts in against it is negative.
    private static Multilayer WithEndsAlongAxis(Multilayer stack)
    {
        UnitVector? axis = Axis(stack);
        EndCondition left = AlongAxis(stack.Left, axis), right = AlongAxis(stack.Right, axis);
        return left == stack.Left && right == stack.Right ? stack : new Multilayer(stack.Layers, stack.Interfaces, left, right) { Repeated = stack.Repeated };
    }

    private static EndCondition AlongAxis(EndCondition end, UnitVector? axis) => EndAxis(end) is { } direction && axis is { } other && Vector3d.Dot(direction, other) < 0
        ? end switch
        {
            EndCondition.Polarization one => new EndCondition.Polarization(-one.Value, other),
            EndCondition.SpinCurrent one => new EndCondition.SpinCurrent(CurrentDensity.FromSi(-one.Density.Si), other),
            _ => end,
        }
        : end;

    // The first layer that the reason names, so that the fault gets its place.
    private static string SubjectOf(Multilayer stack, string reason) =>
        stack.Layers.FirstOrDefault(layer => reason.Contains($"'{layer.Name}'", StringComparison.Ordinal)) is { } layer ? $"stack/{layer.Name}" : "stack";

    private static int[] Orientations(Multilayer stack, int freeSense)
    {
        UnitVector? axis = Axis(stack);
        return [.. stack.Layers.Select(layer => Orientation(layer, axis, freeSense))];
    }

    private static int Orientation(Layer layer, UnitVector? axis, int freeSense)
    {
        if (layer.Magnetization is LayerMagnetization.FreeMoment) return freeSense * layer.ParallelSense;
        if (layer.Magnetization is not LayerMagnetization.FixedMoment { Direction: var direction }) return 0;
        double cosine = Vector3d.Dot(direction, axis!.Value);
        if (1 - Math.Abs(cosine) < SmallestDeviation) return Math.Sign(cosine);
        throw new DeviceException(
            $"Layer '{layer.Name}' is magnetized along {direction}, neither along nor against the first fixed layer ({axis.Value}). The profiles and the resistance of the parallel and antiparallel states need all fixed layers on one axis.",
            $"stack/{layer.Name}");
    }
}
