using System.Globalization;
using System.Text;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.DeviceFiles.Sweeps;
using Larmor.Workbench.Figures;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Sweeps;

/// <summary>The results folder of a sweep, made from its journals: one table, arrays over named axes, figures, report and summary.</summary>
internal sealed class SweepContent(DeviceFile file, SweepIndex index, SweepIdentity identity, string version, CancellationToken cancellation)
{
    private const string Tables = "tables", FiguresFolder = "figures", TableFile = "tables/sweep.csv", Scratch = ".columns";
    private const int MostFigures = 6;

    private readonly SweepPlan plan = file.Sweep!.Plan;

    /// <summary>The run as one result; known after <see cref="Write"/>.</summary>
    public RunRecord? Record { get; private set; }

    /// <summary>Writes everything into a new folder, and to the disk itself before it returns.</summary>
    public void Write(string folder, Action<string> beforeStep)
    {
        foreach (string inner in (string[])[folder, Path.Combine(folder, Tables), Path.Combine(folder, FiguresFolder)]) Directory.CreateDirectory(inner);
        SweepSurvey survey = new(index, cancellation);
        HashSet<int> kept = [.. survey.Columns.Where(IsKept).Select(column => column.Index)];
        beforeStep("tables");
        using (FileStream table = Create(folder, TableFile))
        {
            new SweepTable(plan, survey, kept).Write(table, index, cancellation);
            table.Flush(flushToDisk: true);
        }
        using SweepColumns columns = new(Path.Combine(folder, Scratch), index, survey, plan.Count, cancellation);
        TableColumn[] scalars = [.. survey.Columns.Where(column => kept.Contains(column.Index) && !column.Column.IsCheck)];
        SweepResult result = ResultOf(survey, new SweepArrays(plan, survey, columns, kept).All()) with
        {
            Ranges = [.. scalars.Select(column => survey.RangeOf(column))],
            Figures = FiguresOf(survey, columns, scalars),
        };
        Record = RecordOf(result);
        ContentList content = new([new ExperimentContent(SweepResult.Word, result, [(TableFile, new Table("sweep", "All points.", []))], result.Figures)]);
        beforeStep("arrays");
        using (FileStream hdf5 = new(Path.Combine(folder, ResultsContent.Hdf5), FileMode.CreateNew, FileAccess.ReadWrite))
        {
            Hdf5File.Write(hdf5, Record, content);
            hdf5.Flush(flushToDisk: true);
        }
        beforeStep("figures");
        foreach (Figure figure in content.AllFigures)
        {
            Save(folder, $"{FiguresFolder}/{figure.Name}.svg", Encoding.UTF8.GetBytes(FigureRenderer.Svg(figure, figure.Name)));
            Save(folder, $"{FiguresFolder}/{figure.Name}.png", FigureRenderer.Png(figure));
        }
        beforeStep("report");
        Save(folder, ResultsContent.Report, Encoding.UTF8.GetBytes(Reports.Report.Html(Record)));
        Save(folder, ResultsContent.Run, RunFile.Bytes(Record));
        beforeStep("summary");
        Save(folder, ResultsContent.Summary, SummaryFile.Bytes(Record, content, json => SweepSummary.Write(json, result)));
        Record = Record with { Results = [result with { Arrays = [] }] };
    }

    /// <summary>The scalars that change over the sweep: the first of each measurement, then the second of each, and so on.</summary>
    private List<Figure> FiguresOf(SweepSurvey survey, SweepColumns columns, TableColumn[] scalars)
    {
        List<Figure> figures = [];
        foreach (TableColumn column in InTurn(scalars.Where(survey.Changes)).Take(plan.Keep.Count > 0 ? 2 * MostFigures : MostFigures))
        {
            RowColumn drawn = column.Column;
            double[] values = [.. columns[column.Index]];
            figures.Add(SweepFigure.Of(plan, new SweptScalar(drawn.Name, drawn.Unit, drawn.Meaning, values), ContentList.FileName($"{SweepResult.Word}-{drawn.Name}")));
        }
        return figures;
    }

