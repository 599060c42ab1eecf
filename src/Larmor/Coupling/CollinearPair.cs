using Larmor.Layers;

namespace Larmor.Coupling;

/// <summary>
/// The two collinear states that a magnetoresistance compares. With free and fixed layers: the free ones along and against the first fixed one.
/// With only one of both: all magnetic layers alike, and turning over from each to the next along the stack.
/// </summary>
/// <param name="Parallel">Orientation of each layer in the parallel state: +1, −1, or 0 for a normal metal.</param>
/// <param name="Antiparallel">The same in the antiparallel state.</param>
/// <param name="Words">Both states in a sentence.</param>
internal sealed record CollinearPair(IReadOnlyList<int> Parallel, IReadOnlyList<int> Antiparallel, string Words)
{
    /// <summary>The states of a stack.</summary>
    /// <exception cref="DeviceException">No layer is magnetic, or the fixed layers are not collinear.</exception>
    public static CollinearPair Of(Multilayer stack)
    {
        bool hasFree = stack.Layers.Any(layer => layer.Magnetization is LayerMagnetization.FreeMoment);
        bool hasFixed = stack.Layers.Any(layer => layer.Magnetization is LayerMagnetization.FixedMoment);
        if (hasFree && hasFixed)
        {
            return new CollinearPair(CollinearState.Parallel(stack), CollinearState.Antiparallel(stack), "Parallel: all free layers along the first fixed layer; antiparallel: all against it.");
        }
        if (!hasFree && !hasFixed) throw new DeviceException("No layer of the stack is magnetic, so there is no magnetoresistance. Give layers a magnetization, such as +z or free.", "stack");
        int[] parallel = [.. stack.Layers.Select(layer => layer.Magnetization is LayerMagnetization.NotMagnetic ? 0 : layer.ParallelSense)], antiparallel = new int[parallel.Length];
        int sense = 1;
        for (int i = 0; i < parallel.Length; i++)
        {
            antiparallel[i] = sense * parallel[i];
            if (parallel[i] != 0) sense = -sense;
        }
        return new CollinearPair(parallel, antiparallel, "Parallel: all magnetic layers alike; antiparallel: each magnetic layer against the one before it along the stack.");
    }
}
