using Larmor.Experiments;
using Larmor.Provenance;
using Larmor.Thermodynamics;

namespace Larmor.Workbench.Sweeps;

/// <summary>The points that one worker has finished since it last wrote: one frame of the journal in the making.</summary>
/// <remarks>
/// A row names a layout. The first row of a frame, and every row whose columns differ from those of the row before, has a layout made of that very
/// point, so that the meaning of a column is that of the first point which has it, whoever computed it.
/// </remarks>
internal sealed class PointBatch(JournalWriter journal, IReadOnlyList<string> prefixes)
{
    private readonly HashSet<string> cited = new(StringComparer.Ordinal);
    private readonly FrameWriter rows = new(), frame = new();
    private RowLayout? layout;
    private int first, count;

    /// <summary>Number of points in it.</summary>
    public int Count => count;

    /// <summary>Begins with a point.</summary>
    public void Begin(int point)
    {
        rows.Begin(0);
        (first, count) = (point, 0);
        layout = null;
    }

    /// <summary>Adds the next point, with everything that its measurements found.</summary>
    public void Add(IReadOnlyList<Result> results)
    {
        if (layout is null || !Fits(layout, results)) layout = journal.Layout(Columns(results));
        (PointOutcome outcome, string reason) = Judge(results);
        rows.Int(layout.Id);
        rows.Byte((byte)outcome);
        foreach (Result result in results)
        {
            foreach (Scalar scalar in result.Scalars) rows.Double(scalar.Value is { } value && double.IsFinite(value) ? value : double.NaN);
            foreach (AuditCheck check in result.Checks)
            {
                rows.Double(check.Value);
                rows.Double(check.Tolerance);
            }
        }
        if (outcome != PointOutcome.Finished) rows.Text(reason);
        Cite(results);
        if (first + count == 0) journal.Note([.. results.SelectMany(result => result.Notes).Distinct(StringComparer.Ordinal)]);
        count++;
    }

    /// <summary>Adds the next point, which has no values.</summary>
    public void AddFailure(PointOutcome outcome, string reason)
    {
        rows.Int(-1);
        rows.Byte((byte)outcome);
        rows.Text(reason);
        count++;
    }

    /// <summary>Writes the frame to the journal; nothing where no point is in it.</summary>
    public void Write()
    {
        if (count == 0) return;
        frame.Begin(JournalFormat.PointsFrame);
        frame.Int(first);
        frame.Int(count);
        frame.Raw(rows.Body);
        journal.Append(frame);
        Begin(first + count);
    }

    private static (PointOutcome Outcome, string Reason) Judge(IReadOnlyList<Result> results)
    {
        foreach (Result result in results)
        {
            foreach (AuditCheck check in result.Checks)
            {
                if (!check.Passed) return (PointOutcome.AuditFailed, $"{result.Name}: {check.Name} is {Residual(check.Value)}, allowed is {Residual(check.Tolerance)}");
            }
        }
        foreach (Result result in results)
        {
            if (result.Outcome.Kind != OutcomeKind.Finished) return (PointOutcome.NotConverged, $"{result.Name}: {result.Outcome.Reason}");
        }
        return (PointOutcome.Finished, "");
    }

    private static string Residual(double value) => value.ToString("0.0e0", System.Globalization.CultureInfo.InvariantCulture);

    private void Cite(IReadOnlyList<Result> results)
    {
        foreach (Result result in results)
        {
            foreach (Citation citation in result.Citations)
            {
                if (cited.Add(citation.Key)) journal.Cite(citation);
            }
        }
    }

    private bool Fits(RowLayout known, IReadOnlyList<Result> results)
    {
        int next = 0;
        for (int i = 0; i < results.Count; i++)
        {
            string prefix = prefixes[i];
            foreach (Scalar scalar in results[i].Scalars)
            {
                if (next >= known.Columns.Count || !Same(known.Columns[next++], prefix, scalar.Name)) return false;
            }
            foreach (AuditCheck check in results[i].Checks)
            {
                if (next >= known.Columns.Count || !Same(known.Columns[next++], prefix, check.Name)) return false;
            }
        }
        return next == known.Columns.Count;
    }

    private static bool Same(RowColumn column, string prefix, string name) =>
        column.Name.Length == prefix.Length + name.Length && column.Name.StartsWith(prefix, StringComparison.Ordinal) && column.Name.AsSpan(prefix.Length).SequenceEqual(name);

    private List<RowColumn> Columns(IReadOnlyList<Result> results)
    {
        List<RowColumn> columns = [];
        for (int i = 0; i < results.Count; i++)
        {
            columns.AddRange(results[i].Scalars.Select(scalar => new RowColumn(prefixes[i] + scalar.Name, scalar.Unit, scalar.Meaning, IsCheck: false)));
            columns.AddRange(results[i].Checks.Select(check => new RowColumn(prefixes[i] + check.Name, "1", check.Meaning, IsCheck: true)));
        }
        return columns;
    }
}