    private IEnumerable<TableColumn> InTurn(IEnumerable<TableColumn> columns)
    {
        string[] prefixes = SweepRun.Prefixes([.. file.Experiments.Select(one => one.Name)]);
        return columns.GroupBy(column => Array.FindLastIndex(prefixes, prefix => column.Column.Name.StartsWith(prefix, StringComparison.Ordinal)))
            .SelectMany(group => group.Select((column, rank) => (column, rank))).OrderBy(one => one.rank).Select(one => one.column);
    }

    /// <summary>Checks are always kept.</summary>
    private bool IsKept(TableColumn column)
    {
        if (plan.Keep.Count == 0 || column.Column.IsCheck) return true;
        return plan.Keep.Any(name => column.Column.Name == name || column.Column.Name.EndsWith($"-{name}", StringComparison.Ordinal));
    }

    private RunRecord RecordOf(SweepResult result) => new()
    {
        Device = file.Device,
        Results = [result],
        Input = TreeText.Json(file.Sweep!.Root)!.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = SummaryFile.Options.Encoder }),
        InputName = Path.GetFileName(file.Path),
        Version = version,
        Seed = identity.Seed,
        Readings = [.. file.Warnings.Select(warning => $"{warning.Path}: {warning.Message}"), .. file.Readings],
    };

    private SweepResult ResultOf(SweepSurvey survey, IReadOnlyList<NamedArray> arrays)
    {
        PointOutcome[] bad = [PointOutcome.Refused, PointOutcome.NotConverged, PointOutcome.AuditFailed, PointOutcome.Fault];
        int failed = bad.Sum(survey.Count);
        string reasons = string.Join(" ", bad.SelectMany(survey.Reasons).Take(3).Select(reason => $"{char.ToUpperInvariant(reason[0])}{reason[1..].TrimEnd('.')}."));
        return new SweepResult
        {
            Kind = SweepResult.Word,
            Name = SweepResult.Word,
            Plan = plan,
            Ranges = [],
            Figures = [],
            Outcome = failed == 0 ? Outcome.Finished : Outcome.NotConverged(string.Create(CultureInfo.InvariantCulture, $"{failed} of {plan.Count} points failed ({string.Join(", ", bad.Where(outcome => survey.Count(outcome) > 0).Select(outcome => $"{survey.Count(outcome)} {SweepTable.Word(outcome)}"))}). {reasons} All reasons stand in {TableFile}.")),
            Scalars =
            [
                new Scalar("points", plan.Count, "1", "Number of points of the sweep."),
                new Scalar("points-finished", survey.Count(PointOutcome.Finished), "1", "Points at which everything was computed and obeys every law."),
                .. bad.Select(outcome => new Scalar($"points-{SweepTable.Word(outcome)}", survey.Count(outcome), "1", Meaning(outcome))),
            ],
            Tables = [],
            Arrays = arrays,
            Checks = survey.Worst,
            Notes = [.. index.Notes, .. MissingKeeps(survey), .. index.Damages],
            Citations = index.Citations,
        };
    }

    private IEnumerable<string> MissingKeeps(SweepSurvey survey) => plan.Keep
        .Where(name => !survey.Columns.Any(column => column.Column.Name == name || column.Column.Name.EndsWith($"-{name}", StringComparison.Ordinal)))
        .Select(name => $"No point has a scalar '{name}', which 'keep' names.");

    private static string Meaning(PointOutcome outcome) => outcome switch
    {
        PointOutcome.Refused => "Points at which no device can be built, or it lacks what a measurement needs; they have no values.",
        PointOutcome.NotConverged => "Points at which a measurement did not converge; what it found is kept.",
        PointOutcome.AuditFailed => "Points that break a law; their values must not be trusted.",
        _ => "Points at which Larmor itself failed; they have no values.",
    };

    private static FileStream Create(string folder, string name) => new(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);

    private static void Save(string folder, string name, byte[] bytes)
    {
        using FileStream file = Create(folder, name);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }
}
