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
            html.Table("", ["Quantity", "Value", "Meaning"], [false, true, false], Rows(result.Scalars));
        }
        html.Raw("</section>\n");
    }

    /// <summary>A row for each answer; a reason that several share is given once and then pointed to.</summary>
    private static IEnumerable<string[]> Rows(IReadOnlyList<Scalar> scalars)
    {
        Dictionary<string, string> firsts = new(StringComparer.Ordinal);
        foreach (Scalar scalar in scalars)
        {
            string name = $"<code>{HtmlText.Escape(scalar.Name)}</code>", meaning = HtmlText.Escape(scalar.Meaning);
            if (scalar.Value is { } value && double.IsFinite(value))
            {
                yield return [name, UnitDisplay.Html(value, scalar.Unit), meaning];
                continue;
            }
            string reason = scalar.Reason ?? "The value is not a finite number.";
            string why = firsts.TryAdd(reason, name) ? HtmlText.Escape(reason) : $"For the same reason as {firsts[reason]}.";
            yield return [name, "none", $"{meaning} <em>{why}</em>"];
        }
    }
}
