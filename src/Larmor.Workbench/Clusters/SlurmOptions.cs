namespace Larmor.Workbench.Clusters;

/// <summary>How a run is to be given to Slurm. What is null is left to the cluster's own defaults.</summary>
public sealed record SlurmOptions
{
    /// <summary>Elements of the job array; null to choose from the measured cost of a point.</summary>
    public int? Tasks { get; init; }

    /// <summary>Cores of each element.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Time limit of each element in Slurm's words, for example <c>4:00:00</c>.</summary>
    public string? Time { get; init; }

    /// <summary>Partition.</summary>
    public string? Partition { get; init; }

    /// <summary>Account.</summary>
    public string? Account { get; init; }

    /// <summary>Further options of sbatch, each as it would stand behind <c>#SBATCH</c>.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>Lines that prepare a node before Larmor starts, for example <c>module load dotnet</c>.</summary>
    public IReadOnlyList<string> Setup { get; init; } = [];

    /// <summary>How Larmor starts on a node: the words before its own, for example <c>apptainer exec larmor.sif larmor</c>; null for the program that submits.</summary>
    public string? Command { get; init; }
}
