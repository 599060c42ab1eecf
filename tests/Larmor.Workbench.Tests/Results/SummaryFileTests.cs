using System.Text.Json;
using Larmor.Experiments;
using Larmor.Thermodynamics;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Tests.Results;

public sealed class SummaryFileTests
{
    [Fact]
    public void The_summary_has_the_form_that_the_plan_promises()
    {
        JsonElement root = Summary(Samples.WholeRun());
        Assert.Equal("0.1.0", root.GetProperty("larmor").GetString());
        Assert.Equal(Samples.Pillar().Title, root.GetProperty("title").GetString());
        JsonElement experiment = root.GetProperty("experiments")[1];
        Assert.Equal("magnetoresistance", experiment.GetProperty("kind").GetString());
        Assert.Equal("finished", experiment.GetProperty("outcome").GetString());
        JsonElement scalar = experiment.GetProperty("scalars").GetProperty("resistance-parallel");
        Assert.Equal(0.69960854569, scalar.GetProperty("value").GetDouble());
        Assert.Equal("ohm", scalar.GetProperty("unit").GetString());
        Assert.NotEmpty(scalar.GetProperty("meaning").GetString()!);
        Assert.Equal("tables/magnetoresistance-shares.csv", experiment.GetProperty("tables")[0].GetString());
        Assert.Equal("figures/magnetoresistance.svg", experiment.GetProperty("figures")[0].GetString());
        JsonElement audit = root.GetProperty("audit");
        Assert.True(audit.GetProperty("passed").GetBoolean());
        JsonElement check = audit.GetProperty("checks").GetProperty("accumulation/power-closure");
        Assert.Equal(1e-12, check.GetProperty("tolerance").GetDouble());
        Assert.True(check.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void Under_the_plain_name_of_a_law_stands_its_worst_check_of_the_run()
    {
        AuditCheck good = new("power-closure", 1e-15, 1e-12, "Good."), poor = new("power-closure", 1e-9, 1e-8, "Poor.");
        JsonElement checks = Summary(Samples.Run(Samples.Fmr() with { Checks = [good] }, Samples.Hysteresis() with { Checks = [poor] })).GetProperty("audit").GetProperty("checks");
        Assert.Equal(1e-9, checks.GetProperty("power-closure").GetProperty("value").GetDouble());
        Assert.Equal(1e-15, checks.GetProperty("fmr/power-closure").GetProperty("value").GetDouble());
        Assert.Equal(1e-9, checks.GetProperty("hysteresis/power-closure").GetProperty("value").GetDouble());
    }

    [Fact]
    public void With_one_experiment_the_laws_keep_their_plain_names()
    {
        JsonElement checks = Summary(Samples.Run(Samples.Fmr())).GetProperty("audit").GetProperty("checks");
        Assert.True(checks.TryGetProperty("power-closure", out _));
        Assert.True(checks.TryGetProperty("reciprocity", out _));
        Assert.True(checks.TryGetProperty("entropy-production", out _));
    }

    [Fact]
    public void A_missing_value_is_null_with_its_reason()
    {
        JsonElement shift = Summary(Samples.Run(Samples.Hysteresis())).GetProperty("experiments")[0].GetProperty("scalars").GetProperty("loop-shift");
        Assert.Equal(JsonValueKind.Null, shift.GetProperty("value").ValueKind);
        Assert.Contains("limit cycle", shift.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_not_finite_becomes_null_and_fails_the_audit(double value)
    {
        FmrResult broken = Samples.Fmr() with
        {
            Scalars = [new Scalar("frequency", value, "Hz", "The frequency.")],
            Checks = [new AuditCheck("power-closure", value, 1e-12, "Closure.")],
        };
        JsonElement root = Summary(Samples.Run(broken));
        JsonElement scalar = root.GetProperty("experiments")[0].GetProperty("scalars").GetProperty("frequency");
        Assert.Equal(JsonValueKind.Null, scalar.GetProperty("value").ValueKind);
        Assert.NotEmpty(scalar.GetProperty("reason").GetString()!);
        Assert.False(root.GetProperty("audit").GetProperty("passed").GetBoolean());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("audit").GetProperty("checks").GetProperty("power-closure").GetProperty("value").ValueKind);
    }

    [Fact]
    public void A_run_without_any_check_does_not_pass_its_audit() =>
        Assert.False(Summary(Samples.Run(Samples.Fmr() with { Checks = [] })).GetProperty("audit").GetProperty("passed").GetBoolean());

    [Fact]
    public void An_outcome_that_is_not_whole_carries_its_reason()
    {
        FmrResult partial = Samples.Fmr() with { Outcome = Outcome.NotConverged("The field 0.1 T did not settle.") };
        JsonElement experiment = Summary(Samples.Run(partial)).GetProperty("experiments")[0];
        Assert.Equal("not-converged", experiment.GetProperty("outcome").GetString());
        Assert.Equal("The field 0.1 T did not settle.", experiment.GetProperty("reason").GetString());
    }

    [Fact]
    public void Two_experiments_of_one_name_keep_apart_in_names_files_and_checks()
    {
        JsonElement root = Summary(Samples.Run(Samples.Fmr(), Samples.Fmr()));
        string names = string.Join(' ', root.GetProperty("experiments").EnumerateArray().Select(experiment => experiment.GetProperty("name").GetString()!));
        string tables = string.Join(' ', root.GetProperty("experiments").EnumerateArray().Select(experiment => experiment.GetProperty("tables")[0].GetString()!));
        Assert.Equal("fmr fmr-2", names);
        Assert.Equal("tables/fmr-resonances.csv tables/fmr-2-resonances.csv", tables);
        string[] laws = [.. root.GetProperty("audit").GetProperty("checks").EnumerateObject().Select(check => check.Name)];
        Assert.Equal(Samples.Fmr().Checks.SelectMany(check => new[] { check.Name, $"fmr/{check.Name}", $"fmr-2/{check.Name}" }).Order(StringComparer.Ordinal), laws.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("loops at 300 K", "loops-at-300-K")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("μ₀H", "H")]
    [InlineData("..", "unnamed")]
    public void A_name_becomes_a_file_name_that_every_system_takes(string name, string expected) => Assert.Equal(expected, ContentList.FileName(name));

    private static JsonElement Summary(RunRecord record)
    {
        using JsonDocument document = JsonDocument.Parse(SummaryFile.Bytes(record, ContentList.Of(record)));
        return document.RootElement.Clone();
    }
}
