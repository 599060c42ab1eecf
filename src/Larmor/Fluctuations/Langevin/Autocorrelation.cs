using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>The correlation function C(τ) = ⟨s(t) s(t + τ)⟩ − ⟨s⟩² of s = u·e of a stationary ensemble, at multiples of the time between two looks.</summary>
public sealed class Autocorrelation : EnsembleStatistic
{
    private readonly Vector3d axis;
    private readonly int lags, magnet;
    private readonly double since;
    private readonly double[] recent, sums;
    private readonly BlockAverages blocks;
    private double lastTime = double.NaN, spacing;
    private long looks;
    private int trajectories;

    /// <summary>The correlation of one component.</summary>
    /// <param name="axis">e.</param>
    /// <param name="lags">The longest τ, in looks.</param>
    /// <param name="magnet">Which moment.</param>
    /// <param name="since">Time in s before which nothing is counted.</param>
    public Autocorrelation(UnitVector axis, int lags, int magnet = 0, double since = double.NegativeInfinity)
    {
        if (lags < 0) throw new ArgumentOutOfRangeException(nameof(lags), string.Create(CultureInfo.InvariantCulture, $"The longest lag must not be negative; got {lags}."));
        (this.axis, this.lags, this.magnet, this.since) = (axis, lags, magnet, since);
        recent = new double[Block.Size * (lags + 1)];
        sums = new double[lags + 2];
        blocks = new BlockAverages(lags + 2);
    }

    /// <summary>Time between two lags in s.</summary>
    public double Spacing => spacing;

    /// <summary>C at 0, one look, two looks, ...; the errors hold that of the mean.</summary>
    /// <exception cref="InvalidOperationException">The run was not longer than the longest lag.</exception>
    public IReadOnlyList<Estimate> Values
    {
        get
        {
            double mean = blocks.Mean(lags + 1);
            return [.. Enumerable.Range(0, lags + 1).Select(lag => blocks.Of(average => average[lag] - (2 * mean * average[lags + 1]) + (mean * mean)))];
        }
    }

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new Autocorrelation(UnitVector.Along(axis), lags, magnet, since);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        if (sample.Time < since) return;
        int length = lags + 1, now = (int)(looks % length);
        for (int i = 0; i < sample.Count; i++)
        {
            Span<double> memory = recent.AsSpan(i * length, length);
            double value = Vector3d.Dot(sample[i, magnet], axis);
            memory[now] = value;
            if (looks < lags) continue;
            sums[lags + 1] += value;
            for (int lag = 0; lag <= lags; lag++) sums[lag] += value * memory[(now - lag + length) % length];
        }
        if (looks > 0) spacing = sample.Time - lastTime;
        lastTime = sample.Time;
        looks++;
        trajectories = sample.Count;
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        Autocorrelation other = (Autocorrelation)block;
        spacing = other.spacing;
        long counted = other.looks - lags;
        if (counted > 0) blocks.Add(other.trajectories, [.. other.sums.Select(sum => sum / (counted * (double)other.trajectories))]);
    }
}
