using Larmor.Fluctuations.Langevin;

namespace Larmor.Experiments;

/// <summary>One branch of a field loop at a finite temperature: the field goes evenly, and every moment of an ensemble jumps when it will.</summary>
/// <param name="Fields">μ₀H in T in the order in which it goes.</param>
public sealed record ThermalBranch(IReadOnlyList<double> Fields)
{
    /// <summary>Mean component of the moment along the field from the two-state equation, a pure number at each field; empty where rates are not known.</summary>
    public IReadOnlyList<double> Means { get; init; } = [];

    /// <summary>Share of the moments that have left the first state of the branch, from the same; a pure number at each field.</summary>
    public IReadOnlyList<double> Turned { get; init; } = [];

    /// <summary>Mean component along the field of an ensemble of trajectories at each field; empty where none was followed.</summary>
    public IReadOnlyList<Estimate> Watched { get; init; } = [];

    /// <summary>Mean field in T of the first crossing of the ensemble's moments; null where none was followed or not all crossed.</summary>
    public Estimate? WatchedField { get; init; }

    /// <summary>Standard deviation in T of that field.</summary>
    public double? WatchedSpread { get; init; }

    /// <summary>Field in T at which the mean component changes its sign: of the two-state equation, otherwise of the ensemble.</summary>
    public double? CoerciveField { get; init; }

    /// <summary>First escapes alone: Kurkijärvi's distribution with the computed rates.</summary>
    public RampPoint? FirstEscapes { get; init; }

    /// <summary>Sharrock's field in T, B₀[1 − √(ln(t/(τ₀ ln 2))/Δ)] with t the time in which the field lowers the barrier by kT and B₀ where the state ends without temperature; null where it does not apply.</summary>
    public double? SharrockField { get; init; }

    /// <summary>What a field that changes faster than a moment follows adds to the mean, as an allowance; a pure number at each field.</summary>
    public IReadOnlyList<double> Lags { get; init; } = [];

    /// <summary>Whether the rates are exact, so that both means can be compared.</summary>
    public bool IsCompared { get; init; }

    /// <summary>Why something is missing; empty where nothing is.</summary>
    public string Reason { get; init; } = "";
}
