using System.Globalization;
using Larmor.Experiments;
using Larmor.Thermodynamics;

namespace Larmor.Workbench.Sweeps;

/// <summary>A column of the whole table.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Column">What it holds.</param>
internal sealed record TableColumn(int Index, RowColumn Column);

/// <summary>
/// A first walk over all rows: which columns there are, how the points ended, and which residuals are the worst. Columns stand in the order in which
/// the points, one after another, first have them.
/// </summary>
internal sealed class SweepSurvey
{
    private const int MostReasons = 3;

    private readonly Dictionary<string, TableColumn> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<RowLayout, TableColumn[]> byLayout = new(ReferenceEqualityComparer.Instance);
    private readonly List<TableColumn> columns = [];
    private readonly Dictionary<string, AuditCheck> worst = new(StringComparer.Ordinal);
    private readonly List<(double Smallest, double Largest, int Count)> ranges = [];
    private readonly int[] counts = new int[Enum.GetValues<PointOutcome>().Length];
    private readonly List<(string Reason, int First, int Count)>[] reasons = [.. Enum.GetValues<PointOutcome>().Select(_ => new List<(string, int, int)>())];

    public SweepSurvey(SweepIndex index, CancellationToken cancellation) => index.Visit(Take, cancellation);

    /// <summary>All columns.</summary>
    public IReadOnlyList<TableColumn> Columns => columns;

    /// <summary>For each law the residual that came nearest to breaking it, or broke it most.</summary>
    public IReadOnlyList<AuditCheck> Worst => [.. columns.Where(column => column.Column.IsCheck).Select(column => worst[column.Column.Name])];

    /// <summary>The range of a column.</summary>
    public ColumnRange RangeOf(TableColumn column)
    {
        (double smallest, double largest, int count) = ranges[column.Index];
        return new ColumnRange(column.Column.Name, column.Column.Unit, column.Column.Meaning, count > 0 ? smallest : null, count > 0 ? largest : null, count);
    }

    /// <summary>Whether a column has more than one value.</summary>
    public bool Changes(TableColumn column)
    {
        (double smallest, double largest, int count) = ranges[column.Index];
        return count > 1 && largest - smallest > 1e-9 * Math.Max(Math.Abs(smallest), Math.Abs(largest));
    }

    /// <summary>How many points ended so.</summary>
    public int Count(PointOutcome outcome) => counts[(int)outcome];

    /// <summary>The first different reasons of points that ended so, with the first point of each and the number of others.</summary>
    public IReadOnlyList<string> Reasons(PointOutcome outcome) =>
        [.. reasons[(int)outcome].Select(one => string.Create(CultureInfo.InvariantCulture, $"point {one.First}{(one.Count > 1 ? $" and {one.Count - 1} more" : "")}: {one.Reason}"))];

    /// <summary>The columns of the table in which the numbers of a layout stand, in its order; a check has its tolerance behind it.</summary>
    public IReadOnlyList<TableColumn> Of(RowLayout layout)
    {
        if (byLayout.TryGetValue(layout, out TableColumn[]? known)) return known;
        TableColumn[] places = new TableColumn[layout.Columns.Count];
        for (int i = 0; i < places.Length; i++)
        {
            RowColumn column = layout.Columns[i];
            if (!byName.TryGetValue(column.Name, out TableColumn? place))
            {
                place = new TableColumn(columns.Count, column);
                byName.Add(column.Name, place);
                columns.Add(place);
                ranges.Add((double.PositiveInfinity, double.NegativeInfinity, 0));
            }
            places[i] = place;
        }
        byLayout.Add(layout, places);
        return places;
    }

    private void Take(in PointRow row)
    {
        counts[(int)row.Outcome]++;
        if (row.Outcome != PointOutcome.Finished) Note(reasons[(int)row.Outcome], row.Point, row.Reason);
        if (row.Layout is null) return;
        int at = 0;
        foreach (TableColumn place in Of(row.Layout))
        {
            double value = row[at++];
            if (double.IsFinite(value))
            {
                (double smallest, double largest, int count) = ranges[place.Index];
                ranges[place.Index] = (Math.Min(smallest, value), Math.Max(largest, value), count + 1);
            }
            if (place.Column.IsCheck) Weigh(place.Column, value, row[at++]);
        }
    }

    private static void Note(List<(string Reason, int First, int Count)> known, int point, string reason)
    {
        int place = known.FindIndex(one => one.Reason == reason);
        if (place >= 0) known[place] = known[place] with { Count = known[place].Count + 1 };
        else if (known.Count < MostReasons) known.Add((reason, point, 1));
    }

    private void Weigh(RowColumn law, double value, double tolerance)
    {
        AuditCheck check = new(law.Name, value, tolerance, law.Meaning);
        if (!worst.TryGetValue(law.Name, out AuditCheck? known) || check.Severity > known.Severity) worst[law.Name] = check;
    }
}
