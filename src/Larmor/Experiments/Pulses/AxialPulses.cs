using Larmor.Fluctuations.Axial;

namespace Larmor.Experiments.Pulses;

/// <summary>Pulses where energy and torque share an axis.</summary>
internal static class AxialPulses
{
    /// <summary>The row of an amplitude.</summary>
    public static WriteRow Row(PulsedMoment pulsed, AxialLandscape during, double amplitude)
    {
        Switching settings = pulsed.Settings;
        PulseCurve curve = Errors(pulsed, during).Curve(settings.Pulses);
        WriteErrorFormulas? formulas = settings.StartsAtRest || settings.Relaxation.Si > 0 ? null : WriteErrorFormulas.Of(pulsed.Quiet!, during);
        return new WriteRow(amplitude, "axial", [.. settings.Pulses.Select(pulse =>
        {
            WriteError found = curve.At(pulse);
            return new WritePoint(pulse.Si, found.Probability, found.Switched) { RelativeError = found.RelativeError, Butler = formulas?.Butler(pulse.Si), Corrected = formulas?.Corrected(pulse.Si, pulsed.Divide) };
        })])
        {
            Overdrive = WriteErrorFormulas.Of(pulsed.Quiet!, during)?.Overdrive,
            PulseFor = [.. settings.Errors.Select(error => curve.PulseFor(error)?.Si)],
        };
    }

    private static WriteErrors Errors(PulsedMoment pulsed, AxialLandscape during) => new(pulsed.Quiet!, during)
    {
        Divide = pulsed.Divide,
        Relaxation = pulsed.Settings.Relaxation,
        StartsOnPole = pulsed.Settings.StartsAtRest,
    };
}
