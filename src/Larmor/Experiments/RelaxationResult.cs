using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>Waiting times at one field and current.</summary>
/// <param name="Escapes">Both escapes from rates; the prepared state is the first.</param>
public sealed record WaitingTimePoint(EscapePair Escapes)
{
    /// <summary>Rate in 1/s at which shots leave the prepared state; null where no ensemble was watched.</summary>
    public Estimate? Rate { get; init; }

    /// <summary>Rate in 1/s at which they come back; null where none was on the other side.</summary>
    public Estimate? BackRate { get; init; }

    /// <summary>Number of shots that jumped within the time watched.</summary>
    public long Jumps { get; init; }

    /// <summary>Times in s of the looks at the ensemble, thinned.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>Share of the shots that have not jumped by then.</summary>
    public IReadOnlyList<Estimate> Waiting { get; init; } = [];

    /// <summary>Largest distance between the shares and e^(−t/τ) over the looks, in the unit of Kolmogorov and Smirnov: times the root of the number of shots; null where not both are known.</summary>
    public double? Distance { get; init; }

    /// <summary>Whether rates and ensemble can be compared: an exact rate, and a barrier that makes one.</summary>
    public bool IsCompared { get; init; }

    /// <summary>Why no ensemble was watched; empty where one was.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>A parabola ln τ = ln τ₀ + Δ(1 − x/x₀)² through waiting times.</summary>
/// <param name="State">The state that is left.</param>
/// <param name="Against"><c>field</c> or <c>current</c>.</param>
/// <param name="Other">The current in A, or the field in T, that was kept.</param>
/// <param name="Barrier">Δ at x = 0, over kT; dimensionless.</param>
/// <param name="Edge">x₀ in T or A, where the barrier would vanish.</param>
/// <param name="AttemptTime">τ₀ in s.</param>
/// <param name="Residual">Root mean square of what the parabola leaves of ln τ.</param>
public sealed record WaitingTimeFit(string State, string Against, double Other, double Barrier, double Edge, double AttemptTime, double Residual);

/// <summary>Waiting times and dwells.</summary>
public sealed record RelaxationResult : Result
{
    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>Towards which the prepared state lies.</summary>
    public required UnitVector Axis { get; init; }

    /// <summary>The points, currents slowest.</summary>
    public required IReadOnlyList<WaitingTimePoint> Points { get; init; }

    /// <summary>Field values per current.</summary>
    public required IReadOnlyList<double> Fields { get; init; }

    /// <summary>The parabolas.</summary>
    public IReadOnlyList<WaitingTimeFit> Fits { get; init; } = [];
}
