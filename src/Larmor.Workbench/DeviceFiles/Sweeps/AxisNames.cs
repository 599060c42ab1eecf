using System.Globalization;

namespace Larmor.Workbench.DeviceFiles.Sweeps;

/// <summary>Names of axes from the places of their quantities: the key with what it belongs to, as in <c>free-thickness</c> or <c>Co-beta</c>.</summary>
internal sealed class AxisNames(YamlNode root, IReadOnlyDictionary<string, string> given)
{
    private const string Experiments = "experiments";

    /// <summary>A name for each quantity; two made names never agree, given ones may.</summary>
    public string[] Of(IReadOnlyList<SweptQuantity> quantities)
    {
        string?[] names = [.. quantities.Select(quantity => given.GetValueOrDefault(quantity.Node.Path) ?? quantity.AxisName)];
        HashSet<string> taken = [.. names.OfType<string>()];
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] is not null) continue;
            string made = Made(quantities[i].Node), candidate = made;
            for (int number = 2; !taken.Add(candidate); number++) candidate = string.Create(CultureInfo.InvariantCulture, $"{made}-{number}");
            names[i] = candidate;
        }
        return [.. names.OfType<string>()];
    }

    private string Made(YamlNode quantity)
    {
        List<string> words = [];
        YamlNode node = root;
        bool inExperiments = false;
        while (!ReferenceEquals(node, quantity))
        {
            (string word, YamlNode next) = Step(node, quantity.Path);
            inExperiments |= words.Count == 0 && word == Experiments;
            words.Add(word);
            node = next;
        }
        string last = words[^1];
        string owner = words.Count > 1 ? words[^2] : "";
        bool isPlain = words.Count == 1 || (inExperiments && words.Count <= 4);    // experiments, item, kind, key
        string name = isPlain ? last : $"{owner}-{last}";
        return string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '-')).Trim('-');
    }

    /// <summary>One step down: the key, or for an item of a list the name by which a person calls it.</summary>
    private static (string Word, YamlNode Next) Step(YamlNode node, string path)
    {
        if (node is MappingNode mapping)
        {
            Entry entry = mapping.Entries.First(one => LeadsTo(one.Value.Path, path));
            return (entry.Key.Text, entry.Value);
        }
        IReadOnlyList<YamlNode> items = ((SequenceNode)node).Items;
        int index = items.ToList().FindIndex(item => LeadsTo(item.Path, path));
        string number = (index + 1).ToString(CultureInfo.InvariantCulture);
        return (items[index] is MappingNode item ? Word(item["name"]) ?? Word(item["material"]) ?? number : number, items[index]);
    }

    private static bool LeadsTo(string above, string path) =>
        path.StartsWith(above, StringComparison.Ordinal) && (path.Length == above.Length || path[above.Length] is '.' or '[');

    private static string? Word(YamlNode? node) => (node as ScalarNode)?.Text;
}
