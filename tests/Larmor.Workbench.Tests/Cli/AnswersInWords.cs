using Larmor.Cli.Screen;
using Larmor.Experiments;
using Larmor.Thermodynamics;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.Cli;

public class AnswersInWords
{
    private static readonly AuditCheck Holding = new("power-closure", 3.2e-16, 1e-12, "battery against heat");

    [Fact]
    public void Answers_have_convenient_units_and_what_is_missing_has_its_reason()
    {
        string text = Speak(SampleRun.With(
            Holding,
            Outcome.Finished,
            new Scalar("resistance-parallel", 0.69960854569, "ohm", "R of the parallel state"),
            new Scalar("coercive-field-up", 0.0440, "T", "field at which the rising branch switches"),
            new Scalar("loop-shift", null, "T", "mean of both", "the loop does not close"),
            new Scalar("loop-width", null, "T", "difference of both", "the loop does not close")));
        Assert.Contains("a slab of copper\n", text, StringComparison.Ordinal);
        Assert.Contains("my-sample (sample)\n", text, StringComparison.Ordinal);
        Assert.Contains("  resistance-parallel   699.609 mohm\n", text, StringComparison.Ordinal);
        Assert.Contains("  coercive-field-up     44 mT\n", text, StringComparison.Ordinal);
        Assert.Contains("  none: loop-shift, loop-width\n        the loop does not close\n", text, StringComparison.Ordinal);
        Assert.Contains($"Report: {Path.Combine("out", "report.html")}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_audit_is_printed_on_every_run_with_its_residuals()
    {
        string text = Speak(SampleRun.With(Holding, Outcome.Finished));
        Assert.Contains("Audit: every law holds; residuals\n  my-sample   power-closure 3.2e-16\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_law_is_said_loudly()
    {
        string text = Speak(SampleRun.With(Holding with { Value = 0.1 }, Outcome.Finished));
        Assert.Contains("AUDIT FAILED", text, StringComparison.Ordinal);
        Assert.Contains("BROKEN: power-closure is 1.0e-1, allowed is 1.0e-12. battery against heat", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_law_without_tolerance_is_printed_as_zero_and_what_is_no_number_as_such()
    {
        string text = Speak(SampleRun.With(Holding with { Value = double.NaN, Tolerance = 0 }, Outcome.Finished, new Scalar("power", double.PositiveInfinity, "W", "")));
        Assert.Contains("BROKEN: power-closure is not a number, allowed is 0.", text, StringComparison.Ordinal);
        Assert.Contains("  none: power\n        The value is not a finite number.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_sentences_are_broken_so_that_a_terminal_shows_them_whole()
    {
        string reason = string.Join(' ', Enumerable.Repeat("limit cycle", 40));
        string text = Speak(SampleRun.With(Holding, Outcome.NotConverged(reason), new Scalar("loop-shift", null, "T", "", reason)));
        string[] lines = text.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Equal(80, lines.Sum(line => line.Split("limit").Length - 1));
    }

    [Fact]
    public void What_did_not_converge_says_why() =>
        Assert.Contains(
            "  did not converge: the branch ends at 3 mA\n", Speak(SampleRun.With(Holding, Outcome.NotConverged("the branch ends at 3 mA"))), StringComparison.Ordinal);

    [Fact]
    public void Many_answers_are_cut_short_with_their_number()
    {
        Scalar[] many = [.. Enumerable.Range(0, 40).Select(i => new Scalar($"answer-{i.ToString(CultureInfo.InvariantCulture)}", i, "1", ""))];
        Assert.Contains("  and 22 more in summary.json\n", Speak(SampleRun.With(Holding, Outcome.Finished, many)), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_are_remarks_and_not_answers()
    {
        SpokenWords spoken = Spoken(SampleRun.With(Holding, Outcome.Finished), new DeviceFileWarning("a.yaml", 3, 5, "temperature", "measured at 4.2 K"));
        Assert.Contains("a.yaml:3:5: warning: temperature: measured at 4.2 K", spoken.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("measured at", spoken.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_person_each_step_is_one_line()
    {
        SpokenWords spoken = SpokenWords.During(terminal =>
        {
            ProgressDisplay progress = new(terminal, isQuiet: false);
            return progress.During(() =>
            {
                progress.Report(new PipelineProgress(1, 2, "fmr", 0));
                progress.Report(new PipelineProgress(1, 2, "fmr", 0.5));
                progress.Report(new PipelineProgress(2, 2, "figures and report", 0));
                return 7;
            });
        });
        Assert.Equal(7, spoken.Code);
        Assert.Equal("[1/2] fmr\n[2/2] figures and report\n", spoken.Error.ReplaceLineEndings("\n"));
    }

    private static string Speak(RunRecord run) => Spoken(run).Out.ReplaceLineEndings("\n");

    private static SpokenWords Spoken(RunRecord run, params DeviceFileWarning[] warnings) => SpokenWords.During(terminal =>
    {
        Words.Answers(new PipelineResult(run, "out", warnings), terminal);
        return 0;
    });
}
