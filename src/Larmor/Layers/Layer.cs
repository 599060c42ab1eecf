using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Layers;

/// <summary>One uniform layer of a stack.</summary>
public sealed record Layer
{
    /// <summary>Name, unique in its stack.</summary>
    public required string Name { get; init; }

    /// <summary>What it is made of.</summary>
    public required Material Material { get; init; }

    /// <summary>Thickness along x in m, positive; null for a semi-infinite lead at an end of the stack.</summary>
    public Length? Thickness { get; init; }

    /// <summary>What its magnetization may do.</summary>
    public LayerMagnetization Magnetization { get; init; } = LayerMagnetization.None;

    /// <summary>Sense of the layer in the parallel state against the first fixed layer: +1, or −1 where the file says <c>parallel: down</c>.</summary>
    public int ParallelSense { get; init; } = 1;

    /// <summary>Whether the layer has no thickness: a semi-infinite lead.</summary>
    public bool IsLead => Thickness is null;
}
