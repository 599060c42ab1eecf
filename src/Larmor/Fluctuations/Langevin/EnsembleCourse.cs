using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>What is gathered along the course of an ensemble.</summary>
/// <param name="Equation">The equation of motion.</param>
/// <param name="Temperatures">T of each moment in K.</param>
/// <param name="LooksOfSample">Looks between two samples.</param>
/// <param name="Window">Time in s from which on samples count for the averages of each trajectory.</param>
/// <param name="Ways">How many of the first trajectories are kept whole.</param>
/// <param name="Extra">Writes further numbers of a state; null for none.</param>
/// <param name="Extras">How many these are.</param>
internal sealed record CourseSettings(GeneralizedLlg Equation, IReadOnlyList<double> Temperatures, int LooksOfSample, double Window, int Ways, Observables? Extra, int Extras)
{
    /// <summary>Number of moments.</summary>
    public int Magnets => Equation.Count;

    /// <summary>Numbers of a sample: components of all moments, energy in J, powers of field and torque and heat of all moments in W over the time since the sample before, and the extras.</summary>
    public int Sampled => FirstExtra + Extras;

    /// <summary>Place of the energy.</summary>
    public int Energy => 3 * Magnets;

    /// <summary>Place of the first power.</summary>
    public int Powers => Energy + 1;

    /// <summary>Place of the first extra.</summary>
    public int FirstExtra => Powers + 3;

    /// <summary>Numbers that a trajectory carries on: its works, and over the window sums of the components, their squares, |∇V|² and ∇²V of each moment, and the extras.</summary>
    public int Carried => Works + (8 * Magnets) + Extras;

    /// <summary>How many of them are works.</summary>
    public int Works => WorkMeter.Heat + Magnets;
}

/// <summary>Averages of an ensemble at even instants with works and heat between them, sums that each trajectory carries on, and some trajectories whole: one stretch of a longer course.</summary>
internal sealed class EnsembleCourse : EnsembleStatistic
{
    private readonly CourseSettings settings;
    private readonly WorkMeter meter;
    private readonly double[] components, values, extras;
    private readonly double[][] works = new double[Block.Size][], marks = new double[Block.Size][];
    private double lastSample;
    private int count;

    /// <summary>An empty one.</summary>
    public EnsembleCourse(CourseSettings settings)
    {
        this.settings = settings;
        meter = new WorkMeter(settings.Equation, settings.Temperatures);
        (components, values, extras) = (new double[3 * settings.Magnets], new double[settings.Sampled], new double[settings.Extras]);
    }

    /// <summary>Sum of each number over the trajectories, sample by sample; the start is the first.</summary>
    public List<double[]> Sums { get; } = [];

    /// <summary>Sums of squares.</summary>
    public List<double[]> Squares { get; } = [];

    /// <summary>What each trajectory carries on, in their order.</summary>
    public List<double[]> Carried { get; } = [];

    /// <summary>Components of each trajectory at the end, x, y, z of one moment after the other.</summary>
    public List<double[]> Ends { get; } = [];

    /// <summary>All numbers of the first trajectories, sample by sample.</summary>
    public List<List<double[]>> Ways { get; } = [];

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new EnsembleCourse(settings);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        bool isFirst = sample.Index == 0, isSample = sample.Index % settings.LooksOfSample == 0;
        if (isFirst) Begin(sample.Count);
        (double[] sum, double[] square) = isSample ? (new double[values.Length], new double[values.Length]) : ([], []);
        for (int i = 0; i < sample.Count; i++)
        {
            for (int k = 0; k < settings.Magnets; k++) Moments.Write(components, k, sample[i, k]);
            MomentsView moments = new(components);
            if (isFirst) meter.Begin(i, sample.Time, moments);
            else meter.Move(i, sample.Time, moments, works[i]);
            if (!isSample) continue;
            Sample(i, moments, sample.Time);
            for (int j = 0; j < values.Length; j++) (sum[j], square[j]) = (sum[j] + values[j], square[j] + (values[j] * values[j]));
            if (i < Ways.Count) Ways[i].Add([.. values]);
            Ends[i] = values[..(3 * settings.Magnets)];
        }
        if (!isSample) return;
        Sums.Add(sum);
        Squares.Add(square);
        lastSample = sample.Time;
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        EnsembleCourse other = (EnsembleCourse)block;
        Carried.AddRange(other.works[..other.count]);
        Ends.AddRange(other.Ends);
        foreach (List<double[]> way in other.Ways)
        {
            if (Ways.Count < settings.Ways) Ways.Add(way);
        }
        if (Sums.Count == 0)
        {
            Sums.AddRange(other.Sums);
            Squares.AddRange(other.Squares);
            return;
        }
        for (int i = 0; i < Sums.Count; i++)
        {
            for (int j = 0; j < values.Length; j++) (Sums[i][j], Squares[i][j]) = (Sums[i][j] + other.Sums[i][j], Squares[i][j] + other.Squares[i][j]);
        }
    }

    private void Begin(int trajectories)
    {
        count = trajectories;
        for (int i = 0; i < count; i++)
        {
            (works[i], marks[i]) = (new double[settings.Carried], new double[settings.Works]);
            Ends.Add([]);
            if (i < settings.Ways) Ways.Add([]);
        }
    }

    /// <summary>The numbers of one trajectory at a sample.</summary>
    private void Sample(int trajectory, MomentsView moments, double time)
    {
        int magnets = settings.Magnets;
        double[] own = works[trajectory], mark = marks[trajectory];
        double duration = time - lastSample;
        for (int k = 0; k < magnets; k++) (values[3 * k], values[(3 * k) + 1], values[(3 * k) + 2]) = (moments[k].X, moments[k].Y, moments[k].Z);
        values[settings.Energy] = meter.EnergyOf(trajectory);
        double Power(int place) => Sums.Count == 0 ? 0 : (own[place] - mark[place]) / duration;
        (values[settings.Powers], values[settings.Powers + 1]) = (Power(WorkMeter.Field), Power(WorkMeter.Torque));
        values[settings.Powers + 2] = 0;
        for (int k = 0; k < magnets; k++) values[settings.Powers + 2] += Power(WorkMeter.Heat + k);
        own.AsSpan(0, mark.Length).CopyTo(mark);
        settings.Extra?.Invoke(moments, extras);
        extras.CopyTo(values, settings.FirstExtra);
        // The start of a stretch is the end of the one before.
        if (Sums.Count == 0 || time < settings.Window) return;
        Span<double> sums = own.AsSpan(settings.Works);
        for (int j = 0; j < 3 * magnets; j++)
        {
            sums[j] += values[j];
            sums[(3 * magnets) + j] += values[j] * values[j];
        }
        for (int k = 0; k < magnets; k++)
        {
            sums[(6 * magnets) + k] += meter.Squares[(trajectory * magnets) + k];
            sums[(7 * magnets) + k] += meter.Curvatures[(trajectory * magnets) + k];
        }
        for (int j = 0; j < extras.Length; j++) sums[(8 * magnets) + j] += extras[j];
    }
}
