using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>The rectified voltage against field at one frequency, and the line fitted to it.</summary>
/// <param name="Frequency">Frequency of the current in Hz.</param>
/// <param name="Voltages">V in V at the fields of the sweep; null where no state of rest is stable.</param>
/// <param name="Line">Fitted over the field; null where no line lies within the sweep.</param>
public sealed record RectifiedSpectrum(double Frequency, IReadOnlyList<double?> Voltages, LorentzianLine? Line);

/// <summary>Rectified voltage of a moment under a microwave current, against field and frequency.</summary>
public sealed record StFmrResult : Result
{
    /// <summary>Direction of the field.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>μ₀H in T.</summary>
    public required IReadOnlyList<double> Fields { get; init; }

    /// <summary>The spectra, by frequency.</summary>
    public required IReadOnlyList<RectifiedSpectrum> Spectra { get; init; }
}
