using System.Text;
using Larmor.Experiments;

namespace Larmor.Workbench.Reports;

/// <summary>The page that a person is sent: one self-contained file without scripts and without anything fetched from elsewhere.</summary>
public static class Report
{
    private const string StyleResource = "Larmor.Workbench.report.css";

    /// <summary>The page of a run, the same text on every machine.</summary>
    public static string Html(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        HtmlText html = new();
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Raw("<title>").Text(record.Device.Title).Raw(" · Larmor</title>\n<style>\n").Raw(Style()).Raw("</style>\n</head>\n<body>\n");
        Head(html, record);
        html.Raw("<main>\n");
        if (record.Device.HasStack) DeviceSection.Write(html, record.Device);
        WireSection.Write(html, record);
        SweepSection.Write(html, record);
        AnswerSection.Write(html, record);
        FigureSection.Write(html, record);
        PowerSection.Write(html, record);
        AuditSection.Write(html, record);
        WordSections.Write(html, record);
        html.Raw("</main>\n<footer>Made by Larmor ").Text(record.Version).Raw(". All numbers in SI: <code>summary.json</code>, <code>tables/</code>, <code>results.h5</code>.</footer>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void Head(HtmlText html, RunRecord record)
    {
        html.Raw("<header>\n<h1>").Text(record.Device.Title).Raw("</h1>\n<p class=\"under\">");
        html.Text($"{record.InputName} · {record.Device.Temperature} · Larmor {record.Version}").Raw("</p>\n<ul class=\"verdicts\">\n");
        foreach ((Result result, string name) in record.Results.Zip(record.Names))
        {
            bool isGood = result.Outcome.Kind == OutcomeKind.Finished;
            html.Raw(isGood ? "<li class=\"good\">" : "<li class=\"bad\">").Text($"{name}: {OutcomeWords(result.Outcome.Kind)}").Raw("</li>\n");
        }
        string audit = record switch
        {
            { AuditPassed: true } => "<li class=\"good\">audit passed</li>\n",
            { IsEmpty: true } => "<li class=\"bad\">nothing to audit</li>\n",
            _ => "<li class=\"bad\">AUDIT FAILED</li>\n",
        };
        html.Raw(audit).Raw("</ul>\n</header>\n");
        if (!record.AuditPassed && !record.IsEmpty) AuditSection.Alarm(html, record);
    }

    private static string OutcomeWords(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Finished => "finished",
        OutcomeKind.Stopped => "stopped",
        _ => "not converged",
    };

    private static string Style()
    {
        using Stream stream = typeof(Report).Assembly.GetManifestResourceStream(StyleResource)
            ?? throw new InvalidOperationException($"The assembly lacks its style sheet '{StyleResource}'.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
