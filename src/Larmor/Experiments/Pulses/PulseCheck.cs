using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Experiments.Pulses;

/// <summary>Trajectories at some points of a map of computed probabilities.</summary>
internal static class PulseCheck
{
    private const double Smallest = 1e-3, FewestExpected = 10;

    // Away from the streams of the rows.
    private const ulong FirstStream = 1UL << 60;

    /// <summary>The points, in the order of rising write errors.</summary>
    public static IReadOnlyList<EnsemblePoint> Of(PulsedMoment pulsed, PulseDrive[] drives, IReadOnlyList<WriteRow> rows, CancellationToken cancellation)
    {
        EnsembleCheck check = pulsed.Settings.Check;
        if (check.Trajectories == 0) return [];
        PulseTrajectories trajectories = new(pulsed, check.Trajectories, check.Seed);
        (int Row, int Column)[] places = [.. Places(rows, check)];
        return [.. places.Select((place, i) => At(place, (ulong)i))];

        EnsemblePoint At((int Row, int Column) place, ulong number)
        {
            WritePoint point = rows[place.Row].Points[place.Column];
            GeneralizedLlg during = pulsed.Equation(drives[place.Row]);
            ulong stream = FirstStream + (4 * number);
            UnitVector[] start = trajectories.Start(stream);
            int Failed(bool withLongSteps)
            {
                UnitVector[] after = trajectories.Follow(during, start, point.Pulse, stream + 1, withLongSteps, cancellation);
                return trajectories.OnOwnSide(trajectories.Follow(pulsed.Before, after, pulsed.Settings.Relaxation.Si, stream + 2, withLongSteps, cancellation));
            }

            return new EnsemblePoint(rows[place.Row].Amplitude, point.Pulse, point.WriteError!.Value, check.Trajectories, Failed(false), Failed(true));
        }
    }

    /// <summary>Points with chances that so many trajectories can tell, evenly chosen among them.</summary>
    private static IEnumerable<(int Row, int Column)> Places(IReadOnlyList<WriteRow> rows, EnsembleCheck check)
    {
        double least = Math.Max(Smallest, FewestExpected / check.Trajectories);
        (int Row, int Column)[] all =
        [
            .. Enumerable.Range(0, rows.Count).Where(i => rows[i].Method is "axial" or "spectral" or "propagator")
                .SelectMany(i => Enumerable.Range(0, rows[i].Points.Count).Select(j => (i, j)))
                .Where(place => rows[place.i].Points[place.j].WriteError is { } error && error >= least && error <= 1 - least)
                .OrderBy(place => rows[place.i].Points[place.j].WriteError!.Value),
        ];
        int count = Math.Min(check.Points, all.Length);
        return Enumerable.Range(0, count).Select(k => all[count == 1 ? all.Length / 2 : (int)((long)k * (all.Length - 1) / (count - 1))]);
    }
}
