using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>How far electrons that take time are from electrons that follow at once, in two runs from the same start.</summary>
public sealed record ElectronLag
{
    /// <summary>The voltage with electrons that follow at once, in V, at the times of the trajectory.</summary>
    public required IReadOnlyList<double> Voltages { get; init; }

    /// <summary>The moments with electrons that follow at once.</summary>
    public required IReadOnlyList<MomentTrajectory> Moments { get; init; }

    /// <summary>Free energy that the accumulation holds, in J.</summary>
    public required IReadOnlyList<double> StoredEnergies { get; init; }

    /// <summary>Distance |u − u′| of the two runs, of the moment that is farthest off, at the times.</summary>
    public required IReadOnlyList<double> Distances { get; init; }

    /// <summary>Largest difference of both voltages in V, the first instants left out in which electrons find their way.</summary>
    public required double LargestVoltage { get; init; }

    /// <summary>Largest of <see cref="Distances"/>, dimensionless.</summary>
    public double LargestDistance => Distances.Max();

    /// <summary>The longest time after which spins have flipped or crossed a layer, in s.</summary>
    public required double Time { get; init; }

    /// <summary>Largest |Ω| of a moment times <see cref="Time"/>: a rough size of what the electrons lag behind by, dimensionless.</summary>
    public required double TurningTimesTime { get; init; }

    /// <summary>Compares two runs.</summary>
    internal static ElectronLag Of(DynamicsResult lagging, DynamicsResult quasiStatic, (double Time, double LargestTurning) estimate, IReadOnlyList<double> stored)
    {
        int count = Math.Min(lagging.Times.Count, quasiStatic.Times.Count);
        double[] distances = new double[count];
        double largest = 0;
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < lagging.Moments.Count; k++) distances[i] = Math.Max(distances[i], (lagging.Moments[k].Directions[i] - quasiStatic.Moments[k].Directions[i]).Norm);
            if (lagging.Times[i] > 3 * estimate.Time || count - i <= count / 2) largest = Math.Max(largest, Math.Abs(lagging.Electric!.Voltages[i] - quasiStatic.Electric!.Voltages[i]));
        }
        return new ElectronLag
        {
            Voltages = [.. quasiStatic.Electric!.Voltages.Take(count)],
            Moments = [.. quasiStatic.Moments.Select(moment => moment with { Directions = [.. moment.Directions.Take(count)] })],
            StoredEnergies = [.. stored.Take(count)],
            Distances = distances,
            LargestVoltage = largest,
            Time = estimate.Time,
            TurningTimesTime = estimate.Time * estimate.LargestTurning,
        };
    }
}
