using System.Globalization;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
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
    private const int HighestDrive = 64;
    private const double DriveTolerance = 1e-14;

    private readonly Dictionary<int, IReadOnlyList<Sector>> operators = [];

    private FokkerPlanck(HarmonicSeries turning, HarmonicSeries falling, double diffusion) => (Turning, Falling, Diffusion) = (turning, falling, diffusion);

    /// <summary>D in 1/s; 1/(2D) is the time in which a free moment forgets its direction.</summary>
    public double Diffusion { get; }

    internal HarmonicSeries Turning { get; }

    internal HarmonicSeries Falling { get; }

    /// <summary>The equation of a moment.</summary>
    /// <param name="equation">One magnet with scalar damping; its drives are taken at one time.</param>
    /// <param name="temperature">T, positive.</param>
    /// <param name="time">Time in s at which field and current are taken.</param>
    /// <exception cref="ArgumentException">Several magnets, a damping tensor, no noise, or a function on the sphere too sharp for harmonics; the message says which.</exception>
    public static FokkerPlanck Of(GeneralizedLlg equation, Temperature temperature, double time = 0)
    {
        if (equation.Count != 1) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The density on the sphere is that of one moment; got {equation.Count}. Use an ensemble for coupled moments."), nameof(equation));
        if (equation.Damping is not null) throw new ArgumentException("The density on the sphere needs a scalar damping. Use an ensemble for a damping tensor.", nameof(equation));
        if (!(temperature.Si > 0 && double.IsFinite(temperature.Si))) throw new ArgumentException($"The density on the sphere needs a positive temperature; got {temperature}. Without noise a moment has a trajectory, not a density.", nameof(temperature));
        Magnet magnet = equation.Magnets[0];
        double alpha = magnet.Properties.Damping, kinetic = magnet.KineticCoefficient;
        if (!(alpha > 0)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The density on the sphere needs damping; got alpha = {alpha}. Without it nothing relaxes and there is no stationary state."), nameof(equation));
        EnergyTerm energy = magnet.Energy;
        double current = equation.SpinTransfer.IsNone ? 0 : equation.Current.At(time);
        (double A, double B) Torque(Vector3d u)
        {
            if (current == 0) return default;
            (double a, double b) = equation.SpinTransfer.Values(0, new MomentsView([u.X, u.Y, u.Z]));
            return (current * a, current * b);
        }

        double diffusion = alpha * kinetic * PhysicalConstants.BoltzmannConstant * temperature.Si / magnet.Volume.Si;
        return new FokkerPlanck(
            Series("V + Phi", u => kinetic * (energy.Value(u, time) + (alpha * Torque(u).A) - Torque(u).B)),
            Series("alpha V - chi", u => kinetic * ((alpha * energy.Value(u, time)) - Torque(u).A - (alpha * Torque(u).B))),
            diffusion);
    }

    /// <summary>The stationary density.</summary>
    /// <param name="accuracy">How far to go; null for the default.</param>
    public StationaryDensity Stationary(DensityAccuracy? accuracy = null)
    {
        DensityAccuracy asked = accuracy ?? new DensityAccuracy();
        for (int degree = FirstDegree(asked); ; degree = Math.Min(asked.HighestDegree, (3 * degree / 2) + 2))
        {
            (SphereDensity density, double rounding) = StationaryAt(degree);
            double tail = density.Tail(degree - 2);
            if (tail <= asked.Tolerance || degree >= asked.HighestDegree) return new StationaryDensity(density, tail, rounding, tail <= asked.Tolerance);
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
        for (int degree = FirstDegree(asked); ; degree = Math.Min(asked.HighestDegree, (3 * degree / 2) + 2))
        {
            RelaxationModes modes = SlowestModes.Of(Operator(degree), degree, count);
            double change = before is null ? double.PositiveInfinity : modes.ChangeFrom(before);
            if (change <= Math.Max(asked.Tolerance, modes.RoundingError) || degree >= asked.HighestDegree) return modes with { TruncationError = change };
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
        for (int degree = Math.Min(asked.HighestDegree, Math.Max(start.Degree, FirstDegree(asked))); ; degree = Math.Min(asked.HighestDegree, (3 * degree / 2) + 2))
        {
            (SphereDensity density, double error, double tail) = DensityStepper.Go(Operator(degree), degree, start, duration.Si, asked.Tolerance);
            if (tail <= asked.Tolerance || degree >= asked.HighestDegree) return new EvolvedDensity(density, error, tail, tail <= asked.Tolerance);
        }
    }

    /// <summary>The stationary density at a degree, and the rounding error that its slowest mode makes of the matrix's.</summary>
    internal (SphereDensity Density, double Rounding) StationaryAt(int degree)
    {
        Sector sector = Operator(degree)[0];
        BandedMatrix inner = sector.WithoutProbability();
        double[] right = new double[inner.Size], coefficients = new double[RealHarmonics.Count(degree)];
        double probability = 1 / Math.Sqrt(4 * Math.PI);
        for (int i = 0; i < Math.Min(inner.Size, sector.Matrix.Width); i++) right[i] = -sector.Matrix[i + 1, 0] * probability;
        BandedFactors factors = BandedFactors.Of(inner) ?? throw new ArithmeticException("The Fokker-Planck matrix is singular: the diffusion is too weak beside the drift for double precision.");
        double[] solution = [.. right];
        factors.Solve(solution);
        double rounding = Refine(inner, factors, right, solution);
        coefficients[0] = probability;
        for (int i = 0; i < solution.Length; i++) coefficients[sector.Harmonics[i + 1]] = solution[i];
        return (new SphereDensity(new HarmonicSeries(degree, coefficients)), rounding);
    }

    internal IReadOnlyList<Sector> Operator(int degree)
    {
        lock (operators)
        {
            if (!operators.TryGetValue(degree, out IReadOnlyList<Sector>? sectors)) operators[degree] = sectors = FokkerPlanckMatrix.Sectors(degree, Turning, Falling, Diffusion);
            return sectors;
        }
    }

    /// <summary>One step of refinement; returns its size beside the solution.</summary>
    private static double Refine(BandedMatrix matrix, BandedFactors factors, double[] right, double[] solution)
    {
        double[] residual = new double[solution.Length];
        matrix.Multiply(solution, residual);
        for (int i = 0; i < residual.Length; i++) residual[i] = right[i] - residual[i];
        factors.Solve(residual);
        double change = 0, size = 1 / (4 * Math.PI);
        for (int i = 0; i < residual.Length; i++)
        {
            change += residual[i] * residual[i];
            size += solution[i] * solution[i];
            solution[i] += residual[i];
        }
        return Math.Sqrt(change / size);
    }

    private int FirstDegree(DensityAccuracy asked)
    {
        double reduced = Math.Sqrt(Falling.Coefficients.Skip(1).Sum(c => c * c)) / Diffusion;
        return Math.Clamp((int)(8 + (4 * Math.Sqrt(reduced))), Math.Min(16, asked.HighestDegree), Math.Min(60, asked.HighestDegree));
    }

    private static HarmonicSeries Series(string name, Func<Vector3d, double> function) => HarmonicSeries.Of(function, HighestDrive, DriveTolerance)
        ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The function {name} of the moment does not fall off within {HighestDrive / 2} degrees of spherical harmonics: it is too sharp for a spectral density."), nameof(function));
}
