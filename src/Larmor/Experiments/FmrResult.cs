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
public sealed record ResonancePoint(double Field, double Current, string State, Vector3d Equilibrium, double Frequency, double Linewidth, bool Stable)
{
    /// <summary>Of several moments: number of the mode, 1 for the lowest frequency; 0 for a single moment.</summary>
    public int Mode { get; init; }

    /// <summary>Of several moments: dimensionless, 1 where all move alike (acoustic), 0 where no net moment moves (optic).</summary>
    public double CommonShare { get; init; }

    /// <summary>Of several moments: where each rests and how it takes part in the mode; empty for a single moment.</summary>
    public IReadOnlyList<MomentPart> Parts { get; init; } = [];
}

/// <summary>The part of one of several moments in a mode.</summary>
/// <param name="Layer">Name of its layer.</param>
/// <param name="Direction">Direction at rest.</param>
/// <param name="Amplitude">Major half axis of its ellipse, dimensionless, 1 for the moment that moves most.</param>
/// <param name="Ellipticity">Minor over major half axis, dimensionless, positive where it turns in the natural sense.</param>
/// <param name="Phase">Phase in rad against the moment that moves most.</param>
public sealed record MomentPart(string Layer, Vector3d Direction, double Amplitude, double Ellipticity, double Phase);

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

    /// <summary>Names of the free layers.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>The fields of the sweep, μ₀H in T.</summary>
    public IReadOnlyList<double> Fields { get; init; } = [];

    /// <summary>Absorption against field, by frequency; empty where none was asked for.</summary>
    public IReadOnlyList<AbsorptionSpectrum> Spectra { get; init; } = [];

    /// <summary>Gyromagnetic ratio, fields and damping from the lines of the spectra; null with fewer than three lines.</summary>
    public KittelFit? Kittel { get; init; }

    /// <summary>The thresholds, by branch and field.</summary>
    public required IReadOnlyList<ThresholdPoint> Thresholds { get; init; }
}
