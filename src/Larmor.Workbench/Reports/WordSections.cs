using System.Globalization;
using Larmor.Experiments;
using Larmor.Provenance;

namespace Larmor.Workbench.Reports;

/// <summary>What a reader must know beside the numbers: signs, readings, what is left out, corrections, sources, and how to repeat the run.</summary>
internal static class WordSections
{
    private static readonly string[] Conventions =
    [
        "x is the stack axis and film normal; y and z lie in the film plane.",
        "Positive current is conventional current along +x, from the first layer to the last; its electrons go along −x.",
        "A field is given as μ₀H in tesla.",
        "Potentials are in volts: electrochemical potentials divided by the carrier's charge; up means along the first magnet's axis.",
    ];

    private static readonly string[] WireConventions =
    [
        "x is the film normal; y and z lie in the film plane, and so does the wire.",
        "Positive current enters the wire at the injector and leaves it by its left end.",
        "A field is given as μ₀H in tesla; the accumulation turns counter-clockwise about it.",
        "Potentials are in volts: electrochemical potentials divided by the carrier's charge; up means along the injector's magnetization.",
    ];

    private static readonly string[] LeftOut =
    [
        "The stray field of one magnetic layer on another.",
        "The Oersted field of the current.",
        "Heating by the current: the temperature is the one given.",
        "Anything that is not uniform within a magnet (domains, spin waves) or across the cross-section (spreading of the current).",
    ];

    public static void Write(HtmlText html, RunRecord record)
    {
        List(html, "Signs and conventions", [.. record.Device.HasStack ? Conventions : WireConventions, .. record.Results.SelectMany(result => result.Notes).Distinct(StringComparer.Ordinal)]);
        List(html, "How the input was read", record.Readings);
        List(html, "What is left out", LeftOut);
        WriteCorrections(html, record);
        WriteCitations(html, record.Citations);
        WriteInput(html, record);
    }

    private static void List(HtmlText html, string head, IReadOnlyList<string> sentences)
    {
        if (sentences.Count == 0) return;
        html.Raw("<section>\n<h2>").Text(head).Raw("</h2>\n<ul>\n");
        foreach (string sentence in sentences) html.Raw("<li>").Text(sentence).Raw("</li>\n");
        html.Raw("</ul>\n</section>\n");
    }

    private static void WriteCorrections(HtmlText html, RunRecord record)
    {
        html.Raw("<section>\n<h2>Corrections to the paper</h2>\n<p>")
            .Text("Larmor follows the theory of Wegrowe and Drouhin (2011), re-derived from the conservation laws and the Onsager relations. Where the printed equations differ, this run used:")
            .Raw("</p>\n");
        html.Table("Equations in their consistent form", ["Equation", "Correction"], [false, false], Corrections.For(record.Results).Select(item => new[] { item.Equation, item.Text }));
        html.Raw("</section>\n");
    }

    private static void WriteCitations(HtmlText html, IReadOnlyList<Citation> citations)
    {
        if (citations.Count == 0) return;
        html.Raw("<section>\n<h2>Sources</h2>\n<ol>\n");
        foreach (Citation citation in citations)
        {
            html.Raw("<li>").Text(citation.Text);
            if (citation.Doi is { } doi)
            {
                html.Raw(" <a href=\"https://doi.org/").Raw(Uri.EscapeDataString(doi).Replace("%2F", "/", StringComparison.Ordinal)).Raw("\">doi:").Text(doi).Raw("</a>");
            }
            html.Raw("</li>\n");
        }
        html.Raw("</ol>\n</section>\n");
    }

    private static void WriteInput(HtmlText html, RunRecord record)
    {
        html.Raw("<section>\n<h2>Input</h2>\n<p>")
            .Text($"{record.InputName} with every default written out; seed {record.Seed.ToString(CultureInfo.InvariantCulture)}, Larmor {record.Version}. ")
            .Raw("<code>larmor run run.json</code> repeats this run to the last bit.</p>\n<pre>")
            .Text(record.Input).Raw("</pre>\n</section>\n");
    }
}
