using System.Globalization;
using Larmor.Fluctuations.Axial;
using Larmor.Fluctuations.Barriers;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Flux;

/// <summary>
/// The Fokker-Planck equation of one moment as jumps between cells of the full sphere, with rates that are never negative: probabilities stay positive, add up to one, and obey the second law
/// cell by cell.
/// </summary>
/// <remarks>
/// <para>From cell i to j across a face of length ℓ, distance d: D{(ℓ/d) B(z) + ½κ[e^{U_i − U_left} − e^{U_i − U_right}]} over the area of i, with B(z) = z/(e^z − 1), z = U_j − U_i − P_n d (Scharfetter and
/// Gummel's rate; P the push of a torque), κ = 1/α and U at the corners of the face: precession as the difference of a stream function, free of divergence on every cell. Where a rate would
/// become negative, both get the smallest exchange between them that keeps e^{−U} and lifts it to zero.</para>
/// <para>Without torque Boltzmann's law is stationary to rounding for every mesh. The rates are of second order in the width of a cell; that exchange is numerical diffusion of first order and acts where the energy
/// changes along a face by more than 2α of ℓ/d: for weak damping and steep energies take rates of escape from <see cref="WellEscape"/>, averages from the density in harmonics,
/// small chances in time from <see cref="Propagation.PropagatedPulses"/>, and from here what must be positive. <see cref="FluxEstimate"/> states errors. Sources: D. L. Scharfetter, H. K. Gummel, IEEE Trans. Electron Devices 16, 64 (1969), doi:10.1109/T-ED.1969.16566; the paper's equation after Eq. (24).</para>
/// </remarks>
public sealed class FluxGenerator
{
    private const double LargestPiece = 400, MostJumps = 2e7, Tail = 1e-16;

    private readonly (int From, int To, double Forward, double Back)[] edges;
    private readonly double[] staying;
    private readonly double fastest;
    private readonly Lazy<double[]> stationary;

    private FluxGenerator(SphereCells cells, ReducedMotion motion)
    {
        Cells = cells;
        double[] energies = [.. cells.Middles.Select(motion.Landscape)], leaving = new double[cells.Count];
        edges = [.. cells.Faces().Select(face => Edge(face, motion, energies))];
        foreach ((int from, int to, double forward, double back) in edges)
        {
            leaving[from] += forward;
            leaving[to] += back;
        }
        fastest = leaving.Max();
        staying = [.. leaving.Select(rate => Math.Max(0, 1 - (rate / fastest)))];
        stationary = new Lazy<double[]>(() => ChainElimination.Stationary(Matrix()));
    }

    /// <summary>The cells.</summary>
    public SphereCells Cells { get; }

