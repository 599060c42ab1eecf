using System.Globalization;
using System.Text.Json.Nodes;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>Many values where the language has one number: a list, a range or a column of a file. Each of them obeys the limits of the one.</summary>
/// <param name="one">The form of one value, as its value in SI.</param>
/// <param name="kind">What the value means; null for a plain number.</param>
/// <param name="mustBeWhole">Whether only whole numbers are allowed.</param>
internal sealed class SweptForm(ValueForm<double> one, QuantityKind? kind, bool mustBeWhole = false)
{
    private const int MostPoints = 10_000_000;
    private const string Linear = "linear", Logarithmic = "logarithmic";

    private readonly Key<double> from = new("from", one, "first value");
    private readonly Key<double> to = new("to", one, "last value");
    private readonly Key<IReadOnlyList<double>> values = new("values", new ListForm<double>(one, "a list of values", 1, MostPoints), "the values one by one");

    private static readonly Key<int> Points = new("points", new IntegerForm(2, MostPoints), "number of values, first and last among them; a Sobol design needs none");
    private static readonly Key<string> Spacing = new("spacing", new WordForm(Linear, Logarithmic), "linear: equal differences; logarithmic: equal ratios") { Default = Linear };
    private static readonly Key<string> File = new("file", new TextForm("the path of a CSV file"), "a CSV file, counted from the folder of the device file; with 'column'");
    private static readonly Key<string> Column = new("column", new TextForm("the name or the number of a column"), "name of the column in the file's header, or its number from 1");
    private static readonly Key<string> Unit = new("unit", new TextForm("a unit such as 'mT'"), "unit of the column where the header gives none");
    private static readonly Key<string> AxisName = new("axis", new TextForm("a name", TextForm.LongestName), "name of the axis in the results; quantities of one name change together") { Default = "made from the place in the file" };

    /// <summary>Whether a node looks like many values rather than one.</summary>
    public static bool Fits(YamlNode node) => node is SequenceNode || (node is MappingNode mapping && mapping.Entries.Any(entry => entry.Key.Text is "from" or "to" or "points" or "values" or "file" or "column"));

    /// <summary>Whether a mapping can be nothing else than many values, where other mappings have a meaning too.</summary>
    public static bool IsRange(YamlNode node) => node is MappingNode { Entries.Count: > 0 } mapping
        && mapping.Entries.All(entry => entry.Key.Text is "from" or "to" or "points" or "spacing" or "values" or "file" or "column" or "unit" or "axis")
        && (mapping["from"] ?? mapping["values"] ?? mapping["file"]) is not null;

    /// <summary>Reads them, notes them and gives the first; false with a listed fault where they are wrong.</summary>
    public bool TryRead(YamlNode node, Reading reading, out double value)
    {
        value = 0;
        SweptReading swept = reading.Swept!;
        if (swept.TryValue(node, out value)) return true;
        if (swept.IsWithin)
        {
            reading.Errors.Add(node, "a value of a sweep is one value; here a sweep stands within a sweep");
            return false;
        }
        swept.IsWithin = true;
        SweptQuantity? quantity = Read(node, reading);
        swept.IsWithin = false;
        if (quantity is null) return false;
        if (mustBeWhole && quantity.Values.Any(single => single != Math.Floor(single)))
        {
            reading.Errors.Add(node, "every value here is a whole number, and some of this range are not", "Choose ends and points that fit, or give a list.");
            return false;
        }
        swept.Add(quantity);
        value = quantity.Values[0];
        return true;
    }

