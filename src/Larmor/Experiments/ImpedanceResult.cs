using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>The impedance of one collinear state.</summary>
/// <param name="State"><c>parallel</c>, <c>antiparallel</c>, or empty for the state drawn.</param>
/// <param name="States">The response at each frequency.</param>
/// <param name="Steady">The response at zero frequency.</param>
/// <param name="Peak">The response where the reactance is largest; null where nothing accumulates.</param>
public sealed record ImpedanceCurve(string State, IReadOnlyList<AlternatingState> States, AlternatingState Steady, AlternatingState? Peak);

/// <summary>Complex resistance against frequency.</summary>
public sealed record ImpedanceResult : Result
{
    /// <summary>The frequencies in Hz.</summary>
    public required IReadOnlyList<double> Frequencies { get; init; }

    /// <summary>One curve for each collinear state.</summary>
    public required IReadOnlyList<ImpedanceCurve> Curves { get; init; }
}
