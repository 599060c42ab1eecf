namespace Larmor.Materials;

/// <summary>Which of a number of populations are connected with each other.</summary>
/// <remarks>Source: R. E. Tarjan, J. ACM 22, 215 (1975), with halving of the paths.</remarks>
internal sealed class ConnectedChannels(int count)
{
    private readonly int[] parents = [.. Enumerable.Range(0, count)];

    /// <summary>Says that two are connected.</summary>
    public void Join(int first, int second)
    {
        int a = RootOf(first), b = RootOf(second);
        // The smaller number is the root, so that roots rise in order.
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>The smallest of all that are connected with this one.</summary>
    public int RootOf(int one)
    {
        while (parents[one] != one)
        {
            parents[one] = parents[parents[one]];
            one = parents[one];
        }
        return one;
    }

    /// <summary>The roots of all parts, rising.</summary>
    public IEnumerable<int> Roots() => Enumerable.Range(0, parents.Length).Where(one => RootOf(one) == one);
}
