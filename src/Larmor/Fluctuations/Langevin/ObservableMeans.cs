using Larmor.Magnetism;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>Writes some numbers that belong to one state of the moments.</summary>
/// <param name="moments">The directions.</param>
/// <param name="values">To be filled.</param>
public delegate void Observables(MomentsView moments, Span<double> values);

/// <summary>Averages of observables over trajectories and time, with standard errors.</summary>
public sealed class ObservableMeans : EnsembleStatistic
{
    private readonly Observables observables;
    private readonly double since;
    private readonly double[] sums;
    private readonly BlockAverages blocks;
    private int looks, trajectories;

    /// <summary>Averages of given observables.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="observables">Writes them; called by several threads at once.</param>
    /// <param name="since">Time in s before which nothing is counted.</param>
    public ObservableMeans(int count, Observables observables, double since = double.NegativeInfinity)
    {
        (this.observables, this.since) = (observables, since);
        sums = new double[count];
        blocks = new BlockAverages(count);
    }

    /// <summary>Averages of u_x, u_y, u_z, u_x², u_y², u_z², u_x u_y, u_x u_z, u_y u_z of one magnet.</summary>
    /// <param name="magnet">Which.</param>
    /// <param name="since">Time in s before which nothing is counted.</param>
    public static ObservableMeans OfDirection(int magnet = 0, double since = double.NegativeInfinity) => new(
        9,
        (moments, values) =>
        {
            Vector3d u = moments[magnet];
            (values[0], values[1], values[2]) = (u.X, u.Y, u.Z);
            (values[3], values[4], values[5]) = (u.X * u.X, u.Y * u.Y, u.Z * u.Z);
            (values[6], values[7], values[8]) = (u.X * u.Y, u.X * u.Z, u.Y * u.Z);
        },
        since);

    /// <summary>The averages.</summary>
    /// <exception cref="InvalidOperationException">Nothing was gathered.</exception>
    public IReadOnlyList<Estimate> Values => blocks.Estimates();

    /// <summary>The averages of each block.</summary>
    internal BlockAverages Blocks => blocks;

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new ObservableMeans(sums.Length, observables, since);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        if (sample.Time < since) return;
        int magnets = sample.Magnets;
        Span<double> components = stackalloc double[3 * magnets], values = stackalloc double[sums.Length];
        for (int i = 0; i < sample.Count; i++)
        {
            for (int k = 0; k < magnets; k++) Moments.Write(components, k, sample[i, k]);
            observables(new MomentsView(components), values);
            for (int j = 0; j < sums.Length; j++) sums[j] += values[j];
        }
        looks++;
        trajectories = sample.Count;
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        ObservableMeans other = (ObservableMeans)block;
        if (other.looks > 0) blocks.Add(other.trajectories, [.. other.sums.Select(sum => sum / ((double)other.looks * other.trajectories))]);
    }
}

/// <summary>
/// What the length of the step does to averages: the same trajectories with steps h and 2h on common noise. The error of first order is f(2h) − f(h), and
/// 2f(h) − f(2h) is free of it (Richardson).
/// </summary>
/// <param name="Fine">Average with the step h.</param>
/// <param name="Bias">f(h) − [2f(h) − f(2h)] = f(2h) − f(h), the error of first order of the average with step h.</param>
/// <param name="Extrapolated">2f(h) − f(2h).</param>
/// <remarks>Source: D. Talay, L. Tubaro, Stoch. Anal. Appl. 8, 483 (1990), doi:10.1080/07362999008809220.</remarks>
public sealed record StepExtrapolation(Estimate Fine, Estimate Bias, Estimate Extrapolated)
{
    /// <summary>Of all observables of two runs, the second being the first's <see cref="EnsembleRun.WithDoubledStep"/>.</summary>
    /// <exception cref="ArgumentException">They do not consist of the same trajectories.</exception>
    public static IReadOnlyList<StepExtrapolation> Of(ObservableMeans fine, ObservableMeans coarse)
    {
        IReadOnlyList<Estimate> means = fine.Values;
        return [.. means.Select((mean, i) => new StepExtrapolation(
            mean,
            fine.Blocks.Of(coarse.Blocks, (f, c) => c[i] - f[i]),
            fine.Blocks.Of(coarse.Blocks, (f, c) => (2 * f[i]) - c[i])))];
    }
}
