namespace Larmor.Experiments;

/// <summary>A setting of free moments: one for all, or by the names of their layers.</summary>
/// <typeparam name="T">The setting.</typeparam>
/// <param name="ForAll">What holds for every moment that is not named; null where each must be named.</param>
public sealed record PerMoment<T>(T? ForAll)
    where T : class
{
    /// <summary>Settings by the names of layers.</summary>
    public IReadOnlyDictionary<string, T> ByLayer { get; init; } = new Dictionary<string, T>(StringComparer.Ordinal);

    /// <summary>The setting of a moment; null where it has none.</summary>
    public T? Of(string layer) => ByLayer.TryGetValue(layer, out T? own) ? own : ForAll;
}
