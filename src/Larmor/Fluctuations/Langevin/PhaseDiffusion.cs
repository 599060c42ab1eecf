using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>How the phase of a moment about an axis wanders: the rate of its mean and of its variance, ⟨Δφ⟩ = ωt and ⟨Δφ²⟩ − ⟨Δφ⟩² = 2 D_φ t + const.</summary>
/// <remarks>
/// The phase is followed from look to look, so that there must be more than two looks in a turn; it is marked at even intervals τ, and D_φ = (V_n − V_1)/[2(n − 1)τ] from the variances of its advance over n = half of
/// the marks and over one: what the amplitude adds to the phase, which does not grow, falls out. τ must be longer than the amplitude takes to forget itself.
/// </remarks>
public sealed class PhaseDiffusion : EnsembleStatistic
{
    private readonly Vector3d first, second;
    private readonly int interval, marks, magnet;
    private readonly double since;
    private readonly double[] turned = new double[Block.Size], last = new double[Block.Size], phases, sums = new double[4];
    private readonly BlockAverages blocks = new(4);
    private double start, spacing;
    private int looks, trajectories;

    /// <summary>The phase about an axis.</summary>
    /// <param name="frame">Its normal is the axis; the phase is counted from its first direction towards its second.</param>
    /// <param name="interval">Looks between two marks.</param>
    /// <param name="marks">Number of intervals, at least 4.</param>
    /// <param name="magnet">Which moment.</param>
    /// <param name="since">Time in s before which nothing is counted.</param>
    public PhaseDiffusion(TangentFrame frame, int interval, int marks, int magnet = 0, double since = double.NegativeInfinity)
    {
        if (interval < 1 || marks < 4) throw new ArgumentOutOfRangeException(nameof(marks), string.Create(CultureInfo.InvariantCulture, $"The phase needs at least 4 intervals of at least one look; got {marks} of {interval}."));
        (first, second, this.interval, this.marks, this.magnet, this.since) = (frame.First, frame.Second, interval, marks, magnet, since);
        Frame = frame;
        phases = new double[Block.Size * (marks + 1)];
    }

    /// <summary>The axis and the directions from which the phase is counted.</summary>
    public TangentFrame Frame { get; }

    /// <summary>Mean turning rate in Hz, positive from the first direction towards the second.</summary>
    /// <exception cref="InvalidOperationException">The run was shorter than all marks.</exception>
    public Estimate Frequency => blocks.Of(average => average[0] / (2 * Math.PI * interval * spacing));

    /// <summary>D_φ in rad²/s.</summary>
    /// <exception cref="InvalidOperationException">The run was shorter than all marks.</exception>
    public Estimate Diffusion
    {
        get
        {
            (double one, double several, double time) = (blocks.Mean(0), blocks.Mean(2), 2 * (Span - 1) * interval * spacing);
            return blocks.Of(average => (average[3] - (2 * several * average[2]) + (several * several) - average[1] + (2 * one * average[0]) - (one * one)) / time);
        }
    }

    private int Span => marks / 2;

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new PhaseDiffusion(Frame, interval, marks, magnet, since);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        if (sample.Time < since || looks > interval * marks) return;
        for (int i = 0; i < sample.Count; i++)
        {
            Vector3d u = sample[i, magnet];
            double angle = Math.Atan2(Vector3d.Dot(u, second), Vector3d.Dot(u, first));
            if (looks > 0) turned[i] += Math.IEEERemainder(angle - last[i], 2 * Math.PI);
            last[i] = angle;
            if (looks % interval == 0) phases[(i * (marks + 1)) + (looks / interval)] = turned[i];
        }
        if (looks == 0) start = sample.Time;
        else spacing = (sample.Time - start) / looks;
        looks++;
        trajectories = sample.Count;
        if (looks > interval * marks) Finish();
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        PhaseDiffusion other = (PhaseDiffusion)block;
        spacing = other.spacing;
        if (other.looks > interval * marks) blocks.Add(other.trajectories, [.. other.sums.Select(sum => sum / other.trajectories)]);
    }

    private void Finish()
    {
        for (int i = 0; i < trajectories; i++)
        {
            ReadOnlySpan<double> phase = phases.AsSpan(i * (marks + 1), marks + 1);
            AddAdvances(phase, 1, 0);
            AddAdvances(phase, Span, 2);
        }
    }

    private void AddAdvances(ReadOnlySpan<double> phase, int lag, int place)
    {
        int count = phase.Length - lag;
        for (int k = 0; k < count; k++)
        {
            double advance = phase[k + lag] - phase[k];
            sums[place] += advance / count;
            sums[place + 1] += advance * advance / count;
        }
    }
}
