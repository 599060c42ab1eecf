using System.Text;
using System.Text.Json;
using Larmor.Experiments;
using Larmor.Workbench.Figures;
using Larmor.Workbench.Reports;

namespace Larmor.Workbench.Results;

/// <summary>What stands in a results folder.</summary>
internal static class ResultsContent
{
    /// <summary>The answers in SI, with the audit.</summary>
    public const string Summary = "summary.json";

    /// <summary>All arrays and tables.</summary>
    public const string Hdf5 = "results.h5";

    /// <summary>The page for people.</summary>
    public const string Report = "report.html";

    /// <summary>What is needed to repeat the run.</summary>
    public const string Run = "run.json";

    private const string Tables = "tables";
    private const string Figures = "figures";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes everything into a new folder, and to the disk itself before it returns.</summary>
    public static void Write(string folder, RunRecord record, Action<string> beforeStep)
    {
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(Path.Combine(folder, Tables));
        Directory.CreateDirectory(Path.Combine(folder, Figures));
        ContentList content = ContentList.Of(record);
        beforeStep("tables");
        foreach ((string file, Table table) in content.AllTables) Save(file, Utf8.GetBytes(CsvText.Of(table)));
        beforeStep("arrays");
        Save(Hdf5, Hdf5File.Bytes(record, content));
        beforeStep("figures");
        foreach (Figure figure in content.AllFigures)
        {
            Save($"{Figures}/{figure.Name}.svg", Utf8.GetBytes(FigureRenderer.Svg(figure, figure.Name)));
            Save($"{Figures}/{figure.Name}.png", FigureRenderer.Png(figure));
        }
        beforeStep("report");
        Save(Report, Utf8.GetBytes(Reports.Report.Html(record)));
        Save(Run, RunFile.Bytes(record));
        beforeStep("summary");
        Save(Summary, SummaryFile.Bytes(record, content));

        void Save(string name, byte[] bytes)
        {
            using FileStream file = new(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Refuses a folder that holds anything which Larmor did not write, so that no run can delete a person's files.</summary>
    public static void RequireReplaceable(string folder)
    {
        if (File.Exists(folder)) throw new ResultsException($"'{folder}' is a file. Give the results a folder with --out.");
        if (!Directory.Exists(folder)) return;
        string[] names = [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
        if (names.Length == 0) return;
        if (Listed(Path.Combine(folder, Summary)) is not { } listed)
        {
            throw new ResultsException($"'{folder}' exists and is not a results folder of Larmor (it has no {Summary} of Larmor's), so it is left alone. Give another folder with --out.");
        }
        string? foreign = names.FirstOrDefault(name => name is not (Summary or Hdf5 or Report or Run or Tables or Figures)) ?? ForeignWithin(folder, listed);
        if (foreign is not null)
        {
            throw new ResultsException($"'{folder}' also holds '{foreign}', which Larmor did not write and would delete. Move it elsewhere, or give another folder with --out.");
        }
    }

    /// <summary>The first entry among tables and figures that the summary does not list.</summary>
    private static string? ForeignWithin(string folder, HashSet<string> listed) =>
        ((string[])[Tables, Figures]).Where(name => Directory.Exists(Path.Combine(folder, name)))
            .SelectMany(name => Directory.EnumerateFileSystemEntries(Path.Combine(folder, name)).Select(entry => $"{name}/{Path.GetFileName(entry)}").Order(StringComparer.Ordinal))
            .FirstOrDefault(entry => !listed.Contains(entry));

    /// <summary>The tables and figures that a summary of ours lists; null where it is not ours.</summary>
    private static HashSet<string>? Listed(string summary)
    {
        if (!File.Exists(summary)) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(summary));
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("larmor", out _) || !root.TryGetProperty("experiments", out JsonElement experiments)) return null;
            return [.. experiments.EnumerateArray().SelectMany(experiment => ((string[])[Tables, Figures]).SelectMany(kind => experiment.GetProperty(kind).EnumerateArray())).Select(file => file.GetString() ?? "")];
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
