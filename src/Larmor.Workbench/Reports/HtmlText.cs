using System.Net;
using System.Text;

namespace Larmor.Workbench.Reports;

/// <summary>Puts a page together: what comes from a user goes through <see cref="Text"/>, which escapes it.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder page = new();

    /// <summary>Markup as it is.</summary>
    public HtmlText Raw(string markup)
    {
        page.Append(markup);
        return this;
    }

    /// <summary>Words, escaped.</summary>
    public HtmlText Text(string words)
    {
        page.Append(WebUtility.HtmlEncode(words));
        return this;
    }

    /// <summary>A table with a caption; cells hold markup, the first of each row names it.</summary>
    /// <param name="caption">What it shows, markup; empty for the answers under a heading of their own, whose columns stand alike.</param>
    /// <param name="heads">Column heads, markup.</param>
    /// <param name="numbers">Which columns are numbers, set right.</param>
    /// <param name="rows">Rows of markup.</param>
    /// <param name="hasTotal">Whether the last row is a sum.</param>
    public HtmlText Table(string caption, IReadOnlyList<string> heads, IReadOnlyList<bool> numbers, IEnumerable<IReadOnlyList<string>> rows, bool hasTotal = false)
    {
        IReadOnlyList<string>[] all = [.. rows];
        Raw(caption.Length == 0 ? "<div class=\"scroll\"><table class=\"answers\">\n<caption class=\"hidden\">" : "<div class=\"scroll\"><table>\n<caption>").Raw(caption.Length == 0 ? "Answers" : caption).Raw("</caption>\n<thead><tr>");
        for (int i = 0; i < heads.Count; i++) Raw(numbers[i] ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">").Raw(heads[i]).Raw("</th>");
        Raw("</tr></thead>\n<tbody>\n");
        for (int r = 0; r < all.Length; r++)
        {
            Raw(hasTotal && r == all.Length - 1 ? "<tr class=\"total\">" : "<tr>").Raw("<th scope=\"row\">").Raw(all[r][0]).Raw("</th>");
            for (int i = 1; i < all[r].Count; i++) Raw(numbers[i] ? "<td class=\"number\">" : "<td>").Raw(all[r][i]).Raw("</td>");
            Raw("</tr>\n");
        }
        return Raw("</tbody></table></div>\n");
    }

    /// <summary>Words escaped, for a cell.</summary>
    public static string Escape(string words) => WebUtility.HtmlEncode(words);

    /// <inheritdoc/>
    public override string ToString() => page.ToString();
}
