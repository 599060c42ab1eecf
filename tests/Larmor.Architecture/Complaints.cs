namespace Larmor.Architecture;

/// <summary>What breaks a rule, one line each, all shown.</summary>
internal static class Complaints
{
    public static void None(IReadOnlyCollection<string> complaints) => Assert.True(complaints.Count == 0, string.Join('\n', complaints));
}
