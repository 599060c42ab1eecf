using static System.Math;
using static Larmor.Numerics.DormandPrince54;

namespace Larmor.Numerics;

/// <summary>
/// Integrates dy/dt = f(t, y) by the pair of Dormand and Prince with steps chosen by the error, continuous output, and stops exactly at
/// corners of f. Allocates nothing per step; one instance serves one thread.
/// </summary>
/// <typeparam name="TSystem">The system.</typeparam>
/// <remarks>
/// Step control: factor 0.9 e^(−1/5) (e e′)^(1/25), e and e′ the errors of this and of the previous step in units of the tolerance, root mean
/// square over the components (a proportional-integral controller, Hairer, Nørsett, Wanner I, II.4). Not for stiff systems.
/// </remarks>
public sealed class DormandPrince54<TSystem> : AdaptiveStepper
    where TSystem : IOdeSystem
{
    private const double LargestGrowth = 5, LargestShrink = 0.2;

    private readonly double[] k2, k3, k4, k5, k6, dense;
    private TSystem system;    // not readonly: a step would copy it for every stage

    /// <summary>A stepper; <see cref="Stepper.Start"/> sets it going.</summary>
    public DormandPrince54(TSystem system, StepControl control)
        : base(system, control)
    {
        this.system = system;
        (k2, k3, k4, k5, k6, dense) = (new double[Size], new double[Size], new double[Size], new double[Size], new double[Size], new double[Size]);
    }

    /// <inheritdoc/>
    public override StepperDeclaration Declaration => DormandPrince54.Declaration;

    private protected override IReadOnlyList<double[]> Memory => [k3, k4, k5, k6, dense];

    private protected override double Root(double x) => FifthRoot(x);

    private protected override double Growth(double error)
    {
        double e = Clamp(error, 1e-10, 1e10);
        return Clamp(Safety * FifthRoot(FifthRoot(e * PreviousError)) / FifthRoot(e), LargestShrink, LargestGrowth);
    }

    /// <inheritdoc/>
    /// <remarks>The newest derivative enters by the outermost fused multiply-add: each stage waits for it, and for nothing else.</remarks>
    private protected override bool TryStages(double h, double end)
    {
        double t = Time;
        ReadOnlySpan<double> y = Current, f1 = First, f2 = k2, f3 = k3, f4 = k4, f5 = k5, f6 = k6;
        Span<double> z = Stage;
        (double h1, double h2, double h3, double h4, double h5) = (h * A21, 0, 0, 0, 0);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h1, f1[i], y[i]);
        system.Derivative(t + (C2 * h), z, k2);
        (h1, h2) = (h * A31, h * A32);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h2, f2[i], FusedMultiplyAdd(h1, f1[i], y[i]));
        system.Derivative(t + (C3 * h), z, k3);
        (h1, h2, h3) = (h * A41, h * A42, h * A43);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h3, f3[i], FusedMultiplyAdd(h2, f2[i], FusedMultiplyAdd(h1, f1[i], y[i])));
        system.Derivative(t + (C4 * h), z, k4);
        (h1, h2, h3, h4) = (h * A51, h * A52, h * A53, h * A54);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h4, f4[i], FusedMultiplyAdd(h3, f3[i], FusedMultiplyAdd(h2, f2[i], FusedMultiplyAdd(h1, f1[i], y[i]))));
        system.Derivative(t + (C5 * h), z, k5);
        (h1, h2, h3, h4, h5) = (h * A61, h * A62, h * A63, h * A64, h * A65);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h5, f5[i], FusedMultiplyAdd(h4, f4[i], FusedMultiplyAdd(h3, f3[i], FusedMultiplyAdd(h2, f2[i], FusedMultiplyAdd(h1, f1[i], y[i])))));
        system.Derivative(end, z, k6);
        (h1, h3, h4, h5, double h6) = (h * B1, h * B3, h * B4, h * B5, h * B6);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h6, f6[i], FusedMultiplyAdd(h5, f5[i], FusedMultiplyAdd(h4, f4[i], FusedMultiplyAdd(h3, f3[i], FusedMultiplyAdd(h1, f1[i], y[i])))));
        system.Project(z);
        system.Derivative(end, z, Last);
        return true;
    }

    private protected override double ErrorNorm(double h)
    {
        ReadOnlySpan<double> f1 = First, f3 = k3, f4 = k4, f5 = k5, f6 = k6, f7 = Last, y = Current, z = Stage;
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double error = h * FusedMultiplyAdd(E7, f7[i], (E1 * f1[i]) + (E3 * f3[i]) + (E4 * f4[i]) + (E5 * f5[i]) + (E6 * f6[i]));
            double scaled = error / (Control.AbsoluteTolerance + (Control.RelativeTolerance * Max(Abs(y[i]), Abs(z[i]))));
            sum += scaled * scaled;
        }
        return Sqrt(sum / Size);
    }

    private protected override void PrepareDense(double h)
    {
        for (int i = 0; i < Size; i++)
        {
            dense[i] = h * ((D1 * First[i]) + (D3 * k3[i]) + (D4 * k4[i]) + (D5 * k5[i]) + (D6 * k6[i]) + (D7 * Last[i]));
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
            y[i] = Previous[i] + (s * (difference + (r * (start + (s * (end + (r * dense[i])))))));
        }
    }

    private static double FifthRoot(double x)
    {
        // A guess from the exponent, refined once by Newton to 1 %: enough for a step, and the same on every machine.
        double root = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(x) / 5) + ((1023L << 52) / 5 * 4));
        double square = root * root;
        return FusedMultiplyAdd(0.2, (x / (square * square)) - root, root);
    }
}
