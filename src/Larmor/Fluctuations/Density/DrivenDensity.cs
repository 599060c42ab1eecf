using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Density;

/// <summary>The density of a moment whose field and current change in time, from corner to corner of the drives.</summary>
/// <remarks>
/// <para>Where the drives stand still, one operator with its factors serves, also for later stretches and calls with the same drives. Where they change, the operator is a sum of fixed
/// matrices with the weights of the drives (<see cref="Magnetism.Energies.Drives"/> change few functions on the sphere), and a Rosenbrock method factorizes it once a step.</para>
/// <para>Works and heat are integrated beside the density. Drives that jump do work at once: at a corner they are taken from the right, and the work of a jump belongs to
/// the evolution that ends there. An object is used by one thread at a time. Source: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II (2nd ed., Springer 1996), sections IV.6 and VI.4.</para>
/// </remarks>
public sealed class DrivenDensity
{
    private const int MostLaws = 8, MostParts = 3;

    private readonly IReadOnlyList<double> corners;
    private readonly Temperature temperature;
    private readonly DrivenPotentials drives;
    private readonly WorkFunctions powers;
    private readonly double diffusion;
    private readonly List<(double[] Weights, FokkerPlanck Law)> laws = [];
    private readonly List<OperatorParts> parts = [];
    private double lastStep;

    /// <summary>The density of a moment.</summary>
    /// <param name="equation">One magnet with scalar damping, its drives functions of time.</param>
    /// <param name="temperature">T, positive.</param>
    /// <exception cref="ArgumentException">The moment has no density (see <see cref="FokkerPlanck.Of"/>).</exception>
    public DrivenDensity(GeneralizedLlg equation, Temperature temperature)
    {
        ArgumentNullException.ThrowIfNull(equation);
        (this.temperature, corners, drives) = (temperature, equation.Corners, new DrivenPotentials(equation));
        diffusion = drives.Diffusion(temperature);
        powers = new WorkFunctions(drives.Damping, diffusion);
    }

    /// <summary>The longest step in s with which every feature of the drives is seen between their corners, as <see cref="Waveform.LongestStep"/>; infinite where the corners tell all.</summary>
    public double LongestStep { get; init; } = double.PositiveInfinity;

    /// <summary>The equation with the drives as they are at a time; at a corner from the right.</summary>
    /// <param name="time">The time.</param>
    public FokkerPlanck LawAt(Duration time) => LawOf(drives.At(time.Si));

    /// <summary>v⟨∂V/∂t⟩ in W: the power of drives that change the energy.</summary>
    /// <param name="density">The density.</param>
    /// <param name="time">The time; at a corner from the right.</param>
    public double FieldPower(SphereDensity density, Duration time)
    {
        ArgumentNullException.ThrowIfNull(density);
        double[] slopes = drives.SlopesAt(time.Si);
        return PhysicalConstants.BoltzmannConstant * temperature.Si * powers.EnergyOf(drives.Shapes, slopes).Dot(density.Series);
    }

    /// <summary>The density at a later time.</summary>
    /// <param name="start">The density at the beginning.</param>
    /// <param name="from">Time of the beginning.</param>
    /// <param name="to">Time of the end, not before the beginning.</param>
    /// <param name="accuracy">Tolerance and degree; null for 1e-6.</param>
    /// <exception cref="ArgumentException">The end lies before the beginning, or a drive is too sharp a function on the sphere.</exception>
    public EvolvedDensity Evolve(SphereDensity start, Duration from, Duration to, DensityAccuracy? accuracy = null)
    {
        if (!(to.Si >= from.Si && double.IsFinite(to.Si) && double.IsFinite(from.Si))) throw new ArgumentException($"A density evolves from {from} on; the end {to} lies before it.", nameof(to));
        DensityAccuracy asked = accuracy ?? new DensityAccuracy { Tolerance = 1e-6 };
        EvolvedDensity state = new(start, 0, 0, true);
        double time = from.Si;
        foreach (double stop in corners.Where(corner => corner > from.Si && corner < to.Si).Append(to.Si).Where(stop => stop > from.Si))
        {
            DrivenStretch stretch = new(drives, powers, time, stop);
            DensityAccuracy share = asked with { Tolerance = asked.Tolerance * (stop - time) / (to.Si - from.Si), LargestTail = asked.LargestTail ?? asked.Tolerance };
            EvolvedDensity after = stretch.Constant(LongestStep) is { } weights ? LawOf(weights).Evolve(state.Density, Duration.FromSi(stop - time), share) : Changing(state.Density, stretch, share);
            state = new EvolvedDensity(after.Density, state.SteppingError + after.SteppingError, Math.Max(state.TruncationError, after.TruncationError), state.IsConverged && after.IsConverged) { Work = state.Work + after.Work + JumpAt(stop, after.Density) };
            time = stop;
        }
        return state;
    }

