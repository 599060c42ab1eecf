namespace Larmor.Workbench.Sweeps;

/// <summary>How far a sweep has come.</summary>
/// <param name="Points">Number of points of the whole sweep.</param>
/// <param name="Finished">Points that stand in some journal.</param>
/// <param name="Computed">Points that this run has computed.</param>
/// <param name="Remarks">What was left out of the journals because it is damaged.</param>
public sealed record SweepState(int Points, int Finished, int Computed, IReadOnlyList<string> Remarks);

/// <summary>A sweep was stopped by the user; what was finished is kept.</summary>
public sealed class SweepStoppedException : OperationCanceledException
{
    /// <summary>With words for the user.</summary>
    /// <param name="message">What is kept and how to go on.</param>
    public SweepStoppedException(string message)
        : base(message)
    {
    }
}
