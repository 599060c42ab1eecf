using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Reports;

/// <summary>The power budget of every solved stack: places down, mechanisms across, and the sum against what the battery gives.</summary>
internal static class PowerSection
{
    public static void Write(HtmlText html, RunRecord record)
    {
        (string Name, PowerBudget Budget)[] budgets = [.. record.Results.Zip(record.Names).SelectMany(pair => Budgets(pair.First, pair.Second))];
        if (budgets.Length == 0) return;
        double area = record.Device.CrossSection?.Area.Si ?? 1;
        string unit = record.Device.CrossSection is null ? "W/m^2" : "W";
        html.Raw("<section>\n<h2>Power budget</h2>\n<p>").Text("T dS/dt by mechanism: every entry is a flux times its own force and cannot be negative. The leads' own Joule heat is left out as their resistance is.").Raw("</p>\n");
        foreach ((string name, PowerBudget budget) in budgets) Write(html, name, budget, area, unit);
        html.Raw("</section>\n");
    }

    private static IEnumerable<(string Name, PowerBudget Budget)> Budgets(Result result, string name) => result switch
    {
        AccumulationResult accumulation => [(name, accumulation.Transport.Power)],
        MagnetoresistanceResult both => [($"{name}, parallel", both.Parallel.Power), ($"{name}, antiparallel", both.Antiparallel.Power)],
        _ => [],
    };

    private static void Write(HtmlText html, string name, PowerBudget budget, double area, string unit)
    {
        NamedUnit shown = UnitDisplay.UnitFor(budget.Dissipated * area, unit);
        string[] mechanisms = [.. budget.ByMechanism().Keys];
        string[] heads = ["Place", .. mechanisms.Select(mechanism => HtmlText.Escape(mechanism.Replace('-', ' '))), "sum"];
        bool[] numbers = [false, .. Enumerable.Repeat(true, mechanisms.Length + 1)];
        List<string[]> rows = [.. budget.ByPlace().Select(place => Row(
            place.Key, mechanisms.Select(mechanism => budget.Entries.Where(entry => entry.Place == place.Key && entry.Mechanism == mechanism).Sum(entry => entry.PowerPerArea)), place.Value))];
        rows.Add(Row("sum", budget.ByMechanism().Values, budget.Dissipated));
        html.Table($"{name}, in {shown.Symbol.Replace("uW", "µW", StringComparison.Ordinal)}", heads, numbers, rows, hasTotal: true);
        html.Raw("<p>Power put in: ").Raw(UnitDisplay.Html(budget.Supplied * area, unit, 6)).Raw("; dissipated: ").Raw(UnitDisplay.Html(budget.Dissipated * area, unit, 6));
        html.Raw("; relative difference ").Raw(UnitDisplay.Html(budget.ClosureResidual, "1", 2)).Raw(".</p>\n");

        string[] Row(string place, IEnumerable<double> parts, double sum) =>
            [HtmlText.Escape(place), .. parts.Append(sum).Select(part => UnitDisplay.NumberHtml(part * area / shown.Si))];
    }
}