    /// <summary>The generator of a moment.</summary>
    /// <param name="equation">One magnet with scalar damping, its drives taken at one time.</param>
    /// <param name="temperature">T, positive.</param>
    /// <param name="cells">The cells.</param>
    /// <param name="time">Time in s at which field and current are taken.</param>
    /// <exception cref="ArgumentException">Several magnets, a damping tensor, or no noise; the message says which.</exception>
    public static FluxGenerator Of(GeneralizedLlg equation, Temperature temperature, SphereCells cells, double time = 0)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new FluxGenerator(cells, new ReducedMotion(equation, temperature, time));
    }

    /// <summary>The stationary probabilities of the cells, each with its own relative accuracy.</summary>
    public IReadOnlyList<double> Stationary => stationary.Value;

    /// <summary>The probabilities after some time, by sums of positive terms only.</summary>
    /// <param name="start">Probabilities of the cells, not negative.</param>
    /// <param name="duration">How long.</param>
    /// <exception cref="ArgumentException">Negative probabilities, another number of them, or more than 2e7 jumps of the fastest cell.</exception>
    /// <remarks>e^{Qt} p = Σ_k e^{−Λt} (Λt)^k/k! (1 + Q/Λ)^k p with Λ the fastest rate of leaving a cell (uniformisation): the work is Λt sparse products.</remarks>
    public double[] Evolve(IReadOnlyList<double> start, Duration duration)
    {
        if (start.Count != Cells.Count || start.Any(p => !(p >= 0))) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"An evolution starts from {Cells.Count} probabilities that are not negative."), nameof(start));
        double jumps = fastest * duration.Si;
        if (!(jumps >= 0 && jumps <= MostJumps)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"An evolution by jumps takes a time between 0 and {MostJumps / fastest:G4} s on this mesh; got {duration}. Take fewer rings, or the density in harmonics."), nameof(duration));
        int pieces = Math.Max(1, (int)Math.Ceiling(jumps / LargestPiece));
        double[] now = [.. start], power = new double[now.Length], next = new double[now.Length];
        for (int piece = 0; piece < pieces; piece++)
        {
            double mean = jumps / pieces, weight = Math.Exp(-mean), left = 1 - weight;
            now.CopyTo(power, 0);
            for (int i = 0; i < now.Length; i++) now[i] *= weight;
            for (int k = 1; left > Tail && (k < mean || weight > 1e-18); k++)
            {
                Jump(power, next);
                (power, next) = (next, power);
                weight *= mean / k;
                left -= weight;
                SpanArithmetic.Add(now, weight, power);
            }
        }
        return now;
    }

    /// <summary>
    /// How fast the relative entropy Σ p ln(p/π) to the stationary state falls, in 1/s: times kT the free energy lost per time where there is no torque. A sum of terms that are not negative.
    /// </summary>
    /// <param name="probabilities">Probabilities of the cells, all positive.</param>
    public double Dissipation(IReadOnlyList<double> probabilities)
    {
        IReadOnlyList<double> rest = Stationary;
        double sum = 0;
        // a_ij = π_i k_ij with Σ_j (a_ij − a_ji) = 0: Σ a_ij (x_i ln(x_i/x_j) − x_i + x_j), x = p/π.
        foreach ((int i, int j, double forward, double back) in edges)
        {
            double here = probabilities[i] / rest[i], there = probabilities[j] / rest[j];
            sum += (rest[i] * forward * Excess(here, there)) + (rest[j] * back * Excess(there, here));
        }
        return sum;
    }

    /// <summary>Mean time from the first cap of the cells until the moment first comes within some angle of a direction: sums of positive terms, whatever the barrier.</summary>
    /// <param name="target">The direction.</param>
    /// <param name="within">The angle in rad, smaller than that between the axis and the target.</param>
    public Duration FirstPassage(UnitVector target, double within)
    {
        double least = Math.Cos(within);
        bool[] absorbing = [.. Cells.Middles.Select(u => Vector3d.Dot(u, target) >= least)];
        if (absorbing[0] || !absorbing.Contains(true)) throw new ArgumentOutOfRangeException(nameof(within), within, "The target must hold at least one cell, and not the one at the axis.");
        return Duration.FromSi(ChainElimination.FirstPassage(Matrix(), absorbing));
    }

    /// <summary>Rates of all neighbours, for checks: from, to, forward and back in 1/s.</summary>
    internal IReadOnlyList<(int From, int To, double Forward, double Back)> Edges => edges;

    private (int From, int To, double Forward, double Back) Edge(CellFace face, ReducedMotion motion, double[] energies)
    {
        double here = energies[face.From], there = energies[face.To], left = motion.Landscape(face.Left), right = motion.Landscape(face.Right);
        double exchange = face.Length / face.Distance, rise = there - here - (Vector3d.Dot(motion.Push(face.Middle), face.Normal) * face.Distance), half = 0.5 / motion.Alpha;
        double forward = (exchange * AxialGenerator.Bernoulli(rise)) + (half * (Math.Exp(here - left) - Math.Exp(here - right)));
        double back = (exchange * AxialGenerator.Bernoulli(-rise)) - (half * (Math.Exp(there - left) - Math.Exp(there - right)));
        // At most one of them is negative; the exchange that is added has e^{−U} as its balance.
        if (forward < 0) (forward, back) = (0, back - (forward * Math.Exp(there - here)));
        else if (back < 0) (forward, back) = (forward - (back * Math.Exp(here - there)), 0);
        return (face.From, face.To, motion.Diffusion * forward / Cells.Areas[face.From], motion.Diffusion * back / Cells.Areas[face.To]);
    }

    private static double Excess(double x, double y) => Math.Max(0, (x * Math.Log(x / y)) - x + y);

    private void Jump(double[] from, double[] to)
    {
        double inverse = 1 / fastest;
        for (int i = 0; i < from.Length; i++) to[i] = from[i] * staying[i];
        foreach ((int i, int j, double forward, double back) in edges)
        {
            to[j] += from[i] * forward * inverse;
            to[i] += from[j] * back * inverse;
        }
    }

    private BandedMatrix Matrix()
    {
        BandedMatrix matrix = new(Cells.Count, Cells.Around);
        foreach ((int i, int j, double forward, double back) in edges)
        {
            matrix[i, j] += forward;
            matrix[j, i] += back;
        }
        return matrix;
    }
}
