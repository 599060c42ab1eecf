using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>A line in the spectrum of one direction.</summary>
/// <param name="Frequency">In Hz.</param>
/// <param name="Width">Full width at half maximum in Hz.</param>
/// <param name="FrequencyBias">Error of the step: its change in Hz where the step is doubled; null where that run gave no line.</param>
/// <param name="WidthBias">The same of the width.</param>
public sealed record NoiseLine(Estimate Frequency, Estimate Width, Estimate? FrequencyBias, Estimate? WidthBias);

/// <summary>What stays of the moment's fluctuations at one field and current. Directions: e₀ of rest or of the mean of a cycle, e₁ in which it is softest, e₂ = e₀ × e₁.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Current">I in A.</param>
/// <param name="State">Rest, limit cycle, or neither.</param>
/// <param name="Name">Name of the state of rest, or <c>cycle</c>.</param>
public sealed record NoisePoint(double Field, double Current, MomentState State, string Name)
{
    /// <summary>e₀, e₁, e₂; null where nothing was followed.</summary>
    public TangentFrame? Frame { get; init; }

    /// <summary>Frequency in Hz without noise: damped resonance, or that of the cycle.</summary>
    public double? Frequency { get; init; }

    /// <summary>Full width at half maximum in Hz in linear response, or of weak phase noise; null where there is none.</summary>
    public double? Linewidth { get; init; }

    /// <summary>On a cycle: full width at half maximum in Hz of weak phase noise while the amplitude is remembered, below <see cref="Linewidth"/>.</summary>
    public double? FullWidth { get; init; }

    /// <summary>On a cycle: the factor by which the amplitude widens the line, a pure number.</summary>
    public double? Amplification { get; init; }

    /// <summary>On a cycle: rate in 1/s at which the amplitude relaxes.</summary>
    public double? AmplitudeRate { get; init; }

    /// <summary>The line of u·e₁ fitted to the ensemble's spectrum; null where there is none.</summary>
    public NoiseLine? Line { get; init; }

    /// <summary>Why there is no line; empty where there is one.</summary>
    public string LineReason { get; init; } = "";

    /// <summary>On a cycle: D_φ/π in Hz from the diffusion of the phase; null where the phase does not follow the cycle.</summary>
    public Estimate? PhaseLinewidth { get; init; }

    /// <summary>Means of u·e₀, u·e₁, u·e₂, free of the error of the step to first order; a pure number each.</summary>
    public IReadOnlyList<Estimate> Means { get; init; } = [];

    /// <summary>Variances of u·e₀, u·e₁, u·e₂, the same way.</summary>
    public IReadOnlyList<Estimate> Variances { get; init; } = [];

    /// <summary>Change of the variances where the step is doubled: the error of the step.</summary>
    public IReadOnlyList<Estimate> VarianceBiases { get; init; } = [];

    /// <summary>Variances of u·e₁ and u·e₂ in linear response; empty where there is none.</summary>
    public IReadOnlyList<double> LinearVariances { get; init; } = [];

    /// <summary>Means of (u·e₁)² and (u·e₂)² with the exact stationary density within the well; empty where it is not known.</summary>
    public IReadOnlyList<double> WellSquares { get; init; } = [];

    /// <summary>Temperature in K that would give the ensemble's variances without current, from ½ Σ h_ii ⟨δu_i²⟩ v/k; null on a cycle.</summary>
    public Estimate? EffectiveTemperature { get; init; }

    /// <summary>The same in K of linear response.</summary>
    public double? LinearEffectiveTemperature { get; init; }

    /// <summary>T Γ(0)/Γ(I) in K, that is T/(1 − aJ/aJc).</summary>
    public double? TorqueTemperature { get; init; }

    /// <summary>Share of the looks in which the moment had crossed over to the other side of e₀, a pure number.</summary>
    public double Crossed { get; init; }

    /// <summary>Frequencies in Hz.</summary>
    public IReadOnlyList<double> Frequencies { get; init; } = [];

    /// <summary>One-sided spectral densities in 1/Hz of u·e₀, u·e₁, u·e₂, each over the frequencies.</summary>
    public IReadOnlyList<IReadOnlyList<Estimate>> Densities { get; init; } = [];

    /// <summary>Those of u·e₁ and u·e₂ in 1/Hz in linear response, through the same window; empty where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<double>> LinearDensities { get; init; } = [];

    /// <summary>One-sided spectral density of the resistance in ohm²/Hz; empty without a resistance.</summary>
    public IReadOnlyList<Estimate> ResistanceDensities { get; init; } = [];

    /// <summary>The same in ohm²/Hz in linear response.</summary>
    public IReadOnlyList<double> LinearResistanceDensities { get; init; } = [];

    /// <summary>Mean of the resistance in ohm, without a constant where only its change is given; null without a resistance.</summary>
    public Estimate? Resistance { get; init; }

    /// <summary>Variance of the resistance in ohm².</summary>
    public Estimate? ResistanceVariance { get; init; }

    /// <summary>Low-frequency density in ohm²/Hz: average over the lowest frequencies below a tenth of the line; null without a resistance.</summary>
    public Estimate? LowResistanceDensity { get; init; }

    /// <summary>Why something is missing; empty where nothing is.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Thermal noise against field and current.</summary>
public sealed record NoiseResult : Result
{
    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>T in K.</summary>
    public required double Temperature { get; init; }

    /// <summary>The points, currents slowest.</summary>
    public required IReadOnlyList<NoisePoint> Points { get; init; }
}
