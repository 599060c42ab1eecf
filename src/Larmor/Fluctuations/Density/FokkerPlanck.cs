using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// The Fokker-Planck equation of one moment at fixed drives: ∂ρ/∂t = −∇·J, J = ρ L_F {u × ∇(V + Φ) − α∇V + ∇χ} − D∇ρ, D = αγkT/[Ms v (1 + α²)].
/// </summary>
/// <remarks>
/// V, Φ and χ may be any functions on the sphere whose harmonics fall off fast enough. Energies enter as the functions V + Φ and αV − χ, so that nothing is divided by α.
/// Without noise (T = 0 or α = 0) there is no diffusion and a density has no unique stationary state: refused. Source: the paper's equation after Eq. (24), with the
/// diffusive part of precession, which has no divergence, left out; W. F. Brown, Phys. Rev. 130, 1677 (1963), doi:10.1103/PhysRev.130.1677.
/// </remarks>
public sealed class FokkerPlanck
{
    private const int Coarseness = 12;

    /// <summary>What rounding makes of the shares of two states beyond which they count as exchanging slowly.</summary>
    private const double SlowExchange = 1e-11;

    private readonly Dictionary<int, IReadOnlyList<Sector>> operators = [];
    private readonly Dictionary<int, SteadyFlow> flows = [];
    private readonly Lazy<(HarmonicSeries Torque, HarmonicSeries Energy)> powers;

    internal FokkerPlanck(MomentPotentials potentials, double damping, double diffusion, Temperature temperature)
    {
        (Potentials, Damping, Diffusion, ThermalEnergy) = (potentials, damping, diffusion, PhysicalConstants.BoltzmannConstant * temperature.Si);
        (Turning, Falling) = (potentials.Turning(damping), potentials.Falling(damping));
        powers = new(() => new WorkFunctions(damping, diffusion).At([potentials], [1]));
    }

    /// <summary>D in 1/s; 1/(2D) is the time in which a free moment forgets its direction.</summary>
    public double Diffusion { get; }

    /// <summary>What drives the moment.</summary>
    internal MomentPotentials Potentials { get; }

    /// <summary>α.</summary>
    internal double Damping { get; }

    /// <summary>kT in J.</summary>
    internal double ThermalEnergy { get; }

    internal HarmonicSeries Turning { get; }

    internal HarmonicSeries Falling { get; }

    /// <summary>vV/kT.</summary>
    internal HarmonicSeries ReducedEnergy => HarmonicSeries.Sum((Damping / Diffusion, Potentials.Energy));

    /// <summary>Power of the torque and change of energy in kT/s, as functions whose averages are taken.</summary>
    internal (HarmonicSeries Torque, HarmonicSeries Energy) Powers => powers.Value;

    /// <summary>The equation of a moment.</summary>
    /// <param name="equation">One magnet with scalar damping; its drives are taken at one time.</param>
    /// <param name="temperature">T, positive.</param>
    /// <param name="time">Time in s at which field and current are taken.</param>
    /// <exception cref="ArgumentException">Several magnets, a damping tensor, no noise, or a function on the sphere too sharp for harmonics; the message says which.</exception>
    public static FokkerPlanck Of(GeneralizedLlg equation, Temperature temperature, double time = 0)
    {
        DrivenPotentials drives = new(equation);
        double[] weights = drives.At(time);
        return new FokkerPlanck(MomentPotentials.Sum(drives.Shapes, weights), drives.Damping, drives.Diffusion(temperature), temperature);
    }

    /// <summary>The stationary density.</summary>
    /// <param name="accuracy">How far to go; null for the default.</param>
    public StationaryDensity Stationary(DensityAccuracy? accuracy = null)
    {
        DensityAccuracy asked = accuracy ?? new DensityAccuracy();
        SphereDensity? before = null;
        for (int degree = FirstDegree(asked); ; degree = NextDegree(degree, asked))
        {
            (SphereDensity density, double rounding, double refined) = StationaryAt(degree);
            double error = density.Tail(degree - 2);
            // Where states exchange slowly their shares hang on less than the tail shows: two degrees must agree.
            if (refined > SlowExchange) error = Math.Max(error, before is null && degree < asked.HighestDegree ? double.PositiveInfinity : density.Difference(before ?? StationaryAt(2 * degree / 3).Density));
            if (error <= asked.Tolerance || degree >= asked.HighestDegree) return new StationaryDensity(density, error, rounding, error <= asked.Tolerance);
            before = density;
        }
    }

