using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>Small oscillations about one state at one field and current.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Current">I in A.</param>
/// <param name="State">Name of the branch of states, for example <c>parallel</c>.</param>
/// <param name="Equilibrium">Direction of the moment at rest.</param>
/// <param name="Frequency">Resonance frequency in Hz; zero where overdamped.</param>
/// <param name="Linewidth">Full width at half maximum in Hz, Γ/π; negative where the state is unstable.</param>
/// <param name="Stable">Whether small deviations die out.</param>
public sealed record ResonancePoint(double Field, double Current, string State, Vector3d Equilibrium, double Frequency, double Linewidth, bool Stable);

/// <summary>A current at which a state loses its stability.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="State">Name of the branch of states.</param>
/// <param name="Current">Threshold current in A.</param>
/// <param name="IsOscillatory">True for a Hopf threshold (precession starts), false where the state itself ends.</param>
public sealed record ThresholdPoint(double Field, string State, double Current, bool IsOscillatory);

/// <summary>Frequency and linewidth against field and current, with the threshold currents.</summary>
public sealed record FmrResult : Result
{
    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>The resonances, by branch, field and current.</summary>
    public required IReadOnlyList<ResonancePoint> Resonances { get; init; }

    /// <summary>The fields of the sweep, μ₀H in T.</summary>
    public IReadOnlyList<double> Fields { get; init; } = [];

    /// <summary>Absorption against field, by frequency; empty where none was asked for.</summary>
    public IReadOnlyList<AbsorptionSpectrum> Spectra { get; init; } = [];

    /// <summary>Gyromagnetic ratio, fields and damping from the lines of the spectra; null with fewer than three lines.</summary>
    public KittelFit? Kittel { get; init; }

    /// <summary>The thresholds, by branch and field.</summary>
    public required IReadOnlyList<ThresholdPoint> Thresholds { get; init; }
}
