using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>
/// Where the subjects of later faults stand in a file: <c>stack/NAME</c> by the layer's name, <c>experiments/NAME/key</c> by the measurement's,
/// <c>interfaces/A/B</c> by the two metals (at the entry that the contact was read from), <c>magnets/NAME/key</c>, and every path of keys.
/// </summary>
internal sealed class SubjectPlaces
{
    private readonly Dictionary<string, (Place Place, string Path)> places = new(StringComparer.Ordinal);

    public SubjectPlaces(YamlNode root, BuiltStack? stack, ContactResolver contacts, IReadOnlyList<ExperimentItem> items, IReadOnlyList<string> names)
    {
        foreach (PlacedLayer layer in stack?.Layers ?? []) Add($"stack/{layer.Layer.Name}", layer.Item.Node);
        for (int i = 0; i < items.Count; i++)
        {
            Add($"experiments/{names[i]}", items[i].Node);
            foreach (Entry entry in items[i].Values.Node.Entries) Add($"experiments/{names[i]}/{entry.Key.Text}", entry.Value);
        }
        foreach ((string pair, YamlNode node) in contacts.Places) Add($"interfaces/{pair}", node);
        AddTree(root);
    }

    /// <summary>The place of a subject, or of the nearest part of it that stands in the file; null where none does.</summary>
    public (Place Place, string Path)? Find(string subject)
    {
        for (string part = subject; part.Length > 0; part = part[..Math.Max(0, part.LastIndexOf('/'))])
        {
            if (places.TryGetValue(part, out (Place Place, string Path) found)) return found;
        }
        return null;
    }

    private void AddTree(YamlNode root)
    {
        Stack<(YamlNode Node, string Subject)> open = new([(root, "")]);
        while (open.TryPop(out (YamlNode Node, string Subject) next))
        {
            if (next.Node is not MappingNode mapping) continue;
            foreach (Entry entry in mapping.Entries)
            {
                string subject = next.Subject.Length == 0 ? entry.Key.Text : $"{next.Subject}/{entry.Key.Text}";
                Add(subject, entry.Key);
                open.Push((entry.Value, subject));
            }
        }
    }

    private void Add(string subject, YamlNode node) => places.TryAdd(subject, (node.Place, node.Path));
}
