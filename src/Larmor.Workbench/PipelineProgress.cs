namespace Larmor.Workbench;

/// <summary>How far a run has come.</summary>
/// <param name="Step">Number of the step, from 1.</param>
/// <param name="Steps">How many steps there are: one for each experiment and one for the results folder.</param>
/// <param name="Name">Name of the experiment, or what else is done.</param>
/// <param name="Share">Finished share of this step, 0 to 1.</param>
public readonly record struct PipelineProgress(int Step, int Steps, string Name, double Share);