    /// <summary>The slowest ways in which a density relaxes.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="accuracy">How far to go; null for the default.</param>
    public RelaxationModes Modes(int count = 1, DensityAccuracy? accuracy = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        DensityAccuracy asked = accuracy ?? new DensityAccuracy();
        RelaxationModes? before = null;
        for (int degree = FirstDegree(asked); ; degree = NextDegree(degree, asked))
        {
            RelaxationModes modes = ModesAt(degree, count);
            double change = before is null ? double.PositiveInfinity : modes.ChangeFrom(before);
            // A rate that is not positive may be one of too few degrees: only a rounding error that is known ends the search.
            double resolved = double.IsFinite(modes.RoundingError) ? Math.Max(asked.Tolerance, modes.RoundingError) : asked.Tolerance;
            if (change <= resolved || degree >= asked.HighestDegree) return modes with { TruncationError = change };
            before = modes;
        }
    }

    /// <summary>The density after some time at these drives.</summary>
    /// <param name="start">The density at the beginning.</param>
    /// <param name="duration">How long; zero gives the start back.</param>
    /// <param name="accuracy">Tolerance and degree; null for the default.</param>
    public EvolvedDensity Evolve(SphereDensity start, Duration duration, DensityAccuracy? accuracy = null)
    {
        if (!(duration.Si >= 0 && double.IsFinite(duration.Si))) throw new ArgumentOutOfRangeException(nameof(duration), $"A density evolves for a time that is not negative; got {duration}.");
        DensityAccuracy asked = accuracy ?? new DensityAccuracy { Tolerance = 1e-9 };
        double largestTail = asked.LargestTail ?? asked.Tolerance;
        for (int degree = FirstDegree(this, asked, start.Degree); ; degree = NextDegree(degree, asked))
        {
            FlowResult found = FlowAt(degree).Go(start, duration.Si, asked.Tolerance, asked.Cancellation);
            if (found.Tail > largestTail && degree < asked.HighestDegree) continue;
            double torque = ThermalEnergy * found.Integrals[0], energy = ThermalEnergy * found.Integrals[1];
            return new EvolvedDensity(found.Density, found.Error, found.Tail, found.Tail <= largestTail) { Work = new DensityWork(0, torque, torque - energy) };
        }
    }

    /// <summary>The current of probability.</summary>
    /// <param name="density">ρ.</param>
    public ProbabilityCurrent CurrentOf(SphereDensity density)
    {
        ArgumentNullException.ThrowIfNull(density);
        return new ProbabilityCurrent(this, density);
    }

    /// <summary>Whether a torque acts.</summary>
    internal bool HasTorque => Potentials.DampingLike.Coefficients.Skip(1).Concat(Potentials.FieldLike.Coefficients.Skip(1)).Any(c => c != 0);

    /// <summary>vV/kT as a function.</summary>
    internal Func<Vector3d, double> ReducedEnergyAt() => new SphereFunction(ReducedEnergy).Value;

    /// <summary>The same moment without torque.</summary>
    internal FokkerPlanck WithoutTorque() => With(new MomentPotentials(Potentials.Energy, HarmonicSeries.Zero, HarmonicSeries.Zero));

    /// <summary>The same moment in the field turned round, without torque: V(−u).</summary>
    internal FokkerPlanck Reversed()
    {
        double[] coefficients = [.. Potentials.Energy.Coefficients.Select((c, i) => (int)Math.Sqrt(i) % 2 == 0 ? c : -c)];
        return With(new MomentPotentials(new HarmonicSeries(Potentials.Energy.Degree, coefficients), HarmonicSeries.Zero, HarmonicSeries.Zero));
    }

