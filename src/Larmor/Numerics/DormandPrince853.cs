using Larmor.Provenance;
using static System.Math;
using static Larmor.Numerics.DormandPrince853Table;

namespace Larmor.Numerics;

/// <summary>The method of Dormand and Prince of order 8 with error estimates of orders 5 and 3: its claims and the stepper for a given system.</summary>
public static class DormandPrince853
{
    /// <summary>What the stepper claims.</summary>
    public static StepperDeclaration Declaration { get; } = new(
        "Dormand-Prince 8(5,3)",
        Order: 8,
        DenseOrder: 7,
        StochasticCalculus.Deterministic,
        "the set that the system projects onto, for example |u| = 1",
        new Citation(
            "hairer-norsett-wanner-1993",
            "E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I: Nonstiff Problems, 2nd ed., Springer (1993).",
            "10.1007/978-3-540-78862-1"));

    /// <summary>A stepper for a system.</summary>
    public static DormandPrince853<TSystem> For<TSystem>(TSystem system, StepControl control)
        where TSystem : IOdeSystem => new(system, control);
}

/// <summary>
/// Integrates dy/dt = f(t, y) at order 8 with steps chosen by the error: for smooth motion at tolerances below about 1e-9. Three further
/// derivatives per step, taken only where it is asked for, give the continuous output of order 7.
/// </summary>
/// <typeparam name="TSystem">The system.</typeparam>
/// <remarks>
/// Error of a step: h e5²/√(e5² + e3²/100) with e5, e3 the root mean squares of the differences to the solutions of orders 5 and 3 in units of
/// the tolerance, of order 8 in h; the step grows by 0.9 e^(−1/8) (Hairer, Nørsett, Wanner I, II.10). Not for stiff systems.
/// </remarks>
public sealed class DormandPrince853<TSystem> : AdaptiveStepper
    where TSystem : IOdeSystem
{
    private const double LargestGrowth = 6, LargestShrink = 1.0 / 3;

    private readonly double[] slopes;
    private readonly double[][] dense;
    private readonly double[] point;
    private TSystem system;    // not readonly: a step would copy it for every stage

    /// <summary>A stepper; <see cref="Stepper.Start"/> sets it going.</summary>
    public DormandPrince853(TSystem system, StepControl control)
        : base(system, control)
    {
        this.system = system;
        slopes = new double[DormandPrince853Table.Stages * Size];
        dense = [new double[Size], new double[Size], new double[Size], new double[Size]];
        point = new double[Size];
        Memory = [slopes, .. dense];
    }

    /// <inheritdoc/>
    public override StepperDeclaration Declaration => DormandPrince853.Declaration;

    private protected override IReadOnlyList<double[]> Memory { get; }

    private protected override double Root(double x) => EighthRoot(x);

    private protected override double Growth(double error) => Clamp(Safety / EighthRoot(Clamp(error, 1e-16, 1e16)), LargestShrink, LargestGrowth);

    private protected override bool TryStages(double h, double end)
    {
        First.AsSpan().CopyTo(Slope(1));
        for (int stage = 2; stage <= 12; stage++)
        {
            Combine(Rows[stage - 1].AsSpan(), h, Current, point);
            system.Derivative(Nodes[stage - 1] == 1 ? end : Time + (Nodes[stage - 1] * h), point, Slope(stage));
        }
        Combine(Weights.AsSpan(), h, Current, Stage);
        system.Project(Stage);
        system.Derivative(end, Stage, Last);
        Last.AsSpan().CopyTo(Slope(13));
        return true;
    }

    private protected override double ErrorNorm(double h)
    {
        double fifth = 0, third = 0;
        for (int i = 0; i < Size; i++)
        {
            double tolerance = Control.AbsoluteTolerance + (Control.RelativeTolerance * Max(Abs(Current[i]), Abs(Stage[i])));
            double five = Sum(FifthOrderError.AsSpan(), i) / tolerance;
            double three = (Sum(Weights.AsSpan(), i) - Sum(ThirdOrderWeights.AsSpan(), i)) / tolerance;
            fifth += five * five;
            third += three * three;
        }
        double scale = fifth + (0.01 * third);
        return scale == 0 ? 0 : Abs(h) * fifth / Sqrt(Size * scale);
    }

    private protected override void PrepareDense(double h)
    {
        for (int stage = 14; stage <= 16; stage++)
        {
            Combine(Rows[stage - 1].AsSpan(), h, Previous, point);
            system.Derivative(PreviousTime + (Nodes[stage - 1] * h), point, Slope(stage));
        }
        for (int k = 0; k < dense.Length; k++)
        {
            for (int i = 0; i < Size; i++) dense[k][i] = h * Sum(Continuous[k].AsSpan(), i);
        }
    }

    private protected override void Dense(double s, double h, Span<double> y)
    {
        double r = 1 - s;
        for (int i = 0; i < y.Length; i++)
        {
            double difference = Current[i] - Previous[i];
            double start = (h * First[i]) - difference;
            double end = difference - (h * Last[i]) - start;
            double inner = dense[0][i] + (s * (dense[1][i] + (r * (dense[2][i] + (s * dense[3][i])))));
            y[i] = Previous[i] + (s * (difference + (r * (start + (s * (end + (r * inner)))))));
        }
    }

    private static double EighthRoot(double x) => Sqrt(Sqrt(Sqrt(x)));

    private Span<double> Slope(int stage) => slopes.AsSpan((stage - 1) * Size, Size);

    private double Sum(ReadOnlySpan<StageWeight> weights, int i)
    {
        double sum = 0;
        foreach (StageWeight term in weights) sum = FusedMultiplyAdd(term.Weight, slopes[((term.Stage - 1) * Size) + i], sum);
        return sum;
    }

    private void Combine(ReadOnlySpan<StageWeight> weights, double h, double[] from, double[] to)
    {
        for (int i = 0; i < to.Length; i++) to[i] = FusedMultiplyAdd(h, Sum(weights, i), from[i]);
    }
}
