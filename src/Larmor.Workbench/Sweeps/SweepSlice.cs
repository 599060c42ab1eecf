namespace Larmor.Workbench.Sweeps;

/// <summary>A share of the points of a sweep: chunk c belongs to slice (c mod <paramref name="Of"/>) + 1, so that dear and cheap regions are shared evenly.</summary>
/// <param name="Number">Number of the slice, from 1.</param>
/// <param name="Of">Number of slices.</param>
public readonly record struct SweepSlice(int Number, int Of)
{
    private const int LargestChunk = 256, ChunksForEach = 64;

    /// <summary>The whole sweep.</summary>
    public static SweepSlice Whole { get; } = new(1, 1);

    /// <summary>Number of points in a chunk: the unit in which workers take points.</summary>
    internal int ChunkOf(int points) => (int)Math.Clamp(points / ((long)ChunksForEach * Of), 1, LargestChunk);

    /// <summary>The chunks of this slice, as first points and numbers of points.</summary>
    internal IEnumerable<(int First, int Count)> Chunks(int points)
    {
        int size = ChunkOf(points);
        for (long first = (long)(Number - 1) * size; first < points; first += (long)size * Of) yield return ((int)first, (int)Math.Min(size, points - first));
    }
}
