using System.Globalization;
using System.Runtime.ExceptionServices;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Numerics.Lanes;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// Many trajectories of one or several moments under thermal noise: Eq. (24) of the paper with Brown's random field added to B_eff,
/// ⟨b_i(t) b_j(t')⟩ = 2αkT/(γ Ms v) δ_ij δ(t − t') in T², in the sense of Stratonovich.
/// </summary>
/// <remarks>
/// <para>With a <see cref="DampingTensor"/> the random torques have the covariance 2kT times its symmetric part, and the drift is added that makes the stationary state
/// without current Boltzmann's; see <see cref="TensorMotion"/>. One moment with an energy at most quadratic, fields that vary in time and a torque that depends on the
/// angle to one polarizer, given or computed from a stack, runs in vector lanes; everything else one trajectory at a time by the same law.</para>
/// <para>Trajectory n draws from its own stream, the hash of (seed, n): it repeats itself alone, and nothing depends on threads or vector width. At T = 0 or α = 0 there
/// is no noise and the motion is the deterministic one.</para>
/// <para>Source: W. F. Brown, Phys. Rev. 130, 1677 (1963), doi:10.1103/PhysRev.130.1677; J. L. Garcia-Palacios, F. J. Lazaro, Phys. Rev. B 58, 14937 (1998),
/// doi:10.1103/PhysRevB.58.14937.</para>
/// </remarks>
public sealed class LangevinEnsemble
{
    private const int BlocksOfWave = 64;

    private readonly GeneralizedLlg equation;
    private readonly double[] temperatures;

    /// <summary>The ensemble of an equation of motion.</summary>
    /// <param name="equation">Magnets, pairs, spin transfer, current and damping.</param>
    /// <param name="temperatures">One temperature for each magnet, or one for all.</param>
    /// <exception cref="ArgumentException">Another number of temperatures, or a negative one; or different ones under a damping tensor.</exception>
    public LangevinEnsemble(GeneralizedLlg equation, params IReadOnlyList<Temperature> temperatures)
    {
        if (temperatures.Count != 1 && temperatures.Count != equation.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"An ensemble of {equation.Count} magnets needs one temperature or {equation.Count}; got {temperatures.Count}."), nameof(temperatures));
        foreach (Temperature temperature in temperatures)
        {
            if (!(temperature.Si >= 0 && double.IsFinite(temperature.Si))) throw new ArgumentException($"A temperature must not be negative; got {temperature}.", nameof(temperatures));
        }
        this.equation = equation;
        this.temperatures = [.. Enumerable.Range(0, equation.Count).Select(k => temperatures[temperatures.Count == 1 ? 0 : k].Si)];
        if (equation.Damping is not null && this.temperatures.Distinct().Count() > 1) throw new ArgumentException("Magnets that share a damping tensor need one temperature: the tensor does not say how hot the electrons between them are.", nameof(temperatures));
    }

    /// <summary>Works that the method rests on.</summary>
    public static IReadOnlyList<Citation> Citations { get; } =
    [
        new("brown-1963", "W. F. Brown, Thermal fluctuations of a single-domain particle, Phys. Rev. 130, 1677-1686 (1963).", "10.1103/PhysRev.130.1677"),
        new("garcia-palacios-lazaro-1998", "J. L. Garcia-Palacios, F. J. Lazaro, Langevin-dynamics study of the dynamical properties of small magnetic particles, Phys. Rev. B 58, 14937-14958 (1998).", "10.1103/PhysRevB.58.14937"),
        new("blackman-vigna-2021", "D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM Trans. Math. Softw. 47, 36 (2021).", "10.1145/3460772"),
    ];

    /// <summary>Deviation in T of each component of the thermal field on a magnet, averaged over a step: √[2αkT/(γ Ms v h)].</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="temperature">T.</param>
    /// <param name="step">h.</param>
    public static MagneticField ThermalField(Magnet magnet, Temperature temperature, Duration step) => MagneticField.FromSi(ThermalField(magnet, temperature.Si, step.Si));

    /// <summary>Runs the trajectories and gathers the statistics.</summary>
    /// <param name="run">What to do.</param>
    /// <param name="start">Where the trajectories start.</param>
    /// <param name="statistics">What to gather; each is added to.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ArgumentException">Settings that make no sense; the message says which.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped; the statistics then hold the blocks that were ready.</exception>
    public void Run(EnsembleRun run, EnsembleStart start, IReadOnlyList<EnsembleStatistic> statistics, CancellationToken cancellation = default) =>
        Run(run, start, statistics, LaneWidths.Best, cancellation);

    /// <summary>The same with a given width of lanes; null for the general kernel, one trajectory at a time.</summary>
    internal void Run(EnsembleRun run, EnsembleStart start, IReadOnlyList<EnsembleStatistic> statistics, LaneWidth? width, CancellationToken cancellation = default)
    {
        if (run.Refusal is { } reason) throw new ArgumentException(reason, nameof(run));
        IBlockMotion motion = MotionOf(run, width);
        int blocks = (int)(((long)run.Trajectories + Block.Size - 1) / Block.Size);
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = run.Threads ?? -1 };
        for (int wave = 0; wave < blocks; wave += BlocksOfWave)
        {
            int count = Math.Min(BlocksOfWave, blocks - wave);
            EnsembleStatistic[][] gathered = new EnsembleStatistic[count][];
            int first = wave;
            try
            {
                Parallel.For(0, count, options, i =>
                {
                    gathered[i] = [.. statistics.Select(statistic => statistic.Empty())];
                    new BlockRun(run, motion, equation.Count, first + i, width ?? LaneWidths.Best).Go(start, gathered[i], cancellation);
                });
            }
            catch (AggregateException several) when (several.InnerExceptions.Count > 0)
            {
                ExceptionDispatchInfo.Capture(several.Flatten().InnerExceptions[0]).Throw();
            }
            foreach (EnsembleStatistic[] block in gathered)
            {
                for (int s = 0; s < statistics.Count; s++) statistics[s].Add(block[s]);
            }
        }
    }

    private static double ThermalField(Magnet magnet, double temperature, double step) => Math.Sqrt(
        2 * magnet.Properties.Damping * PhysicalConstants.BoltzmannConstant * temperature
        / (magnet.Properties.GyromagneticRatio * magnet.Properties.SaturationMagnetization.Si * magnet.Volume.Si * step));

    private IBlockMotion MotionOf(EnsembleRun run, LaneWidth? width)
    {
        StepTimes time = new(run.Start.Si, run.Step.Si, run.Steps);
        if (equation.Damping is not null)
        {
            if (run.Scheme != StochasticScheme.Heun) throw new ArgumentException("A damping tensor runs by the Heun scheme only.", nameof(run));
            return new TensorMotion(equation, temperatures[0], time);
        }
        double[] fields = [.. equation.Magnets.Select((magnet, k) => ThermalField(magnet, temperatures[k], run.Step.Si))];
        FoldedMoment? folded = FoldedMoment.Of(equation, fields[0], time);
        if (folded is not null && width is { } lanes && run.Scheme == StochasticScheme.Heun) return new LanesMotion(folded, lanes);
        return new GeneralMotion(equation, run.Scheme, fields, time, folded?.Axes ?? PrincipalAxes.Of(default));
    }
}
