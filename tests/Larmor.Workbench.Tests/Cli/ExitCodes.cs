using Larmor.Cli;
using Larmor.Cli.Commands;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Thermodynamics;

namespace Larmor.Workbench.Tests.Cli;

public class ExitCodes
{
    [Theory]
    [InlineData("--version")]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("new", "-")]
    [InlineData("schema")]
    [InlineData("materials")]
    [InlineData("materials", "Co")]
    [InlineData("materials", "Cu/Co")]
    public void What_is_understood_and_done_is_good(params string[] words)
    {
        SpokenWords spoken = SpokenWords.To(words);
        Assert.Equal(ExitCode.Good, spoken.Code);
        Assert.NotEmpty(spoken.Out);
        Assert.Empty(spoken.Error);
    }

    [Theory]
    [InlineData("runn", "There is no command or option 'runn'")]
    [InlineData("--frob", "There is no command or option '--frob'")]
    [InlineData("run", "Required argument missing")]
    [InlineData("run --frob", "There is no option '--frob'")]
    [InlineData("run a.yaml --seed -3", "--seed takes a whole number")]
    [InlineData("run a.yaml --seed 1e400", "--seed takes a whole number")]
    [InlineData("materials Unobtainium", "The library has no 'Unobtainium'")]
    [InlineData("check no-such-file.yaml", "no-such-file.yaml")]
    [InlineData("run no-such-file.yaml", "no-such-file.yaml")]
    public void Wrong_words_are_input_and_say_so_without_a_stack_trace(string line, string expected)
    {
        SpokenWords spoken = SpokenWords.To(line.Split(' '));
        Assert.Equal(ExitCode.Input, spoken.Code);
        Assert.Contains(expected, spoken.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", spoken.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", spoken.Error, StringComparison.Ordinal);
        Assert.Empty(spoken.Out);
    }

    [Theory]
    [InlineData("FILE is empty", "run", "")]
    [InlineData("FILE is empty", "check", " ")]
    [InlineData("FILE is empty", "new", "")]
    [InlineData("--out is empty", "run", "a.yaml", "--out", "")]
    [InlineData("cannot be written", "new", "no-such-folder/device.yaml")]
    public void Empty_words_and_places_that_are_not_there_are_input(string expected, params string[] words)
    {
        SpokenWords spoken = SpokenWords.To(words);
        Assert.Equal(ExitCode.Input, spoken.Code);
        Assert.Contains(expected, spoken.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--out.", spoken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_exists_is_not_overwritten_by_new()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "mine");
            Assert.Equal(ExitCode.Input, SpokenWords.To("new", file).Code);
            Assert.Equal("mine", File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_fault_of_ours_apologizes_and_leaves_a_log_but_no_stack_trace_on_the_screen()
    {
        SpokenWords spoken = SpokenWords.During(terminal =>
            CommandLine.Guarded(() => throw new InvalidOperationException("the sphere is flat"), ["run", "x.yaml"], terminal));
        Assert.Equal(ExitCode.OurFault, spoken.Code);
        Assert.Contains("the sphere is flat", spoken.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", spoken.Error, StringComparison.Ordinal);
        string log = spoken.Error.Split('\n').Single(line => line.Contains("log: ", StringComparison.Ordinal)).Split("log: ")[1].Trim();
        Assert.Contains("   at ", File.ReadAllText(log), StringComparison.Ordinal);
        File.Delete(log);
    }

    [Fact]
    public void What_the_device_lacks_is_input()
    {
        SpokenWords spoken = SpokenWords.During(terminal =>
            CommandLine.Guarded(() => throw new DeviceException("give the free layer a damping", "magnets/free"), [], terminal));
        Assert.Equal(ExitCode.Input, spoken.Code);
        Assert.Contains("magnets/free: give the free layer a damping", spoken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_has_its_own_code() =>
        Assert.Equal(ExitCode.Stopped, SpokenWords.During(terminal => CommandLine.Guarded(() => throw new OperationCanceledException(), [], terminal)).Code);

    [Theory]
    [InlineData(0.5, OutcomeKind.Finished, ExitCode.Good)]
    [InlineData(2, OutcomeKind.Finished, ExitCode.AuditFailed)]
    [InlineData(double.NaN, OutcomeKind.Finished, ExitCode.AuditFailed)]
    [InlineData(0.5, OutcomeKind.NotConverged, ExitCode.NotConverged)]
    [InlineData(2, OutcomeKind.NotConverged, ExitCode.AuditFailed)]
    [InlineData(0.5, OutcomeKind.Stopped, ExitCode.Stopped)]
    public void A_broken_law_weighs_more_than_what_did_not_converge(double residual, OutcomeKind outcome, int code) =>
        Assert.Equal(code, RunCommand.CodeOf(SampleRun.With(new AuditCheck("power-closure", residual, 1, ""), new Outcome(outcome, "why"))));
}
