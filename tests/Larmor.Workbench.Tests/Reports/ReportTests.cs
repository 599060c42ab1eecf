using System.Text.RegularExpressions;
using Larmor.Experiments;
using Larmor.Thermodynamics;
using Larmor.Workbench.Reports;

namespace Larmor.Workbench.Tests.Reports;

public sealed class ReportTests
{
    private static readonly string Page = Report.Html(Samples.WholeRun());

    [Fact]
    public void The_page_fetches_nothing_and_runs_nothing()
    {
        Assert.DoesNotContain("<script", Page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", Page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", Page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", Page, StringComparison.OrdinalIgnoreCase);
        string[] addresses = [.. Regex.Matches(Page, "(?<=(src|href)=\")[^\"]*", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Value)];
        Assert.All(addresses, address => Assert.StartsWith("https://doi.org/", address, StringComparison.Ordinal));
    }

    [Fact]
    public void All_ids_on_the_page_differ()
    {
        string[] ids = [.. Regex.Matches(Page, "(?<= id=\")[^\"]*", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Value)];
        Assert.True(ids.Length > 20);
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void What_a_user_wrote_is_escaped()
    {
        Assert.Contains("Co/Cu/Co pillar, 60 x 130 nm &lt;low temperature&gt;", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<low temperature>", Page, StringComparison.Ordinal);
        Assert.Contains("&lt;low temperature&gt; &amp; more", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answers_stand_in_convenient_units_with_reasons_where_there_are_none()
    {
        string words = System.Net.WebUtility.HtmlDecode(Page);
        Assert.Contains("699.6\u00a0mΩ", words, StringComparison.Ordinal);
        Assert.Contains("44\u00a0mT", words, StringComparison.Ordinal);
        Assert.Contains("7.6\u00a0GHz", words, StringComparison.Ordinal);
        Assert.Contains("No coercive field: the moment ends on a limit cycle.", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Positive current flows along +x, from Cu to Cu-3")]
    [InlineData("The field 500 Oe was read as")]
    [InlineData("Oersted field")]
    [InlineData("stray field")]
    [InlineData("Heating by the current")]
    [InlineData("(12)")]
    [InlineData("(20)")]
    [InlineData("10.1103/PhysRevB.48.7099")]
    [InlineData("183201")]
    [InlineData("seed 7")]
    public void The_page_says_what_a_reader_must_know(string words) => Assert.Contains(words, System.Net.WebUtility.HtmlDecode(Page), StringComparison.Ordinal);

    [Fact]
    public void Corrections_of_the_equations_of_motion_are_named_only_where_a_moment_moves()
    {
        Assert.DoesNotContain("(20)", Report.Html(Samples.Run(Samples.Magnetoresistance())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_audit_is_loud()
    {
        FmrResult broken = Samples.Fmr() with { Checks = [new AuditCheck("power-closure", 0.3, 1e-12, "Closure.")] };
        string page = Report.Html(Samples.Run(broken));
        Assert.Contains("AUDIT FAILED", page, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("Broken: power-closure", page, StringComparison.Ordinal);
        Assert.DoesNotContain("AUDIT FAILED", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_did_not_converge_says_so_with_its_reason()
    {
        string page = Report.Html(Samples.Run(Samples.Fmr() with { Outcome = Outcome.NotConverged("One field did not settle.") }));
        Assert.Contains("One field did not settle.", page, StringComparison.Ordinal);
        Assert.Contains("fmr: not converged", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_without_a_cross_section_is_reported_per_area()
    {
        RunRecord run = Samples.Run(Samples.Magnetoresistance());
        string page = System.Net.WebUtility.HtmlDecode(Report.Html(run with { Device = run.Device with { CrossSection = null } }));
        Assert.Contains("results are per area", page, StringComparison.Ordinal);
        Assert.Contains("Power / J<sup>2</sup> in fΩ\u00a0m<sup>2</sup>", page, StringComparison.Ordinal);
    }
}
