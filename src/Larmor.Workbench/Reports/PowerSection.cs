using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Reports;

/// <summary>The power budget of every solved stack: places down, mechanisms across, and the sum against what the battery gives.</summary>
internal static class PowerSection
{
    private const int MostRows = 100;

    public static void Write(HtmlText html, RunRecord record)
    {
        (string Name, ShownBudget Shown)[] budgets =
            [.. record.Results.Zip(record.Names).SelectMany(pair => ShownBudget.Of(pair.First, record.Device).Select(shown => (pair.Second, shown)))];
        if (budgets.Length == 0) return;
        html.Raw("<section>\n<h2>Power budget</h2>\n<p>").Text("T dS/dt by mechanism: every entry is a flux times its own force and cannot be negative. The leads' own Joule heat is left out as their resistance is.").Raw("</p>\n");
        foreach ((string name, ShownBudget shown) in budgets) Write(html, name, shown);
        html.Raw("</section>\n");
    }

    private static void Write(HtmlText html, string name, ShownBudget shown)
    {
        PowerBudget budget = shown.Budget;
        NamedUnit unit = UnitDisplay.UnitFor(budget.Dissipated * shown.Factor, shown.SiUnit);
        string[] mechanisms = [.. shown.Mechanisms];
        string[] heads = ["Place", .. mechanisms.Select(mechanism => HtmlText.Escape(ShownBudget.Words(mechanism))), "sum"];
        bool[] numbers = [false, .. Enumerable.Repeat(true, mechanisms.Length + 1)];
        (IReadOnlyList<string> places, IReadOnlyDictionary<string, double[]> parts) = shown.ByPlaceAndMechanism();
        PlaceGroups groups = PlaceGroups.Of(places, MostRows);
        double[][] columns = [.. mechanisms.Select(mechanism => groups.Sums(place => parts[mechanism][place]))];
        List<string[]> rows = [.. groups.Labels.Select((label, i) => Row(label, columns.Select(column => column[i])))];
        rows.Add(Row("sum", columns.Select(column => column.Sum())));
        string state = shown.State.Length == 0 ? "" : $", {shown.State}";
        html.Table($"{HtmlText.Escape(name + state)}: {UnitDisplay.MarkupToHtml(shown.Quantity)} in {UnitDisplay.UnitHtml(unit)}", heads, numbers, rows, hasTotal: true);
        html.Raw("<p>Put in: ").Raw(UnitDisplay.Html(budget.Supplied * shown.Factor, shown.SiUnit, 6)).Raw("; dissipated: ").Raw(UnitDisplay.Html(budget.Dissipated * shown.Factor, shown.SiUnit, 6));
        html.Raw("; relative difference ").Raw(UnitDisplay.Html(budget.ClosureResidual, "1", 2)).Raw(".</p>\n");

        string[] Row(string place, IEnumerable<double> heats) =>
            [HtmlText.Escape(place), .. heats.Append(heats.Sum()).Select(heat => UnitDisplay.NumberHtml(heat / unit.Si))];
    }
}