    /// <summary>The JSON schema of such values, one part for all quantities.</summary>
    public static JsonObject Schema(SchemaDefinitions definitions) => definitions.Reference("a-sweep-of-values", () =>
    {
        JsonObject single = new() { ["type"] = new JsonArray("string", "number") };
        JsonObject properties = new() { ["from"] = single, ["to"] = single.DeepClone(), ["values"] = new JsonObject { ["type"] = "array", ["items"] = single.DeepClone(), ["minItems"] = 1 } };
        foreach (Key key in (Key[])[Points, Spacing, File, Column, Unit, AxisName])
        {
            JsonObject part = key.ValueForm.Schema(definitions);
            part["description"] = key.Default is null ? key.Meaning : $"{key.Meaning} (where it is not given: {key.Default})";
            properties[key.Name] = part;
        }
        return new JsonObject
        {
            ["description"] = "Many values of one quantity: the file is a sweep. A list, a range from, to and points, or a column of a file.",
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "array", ["items"] = single.DeepClone(), ["minItems"] = 1 },
                new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties }),
        };
    });

    private SweptQuantity? Read(YamlNode node, Reading reading)
    {
        string unit = kind?.SiSymbol ?? "1";
        if (node is SequenceNode) return values.Form.TryRead(node, reading, out IReadOnlyList<double>? list) ? new SweptQuantity(node, unit, list, null, null) : null;
        Section section = new("a sweep of values", "Many values of one quantity.", from, to, Points, Spacing, values, File, Column, Unit, AxisName);
        if (section.Read(node, reading) is not { } given) return null;
        bool isRange = given.Has(from) || given.Has(to) || given.Has(Points);
        bool isFile = given.Has(File) || given.Has(Column) || given.Has(Unit);
        bool isList = given.Has(values);
        if ((isRange ? 1 : 0) + (isFile ? 1 : 0) + (isList ? 1 : 0) != 1)
        {
            reading.Errors.Add(node, "the values of a sweep are given in one way: 'from', 'to' and 'points', or 'values', or 'file' and 'column'", "Keep one of them.");
            return null;
        }
        string? name = given.TryGet(AxisName, out string? said) ? said : null;
        if (given.Has(AxisName) && name is null) return null;
        if (isList) return given.TryGet(values, out IReadOnlyList<double>? many) ? new SweptQuantity(node, unit, many, name, null) : null;
        return isRange ? Range(given, unit, name, reading) : FromFile(given, unit, name, reading);
    }

    private SweptQuantity? Range(SectionValues given, string unit, string? name, Reading reading)
    {
        foreach (Key key in ((Key[])[from, to]).Where(key => !given.Has(key))) reading.Errors.Add(given.Node, $"a range needs 'from' and 'to'; '{key.Name}' is missing");
        if (!given.TryGet(from, out double first) || !given.TryGet(to, out double last) || (given.Has(Points) && !given.TryGet(Points, out _)) || (given.Has(Spacing) && !given.TryGet(Spacing, out _))) return null;
        bool isLogarithmic = given.Get(Spacing, Linear) == Logarithmic;
        if (first == last) return Refuse(to, "'from' and 'to' are the same", "Give two different ends, or one value.");
        if (isLogarithmic && !(first > 0 && last > 0)) return Refuse(Spacing, "equal ratios need two positive ends", "Write spacing: linear, or other ends.");
        int? points = given.TryGet(Points, out int count) ? count : null;
        SweptRange range = new(first, last, points, isLogarithmic);
        double[] all = [.. Enumerable.Range(0, points ?? 2).Select(range.At)];
        return new SweptQuantity(given.Node, unit, all, name, range);

        SweptQuantity? Refuse(Key key, string message, string hint)
        {
            reading.Errors.Add(given.NodeOf(key), message, hint);
            return null;
        }
    }

    private SweptQuantity? FromFile(SectionValues given, string unit, string? name, Reading reading)
    {
        if (kind is null)
        {
            reading.Errors.Add(given.Node, "plain numbers are not read from a file", "Write them as a list.");
            return null;
        }
        if (!given.Has(File) || !given.Has(Column))
        {
            reading.Errors.Add(given.Node, string.Create(CultureInfo.InvariantCulture, $"a column of a file needs 'file' and 'column'; '{(given.Has(File) ? "column" : "file")}' is missing"));
            return null;
        }
        if (!given.TryGet(File, out string? file) || !given.TryGet(Column, out string? column)) return null;
        IReadOnlyList<double>? numbers = new CsvColumn(file, column, given.Get(Unit, "")).Read(kind, given.NodeOf(File), given.NodeOf(Column), reading);
        return numbers is null ? null : new SweptQuantity(given.Node, unit, numbers, name, null);
    }
}
