using System.Globalization;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>
/// A column of a CSV file: comma, semicolon or tab between the columns, a header in the first line with units in brackets (<c>field (mT)</c>,
/// <c>field [mT]</c>) or after a slash; lines that begin with # are comments.
/// </summary>
internal sealed record CsvColumn(string File, string Column, string Unit)
{
    private const int LargestSize = 64 << 20;

    /// <summary>The values in SI; null with a listed fault where they cannot be had.</summary>
    public IReadOnlyList<double>? Read(QuantityKind kind, YamlNode fileNode, YamlNode columnNode, Reading reading)
    {
        string path = Path.Combine(reading.Folder, File);
        FileInfo info = new(path);
        if (!info.Exists || info.Length > LargestSize)
        {
            reading.Errors.Add(fileNode, info.Exists ? $"the file '{File}' is too large" : $"there is no file '{File}'", info.Exists ? "" : "Paths are counted from the folder of the device file.");
            return null;
        }
        string[] lines;
        try
        {
            lines = [.. System.IO.File.ReadLines(path)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            reading.Errors.Add(fileNode, $"the file '{File}' cannot be read");
            return null;
        }
        int header = Array.FindIndex(lines, line => line.Trim().Length > 0 && !line.StartsWith('#'));
        if (header < 0)
        {
            reading.Errors.Add(fileNode, $"the file '{File}' is empty");
            return null;
        }
        char divider = lines[header].Contains('\t', StringComparison.Ordinal) ? '\t' : lines[header].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        (string Name, string Unit)[] names = [.. lines[header].Split(divider).Select(Split)];
        int index = Array.FindIndex(names, name => name.Name == Column);
        if (index < 0 && int.TryParse(Column, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= names.Length) index = number - 1;
        if (index < 0)
        {
            reading.Errors.Add(columnNode, $"the file '{File}' has no column '{Column}'", Suggestion.For(Column, names.Select(name => name.Name)));
            return null;
        }
        string unit = Unit.Length > 0 ? Unit : names[index].Unit;
        if (unit.Length == 0)
        {
            reading.Errors.Add(columnNode, $"column '{Column}' of '{File}' has no unit in its header", "Write it there, as in 'field (mT)', or give 'unit'.");
            return null;
        }
        return Values(lines, header + 1, divider, index, unit, kind, columnNode, reading);
    }

    private List<double>? Values(string[] lines, int start, char divider, int index, string unit, QuantityKind kind, YamlNode node, Reading reading)
    {
        List<double> values = [];
        for (int i = start; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0 || lines[i].StartsWith('#')) continue;
            string[] cells = lines[i].Split(divider);
            string cell = index < cells.Length ? cells[index].Trim().Trim('"') : "";
            try
            {
                QuantityReading read = QuantityParser.Parse($"{cell} {unit}", kind);
                values.Add(read.Si);
                reading.NoteReading(node, read, kind);
            }
            catch (QuantityFormatException failure)
            {
                reading.Errors.Add(node, string.Create(CultureInfo.InvariantCulture, $"line {i + 1} of '{File}': {failure.Message}"));
                return null;
            }
        }
        if (values.Count > 0) return values;
        reading.Errors.Add(node, $"column '{Column}' of '{File}' has no values");
        return null;
    }

    private static (string Name, string Unit) Split(string header)
    {
        string text = header.Trim().Trim('"');
        foreach ((char open, char close) in (ReadOnlySpan<(char, char)>)[('(', ')'), ('[', ']')])
        {
            int at = text.IndexOf(open, StringComparison.Ordinal);
            if (at > 0 && text.EndsWith(close)) return (text[..at].Trim(), text[(at + 1)..^1].Trim());
        }
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? (text[..slash].Trim(), text[(slash + 1)..].Trim()) : (text, "");
    }
}
