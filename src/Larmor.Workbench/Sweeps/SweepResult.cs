using Larmor.Experiments;

namespace Larmor.Workbench.Sweeps;

/// <summary>A whole sweep as one result: how many points ended how, the worst residual of each law, and the arrays.</summary>
internal sealed record SweepResult : Result
{
    /// <summary>The word in summaries.</summary>
    public const string Word = "sweep";
}
