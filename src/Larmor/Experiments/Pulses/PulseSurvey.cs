using Larmor.Coupling;
using Larmor.Fluctuations.Axial;

namespace Larmor.Experiments.Pulses;

/// <summary>Pulses of all lengths at one amplitude, by the best method or the one asked for.</summary>
internal static class PulseSurvey
{
    private const double Rounding = 1e-12;

    /// <summary>The row of an amplitude.</summary>
    /// <param name="pulsed">The moment.</param>
    /// <param name="drive">What acts during the pulse.</param>
    /// <param name="number">Number of the amplitude, for its random streams.</param>
    /// <param name="cancellation">Stops it.</param>
    public static WriteRow Row(PulsedMoment pulsed, PulseDrive drive, int number, CancellationToken cancellation)
    {
        SwitchingMethod method = pulsed.Settings.Method;
        double amplitude = drive.Amplitude(PulseDrive.Kind(pulsed.Settings).Word);
        if (method is SwitchingMethod.Auto or SwitchingMethod.Axial)
        {
            if (pulsed.During(drive) is { } during) return WithReturns(AxialPulses.Row(pulsed, during, amplitude));
            if (method == SwitchingMethod.Axial) throw new DeviceException($"The method 'axial' needs energy and torque that are symmetric about one axis, here {pulsed.Axis}, before and during the pulse; they are not. Take 'spectral', 'propagator', 'ensemble' or 'auto'.", $"experiments/{pulsed.Settings.Name}/method");
        }
        if (method is SwitchingMethod.Auto or SwitchingMethod.Spectral)
        {
            (WriteRow? row, string reason) = SpectralPulses.Row(pulsed, drive, amplitude, cancellation);
            if (row is not null) return WithReturns(row);
            if (method == SwitchingMethod.Spectral) return new WriteRow(amplitude, "", []) { Reason = $"{reason} Take 'ensemble'." };
        }
        if (method == SwitchingMethod.Propagator)
        {
            (WriteRow? row, string reason) = PropagatedRow.Of(pulsed, drive, amplitude, cancellation);
            return row is null ? new WriteRow(amplitude, "", []) { Reason = $"{reason} Take 'ensemble'." } : WithReturns(row);
        }
        return WithReturns(EnsemblePulses.Row(pulsed, drive, (amplitude, number), cancellation));
    }

    /// <summary>Those found on their own side after a longer pulse, and not after a shorter one, have come back.</summary>
    private static WriteRow WithReturns(WriteRow row)
    {
        WritePoint[] points = [.. row.Points];
        double least = 1;
        foreach (int i in Enumerable.Range(0, points.Length).OrderBy(i => points[i].Pulse))
        {
            double error = points[i].WriteError ?? 0;
            least = Math.Min(least, error);
            points[i] = points[i] with { CameBack = error - least > Rounding ? error - least : 0 };
        }
        return row with { Points = points };
    }
}
