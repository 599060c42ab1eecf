using System.Numerics;
using static System.Math;

namespace Larmor.Numerics;

/// <summary>
/// Follows a stiff system that is not linear by Radau IIA with three stages and order 5: L-stable, with steps by the error, continuous output, and stops exactly at corners of f.
/// </summary>
/// <remarks>
/// <para>The stages are solved by Newton's method with the slope in the middle of the step, one real and one complex system for each iteration, started from the continuous output of the step before. The error is the
/// embedded estimate of order 3, a bound far above the error of the step itself; it is held to 0.1 δ^(2/3) for a tolerance δ, so that the error of order 5 is of the size of δ. The stages themselves are
/// solved to a hundredth of δ, or to rounding.</para>
/// <para>Source: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. (1996), section IV.8, doi:10.1007/978-3-642-05221-7.</para>
/// </remarks>
public sealed class StiffRadauIIA5 : AdaptiveStepper
{
    private const int MostIterations = 12, ManyIterations = 6;
    private const double LargestGrowth = 6, LargestShrink = 0.2, Rounding = 5e-12;

    private readonly IStiffSystem system;
    private readonly double relative, absolute, goal;
    private readonly double[][] increments = new double[3][], slopes = new double[3][], guesses = new double[3][];
    private readonly double[] argument, scale, times = new double[3];
    private readonly Complex[] first, second;
    private double linearAt = double.NaN, factorizedFor;
    private bool isSolved, isPending, isSlow;

    /// <summary>A stepper; <see cref="Stepper.Start"/> sets it going.</summary>
    public StiffRadauIIA5(IStiffSystem system, StepControl control)
        : base(system, control)
    {
        ArgumentNullException.ThrowIfNull(control);
        this.system = system;
        relative = 0.1 * Cbrt(control.RelativeTolerance * control.RelativeTolerance);
        absolute = relative * (control.AbsoluteTolerance / control.RelativeTolerance);
        goal = Max(0.01 * control.RelativeTolerance, 1e-15) / relative;
        for (int s = 0; s < 3; s++) (increments[s], slopes[s], guesses[s]) = (new double[Size], new double[Size], new double[Size]);
        (argument, scale) = (new double[Size], new double[Size]);
        (first, second) = (new Complex[Size], new Complex[Size]);
    }

    /// <inheritdoc/>
    public override StepperDeclaration Declaration => RadauIIA5.Declaration;

    private protected override IReadOnlyList<double[]> Memory
    {
        get
        {
            Keep();
            linearAt = double.NaN;
            return increments;
        }
    }

    private protected override double Root(double x) => Sqrt(Sqrt(x));

    private protected override double Growth(double error) => Clamp(Safety / Root(Clamp(error, 1e-10, 1e10)), LargestShrink, isSlow ? 1 : LargestGrowth);

    private protected override void Restart()
    {
        base.Restart();
        foreach (double[] increment in increments) Array.Clear(increment);
        linearAt = double.NaN;
        isPending = false;
    }

    private protected override bool TryStages(double h, double end)
    {
        Keep();
        Guess(h);
        if (linearAt != Time)
        {
            // In the middle of the step, where the slope is nearest to that of all stages.
            system.Linearize(Time + (h / 2), Middle(h));
            (linearAt, factorizedFor) = (Time, 0);
        }
        if (factorizedFor != h)
        {
            for (int k = 0; k < 2; k++) system.Factorize(k, RadauIIA5.Poles[k] / h);
            factorizedFor = h;
        }
        (times[0], times[1], times[2]) = (Time + (RadauIIA5.Nodes[0] * h), Time + (RadauIIA5.Nodes[1] * h), end);
        for (int i = 0; i < Size; i++) scale[i] = absolute + (relative * Abs(Current[i]));
        isSolved = isPending = Iterate(h);
        if (!isSolved) return false;
        for (int i = 0; i < Size; i++) Stage[i] = Current[i] + guesses[2][i];
        system.Project(Stage);
        system.Derivative(end, Stage, Last);
        return true;
    }

    private protected override double ErrorNorm(double h)
    {
        if (!isSolved) return double.NaN;
        double error = Estimate(h, Current, First);
        if (error > 1)
        {
            // After a jump the estimate still holds what the step itself removes: once more, from y + err.
            for (int i = 0; i < Size; i++) argument[i] = Current[i] + first[i].Real;
            system.Derivative(Time, argument, slopes[0]);
            error = Estimate(h, argument, slopes[0]);
        }
        isPending = error <= 1;
        return error;
    }

    private protected override void PrepareDense(double h) => Keep();

    private protected override void Dense(double s, double h, Span<double> y)
    {
        Span<double> weights = stackalloc double[3];
        Weights(s, weights);
        for (int i = 0; i < y.Length; i++) y[i] = Previous[i] + (weights[0] * increments[0][i]) + (weights[1] * increments[1][i]) + (weights[2] * increments[2][i]);
    }

