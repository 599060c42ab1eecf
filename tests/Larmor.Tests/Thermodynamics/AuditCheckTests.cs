using Larmor.Thermodynamics;

namespace Larmor.Tests.Thermodynamics;

public sealed class AuditCheckTests
{
    [Fact]
    public void Severity_exceeds_one_exactly_where_the_law_is_broken()
    {
        AuditCheck[] checks =
        [
            new("a", 0, 0, ""), new("a", 1e-13, 1e-12, ""), new("a", 1e-12, 1e-12, ""), new("a", 2e-12, 1e-12, ""), new("a", 1e-30, 0, ""), new("a", double.NaN, 1e-12, ""),
        ];
        Assert.Equal([true, true, true, false, false, false], checks.Select(check => check.Passed));
        Assert.All(checks, check => Assert.Equal(check.Passed, check.Severity <= 1));
        Assert.Equal(checks.Select(check => check.Severity).Order(), checks.Select(check => check.Severity));
    }
}
