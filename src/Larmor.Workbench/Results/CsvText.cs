using System.Globalization;
using System.Text;
using Larmor.Experiments;

namespace Larmor.Workbench.Results;

/// <summary>A table as comma-separated values: a header with units in brackets, numbers in SI that read back to the same bits.</summary>
/// <remarks>RFC 4180: fields that hold a comma, a quote or a line break are quoted, lines end in CR LF. A missing value is an empty field. A name that a
/// spreadsheet would take for a formula (<c>=</c>, <c>+</c>, <c>-</c>, <c>@</c> at its start) has an apostrophe before it.</remarks>
internal static class CsvText
{
    /// <summary>The whole file.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static string Of(Table table)
    {
        int rows = table.Columns.Count > 0 ? table.Columns[0].Values.Count : table.Labels?.Count ?? 0;
        if (table.Columns.Any(column => column.Values.Count != rows) || (table.Labels is { } names && names.Count != rows))
        {
            throw new ArgumentException($"The columns of table '{table.Name}' differ in length.", nameof(table));
        }
        StringBuilder text = new();
        IEnumerable<string> heads = table.Columns.Select(column => Field($"{column.Name} [{column.Unit}]"));
        text.AppendJoin(',', table.Labels is null ? heads : heads.Prepend("name")).Append("\r\n");
        for (int row = 0; row < rows; row++)
        {
            IEnumerable<string> fields = table.Columns.Select(column => Number(column.Values[row]));
            text.AppendJoin(',', table.Labels is { } labels ? fields.Prepend(Name(labels[row])) : fields).Append("\r\n");
        }
        return text.ToString();
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Name(string label) => Field(label is ['=' or '+' or '-' or '@', ..] ? $"'{label}" : label);

    private static string Field(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
