using Larmor.Experiments;
using Larmor.Thermodynamics;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Reports;

/// <summary>The laws checked on this run, loud where one fails.</summary>
internal static class AuditSection
{
    public static void Write(HtmlText html, RunRecord record)
    {
        html.Raw("<section>\n<h2>Audit</h2>\n<p>").Text("Laws that every solution must obey, checked on this run.").Raw("</p>\n");
        html.Table("Residuals against their tolerances", ["Law", "Residual", "Tolerance", "Verdict", "What is compared"], [false, true, true, false, false], record.Checks.Select(Row));
        html.Raw("</section>\n");
    }

    /// <summary>The warning at the head of the page.</summary>
    public static void Alarm(HtmlText html, RunRecord record)
    {
        string[] broken = [.. record.Checks.Where(check => !check.Passed).Select(check => check.Name)];
        html.Raw("<p class=\"alarm\" role=\"alert\"><strong>The audit failed.</strong> ");
        html.Text(broken.Length == 0 ? "No law was checked on this run. " : $"Broken: {string.Join(", ", broken)}. ");
        html.Text("Do not use these numbers: a result that breaks a law of physics is an error of the program or of its input.").Raw("</p>\n");
    }

    private static string[] Row(AuditCheck check) =>
    [
        HtmlText.Escape(check.Name),
        double.IsFinite(check.Value) ? UnitDisplay.Html(check.Value, "1", 2) : "not a number",
        UnitDisplay.Html(check.Tolerance, "1", 2),
        check.Passed ? "<span class=\"good\">holds</span>" : "<span class=\"bad\">BROKEN</span>",
        HtmlText.Escape(check.Meaning),
    ];
}
