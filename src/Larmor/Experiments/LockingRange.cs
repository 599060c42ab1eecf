namespace Larmor.Experiments;

/// <summary>A driven oscillator at one frequency of the drive.</summary>
/// <param name="Detuning">Frequency of the drive less that of the free oscillator, in Hz.</param>
/// <param name="Phase">Phase in rad by which the oscillation is ahead of the drive; null where it is not locked.</param>
/// <param name="Contraction">Factor by which the slowest deviation from the locked motion shrinks per period, a pure number below 1; null where it is not locked.</param>
public sealed record LockedPoint(double Detuning, double? Phase, double? Contraction);

/// <summary>Where a drive of one amplitude locks the oscillator at one field and current.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Current">I in A.</param>
/// <param name="Amplitude">Of the drive, in T or A.</param>
/// <param name="FreeFrequency">Frequency without drive in Hz.</param>
/// <param name="Lower">Smallest detuning in Hz at which it is locked; null with a reason.</param>
/// <param name="Upper">Largest detuning in Hz at which it is locked; null with a reason.</param>
/// <param name="Reason">Why an end is missing; empty where none is.</param>
/// <param name="Points">By detuning.</param>
public sealed record LockingRange(double Field, double Current, double Amplitude, double FreeFrequency, double? Lower, double? Upper, string Reason, IReadOnlyList<LockedPoint> Points)
{
    /// <summary>Width of the range in Hz; null where an end is missing.</summary>
    public double? Width => Upper - Lower;
}
