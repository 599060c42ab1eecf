using System.Text;
using Larmor.Experiments;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Results;

/// <summary>The tables and figures of one experiment, with the names under which they are saved.</summary>
internal sealed record ExperimentContent(string Name, Result Result, IReadOnlyList<(string File, Table Table)> Tables, IReadOnlyList<Figure> Figures);

/// <summary>The tables and figures of a run by experiment.</summary>
internal sealed record ContentList(IReadOnlyList<ExperimentContent> Experiments)
{
    private const int LongestName = 100;

    /// <summary>All tables with their files.</summary>
    public IEnumerable<(string File, Table Table)> AllTables => Experiments.SelectMany(experiment => experiment.Tables);

    /// <summary>All figures.</summary>
    public IEnumerable<Figure> AllFigures => Experiments.SelectMany(experiment => experiment.Figures);

    /// <summary>The content of a run; every file name begins with its experiment's name and occurs once.</summary>
    public static ContentList Of(RunRecord record)
    {
        List<string> taken = [];
        List<ExperimentContent> experiments = [];
        foreach ((Result result, string name) in record.Results.Zip(record.Names))
        {
            string stem = Unique(FileName(name), taken);
            (string, Table)[] tables = [.. result.Tables.Select(table => ($"tables/{Unique($"{stem}-{FileName(table.Name)}", taken)}.csv", table))];
            experiments.Add(new ExperimentContent(name, result, tables, ExperimentFigures.Of(result, record.Device, stem)));
        }
        return new ContentList(experiments);
    }

    /// <summary>A name that every file system takes: letters, digits, dots and dashes, not too many.</summary>
    internal static string FileName(string name)
    {
        StringBuilder text = new();
        foreach (char character in name)
        {
            bool isPlain = char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';
            if (isPlain) text.Append(character);
            else if (text.Length > 0 && text[^1] != '-') text.Append('-');
        }
        string clean = text.ToString(0, Math.Min(text.Length, LongestName)).Trim('-', '.');
        return clean.Length == 0 ? "unnamed" : clean;
    }

    private static string Unique(string name, List<string> taken)
    {
        string unique = name;
        for (int count = 2; taken.Contains(unique, StringComparer.OrdinalIgnoreCase); count++)
        {
            unique = $"{name}-{count.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        }
        taken.Add(unique);
        return unique;
    }
}
