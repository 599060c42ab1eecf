using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>Many values of one quantity: a list, evenly spaced from one to another, or a column of a file.</summary>
internal sealed class ValueRange<T>
    where T : struct, IQuantity<T>
{
    private readonly string words;

    public ValueRange(string words, int most)
    {
        this.words = words;
        ValueForm<T> quantity = QuantityForm.Of<T>(Limits.None);
        From = new Key<T>("from", quantity, "first value, with 'to' and 'points'");
        To = new Key<T>("to", quantity, "last value");
        Points = new Key<int>("points", new IntegerForm(2, most), "number of evenly spaced values, first and last among them");
        File = new Key<string>("file", new TextForm("the path of a CSV file"), "a CSV file, counted from the folder of the device file; with 'column'");
        Column = new Key<string>("column", new TextForm("the name or the number of a column"), "name of the column in the file's header, or its number from 1; the header gives the unit, as in 'field (mT)'");
        Unit = new Key<string>("unit", new TextForm("a unit such as 'mT'"), "unit of the column where the header gives none");
        Values = new Key<IReadOnlyList<T>>("values", new ListForm<T>(quantity, $"a list of {words}"), "the values one by one");
        Keys = [From, To, Points, File, Column, Unit];
    }

    public Key<T> From { get; }

    public Key<T> To { get; }

    public Key<int> Points { get; }

    public Key<string> File { get; }

    public Key<string> Column { get; }

    public Key<string> Unit { get; }

    public Key<IReadOnlyList<T>> Values { get; }

    public IReadOnlyList<Key> Keys { get; }

    /// <summary>The form of a key whose value is one quantity, a list of them, or a range.</summary>
    public ValueForm<IReadOnlyList<T>> Form(string formWords)
    {
        ValueForm<T> quantity = QuantityForm.Of<T>(Limits.None);
        return new ChoiceForm<IReadOnlyList<T>>(
            formWords,
            (Fits.Text, quantity.As<IReadOnlyList<T>>(value => [value])),
            (Fits.List, new ListForm<T>(quantity, $"a list of {words}")),
            (Fits.Mapping, new RangeForm(this)));
    }

    /// <summary>The values that a section with these keys means.</summary>
    public bool TryRead(SectionValues section, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> values)
    {
        values = null;
        bool isRange = section.Has(From) || section.Has(To) || section.Has(Points);
        bool isFile = section.Has(File) || section.Has(Column) || section.Has(Unit);
        bool isList = section.Has(Values);
        if ((isRange ? 1 : 0) + (isFile ? 1 : 0) + (isList ? 1 : 0) != 1)
        {
            reading.Errors.Add(section.Node, $"{words} are given in one way: 'from', 'to' and 'points', or 'values', or 'file' and 'column'", isRange || isFile || isList ? "Keep one of them." : "For example from: -150 mT, to: 150 mT, points: 61.");
            return false;
        }
        if (isList) return section.TryGet(Values, out values);
        return isRange ? TryRange(section, reading, out values) : TryFile(section, reading, out values);
    }

    private bool TryRange(SectionValues section, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> values)
    {
        values = null;
        Key[] missing = [.. ((Key[])[From, To, Points]).Where(key => !section.Has(key))];
        foreach (Key key in missing) reading.Errors.Add(section.Node, $"a range needs 'from', 'to' and 'points'; '{key.Name}' is missing");
        if (!section.TryGet(From, out T first) || !section.TryGet(To, out T last) || !section.TryGet(Points, out int points)) return false;
        if (first.Si == last.Si)
        {
            reading.Errors.Add(section.NodeOf(To), $"'from' and 'to' are the same, {first}", "Give two different ends, or one value.");
            return false;
        }
        values = [.. Enumerable.Range(0, points).Select(i => T.FromSi(Between(first.Si, last.Si, i, points - 1)))];
        return true;
    }

    /// <summary>The ends and the number of values that give exactly these values again; null where they are not evenly spaced.</summary>
    public static (T From, T To, int Points)? EvenlySpaced(IReadOnlyList<T> values)
    {
        if (values.Count < 3 || values[0].Si == values[^1].Si) return null;
        bool isEven = Enumerable.Range(0, values.Count).All(i => Between(values[0].Si, values[^1].Si, i, values.Count - 1) == values[i].Si);
        return isEven ? (values[0], values[^1], values.Count) : null;
    }

    // Symmetric in both ends: a range from -a to a holds exact opposites and, with an odd number of points, an exact zero.
    private static double Between(double first, double last, int index, int intervals) =>
        index == 0 ? first : index == intervals ? last : ((first * (intervals - index)) + (last * index)) / intervals;

    private bool TryFile(SectionValues section, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> values)
    {
        values = null;
        if (!section.Has(File) || !section.Has(Column))
        {
            reading.Errors.Add(section.Node, string.Create(CultureInfo.InvariantCulture, $"a column of a file needs 'file' and 'column'; '{(section.Has(File) ? "column" : "file")}' is missing"));
            return false;
        }
        if (!section.TryGet(File, out string? file) || !section.TryGet(Column, out string? column)) return false;
        CsvColumn source = new(file, column, section.Get(Unit, ""));
        if (source.Read(T.Kind, section.NodeOf(File), section.NodeOf(Column), reading) is not { } numbers) return false;
        values = [.. numbers.Select(T.FromSi)];
        return true;
    }

    private sealed class RangeForm(ValueRange<T> range) : ValueForm<IReadOnlyList<T>>
    {
        private readonly Section section = new($"a range of {range.words}", "Evenly spaced values, or a column of a file.", [.. range.Keys, range.Values]);

        public override string Words => "{ from, to, points }";

        public override bool TryRead(YamlNode node, Reading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
        {
            value = null;
            return section.Read(node, reading) is { } values && range.TryRead(values, reading, out value);
        }

        public override System.Text.Json.Nodes.JsonObject Schema(SchemaDefinitions definitions) => section.Schema(definitions);
    }
}
