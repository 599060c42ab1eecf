using Larmor.Numerics;
using Larmor.Numerics.Sphere;
using static Larmor.Numerics.Rosenbrock4;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// dρ/dt = A(t)ρ of one sector while drives change: a Rosenbrock method of order 4 that factorizes 1 − hA/4 once a step, at its beginning, and takes the operators of the other
/// stages as sums of fixed matrices.
/// </summary>
/// <remarks>Averages are integrated by Simpson's rule over each step, the density in its middle from the values and slopes at its ends.</remarks>
internal sealed class DrivenStepper
{
    private const double LargestFirst = 10, MostGrowth = 3, LeastGrowth = 0.2, Safety = 0.9;
    private const int MostHalvings = 40;

    private readonly OperatorParts parts;
    private readonly int sector;
    private readonly DrivenStretch stretch;
    private readonly int[] harmonics;
    private readonly BandedMatrix beginning, other;
    private readonly double[][] stages = new double[Stages][];
    private readonly double[] argument, slope, change, next;

    /// <summary>One sector over one stretch.</summary>
    public DrivenStepper(OperatorParts parts, int sector, DrivenStretch stretch)
    {
        (this.parts, this.sector, this.stretch, harmonics) = (parts, sector, stretch, parts.Members[sector]);
        (beginning, other) = (parts.Empty(sector), parts.Empty(sector));
        for (int i = 0; i < Stages; i++) stages[i] = new double[beginning.Size];
        (argument, slope, change, next) = (new double[beginning.Size], new double[beginning.Size], new double[beginning.Size], new double[beginning.Size]);
    }

    /// <summary>Integrals of the averages of <see cref="DrivenStretch.PowersAt"/>.</summary>
    public double[] Integrals { get; } = new double[3];

    /// <summary>Sum of the estimated errors.</summary>
    public double Error { get; private set; }

    /// <summary>Largest tail.</summary>
    public double Tail { get; private set; }

    /// <summary>The step in s with which a next call may begin.</summary>
    public double Step { get; private set; }

    /// <summary>Follows a state over the stretch; false where a shape came up that the parts do not hold, or the tail is larger than allowed.</summary>
    /// <param name="state">The state; at the end it holds that of the end.</param>
    /// <param name="tolerance">Absolute error that is allowed in all.</param>
    /// <param name="firstStep">The first step in s; 0 for one by the norm of the operator.</param>
    /// <param name="longestStep">The longest step in s.</param>
    /// <param name="asked">The tail beyond which it is given up, and what stops it.</param>
    public bool Run(double[] state, double tolerance, double firstStep, double longestStep, (double LargestTail, CancellationToken Cancellation) asked)
    {
        double time = stretch.From, length = stretch.To - stretch.From, shortest = Math.ScaleB(length, -MostHalvings);
        int firstOfTail = FlowParts.FirstOfTail(harmonics, parts.Degree);
        Tail = FlowParts.Tail(state, firstOfTail);
        IReadOnlyList<HarmonicSeries> powers = stretch.PowersAt(time);
        if (!Write(time, beginning)) return false;
        Step = firstStep > 0 ? firstStep : LargestFirst / beginning.Norm();
        while (time < stretch.To)
        {
            asked.Cancellation.ThrowIfCancellationRequested();
            double h = Math.Min(Math.Min(Step, longestStep), stretch.To - time);
            bool isLast = h > (1 - 1e-10) * (stretch.To - time);
            if (isLast) h = stretch.To - time;
            if (!TryStep(state, time, h, out double error)) return false;
            double allowed = tolerance * h / length, growth = Safety * Math.Cbrt(allowed / Math.Max(error, 1e-30 * tolerance));
            Step = h * Math.Clamp(growth, LeastGrowth, MostGrowth);
            if (error > allowed && h > shortest && error > 1e-16 * Math.Sqrt(state.Length) * FlowParts.Size(state)) continue;
            double end = isLast ? stretch.To : time + h;
            Array.Copy(next, argument, next.Length);
            beginning.Multiply(state, slope);
            if (!Write(end, beginning)) return false;
            powers = Integrate(state, powers, (time, h, end));
            argument.CopyTo(state, 0);
            (Error, time) = (Error + error, end);
            Tail = Math.Max(Tail, FlowParts.Tail(state, firstOfTail));
            if (Tail > asked.LargestTail) return false;
        }
        return true;
    }

    private bool Write(double time, BandedMatrix target)
    {
        double[] weights = stretch.At(time);
        if (weights.Length > parts.Count) return false;
        parts.Write(sector, weights, target);
        return true;
    }

    /// <summary>One step from the operator of its beginning; the end stands in <see cref="next"/>. False where a new shape came up.</summary>
    private bool TryStep(double[] state, double time, double h, out double error)
    {
        error = 0;
        BandedFactors inverse = BandedFactors.Of(beginning, -Gamma * h, 1) ?? throw new ArithmeticException("An implicit step of the density has no solution; the drives are not finite.");
        // h ∂A/∂t ρ, by the slopes of the weights.
        parts.Write(sector, stretch.SlopesAt(time), other, spread: 0);
        other.Multiply(state, change);
        for (int i = 0; i < Stages; i++)
        {
            state.CopyTo(argument, 0);
            for (int j = 0; j < i; j++) SpanArithmetic.Add(argument, Arguments[i][j], stages[j]);
            if (i == 0) beginning.Multiply(argument, stages[i]);
            else
            {
                // The stages 5 and 6 stand at the same time.
                if (i < Stages - 1 && !Write(time + (Times[i] * h), other)) return false;
                other.Multiply(argument, stages[i]);
            }
            for (int j = 0; j < i; j++) SpanArithmetic.Add(stages[i], Additions[i][j] / h, stages[j]);
            SpanArithmetic.Add(stages[i], h * Slopes[i], change);
            inverse.Solve(stages[i]);
            for (int k = 0; k < stages[i].Length; k++) stages[i][k] *= Gamma * h;
            // The row of the total probability is zero; elimination must not round it.
            if (harmonics[0] == 0) stages[i][0] = 0;
        }
        argument.CopyTo(next, 0);
        SpanArithmetic.Add(next, 1, stages[Stages - 1]);
        error = FlowParts.Size(stages[Stages - 1]);
        return true;
    }

    /// <summary>Adds the step's share of the integrals; the new state stands in <see cref="argument"/>, the old slope in <see cref="slope"/>, the operator of the end in <see cref="beginning"/>.</summary>
    private IReadOnlyList<HarmonicSeries> Integrate(double[] state, IReadOnlyList<HarmonicSeries> before, (double Time, double Length, double End) step)
    {
        beginning.Multiply(argument, change);
        double[] middle = next;
        for (int i = 0; i < middle.Length; i++) middle[i] = (0.5 * (state[i] + argument[i])) + (0.125 * step.Length * (slope[i] - change[i]));
        IReadOnlyList<HarmonicSeries> between = stretch.PowersAt(step.Time + (0.5 * step.Length)), after = stretch.PowersAt(step.End);
        for (int k = 0; k < Integrals.Length; k++) Integrals[k] += step.Length / 6 * (Average(before[k], state) + (4 * Average(between[k], middle)) + Average(after[k], argument));
        return after;
    }

    private double Average(HarmonicSeries function, double[] state)
    {
        double sum = 0;
        for (int i = 0; i < harmonics.Length && harmonics[i] < function.Coefficients.Length; i++) sum += function.Coefficients[harmonics[i]] * state[i];
        return sum;
    }
}
