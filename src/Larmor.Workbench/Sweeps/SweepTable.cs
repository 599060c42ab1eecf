using System.Globalization;
using System.Text;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.Sweeps;

/// <summary>The table of a sweep as comma-separated values, a row for each point: its axes, everything found there, the residuals of its laws, how it ended and why.</summary>
/// <remarks>Written row by row; numbers in SI that read back to the same bits, a missing value is an empty field (RFC 4180).</remarks>
internal sealed class SweepTable(SweepPlan plan, SweepSurvey survey, IReadOnlySet<int> kept)
{
    private const string LineEnd = "\r\n";

    /// <summary>Words for how a point ended.</summary>
    public static string Word(PointOutcome outcome) => outcome switch
    {
        PointOutcome.Finished => "finished",
        PointOutcome.NotConverged => "not-converged",
        PointOutcome.Refused => "refused",
        PointOutcome.AuditFailed => "audit-failed",
        _ => "fault",
    };

    /// <summary>Writes the whole table.</summary>
    public void Write(Stream stream, SweepIndex index, CancellationToken cancellation)
    {
        using StreamWriter text = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        TableColumn[] columns = [.. survey.Columns.Where(column => kept.Contains(column.Index))];
        text.Write(string.Join(',', [.. plan.Axes.Select(axis => Field($"{axis.Name} [{axis.Unit}]")), .. columns.Select(column => Field($"{column.Column.Name} [{column.Column.Unit}]")), "outcome", "reason"]));
        text.Write(LineEnd);
        int[] places = new int[survey.Columns.Count];
        Array.Fill(places, -1);
        for (int i = 0; i < columns.Length; i++) places[columns[i].Index] = i;
        double[] values = new double[columns.Length];
        char[] digits = new char[32];
        index.Visit(WriteRow, cancellation);

        void WriteRow(in PointRow row)
        {
            for (int axis = 0; axis < plan.Axes.Count; axis++) Number(plan.ValueOn(axis, row.Point));
            Array.Fill(values, double.NaN);
            Gather(row, places, values);
            foreach (double value in values) Number(value);
            text.Write(Word(row.Outcome));
            text.Write(',');
            text.Write(Field(row.Reason));
            text.Write(LineEnd);
        }

        void Number(double value)
        {
            if (double.IsFinite(value) && value.TryFormat(digits, out int length, "R", CultureInfo.InvariantCulture)) text.Write(digits, 0, length);
            text.Write(',');
        }
    }

    private void Gather(in PointRow row, int[] places, double[] values)
    {
        if (row.Layout is null) return;
        int next = 0;
        foreach (TableColumn column in survey.Of(row.Layout))
        {
            if (places[column.Index] >= 0) values[places[column.Index]] = row[next];
            next += column.Column.IsCheck ? 2 : 1;
        }
    }

    private static string Field(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
