using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>The pumped voltage against field at one frequency.</summary>
/// <param name="Frequency">Frequency of the microwave field in Hz.</param>
/// <param name="Means">Mean voltage V_left − V_right in V at the fields of the sweep; null where no state of rest is stable.</param>
/// <param name="Alternating">Amplitude of the voltage at the frequency itself in V; null likewise.</param>
/// <param name="Line">Fitted to the mean voltage over the field, to that of lagging spins where there is no other; null where no line lies within the sweep.</param>
public sealed record PumpedSpectrum(double Frequency, IReadOnlyList<double?> Means, IReadOnlyList<double?> Alternating, LorentzianLine? Line)
{
    /// <summary>Mean voltage in V with spins of the normal metals that lag behind; null where it is not known.</summary>
    public IReadOnlyList<double?> Lagging { get; init; } = [];
}

/// <summary>Linewidth of one mode at one field.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Mode">Number of the mode, 1 for the lowest frequency at the first field; followed by its shape.</param>
/// <param name="Frequency">Frequency in Hz.</param>
/// <param name="Linewidth">Full width at half maximum in Hz, with all that the stack takes.</param>
/// <param name="WithoutCrossDamping">The same if every moment pumped while the others stood still; not a number where no mode corresponds.</param>
/// <param name="OwnDamping">The same with each moment's own damping only.</param>
public sealed record PumpedLinewidth(double Field, int Mode, double Frequency, double Linewidth, double WithoutCrossDamping, double OwnDamping);

/// <summary>Mean voltage of one moment on circular cones.</summary>
/// <param name="Name">Its layer.</param>
/// <param name="Angles">Half openings in rad.</param>
/// <param name="Voltages">Mean voltage in V at the first frequency.</param>
/// <param name="SmallAngles">The same by the law of small angles.</param>
public sealed record PumpedCone(string Name, IReadOnlyList<double> Angles, IReadOnlyList<double> Voltages, IReadOnlyList<double> SmallAngles)
{
    /// <summary>Mean voltage in V with spins of the normal metals that lag behind; null where it is not known.</summary>
    public IReadOnlyList<double?> Lagging { get; init; } = [];
}

/// <summary>Damping of one moment against the thickness of the chosen layers.</summary>
/// <param name="Name">Its layer.</param>
/// <param name="Enhancements">What the stack adds to its damping, dimensionless, by thickness.</param>
/// <param name="Exponent">n of enhancement ~ tⁿ by least squares in logarithms; null where an enhancement is not positive or there are fewer than two thicknesses.</param>
public sealed record PumpedThickness(string Name, IReadOnlyList<double> Enhancements, double? Exponent);

/// <summary>Pumped voltages and the damping that the stack makes.</summary>
public sealed record SpinPumpingResult : Result
{
    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>μ₀H in T.</summary>
    public required IReadOnlyList<double> Fields { get; init; }

    /// <summary>The voltages, by frequency.</summary>
    public required IReadOnlyList<PumpedSpectrum> Spectra { get; init; }

    /// <summary>The linewidths, by field and mode.</summary>
    public required IReadOnlyList<PumpedLinewidth> Linewidths { get; init; }

    /// <summary>The cones, by free layer.</summary>
    public required IReadOnlyList<PumpedCone> Cones { get; init; }

    /// <summary>Names of the layers whose thickness changes.</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>Their thicknesses in m.</summary>
    public required IReadOnlyList<double> Thicknesses { get; init; }

    /// <summary>Mean voltage of largest size over the fields, in V, by thickness; null where there is none.</summary>
    public required IReadOnlyList<double?> VoltagesByThickness { get; init; }

    /// <summary>The same with spins of the normal metals that lag behind; null where it is not known.</summary>
    public IReadOnlyList<double?> LaggingByThickness { get; init; } = [];

    /// <summary>Damping against thickness, by free layer.</summary>
    public required IReadOnlyList<PumpedThickness> DampingsByThickness { get; init; }
}
