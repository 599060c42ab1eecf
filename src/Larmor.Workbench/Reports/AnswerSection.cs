using Larmor.Experiments;
using Larmor.Workbench.Display;

namespace Larmor.Workbench.Reports;

/// <summary>The answers: one table per experiment, in convenient units, with the reason wherever there is no value.</summary>
internal static class AnswerSection
{
    public static void Write(HtmlText html, RunRecord record)
    {
        html.Raw("<section>\n<h2>Answers</h2>\n");
        foreach ((Result result, string name) in record.Results.Zip(record.Names))
        {
            html.Raw("<h3>").Text(name == result.Kind ? name : $"{name} ({result.Kind})").Raw("</h3>\n");
            if (result.Outcome.Kind != OutcomeKind.Finished)
            {
                string how = result.Outcome.Kind == OutcomeKind.Stopped ? "Stopped before its end." : "Not everything converged.";
                html.Raw("<p class=\"notice bad\">").Text($"{how} {result.Outcome.Reason}").Raw("</p>\n");
            }
            if (result.Scalars.Count == 0) continue;
            html.Table("", ["Quantity", "Value", "Meaning"], [false, true, false], result.Scalars.Select(Row));
        }
        html.Raw("</section>\n");
    }

    private static string[] Row(Scalar scalar)
    {
        bool isThere = scalar.Value is { } number && double.IsFinite(number);
        string value = isThere ? UnitDisplay.Html(scalar.Value!.Value, scalar.Unit) : "none";
        string meaning = HtmlText.Escape(scalar.Meaning);
        if (!isThere) meaning += $" <em>{HtmlText.Escape(scalar.Reason ?? "The value is not a finite number.")}</em>";
        return [$"<code>{HtmlText.Escape(scalar.Name)}</code>", value, meaning];
    }
}
