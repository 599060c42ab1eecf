using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>The harmonics of the voltages at one field: V(t) = Constant + First sin ωt + Second cos 2ωt + ...</summary>
/// <param name="Constant">Mean, in V.</param>
/// <param name="First">Amplitude of sin ωt, in V.</param>
/// <param name="Second">Amplitude of cos 2ωt, in V.</param>
/// <param name="Third">Amplitude of sin 3ωt, in V.</param>
public readonly record struct VoltageHarmonics(double Constant, double First, double Second, double Third);

/// <summary>One field of a harmonic measurement.</summary>
/// <param name="Angle">Angle of the field in rad.</param>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Direction">Where the moment rests without current; null where it does not rest.</param>
/// <param name="Along">Harmonics of the voltage along the current; null where the moment does not follow the current through its whole period.</param>
/// <param name="Across">Harmonics of the transverse voltage; null as above.</param>
/// <param name="Reason">Why there are none; empty where there are.</param>
public sealed record HarmonicPoint(double Angle, double Field, Vector3d? Direction, VoltageHarmonics? Along, VoltageHarmonics? Across, string Reason = "");

/// <summary>The fields of the current that the harmonics are made of, from fits as an experiment makes them.</summary>
/// <param name="DampingLike">aJ in T at the amplitude of the current, p counted along the transverse direction; null with the reason.</param>
/// <param name="FieldLike">bJ and the Oersted field in T along the transverse direction at the amplitude of the current; null with the reason.</param>
/// <param name="AnisotropyField">The field that holds the moment in the plane, in T; null where it is not fitted.</param>
/// <param name="Manner">Which fit it is, in words.</param>
/// <param name="Reason">Why there is none; empty where there is.</param>
public sealed record EffectiveFields(double? DampingLike, double? FieldLike, double? AnisotropyField, string Manner, string Reason = "");

/// <summary>First and second harmonic of the voltages of a Hall bar under an alternating current.</summary>
public sealed record HarmonicsResult : Result
{
    /// <summary>Direction of the field at 0°.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>Direction of the field at 90°.</summary>
    public required UnitVector Towards { get; init; }

    /// <summary>By angle and field in their order.</summary>
    public required IReadOnlyList<HarmonicPoint> Points { get; init; }

    /// <summary>The fields of the current from the fits.</summary>
    public required EffectiveFields Fields { get; init; }
}
