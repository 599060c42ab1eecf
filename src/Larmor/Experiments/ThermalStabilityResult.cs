using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>The escape from one of two states at one field and current.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Current">I in A.</param>
/// <param name="State">Name of the state, for example <c>parallel</c>.</param>
/// <param name="Method">Where the rate comes from: <c>axial</c>, <c>spectral</c>, <c>committor</c>, <c>formula</c>; empty without one.</param>
public sealed record EscapePoint(double Field, double Current, string State, string Method)
{
    /// <summary>Direction of the state; null where it does not exist.</summary>
    public Vector3d? Direction { get; init; }

    /// <summary>Δ, dimensionless: energy (of W under current) of the saddle over the state, over kT; null where there is none.</summary>
    public double? Barrier { get; init; }

    /// <summary>Rate of escape in 1/s; where the state has ended the slowest rate of relaxation; null where it is not known.</summary>
    public double? Rate { get; init; }

    /// <summary>Relative error of the rate that its method states, dimensionless; null where it states none.</summary>
    public double? RateError { get; init; }

    /// <summary>The rate from the density on the sphere in 1/s, where it was computed.</summary>
    public double? SpectralRate { get; init; }

    /// <summary>Rounding error of that, relative.</summary>
    public double SpectralError { get; init; }

    /// <summary>The formula for high barriers in 1/s, where there is one.</summary>
    public double? FormulaRate { get; init; }

    /// <summary>Why something is missing; empty where nothing is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the other state has ended, so that there is nowhere to go.</summary>
    public bool IsOnlyState { get; init; }

    /// <summary>τ₀ = e^(−Δ)/r in s; null without barrier or rate.</summary>
    public double? AttemptTime => Barrier is { } barrier && Rate is > 0 and { } rate ? Math.Exp(-barrier - Math.Log(rate)) : null;
}

/// <summary>Both states at one field and current.</summary>
/// <param name="First">Towards the axis.</param>
/// <param name="Second">Away from it.</param>
public sealed record EscapePair(EscapePoint First, EscapePoint Second)
{
    /// <summary>The one or the other.</summary>
    public EscapePoint Of(bool first) => first ? First : Second;
}

/// <summary>Distribution of the field at which a moment first leaves its state while the field goes evenly.</summary>
/// <param name="Current">I in A.</param>
/// <param name="SweepTime">Time from the first field value to the last, in s.</param>
/// <param name="Rate">dB/dt in T/s, signed.</param>
/// <param name="State">The state that is left.</param>
public sealed record RampPoint(double Current, double SweepTime, double Rate, string State)
{
    /// <summary>Mean of the switching field in T; null where too much has not switched at the last field.</summary>
    public double? Mean { get; init; }

    /// <summary>Its standard deviation in T.</summary>
    public double? Spread { get; init; }

    /// <summary>Field by which half have switched, in T.</summary>
    public double? Median { get; init; }

    /// <summary>How far the mean changes in T when only every second field value is used.</summary>
    public double? InterpolationError { get; init; }

    /// <summary>Probability to have switched by each field value.</summary>
    public IReadOnlyList<double> Probabilities { get; init; } = [];

    /// <summary>Why something is missing; empty where nothing is.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Barriers, rates of escape, retention and switching fields.</summary>
public sealed record ThermalStabilityResult : Result
{
    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>Towards which the first state lies.</summary>
    public required UnitVector Axis { get; init; }

    /// <summary>All pairs, currents slowest.</summary>
    public required IReadOnlyList<EscapePair> Pairs { get; init; }

    /// <summary>Field values per current.</summary>
    public required IReadOnlyList<double> Fields { get; init; }

    /// <summary>Field ramps; empty where none was asked for.</summary>
    public IReadOnlyList<RampPoint> Ramps { get; init; } = [];
}
