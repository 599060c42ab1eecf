namespace Larmor.Experiments;

/// <summary>Resistance times area of both collinear states against a thickness.</summary>
public sealed record ThicknessSeriesResult : Result
{
    /// <summary>Names of the layers whose thickness changes, as given.</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>Thicknesses in m, in the order of the series.</summary>
    public required IReadOnlyList<double> Thicknesses { get; init; }

    /// <summary>R_P A in ohm m², without the leads' own resistance.</summary>
    public required IReadOnlyList<double> Parallel { get; init; }

    /// <summary>R_AP A in ohm m².</summary>
    public required IReadOnlyList<double> Antiparallel { get; init; }

    /// <summary>A(R_AP − R_P) in ohm m².</summary>
    public required IReadOnlyList<double> Change { get; init; }
}
