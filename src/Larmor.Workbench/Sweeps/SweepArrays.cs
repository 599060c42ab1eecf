using System.Globalization;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.Sweeps;

/// <summary>The numbers of a sweep as arrays over its axes; a design without a grid has the one axis <c>point</c>.</summary>
internal sealed class SweepArrays(SweepPlan plan, SweepSurvey survey, SweepColumns columns, IReadOnlySet<int> kept)
{
    /// <summary>How each point ended, as a number.</summary>
    public const string OutcomeName = "outcome";

    private const string PointAxis = "point";

    /// <summary>All arrays: what was found, the residuals, how the points ended and, without a grid, where they lie.</summary>
    public IReadOnlyList<NamedArray> All()
    {
        Axis[] axes = plan.IsGrid
            ? [.. plan.Axes.Select(axis => new Axis(axis.Name, axis.Unit, axis.Values))]
            : [new Axis(PointAxis, "1", [.. Enumerable.Range(0, plan.Count).Select(point => (double)point)])];
        List<NamedArray> arrays = [];
        if (!plan.IsGrid) arrays.AddRange(plan.Axes.Select(axis => new NamedArray(axis.Name, axis.Unit, $"value of {axis.Path}", axes, axis.Values)));
        arrays.AddRange(survey.Columns.Where(column => kept.Contains(column.Index)).Select(column => new NamedArray(column.Column.Name, column.Column.Unit, column.Column.Meaning, axes, columns[column.Index])));
        string words = string.Join(", ", Enum.GetValues<PointOutcome>().Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{(int)outcome} {SweepTable.Word(outcome)}")));
        arrays.Add(new NamedArray(OutcomeName, "1", $"how each point ended: {words}", axes, columns.Outcomes));
        return arrays;
    }
}
