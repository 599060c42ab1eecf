using System.Globalization;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles.Sweeps;
using Larmor.Workbench.Display;
using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench.Reports;

/// <summary>What a sweep runs over, and how far each answer changes on the way.</summary>
internal static class SweepSection
{
    public static void Write(HtmlText html, RunRecord record)
    {
        foreach (SweepResult sweep in record.Results.OfType<SweepResult>())
        {
            html.Raw("<section>\n<h2>Sweep</h2>\n<p>").Text(Words(sweep.Plan)).Raw("</p>\n");
            html.Table("Axes", ["Axis", "Place in the file", "Values", "Smallest", "Largest"], [false, false, true, true, true], sweep.Plan.Axes.Select(Row));
            if (sweep.Ranges.Count > 0) html.Table("Over all points", ["Quantity", "Smallest", "Largest", "Points", "Meaning"], [false, true, true, true, false], sweep.Ranges.Select(Row));
            html.Raw("</section>\n");
        }
    }

    private static string Words(SweepPlan plan)
    {
        string design = plan.Design switch
        {
            SweepDesign.Grid => "every value of each axis with every value of the others",
            SweepDesign.Zip => "the first values of all axes together, then the second, and so on",
            _ => "points of a Sobol sequence between the ends of the axes",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{plan.Count} points: {design}. The device drawn above is that of the first value of each axis; every point stands in tables/sweep.csv, and in results.h5 over named axes.");
    }

    private static string[] Row(SweepAxis axis) =>
    [
        $"<code>{HtmlText.Escape(axis.Name)}</code>", $"<code>{HtmlText.Escape(axis.Path)}</code>", axis.Values.Count.ToString(CultureInfo.InvariantCulture),
        UnitDisplay.Html(axis.Values.Min(), axis.Unit), UnitDisplay.Html(axis.Values.Max(), axis.Unit),
    ];

    private static string[] Row(ColumnRange range) =>
    [
        $"<code>{HtmlText.Escape(range.Name)}</code>", range.Smallest is { } smallest ? UnitDisplay.Html(smallest, range.Unit) : "none",
        range.Largest is { } largest ? UnitDisplay.Html(largest, range.Unit) : "none", range.Count.ToString(CultureInfo.InvariantCulture), HtmlText.Escape(range.Meaning),
    ];
}
