using Larmor.Fluctuations.Propagation;
using Larmor.Magnetism.Motion;

namespace Larmor.Experiments.Pulses;

/// <summary>Pulses on the full sphere by steps of finite length, positive throughout.</summary>
internal static class PropagatedRow
{
    /// <summary>The row of an amplitude; null with the reason where it would take too much work.</summary>
    public static (WriteRow? Row, string Reason) Of(PulsedMoment pulsed, PulseDrive drive, double amplitude, CancellationToken cancellation)
    {
        Switching settings = pulsed.Settings;
        GeneralizedLlg during = pulsed.Equation(drive);
        PropagatedPulses pulses = new(pulsed.Before, during, pulsed.Temperature, pulsed.Axis)
        {
            Divide = pulsed.Divide,
            Relaxation = settings.Relaxation,
            Rest = settings.StartsAtRest ? pulsed.Start : null,
        };
        if (pulses.Refusal(settings.Pulses) is { } reason) return (null, reason);
        WritePoint[] points =
        [
            .. pulses.Of(settings.Pulses, cancellation).Select(found => new WritePoint(found.Pulse.Si, found.Probability, found.Switched) { RelativeError = found.ErrorOfProbability, Order = found.Order }),
        ];
        return (new WriteRow(amplitude, "propagator", points) { PulseFor = [.. settings.Errors.Select(target => SpectralPulses.Crossing(points, target))] }, "");
    }
}
