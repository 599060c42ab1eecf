using System.Diagnostics.CodeAnalysis;

namespace Larmor.Workbench.DeviceFiles.Sweeps;

/// <summary>
/// What one reader of a device file knows of its swept quantities: on the first reading it finds them and keeps what does not depend on them;
/// afterwards it gives each the value of one point and everything else as it was.
/// </summary>
/// <remarks>Of one thread: every worker of a sweep reads the tree once for itself.</remarks>
internal sealed class SweptReading
{
    private readonly Dictionary<YamlNode, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<YamlNode, object> kept = new(ReferenceEqualityComparer.Instance);
    private readonly List<SweptQuantity> found = [];
    private HashSet<YamlNode>? changing;
    private double[] point = [];

    /// <summary>The swept quantities in the order in which they were read.</summary>
    public IReadOnlyList<SweptQuantity> Found => found;

    /// <summary>Whether the values of a swept quantity are being read.</summary>
    public bool IsWithin { get; set; }

    /// <summary>Whether the values of one point are read.</summary>
    public bool IsAtPoint => changing is not null;

    /// <summary>Whether nothing that the swept quantities change lies at or below this node.</summary>
    public bool IsConstant(YamlNode node) => changing?.Contains(node) != true;

    /// <summary>Notes a swept quantity; its first value stands for it.</summary>
    public void Add(SweptQuantity quantity)
    {
        if (places.TryAdd(quantity.Node, found.Count)) found.Add(quantity);
    }

    /// <summary>The value of a node at this point; false where it is not swept.</summary>
    public bool TryValue(YamlNode node, out double value)
    {
        value = 0;
        if (!places.TryGetValue(node, out int place)) return false;
        value = IsAtPoint ? point[place] : found[place].Values[0];
        return true;
    }

    /// <summary>What was read at a node before, where no swept quantity changes it.</summary>
    public bool TryReuse<T>(YamlNode node, [MaybeNullWhen(false)] out T value)
    {
        if (IsAtPoint && IsConstant(node) && kept.TryGetValue(node, out object? known) && known is T fitting)
        {
            value = fitting;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>Keeps what was read at a node on the first reading.</summary>
    public void Keep(YamlNode node, object value)
    {
        if (!IsAtPoint) kept[node] = value;
    }

    /// <summary>From now on the values of points are read.</summary>
    /// <param name="root">The root of the file.</param>
    public void BeginPoints(YamlNode root)
    {
        HashSet<YamlNode> path = new(ReferenceEqualityComparer.Instance);
        Mark(root, path);
        changing = path;
    }

    /// <summary>The values of the next point, in the order of <see cref="Found"/>.</summary>
    public void MoveTo(double[] values) => point = values;

    private bool Mark(YamlNode node, HashSet<YamlNode> path)
    {
        bool changes = places.ContainsKey(node);
        IEnumerable<YamlNode> inner = node switch
        {
            MappingNode mapping => mapping.Entries.Select(entry => entry.Value),
            SequenceNode sequence => sequence.Items,
            _ => [],
        };
        foreach (YamlNode one in inner) changes |= Mark(one, path);
        if (changes) path.Add(node);
        return changes;
    }
}
