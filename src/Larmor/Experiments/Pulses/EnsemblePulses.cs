using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Pulses;

/// <summary>Pulses by counting trajectories.</summary>
internal static class EnsemblePulses
{
    /// <summary>Streams that one amplitude may use.</summary>
    private const int StreamsOfRow = 1 << 20;

    /// <summary>The row of an amplitude: the same trajectories go through all lengths.</summary>
    /// <param name="pulsed">The moment.</param>
    /// <param name="drive">What acts during the pulse.</param>
    /// <param name="place">The amplitude and its number.</param>
    /// <param name="cancellation">Stops it.</param>
    public static WriteRow Row(PulsedMoment pulsed, PulseDrive drive, (double Amplitude, int Number) place, CancellationToken cancellation)
    {
        Switching settings = pulsed.Settings;
        int count = Math.Max(100, settings.Check.Trajectories);
        ulong stream = (ulong)(place.Number + 1) * StreamsOfRow;
        PulseTrajectories trajectories = new(pulsed, count, settings.Check.Seed);
        GeneralizedLlg during = pulsed.Equation(drive);
        UnitVector[] directions = trajectories.Start(stream);
        double time = 0;
        WritePoint[] points = new WritePoint[settings.Pulses.Count];
        foreach (int i in Enumerable.Range(0, points.Length).OrderBy(i => settings.Pulses[i].Si))
        {
            directions = trajectories.Follow(during, directions, settings.Pulses[i].Si - time, stream += 2, false, cancellation);
            time = settings.Pulses[i].Si;
            points[i] = Point(time, trajectories.OnOwnSide(trajectories.Follow(pulsed.Before, directions, settings.Relaxation.Si, stream + 1, false, cancellation)), count);
        }
        return new WriteRow(place.Amplitude, "ensemble", points) { PulseFor = [.. settings.Errors.Select(target => SpectralPulses.Crossing(points, target))] };
    }

    private static WritePoint Point(double time, int failed, int count)
    {
        (double lowest, double highest) = EnsemblePoint.Wilson(failed, count);
        double share = (double)failed / count;
        return new WritePoint(time, failed > 0 ? share : null, failed < count ? 1 - share : null)
        {
            RelativeError = failed > 0 ? Math.Sqrt((1 - share) / failed) : 0,
            Below = failed == 0 ? highest : failed == count ? 1 - lowest : null,
            Lowest = lowest,
            Highest = highest,
        };
    }
}
