namespace Larmor.Experiments;

/// <summary>Resistance times area of both collinear states against the number of repeats.</summary>
public sealed record MultilayerSeriesResult : Result
{
    /// <summary>Numbers of repeats, in the order of the series.</summary>
    public required IReadOnlyList<int> Repeats { get; init; }

    /// <summary>R_P A in ohm m², without the leads' own resistance.</summary>
    public required IReadOnlyList<double> Parallel { get; init; }

    /// <summary>R_AP A in ohm m².</summary>
    public required IReadOnlyList<double> Antiparallel { get; init; }

    /// <summary>√[(R_AP − R_P) R_AP] A in ohm m²; null where the parallel state has the larger resistance.</summary>
    public required IReadOnlyList<double?> Root { get; init; }

    /// <summary>The same by the series-resistor model, without spin flips, in ohm m²; null where the model does not apply.</summary>
    public required IReadOnlyList<double?> SeriesResistorRoot { get; init; }
}