    /// <summary>∂ρ/∂t in 1/(sr s), with the degrees that the drives add to those of the density.</summary>
    internal HarmonicSeries Change(SphereDensity density)
    {
        int degree = density.Degree + Math.Max(Turning.Degree, Falling.Degree);
        // Few degrees, so that operators serve again.
        degree += (Coarseness - (degree % Coarseness)) % Coarseness;
        (double[] coefficients, _) = FlowParts.Cut(density, degree);
        double[] change = new double[coefficients.Length];
        foreach (Sector sector in Operator(degree))
        {
            double[] part = [.. sector.Harmonics.Select(place => coefficients[place])], image = new double[part.Length];
            if (part.All(c => c == 0)) continue;
            sector.Matrix.Multiply(part, image);
            for (int i = 0; i < image.Length; i++) change[sector.Harmonics[i]] = image[i];
        }
        return new HarmonicSeries(degree, change);
    }

    /// <summary>The stationary density at a degree, and what the last and the first step of refinement changed.</summary>
    internal (SphereDensity Density, double Rounding, double Refined) StationaryAt(int degree)
    {
        Sector sector = Operator(degree)[0];
        (double[] solution, double rounding, double refined) = StationarySolution.Of(sector);
        double[] coefficients = new double[RealHarmonics.Count(degree)];
        for (int i = 0; i < solution.Length; i++) coefficients[sector.Harmonics[i]] = solution[i];
        return (new SphereDensity(new HarmonicSeries(degree, coefficients)), rounding, refined);
    }

    /// <summary>The slowest modes at a degree.</summary>
    internal RelaxationModes ModesAt(int degree, int count)
    {
        // A rounded drive shifts energies by so much kT.
        double drives = Math.ScaleB(1, -52) * (Size(Turning) + Size(Falling)) / Diffusion;
        return SlowestModes.Of(Operator(degree), degree, count, drives);
    }

    internal IReadOnlyList<Sector> Operator(int degree)
    {
        lock (operators)
        {
            if (!operators.TryGetValue(degree, out IReadOnlyList<Sector>? sectors)) operators[degree] = sectors = Sector.Of(RealHarmonics.Count(degree), [.. FokkerPlanckMatrix.Drift(degree, Turning, Falling), .. FokkerPlanckMatrix.Spreading(degree, Diffusion)]);
            return sectors;
        }
    }

    private FokkerPlanck With(MomentPotentials potentials) => new(potentials, Damping, Diffusion, Temperature.FromSi(ThermalEnergy / PhysicalConstants.BoltzmannConstant));

    /// <summary>The evolution at a degree, with the factors of steps that were taken before.</summary>
    private SteadyFlow FlowAt(int degree)
    {
        lock (flows)
        {
            if (!flows.TryGetValue(degree, out SteadyFlow? flow)) flows[degree] = flow = new SteadyFlow(Operator(degree), degree, [Powers.Torque, Powers.Energy]);
            return flow;
        }
    }

    /// <summary>The degree to begin with, at least that of a start; always one of the same few, so that operators and factors serve again.</summary>
    internal static int FirstDegree(FokkerPlanck law, DensityAccuracy asked, int start)
    {
        int degree = law.FirstDegree(asked);
        while (degree < Math.Min(start, asked.HighestDegree)) degree = NextDegree(degree, asked);
        return degree;
    }

    /// <summary>The degree to go on with.</summary>
    internal static int NextDegree(int degree, DensityAccuracy asked) => Math.Min(asked.HighestDegree, (3 * degree / 2) + 2);

    private static double Size(HarmonicSeries series) => Math.Sqrt(series.Coefficients.Skip(1).Sum(c => c * c));

    private int FirstDegree(DensityAccuracy asked)
    {
        double reduced = Size(Falling) / Diffusion;
        return Math.Clamp((int)(8 + (4 * Math.Sqrt(reduced))), Math.Min(16, asked.HighestDegree), Math.Min(60, asked.HighestDegree));
    }
}
