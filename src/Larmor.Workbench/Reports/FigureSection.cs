using System.Globalization;
using Larmor.Experiments;
using Larmor.Workbench.Display;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Reports;

/// <summary>All figures with numbered captions, drawn in the page itself.</summary>
internal static class FigureSection
{
    public static void Write(HtmlText html, RunRecord record)
    {
        List<Figure> figures = [];
        foreach ((Result result, string name) in record.Results.Zip(record.Names)) figures.AddRange(ExperimentFigures.Of(result, record.Device, name));
        if (figures.Count == 0) return;
        html.Raw("<section>\n<h2>Figures</h2>\n<div class=\"figures\">\n");
        for (int i = 0; i < figures.Count; i++)
        {
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            html.Raw("<figure>\n").Raw(FigureRenderer.Svg(figures[i], $"figure-{number}"));
            html.Raw($"<figcaption><strong>Figure {number}. ").Raw(UnitDisplay.MarkupToHtml(figures[i].Title)).Raw(".</strong> ");
            html.Raw(UnitDisplay.MarkupToHtml(figures[i].Caption)).Raw("</figcaption>\n</figure>\n");
        }
        html.Raw("</div>\n</section>\n");
    }
}