    private EvolvedDensity Changing(SphereDensity start, DrivenStretch stretch, DensityAccuracy asked)
    {
        double largestTail = asked.LargestTail ?? asked.Tolerance;
        for (int degree = FokkerPlanck.FirstDegree(LawOf(stretch.At(stretch.From)), asked, start.Degree); ; degree = FokkerPlanck.NextDegree(degree, asked))
        {
            while (true)
            {
                OperatorParts acting = PartsAt(degree);
                if (Flow(acting, start, stretch, asked.Tolerance, (degree < asked.HighestDegree ? largestTail : double.PositiveInfinity, asked.Cancellation)) is { } found)
                {
                    double kt = PhysicalConstants.BoltzmannConstant * temperature.Si;
                    DensityWork work = new(kt * found.Integrals[0], kt * found.Integrals[1], kt * (found.Integrals[1] - found.Integrals[2]));
                    return new EvolvedDensity(found.Density, found.Error, found.Tail, found.Tail <= largestTail) { Work = work };
                }
                if (acting.Count == drives.Shapes.Count) break;
            }
        }
    }

    /// <summary>All sectors over one stretch; null where the parts lack a shape or the tail grew too large.</summary>
    private FlowResult? Flow(OperatorParts acting, SphereDensity start, DrivenStretch stretch, double tolerance, (double LargestTail, CancellationToken Cancellation) asked)
    {
        (double[] coefficients, double tail) = FlowParts.Cut(start, acting.Degree);
        double error = 0, size = FlowParts.Size(coefficients), step = double.PositiveInfinity;
        double[] integrals = new double[3];
        for (int s = 0; s < acting.Members.Count; s++)
        {
            int[] harmonics = acting.Members[s];
            double[] part = [.. harmonics.Select(place => coefficients[place])];
            if (part.All(c => c == 0)) continue;
            DrivenStepper stepper = new(acting, s, stretch);
            if (!stepper.Run(part, tolerance * size, lastStep, LongestStep, asked)) return null;
            (error, tail, step) = (error + stepper.Error, Math.Max(tail, stepper.Tail), Math.Min(step, stepper.Step));
            for (int k = 0; k < integrals.Length; k++) integrals[k] += stepper.Integrals[k];
            for (int i = 0; i < part.Length; i++) coefficients[harmonics[i]] = part[i];
        }
        lastStep = step;
        return new FlowResult(new SphereDensity(new HarmonicSeries(acting.Degree, coefficients)), error / size, tail, integrals);
    }

    /// <summary>Work of drives that jump.</summary>
    private DensityWork JumpAt(double time, SphereDensity density)
    {
        if (!corners.Contains(time)) return default;
        double[] after = drives.At(time), before = drives.At(Math.BitDecrement(time));
        double[] jump = [.. after.Select((weight, k) => weight - (k < before.Length ? before[k] : 0))];
        return new DensityWork(PhysicalConstants.BoltzmannConstant * temperature.Si * powers.EnergyOf(drives.Shapes, jump).Dot(density.Series), 0, 0);
    }

    private FokkerPlanck LawOf(double[] weights)
    {
        int place = laws.FindIndex(one => one.Weights.AsSpan().SequenceEqual(weights));
        (double[], FokkerPlanck Law) found = place >= 0 ? laws[place] : (weights, new FokkerPlanck(MomentPotentials.Sum(drives.Shapes, weights), drives.Damping, diffusion, temperature));
        if (place >= 0) laws.RemoveAt(place);
        else if (laws.Count == MostLaws) laws.RemoveAt(0);
        laws.Add(found);
        return found.Law;
    }

    private OperatorParts PartsAt(int degree)
    {
        if (parts.Find(one => one.Degree == degree && one.Count == drives.Shapes.Count) is { } known) return known;
        if (parts.Count == MostParts) parts.RemoveAt(0);
        parts.Add(new OperatorParts(degree, drives.Shapes, drives.Damping, diffusion));
        return parts[^1];
    }
}
