using System.Text;

namespace Larmor.Cli.Screen;

/// <summary>Rows of cells in columns as wide as their longest cell, for a terminal and for a pipe alike.</summary>
internal sealed class AlignedText
{
    private const int Gap = 3;

    private readonly List<string[]> rows = [];

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>The rows, each indented by two spaces and ended by a line feed.</summary>
    public override string ToString()
    {
        int[] widths = new int[rows.Count == 0 ? 0 : rows.Max(row => row.Length)];
        foreach (string[] row in rows)
        {
            for (int column = 0; column < row.Length; column++) widths[column] = Math.Max(widths[column], row[column].Length);
        }
        StringBuilder text = new();
        foreach (string[] row in rows)
        {
            StringBuilder line = new("  ");
            for (int column = 0; column < row.Length; column++) line.Append(row[column].PadRight(widths[column] + Gap));
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
        return text.ToString();
    }
}
