using System.Globalization;
using Larmor.Magnetism;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>Power spectral densities of several observables of a stationary ensemble, one-sided: ∫ S df is the variance. Stretches with Hann's window; only the running one is kept.</summary>
/// <remarks>As <see cref="PowerSpectrum"/>, for any observables; their unit squared per Hz.</remarks>
public sealed class ObservableSpectra : EnsembleStatistic
{
    private readonly int count, length;
    private readonly Observables observables;
    private readonly double since;
    private readonly BlockAverages blocks, looked;
    private readonly double[] moments;
    private double[]? stretch, sums;
    private HannSpectra? spectra;
    private double lastTime, spacing;
    private int filled, trajectories;
    private long stretches, looks;

    /// <summary>Spectra of given observables.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="observables">Writes them; called by several threads at once.</param>
    /// <param name="length">Looks in one stretch, a power of two, at least 4.</param>
    /// <param name="since">Time in s before which nothing is counted.</param>
    public ObservableSpectra(int count, Observables observables, int length, double since = double.NegativeInfinity)
    {
        if (length < 4 || !System.Numerics.BitOperations.IsPow2(length)) throw new ArgumentOutOfRangeException(nameof(length), string.Create(CultureInfo.InvariantCulture, $"A stretch needs a power of two of looks, at least 4; got {length}."));
        (this.count, this.observables, this.length, this.since) = (count, observables, length, since);
        blocks = new BlockAverages(count * Bins);
        looked = new BlockAverages(3 * count);
        moments = new double[3 * count];
    }

    /// <summary>Frequencies in Hz, from 0 to half the rate of the looks.</summary>
    public IReadOnlyList<double> Frequencies => [.. Enumerable.Range(0, Bins).Select(k => k / (length * spacing))];

    /// <summary>Time between two looks in s.</summary>
    public double Spacing => spacing;

    /// <summary>The density of one observable at each frequency.</summary>
    /// <exception cref="InvalidOperationException">The run was shorter than one stretch.</exception>
    public IReadOnlyList<Estimate> Densities(int observable) => [.. Enumerable.Range(observable * Bins, Bins).Select(k => blocks.Of(average => average[k]))];

    /// <summary>A sum of densities of one observable over some frequencies with weights, and its error.</summary>
    internal Estimate Sum(int observable, int first, IReadOnlyList<double> weights) => blocks.Of(average => Sum(average, observable, first, weights));

    /// <summary>The difference of such sums of another ensemble of the same trajectories and this one.</summary>
    internal Estimate Difference(ObservableSpectra other, int observable, int first, IReadOnlyList<double> weights, IReadOnlyList<double> otherWeights) =>
        blocks.Of(other.blocks, (own, others) => Sum(others, observable, first, otherWeights) - Sum(own, observable, first, weights));

    /// <summary>Averages over all looks that count: of the observables, of their squares, and the share of looks at which each is negative.</summary>
    internal BlockAverages Looked => looked;

    private int Bins => (length / 2) + 1;

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new ObservableSpectra(count, observables, length, since);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        if (sample.Time < since) return;
        // Observables go in pairs through one transform; the last of an odd number goes with zeros.
        stretch ??= new double[Block.Size * (count + (count % 2)) * length];
        int magnets = sample.Magnets;
        Span<double> components = stackalloc double[3 * magnets], values = stackalloc double[count];
        for (int i = 0; i < sample.Count; i++)
        {
            for (int k = 0; k < magnets; k++) Moments.Write(components, k, sample[i, k]);
            observables(new MomentsView(components), values);
            for (int j = 0; j < count; j++)
            {
                double value = values[j];
                stretch[(((j * Block.Size) + i) * length) + filled] = value;
                moments[j] += value;
                moments[count + j] += value * value;
                if (value < 0) moments[(2 * count) + j]++;
            }
        }
        looks++;
        if (filled > 0) spacing = sample.Time - lastTime;
        (lastTime, trajectories) = (sample.Time, sample.Count);
        if (++filled == length) Finish(sample.Count);
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        ObservableSpectra other = (ObservableSpectra)block;
        spacing = other.spacing;
        if (other.looks > 0) looked.Add(other.trajectories, [.. other.moments.Select(sum => sum / (other.looks * (double)other.trajectories))]);
        if (other.stretches > 0) blocks.Add(other.trajectories, [.. other.sums!.Take(count * Bins).Select(sum => sum / (other.stretches * (double)other.trajectories))]);
    }

    private double Sum(double[] average, int observable, int first, IReadOnlyList<double> weights)
    {
        double sum = 0;
        for (int k = 0; k < weights.Count; k++) sum += weights[k] * average[(observable * Bins) + first + k];
        return sum;
    }

    private void Finish(int trajectoriesHere)
    {
        spectra ??= new HannSpectra(length);
        sums ??= new double[(count + (count % 2)) * Bins];
        for (int j = 0; j < count; j += 2)
        {
            for (int i = 0; i < trajectoriesHere; i++)
            {
                ReadOnlySpan<double> a = stretch.AsSpan(((j * Block.Size) + i) * length, length), b = stretch.AsSpan((((j + 1) * Block.Size) + i) * length, length);
                spectra.Add(a, b, spacing, sums.AsSpan(j * Bins, Bins), sums.AsSpan((j + 1) * Bins, Bins));
            }
        }
        (filled, stretches) = (0, stretches + 1);
    }
}
