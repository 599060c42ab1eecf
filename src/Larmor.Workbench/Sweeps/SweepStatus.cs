namespace Larmor.Workbench.Sweeps;

/// <summary>How far a sweep has come, as its journals say: they know what is done, whatever a scheduler thinks.</summary>
/// <param name="Points">Number of points.</param>
/// <param name="Finished">Points that stand in some journal.</param>
/// <param name="Begun">Points that some worker has begun and nobody finished: under way, or lost with their worker and computed again later.</param>
/// <param name="FirstMissing">The first point that is not finished; null where all are.</param>
/// <param name="Outcomes">How many finished points ended how, by outcome, those without trouble left out.</param>
/// <param name="Damages">What was left out of the journals because it is damaged.</param>
public sealed record SweepStatus(int Points, int Finished, int Begun, int? FirstMissing, IReadOnlyList<(string Outcome, int Count)> Outcomes, IReadOnlyList<string> Damages)
{
    /// <summary>Whether every point is finished.</summary>
    public bool IsComplete => Finished == Points;

    internal static SweepStatus Of(SweepIndex index, int points)
    {
        SortedDictionary<PointOutcome, int> counts = [];
        index.Visit((in PointRow row) =>
        {
            if (row.Outcome != PointOutcome.Finished) counts[row.Outcome] = counts.GetValueOrDefault(row.Outcome) + 1;
        });
        return new SweepStatus(
            points,
            index.Finished,
            index.BegunAndMissing,
            index.Missing.Count > 0 ? index.Missing[0].First : null,
            [.. counts.Select(one => (SweepTable.Word(one.Key), one.Value))],
            index.Damages);
    }
}
