using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// When u·e of a moment first falls to a level. Between two looks the time is interpolated; a trajectory that falls below and comes back between two looks is not
/// seen, so look often beside the time that it spends there.
/// </summary>
public sealed class FirstPassage : EnsembleStatistic
{
    private readonly Vector3d axis;
    private readonly double level;
    private readonly int magnet;
    private readonly double[] last = new double[Block.Size];
    private readonly bool[] passed = new bool[Block.Size];
    private readonly List<double> looks = [];
    private readonly List<long> passagesBefore = [];
    private double lastTime, sum, squares, exposure;
    private long passages, trajectories;

    /// <summary>Passages of one moment.</summary>
    /// <param name="axis">e.</param>
    /// <param name="level">The value of u·e, between −1 and 1.</param>
    /// <param name="magnet">Which moment.</param>
    public FirstPassage(UnitVector axis, double level, int magnet = 0)
    {
        if (!(Math.Abs(level) < 1)) throw new ArgumentOutOfRangeException(nameof(level), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The level that u·e passes must lie between -1 and 1; got {level}."));
        (this.axis, this.level, this.magnet) = (axis, level, magnet);
    }

    /// <summary>Number of trajectories that have passed.</summary>
    public long Passages => passages;

    /// <summary>Number of all trajectories.</summary>
    public long Trajectories => trajectories;

    /// <summary>Mean time in s from the start of the run to the passage of those that have passed; null where none has.</summary>
    public Estimate? MeanTime => passages == 0
        ? null
        : new Estimate(sum / passages, passages < 2 ? double.PositiveInfinity : Math.Sqrt(Math.Max(0, (squares / passages) - (sum / passages * (sum / passages))) / (passages - 1)));

    /// <summary>
    /// Passages per time spent before passage, in 1/s, counting those that have not passed as well: the rate where passages come at a constant one. Null where none has passed.
    /// </summary>
    public Estimate? Rate => passages == 0 ? null : new Estimate(passages / exposure, Math.Sqrt(passages) / exposure);

    /// <summary>Times of the looks in s and the share of trajectories that have passed by then, with its binomial error.</summary>
    public IReadOnlyList<(double Time, Estimate Share)> Passed =>
    [
        .. looks.Select((time, i) =>
        {
            double share = (double)passagesBefore[i] / trajectories;
            return (time, new Estimate(share, trajectories < 2 ? double.PositiveInfinity : Math.Sqrt(share * (1 - share) / (trajectories - 1))));
        }),
    ];

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new FirstPassage(UnitVector.Along(axis), level, magnet);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        double start = looks.Count == 0 ? sample.Time : looks[0];
        for (int i = 0; i < sample.Count; i++)
        {
            if (passed[i]) continue;
            double value = Vector3d.Dot(sample[i, magnet], axis);
            if (value > level)
            {
                if (looks.Count > 0) exposure += sample.Time - lastTime;
                last[i] = value;
                continue;
            }
            double time = looks.Count == 0 ? sample.Time : lastTime + ((sample.Time - lastTime) * (last[i] - level) / (last[i] - value));
            exposure += looks.Count == 0 ? 0 : time - lastTime;
            passed[i] = true;
            passages++;
            sum += time - start;
            squares += (time - start) * (time - start);
        }
        lastTime = sample.Time;
        trajectories = sample.Count;
        looks.Add(sample.Time);
        passagesBefore.Add(passages);
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        FirstPassage other = (FirstPassage)block;
        if (looks.Count == 0)
        {
            looks.AddRange(other.looks);
            passagesBefore.AddRange(other.passagesBefore);
        }
        else
        {
            if (looks.Count != other.looks.Count) throw new ArgumentException("Passages of runs with different looks cannot be added: use a new statistic for a new run.", nameof(block));
            for (int i = 0; i < looks.Count; i++) passagesBefore[i] += other.passagesBefore[i];
        }
        passages += other.passages;
        trajectories += other.trajectories;
        sum += other.sum;
        squares += other.squares;
        exposure += other.exposure;
    }
}
