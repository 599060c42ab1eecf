using Larmor.Magnetism;

namespace Larmor.Fluctuations.Langevin;

/// <summary>Averages of observables over the trajectories at every look, with standard errors: how an ensemble answers a drive.</summary>
public sealed class MeansInTime : EnsembleStatistic
{
    private readonly int count;
    private readonly Observables observables;
    private readonly List<double> times = [];
    private readonly List<double[]> sums = [], squares = [];
    private long trajectories;

    /// <summary>Averages of given observables.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="observables">Writes them; called by several threads at once.</param>
    public MeansInTime(int count, Observables observables) => (this.count, this.observables) = (count, observables);

    /// <summary>Times of the looks in s.</summary>
    public IReadOnlyList<double> Times => times;

    /// <summary>An observable at every look.</summary>
    public IReadOnlyList<Estimate> Of(int observable) =>
    [
        .. sums.Select((sum, i) =>
        {
            double n = trajectories, mean = sum[observable] / n, variance = Math.Max(0, (squares[i][observable] / n) - (mean * mean));
            return new Estimate(mean, n < 2 ? double.PositiveInfinity : Math.Sqrt(variance / (n - 1)));
        }),
    ];

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new MeansInTime(count, observables);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        int magnets = sample.Magnets;
        Span<double> components = stackalloc double[3 * magnets], values = stackalloc double[count];
        (double[] sum, double[] square) = (new double[count], new double[count]);
        for (int i = 0; i < sample.Count; i++)
        {
            for (int k = 0; k < magnets; k++) Moments.Write(components, k, sample[i, k]);
            observables(new MomentsView(components), values);
            for (int j = 0; j < count; j++)
            {
                sum[j] += values[j];
                square[j] += values[j] * values[j];
            }
        }
        times.Add(sample.Time);
        sums.Add(sum);
        squares.Add(square);
        trajectories = sample.Count;
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        MeansInTime other = (MeansInTime)block;
        trajectories += other.trajectories;
        if (times.Count == 0)
        {
            times.AddRange(other.times);
            sums.AddRange(other.sums);
            squares.AddRange(other.squares);
            return;
        }
        if (times.Count != other.times.Count) throw new ArgumentException("Averages in time of runs with different looks cannot be added: use a new statistic for a new run.", nameof(block));
        for (int i = 0; i < sums.Count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                sums[i][j] += other.sums[i][j];
                squares[i][j] += other.squares[i][j];
            }
        }
    }
}