    /// <summary>The stages found become those of the last step once it is taken.</summary>
    private void Keep()
    {
        for (int s = 0; s < 3 && isPending; s++) guesses[s].CopyTo(increments[s], 0);
        isPending = false;
    }

    /// <summary>Where the polynomial of the step before leads to.</summary>
    private void Guess(double h)
    {
        double before = Time - PreviousTime;
        Span<double> weights = stackalloc double[3];
        for (int s = 0; s < 3; s++)
        {
            if (before > 0) Weights(1 + (RadauIIA5.Nodes[s] * Min(h, 2 * before) / before), weights);
            else weights.Clear();
            weights[2] -= before > 0 ? 1 : 0;
            for (int i = 0; i < Size; i++) guesses[s][i] = (weights[0] * increments[0][i]) + (weights[1] * increments[1][i]) + (weights[2] * increments[2][i]);
        }
    }

    private double[] Middle(double h)
    {
        Span<double> weights = stackalloc double[3];
        double before = Time - PreviousTime;
        if (before > 0) Weights(1 + (Min(h, before) / (2 * before)), weights);
        for (int i = 0; i < Size; i++) argument[i] = Current[i] + (before > 0 ? (weights[0] * increments[0][i]) + (weights[1] * increments[1][i]) + ((weights[2] - 1) * increments[2][i]) : 0);
        return argument;
    }

    /// <summary>Newton's method.</summary>
    private bool Iterate(double h)
    {
        double before = double.PositiveInfinity, rate = 0.5;
        for (int k = 0; k < MostIterations; k++)
        {
            for (int s = 0; s < 3; s++)
            {
                for (int i = 0; i < Size; i++) argument[i] = Current[i] + guesses[s][i];
                system.Derivative(times[s], argument, slopes[s]);
            }
            double change = Correct(h);
            isSlow = k >= ManyIterations || !double.IsFinite(change);
            if (!double.IsFinite(change)) return false;
            if (change == 0) return true;
            if (k > 0) rate = change / before;
            bool isRounding = change * relative < Rounding && rate > 0.2;
            if (k > 0 && (change * Min(rate / (1 - Min(rate, 0.99)), 10) <= goal || isRounding)) return true;
            if (k > 0 && rate > 0.9) break;
            before = change;
        }
        isSlow = true;
        return false;
    }

    /// <summary>One correction of all stages; returns its largest component against the scale.</summary>
    private double Correct(double h)
    {
        for (int i = 0; i < Size; i++)
        {
            Complex one = 0, other = 0;
            for (int s = 0; s < 3; s++)
            {
                one += RadauIIA5.Inverse[0, s] * (slopes[s][i] - (RadauIIA5.Poles[0] / h * guesses[s][i]));
                other += RadauIIA5.Inverse[1, s] * (slopes[s][i] - (RadauIIA5.Poles[1] / h * guesses[s][i]));
            }
            (first[i], second[i]) = (one, other);
        }
        system.Solve(0, first);
        system.Solve(1, second);
        double largest = 0;
        for (int s = 0; s < 3; s++)
        {
            (double real, Complex complex) = (RadauIIA5.Vectors[s, 0].Real, 2 * RadauIIA5.Vectors[s, 1]);
            for (int i = 0; i < Size; i++)
            {
                double change = (real * first[i].Real) + (complex * second[i]).Real;
                guesses[s][i] += change;
                double size = Abs(change) / scale[i];
                if (!(size <= largest)) largest = size;
            }
        }
        return largest;
    }

    /// <summary>(μ₀/h − J)⁻¹ (Σ e_i Z_i/h + f), largest component against the scale.</summary>
    private double Estimate(double h, ReadOnlySpan<double> state, ReadOnlySpan<double> slope)
    {
        for (int i = 0; i < Size; i++)
        {
            double sum = slope[i];
            for (int s = 0; s < 3; s++) sum += RadauIIA5.ErrorWeights[s] / h * guesses[s][i];
            first[i] = sum;
        }
        system.Solve(0, first);
        double largest = 0;
        for (int i = 0; i < Size; i++)
        {
            double size = Abs(first[i].Real) / (absolute + (relative * Max(Abs(state[i]), Abs(Stage[i]))));
            if (!(size <= largest)) largest = size;
        }
        return largest;
    }

    /// <summary>Weights of the three increments in the polynomial through 0 and the stages, at a share of the step.</summary>
    private static void Weights(double s, Span<double> weights)
    {
        double[] nodes = RadauIIA5.Nodes;
        for (int i = 0; i < 3; i++)
        {
            weights[i] = s / nodes[i];
            for (int j = 0; j < 3; j++)
            {
                if (j != i) weights[i] *= (s - nodes[j]) / (nodes[i] - nodes[j]);
            }
        }
    }
}
