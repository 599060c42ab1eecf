using System.Numerics;

namespace Larmor.Numerics;

/// <summary>
/// Follows a linear system by Radau IIA of order 5 with steps that halve and double, so that the times asked for are met exactly and the
/// factors of the few step lengths in use are kept.
/// </summary>
/// <remarks>
/// Error of a step: Hairer and Wanner's embedded estimate of order 3, IV.(8.20), in the largest norm against the flow's scale; a step is
/// accepted where it is below the tolerance, and doubled where the estimate says that twice the step would be.
/// </remarks>
internal sealed class RadauIIA5Stepper
{
    private const int DeepestHalving = 60;
    private const int KeptFactors = 12;
    private readonly ILinearFlow flow;
    private readonly double tolerance;
    private readonly Complex[] state;
    private readonly Complex[][] stages;
    private readonly Complex[][] waves;
    private readonly Complex[] decay;
    private readonly Complex[] work;
    private readonly Complex[] error;
    private readonly Dictionary<double, BandedSymmetricSolver[]> factors = [];
    private double suggestion;

    /// <summary>A stepper at rest at time zero.</summary>
    /// <param name="flow">The system.</param>
    /// <param name="tolerance">Largest error of a step against the flow's scale.</param>
    public RadauIIA5Stepper(ILinearFlow flow, double tolerance)
    {
        this.flow = flow;
        this.tolerance = tolerance;
        int n = flow.Dimension;
        state = new Complex[n];
        stages = [new Complex[n], new Complex[n], new Complex[n]];
        waves = [new Complex[n], new Complex[n], new Complex[n]];
        (decay, work, error) = (new Complex[n], new Complex[n], new Complex[n]);
    }

    /// <summary>Time reached.</summary>
    public double Time { get; private set; }

    /// <summary>The state there.</summary>
    public ReadOnlySpan<Complex> State => state;

    /// <summary>Steps taken.</summary>
    public long AcceptedSteps { get; private set; }

    /// <summary>Stage i of the last step, at the share c_i of it.</summary>
    public ReadOnlySpan<Complex> Stage(int i) => stages[i];

    /// <summary>Starts anew: where the force has jumped, or at the beginning.</summary>
    public void Start(double time, ReadOnlySpan<Complex> y, double firstStep)
    {
        Time = time;
        y.CopyTo(state);
        suggestion = firstStep;
    }

    /// <summary>Starts with a short step again, from where it stands: the force jumps here.</summary>
    public void Restart(double firstStep) => suggestion = firstStep;

    /// <summary>Goes on to a time; the force must be smooth until then.</summary>
    /// <param name="end">The time to reach.</param>
    /// <param name="accepted">Called after each step with its start and length.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public IntegrationEnd Advance(double end, Action<double, double>? accepted, CancellationToken cancellation)
    {
        double start = Time, span = end - start;
        if (span <= 0) return IntegrationEnd.Reached;
        int level = 0;
        while (level < DeepestHalving && Math.ScaleB(span, -level) > suggestion * (1 + 1e-9)) level++;
        long position = 0;
        bool isFresh = true;
        while (position >> level == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            double length = Math.ScaleB(span, -level), from = Time;
            Step(length);
            double size = ErrorOfStep(length, isFresh);
            if (!(size <= 1))
            {
                if (level == DeepestHalving) return IntegrationEnd.StepUnderflow;
                int deeper = double.IsFinite(size) && size < 100 ? 1 : 2;
                level += deeper;
                isFresh = true;
                position <<= deeper;
                suggestion = Math.ScaleB(span, -level);
                continue;
            }
            position++;
            isFresh = false;
            Accept(position >> level != 0 ? end : start + (position * length));
            accepted?.Invoke(from, length);
            // The estimate is of order 3: its size grows sixteenfold with a step twice as long.
            if (size > 1.0 / 20) continue;
            suggestion = Math.Max(suggestion, 2 * length);
            if (level > 0 && (position & 1) == 0)
            {
                level--;
                position >>= 1;
            }
        }
        return IntegrationEnd.Reached;
    }

    /// <summary>One step of a given length without control.</summary>
    public void FixedStep(double length)
    {
        Step(length);
        Accept(Time + length);
    }

    private void Accept(double time)
    {
        stages[2].CopyTo(state, 0);
        Time = time;
        AcceptedSteps++;
    }

    private void Step(double h)
    {
        BandedSymmetricSolver[] solvers = FactorsOf(h);
        flow.Decay(state, decay);
        int independent = flow.IsReal ? 2 : 3;
        for (int k = 0; k < independent; k++)
        {
            Complex[] wave = waves[k];
            Complex sum = RadauIIA5.Inverse[k, 0] + RadauIIA5.Inverse[k, 1] + RadauIIA5.Inverse[k, 2];
            for (int i = 0; i < wave.Length; i++) wave[i] = sum * decay[i];
            for (int s = 0; s < 3; s++) flow.AddForce(s == 2 ? Time + h : Time + (RadauIIA5.Nodes[s] * h), s == 2, RadauIIA5.Inverse[k, s], wave);
            solvers[k].Solve(wave);
        }
        for (int i = 0; i < state.Length; i++)
        {
            Complex third = flow.IsReal ? Complex.Conjugate(waves[1][i]) : waves[2][i];
            for (int s = 0; s < 3; s++)
            {
                Complex increment = (RadauIIA5.Vectors[s, 0] * waves[0][i]) + (RadauIIA5.Vectors[s, 1] * waves[1][i]) + (RadauIIA5.Vectors[s, 2] * third);
                stages[s][i] = state[i] + (flow.IsReal ? increment.Real : increment);
            }
        }
    }

    /// <summary>(μ₀M/h + K)⁻¹ (M Σ e_i Z_i/h − K y + f), largest component against tolerance and scale.</summary>
    private double ErrorOfStep(double h, bool isFirst)
    {
        BandedSymmetricSolver solver = FactorsOf(h)[0];
        for (int i = 0; i < work.Length; i++)
        {
            work[i] = 0;
            for (int s = 0; s < 3; s++) work[i] += RadauIIA5.ErrorWeights[s] / h * (stages[s][i] - state[i]);
        }
        flow.Mass(work, error);
        for (int i = 0; i < error.Length; i++) error[i] += decay[i];
        flow.AddForce(Time, false, 1, error);
        solver.Solve(error);
        double size = SizeOf(error);
        if (size <= 1 || !isFirst) return size;
        // After a jump the estimate still holds what the step itself removes: once more, from y + err.
        Complex[] spare = waves[2];
        flow.Mass(work, spare);
        for (int i = 0; i < error.Length; i++) error[i] += state[i];
        flow.Decay(error, work);
        for (int i = 0; i < error.Length; i++) error[i] = spare[i] + work[i];
        flow.AddForce(Time, false, 1, error);
        solver.Solve(error);
        return SizeOf(error);
    }

    private double SizeOf(Complex[] values)
    {
        double largest = 0;
        foreach (Complex value in values)
        {
            double size = Math.Max(Math.Abs(value.Real), Math.Abs(value.Imaginary));
            if (!(size <= largest)) largest = size;
        }
        return largest == 0 ? 0 : largest / (tolerance * flow.Scale);
    }

    private BandedSymmetricSolver[] FactorsOf(double h)
    {
        if (factors.TryGetValue(h, out BandedSymmetricSolver[]? known)) return known;
        if (factors.Count >= KeptFactors) factors.Clear();
        return factors[h] = [.. RadauIIA5.Poles.Take(flow.IsReal ? 2 : 3).Select(pole => flow.Factorize(pole / h))];
    }
}
