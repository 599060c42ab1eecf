namespace Larmor.Workbench.DeviceFiles;

/// <summary>A place in a text; lines and columns count from 1.</summary>
internal readonly record struct Place(int Line, int Column);

/// <summary>A node of a YAML document with its place and the path of keys that leads to it.</summary>
internal abstract record YamlNode(Place Place, string Path);

/// <summary>A text without its quotes, and whether it had some, so that it is meant as words.</summary>
internal sealed record ScalarNode(Place Place, string Path, string Text, bool IsQuoted) : YamlNode(Place, Path)
{
    /// <summary>Whether nothing was written: an empty value, <c>~</c> or <c>null</c>.</summary>
    public bool IsNothing => !IsQuoted && Text is "" or "~" or "null";
}

/// <summary>A list.</summary>
internal sealed record SequenceNode(Place Place, string Path, IReadOnlyList<YamlNode> Items) : YamlNode(Place, Path);

/// <summary>A key with its value.</summary>
internal sealed record Entry(ScalarNode Key, YamlNode Value);

/// <summary>Keys with values, in the order of the file; no key occurs twice.</summary>
internal sealed record MappingNode(Place Place, string Path, IReadOnlyList<Entry> Entries) : YamlNode(Place, Path)
{
    public YamlNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;
}
