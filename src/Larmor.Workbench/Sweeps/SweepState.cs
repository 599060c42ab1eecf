namespace Larmor.Workbench.Sweeps;

/// <summary>How far a sweep has come.</summary>
/// <param name="Points">Number of points of the whole sweep.</param>
/// <param name="Finished">Points that stand in some journal.</param>
/// <param name="Computed">Points that this run has computed.</param>
/// <param name="Remarks">What was left out of the journals because it is damaged.</param>
public sealed record SweepState(int Points, int Finished, int Computed, IReadOnlyList<string> Remarks);
