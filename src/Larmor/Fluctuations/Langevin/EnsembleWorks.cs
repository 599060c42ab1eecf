using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Langevin;

/// <summary>What trajectories exchange with their surroundings.</summary>
public enum TrajectoryWork
{
    /// <summary>Work of changing fields, v∫(∂V/∂t)dt, with all jumps.</summary>
    Field,

    /// <summary>Work of the spin torque, v∫I(u × ∇A + ∇B)∘du.</summary>
    Torque,

    /// <summary>Heat of all moments to their baths: the work of friction less that of the random field.</summary>
    Heat,

    /// <summary>Change of the energy of all moments.</summary>
    EnergyChange,

    /// <summary>Energy change − field − torque + heat: zero but for the error of the looks.</summary>
    Residual,
}

/// <summary>
/// Works and heat in J that each trajectory of an ensemble exchanges between the first and the last look, measured along the trajectories: W = ∫F∘du in the sense of Stratonovich.
/// </summary>
/// <remarks>
/// <para>The same quantities that <see cref="Density.DensityBalance"/> takes from the density, by a way that knows nothing of it. Each product is the mean of the forces at both ends of an
/// interval times the way between: look at every step (<see cref="EnsembleRun.Interval"/> 1). The error is of first order in the time between two looks, so that two runs with steps h and 2h on common
/// noise tell it; the standard errors are those of independent trajectories.</para>
/// <para>Source: K. Sekimoto, Prog. Theor. Phys. Suppl. 130, 17 (1998), doi:10.1143/PTPS.130.17.</para>
/// </remarks>
public sealed class EnsembleWorks : EnsembleStatistic
{
    private readonly GeneralizedLlg equation;
    private readonly double[] temperatures, components;
    private readonly double since;
    private readonly List<double[]> trajectories = [];
    private readonly WorkMeter meter;
    private double[][] current = [];
    private double first = double.NaN, last;

    /// <summary>Works of an ensemble.</summary>
    /// <param name="equation">Its equation of motion.</param>
    /// <param name="temperatures">One temperature for each magnet, or one for all.</param>
    /// <param name="since">Time in s before which nothing is counted.</param>
    public EnsembleWorks(GeneralizedLlg equation, IReadOnlyList<Temperature> temperatures, double since = double.NegativeInfinity)
        : this(equation, [.. Enumerable.Range(0, equation.Count).Select(k => temperatures[temperatures.Count == 1 ? 0 : k].Si)], since)
    {
    }

    private EnsembleWorks(GeneralizedLlg equation, double[] temperatures, double since)
    {
        (this.equation, this.temperatures, this.since) = (equation, temperatures, since);
        meter = new WorkMeter(equation, temperatures);
        components = new double[equation.Dimension];
    }

    /// <summary>Where heat and work of single trajectories come from.</summary>
    public static Citation Source { get; } = new("sekimoto-1998", "K. Sekimoto, Langevin equation and thermodynamics, Prog. Theor. Phys. Suppl. 130, 17-27 (1998).", "10.1143/PTPS.130.17");

    /// <summary>Time in s over which the works were gathered.</summary>
    public double Duration => last - first;

    /// <summary>One of the works in J, on the average over the trajectories.</summary>
    /// <exception cref="InvalidOperationException">Nothing was gathered.</exception>
    public Estimate Of(TrajectoryWork work) => BlockAverages.OfEach([.. trajectories.Select(works => Read(works, work))]);

    /// <summary>Heat of one moment to its bath in J.</summary>
    /// <param name="magnet">Which.</param>
    /// <exception cref="InvalidOperationException">Nothing was gathered.</exception>
    public Estimate HeatOf(int magnet) => BlockAverages.OfEach([.. trajectories.Select(works => works[WorkMeter.Heat + magnet])]);

    /// <summary>What the length of the step does to a work, and the work without it.</summary>
    /// <param name="doubled">The same trajectories with twice the step and twice <see cref="EnsembleRun.IncrementsPerStep"/>.</param>
    /// <param name="work">Which.</param>
    /// <exception cref="ArgumentException">They do not consist of as many trajectories.</exception>
    public StepExtrapolation Extrapolated(EnsembleWorks doubled, TrajectoryWork work)
    {
        ArgumentNullException.ThrowIfNull(doubled);
        if (doubled.trajectories.Count != trajectories.Count) throw new ArgumentException("The two ensembles do not consist of the same trajectories.", nameof(doubled));
        double[] fine = [.. trajectories.Select(works => Read(works, work))], coarse = [.. doubled.trajectories.Select(works => Read(works, work))];
        return new StepExtrapolation(
            BlockAverages.OfEach(fine),
            BlockAverages.OfEach([.. fine.Zip(coarse, (f, c) => c - f)]),
            BlockAverages.OfEach([.. fine.Zip(coarse, (f, c) => (2 * f) - c)]));
    }

    /// <inheritdoc/>
    protected internal override EnsembleStatistic Empty() => new EnsembleWorks(equation, temperatures, since);

    /// <inheritdoc/>
    protected internal override void Observe(EnsembleSample sample)
    {
        if (sample.Time < since) return;
        bool isFirst = double.IsNaN(first);
        if (isFirst) (first, current) = (sample.Time, [.. Enumerable.Range(0, sample.Count).Select(_ => new double[meter.Count])]);
        for (int i = 0; i < sample.Count; i++)
        {
            for (int k = 0; k < sample.Magnets; k++) Moments.Write(components, k, sample[i, k]);
            if (isFirst)
            {
                meter.Begin(i, sample.Time, new MomentsView(components));
                continue;
            }
            meter.Move(i, sample.Time, new MomentsView(components), current[i]);
        }
        last = sample.Time;
    }

    /// <inheritdoc/>
    protected internal override void Add(EnsembleStatistic block)
    {
        EnsembleWorks other = (EnsembleWorks)block;
        (first, last) = (other.first, other.last);
        trajectories.AddRange(other.current);
    }

    private double Read(double[] works, TrajectoryWork work)
    {
        double heat = 0;
        for (int k = 0; k < equation.Count; k++) heat += works[WorkMeter.Heat + k];
        return work switch
        {
            TrajectoryWork.Field => works[WorkMeter.Field],
            TrajectoryWork.Torque => works[WorkMeter.Torque],
            TrajectoryWork.Heat => heat,
            TrajectoryWork.EnergyChange => works[WorkMeter.Energy],
            _ => works[WorkMeter.Energy] - works[WorkMeter.Field] - works[WorkMeter.Torque] + heat,
        };
    }
}
