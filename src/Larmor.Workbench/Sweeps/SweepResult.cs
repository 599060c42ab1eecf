using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles.Sweeps;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Sweeps;

/// <summary>The range of one column over all points.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">SI unit.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Smallest">Smallest value; null where no point has one.</param>
/// <param name="Largest">Largest value; null where no point has one.</param>
/// <param name="Count">Number of points that have a value.</param>
internal sealed record ColumnRange(string Name, string Unit, string Meaning, double? Smallest, double? Largest, int Count);

/// <summary>A whole sweep as one result: how many points ended how, the worst residual of each law, and the arrays.</summary>
internal sealed record SweepResult : Result
{
    /// <summary>The word in summaries.</summary>
    public const string Word = "sweep";

    /// <summary>The points.</summary>
    public required SweepPlan Plan { get; init; }

    /// <summary>The ranges of all columns that were kept, without those of laws.</summary>
    public required IReadOnlyList<ColumnRange> Ranges { get; init; }

    /// <summary>Maps and lines.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }
}
