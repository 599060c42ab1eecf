using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// Power spectral density of s = u·e of a stationary ensemble, one-sided and in 1/Hz: ∫ S(f) df = ⟨s²⟩ − ⟨s⟩². Each trajectory is cut in stretches with Hann's window;
/// only the running stretch is kept.
/// </summary>
/// <remarks>Lines closer than about two over the length of a stretch are not told apart; what is faster than half the rate of the looks is folded back. Source: see <see cref="Periodogram"/>.</remarks>
public sealed class PowerSpectrum : EnsembleStatistic
{
    private readonly Vector3d axis;
    private readonly int length, magnet;
    private readonly double since;
    private readonly double[] stretch, sums;
    private readonly BlockAverages blocks;
    private double lastTime, spacing;
    private int filled, trajectories;
    private long stretches;

    /// <summary>The spectrum of one component.</summary>
    /// <param name="axis">e.</param>
    /// <param name="length">Looks in one stretch, an even number.</param>
    /// <param name="magnet">Which moment.</param>
    /// <param name="since">Time in s before which nothing is counted.</param>
    public PowerSpectrum(UnitVector axis, int length, int magnet = 0, double since = double.NegativeInfinity)
    {
        if (length < 4 || length % 2 != 0) throw new ArgumentOutOfRangeException(nameof(length), string.Create(CultureInfo.InvariantCulture, $"A stretch needs an even number of looks, at least 4; got {length}."));
        (this.axis, this.length, this.magnet, this.since) = (axis, length, magnet, since);
        stretch = new double[Block.Size * length];
        sums = new double[(length / 2) + 1];
        blocks = new BlockAverages(sums.Length);
    }

    /// <summary>Frequencies in Hz, from 0 to half the rate of the looks.</summary>
    public IReadOnlyList<double> Frequencies => [.. Enumerable.Range(0, sums.Length).Select(k => k / (length * spacing))];

    /// <summary>S in 1/Hz at each frequency.</summary>
    /// <exception cref="InvalidOperationException">The run was shorter than one stretch.</exception>
    public IReadOnlyList<Estimate> Densities => blocks.Estimates();

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new PowerSpectrum(UnitVector.Along(axis), length, magnet, since);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        if (sample.Time < since) return;
        for (int i = 0; i < sample.Count; i++) stretch[(i * length) + filled] = Vector3d.Dot(sample[i, magnet], axis);
        if (filled > 0) spacing = sample.Time - lastTime;
        lastTime = sample.Time;
        trajectories = sample.Count;
        if (++filled < length) return;
        for (int i = 0; i < sample.Count; i++) Periodogram.AddOneSided(stretch.AsSpan(i * length, length), spacing, sums);
        filled = 0;
        stretches++;
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        PowerSpectrum other = (PowerSpectrum)block;
        spacing = other.spacing;
        if (other.stretches > 0) blocks.Add(other.trajectories, [.. other.sums.Select(sum => sum / (other.stretches * (double)other.trajectories))]);
    }
}
