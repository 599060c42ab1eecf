using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>
/// Turns a YAML text into nodes with places. Only what a device file needs: one document of mappings, lists and texts. Anchors, aliases, merge
/// keys, tags, duplicate keys and second documents are refused with their place.
/// </summary>
internal sealed class YamlReader
{
    private readonly Parser parser;
    private readonly string file;

    private YamlReader(string text, string file)
    {
        parser = new Parser(new StringReader(text));
        this.file = file;
    }

    /// <summary>The root of the only document.</summary>
    /// <exception cref="DeviceFileException">The text is not such a document.</exception>
    public static YamlNode Read(string text, string file)
    {
        YamlText.Check(text, file);
        YamlReader reader = new(text, file);
        try
        {
            return reader.Document();
        }
        catch (YamlException failure)
        {
            throw YamlText.FaultAt(file, (int)failure.Start.Line, (int)failure.Start.Column, Words(failure.Message), "Look at this line and the one above: brackets, quotes, colons and indentation must fit.");
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            Mark place = reader.LastPlace;
            throw YamlText.FaultAt(file, (int)Math.Max(1, place.Line), (int)Math.Max(1, place.Column), "the text cannot be read as YAML from here on", "A bracket, brace or quote is probably not closed.");
        }
    }

    private Mark LastPlace => parser.Current?.End ?? new Mark(0, 1, 1);

    private ParsingEvent Next()
    {
        if (!parser.MoveNext()) throw YamlText.Fault(file, "the text ends too early");
        return parser.Current!;
    }

    private YamlNode Document()
    {
        Next();
        if (Next() is not DocumentStart) throw YamlText.Fault(file, "the file holds only comments; 'larmor new' writes one to start from");
        YamlNode root = Node(Next(), "", 0);
        Next();
        if (Next() is DocumentStart second) throw Fault(second, "a second document begins here ('---'); a device file holds one", "Put the other device into a file of its own.");
        return root;
    }

    private YamlNode Node(ParsingEvent start, string path, int depth)
    {
        if (depth > YamlText.DeepestNesting) throw Fault(start, string.Create(CultureInfo.InvariantCulture, $"the file is nested more than {YamlText.DeepestNesting} deep; a device file never needs that"));
        if (start is AnchorAlias alias) throw Fault(start, $"the alias '*{alias.Value}' is not read", "Write the value out, or use 'like' between materials.");
        if (start is NodeEvent node)
        {
            if (!node.Anchor.IsEmpty) throw Fault(start, $"the anchor '&{node.Anchor.Value}' is not read", "Write the value out, or use 'like' between materials.");
            if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific) throw Fault(start, $"the tag '{node.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal)}' is not read", "Write the plain value.");
        }
        Place place = PlaceOf(start);
        return start switch
        {
            Scalar scalar => new ScalarNode(place, path, scalar.Value, scalar.Style != ScalarStyle.Plain),
            SequenceStart => Sequence(place, path, depth),
            MappingStart => Mapping(place, path, depth),
            _ => throw Fault(start, "this cannot be read as part of a device file"),
        };
    }

    private SequenceNode Sequence(Place place, string path, int depth)
    {
        List<YamlNode> items = [];
        while (Next() is { } next and not SequenceEnd) items.Add(Node(next, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]"), depth + 1));
        return new SequenceNode(place, path, items);
    }

    private MappingNode Mapping(Place place, string path, int depth)
    {
        List<Entry> entries = [];
        Dictionary<string, Place> seen = new(StringComparer.Ordinal);
        while (Next() is { } next and not MappingEnd)
        {
            if (next is AnchorAlias) throw Fault(next, "an alias cannot be a key");
            if (next is not Scalar key) throw Fault(next, "a key must be a word, not a list or a mapping");
            string inner = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            ScalarNode keyNode = (ScalarNode)Node(key, inner, depth + 1);
            if (key is { Value: "<<", Style: ScalarStyle.Plain }) throw Fault(key, "merge keys ('<<') are not read", "Write the keys out, or use 'like' between materials.");
            if (!seen.TryAdd(key.Value, keyNode.Place))
            {
                throw Fault(key, string.Create(CultureInfo.InvariantCulture, $"the key '{key.Value}' is given twice; the first is on line {seen[key.Value].Line}"), "Keep one of them.", path);
            }
            entries.Add(new Entry(keyNode, Node(Next(), inner, depth + 1)));
        }
        return new MappingNode(place, path, entries);
    }

    private static Place PlaceOf(ParsingEvent start) => new((int)start.Start.Line, (int)start.Start.Column);

    private DeviceFileException Fault(ParsingEvent at, string message, string hint = "", string path = "") =>
        new([new DeviceFileError(file, (int)at.Start.Line, (int)at.Start.Column, path, message, hint)]);

    // The parser's own sentences, in the language of a person who has never read the YAML specification.
    private static string Words(string message) => message switch
    {
        _ when message.Contains("did not find expected ',' or ']'", StringComparison.OrdinalIgnoreCase) => "a list [...] lacks a comma or its closing bracket",
        _ when message.Contains("did not find expected ',' or '}'", StringComparison.OrdinalIgnoreCase) => "a mapping { ... } lacks a comma or its closing brace",
        _ when message.Contains("could not find expected ':'", StringComparison.OrdinalIgnoreCase) => "a key lacks its colon",
        _ when message.Contains("mapping values are not allowed", StringComparison.OrdinalIgnoreCase) => "a colon stands where no key can be; a text that contains ': ' needs quotes",
        _ when message.Contains("invalid mapping", StringComparison.OrdinalIgnoreCase) => "there is a second colon in one value; a text that contains ': ' needs quotes",
        _ when message.Contains("quoted scalar", StringComparison.OrdinalIgnoreCase) && message.Contains("escape", StringComparison.OrdinalIgnoreCase) => "in double quotes a backslash begins an escape; use single quotes",
        _ when message.Contains("quoted scalar", StringComparison.OrdinalIgnoreCase) => "a quote is opened here and not closed",
        _ when message.Contains("expected '-' indicator", StringComparison.OrdinalIgnoreCase) => "this line stands among the items of a list, but is indented differently or lacks its '- '",
        _ when message.Contains("expected key", StringComparison.OrdinalIgnoreCase) => "this line is no 'key: value' at the indentation of the keys around it; a colon is missing, or the indentation does not fit",
        _ when message.Contains("cannot start any token", StringComparison.OrdinalIgnoreCase) => "a character stands where no value can begin (such as @, ` or %); a text that begins with it needs quotes",
        _ when message.Contains("comment", StringComparison.OrdinalIgnoreCase) => "a comment needs a space before its '#'",
        _ => "this is not YAML that can be read",
    };
}
