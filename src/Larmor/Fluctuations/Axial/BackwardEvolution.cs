using Larmor.Numerics;

namespace Larmor.Fluctuations.Axial;

/// <summary>
/// dφ/dt = Qφ for the chance φ of a start to have some fate, in steps by an L-stable implicit method of order 4 whose error is measured against the largest φ at that time: small
/// chances keep their relative accuracy.
/// </summary>
/// <remarks>Source: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II (2nd ed., Springer 1996), formulas (6.16) to (6.18).</remarks>
internal sealed class BackwardEvolution
{
    private const double Gamma = 0.25, Tolerance = 1e-7;
    private const int Stages = 5;

    private static readonly double[][] Weights =
    [
        [],
        [1.0 / 2],
        [17.0 / 50, -1.0 / 25],
        [371.0 / 1360, -137.0 / 2720, 15.0 / 544],
        [25.0 / 24, -49.0 / 48, 125.0 / 16, -85.0 / 12],
    ];

    private static readonly double[] Differences = [(25.0 / 24) - (59.0 / 48), (-49.0 / 48) + (17.0 / 96), (125.0 / 16) - (225.0 / 32), 0, Gamma];

    private readonly AxialGenerator generator;
    private readonly double[][] slopes;
    private readonly double[] argument, image, next, inverses, belows, ratios;
    private double step;

    /// <summary>The evolution from given values, its first step a guess.</summary>
    public BackwardEvolution(AxialGenerator generator, double[] start)
    {
        this.generator = generator;
        int n = generator.Count;
        Values = [.. start];
        slopes = [.. Enumerable.Range(0, Stages).Select(_ => new double[n])];
        (argument, image, next, inverses, belows, ratios) = (new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
        step = 1e-3 / generator.Up.Max();
    }

    /// <summary>φ now.</summary>
    public double[] Values { get; }

    /// <summary>Sum of the estimated relative errors of all steps.</summary>
    public double Error { get; private set; }

    /// <summary>Goes on for some time.</summary>
    public void Advance(double duration)
    {
        double left = duration;
        while (left > 0)
        {
            double h = left < 1.0001 * step ? left : Math.Min(step, 0.5 * left), error = Step(h);
            if (error <= Tolerance)
            {
                next.CopyTo(Values, 0);
                Error += error;
                left = h == left ? 0 : left - h;
            }
            double factor = Math.Clamp(0.9 * Math.Sqrt(Math.Sqrt(Tolerance / Math.Max(error, 1e-20))), 0.2, 3);
            if (error > Tolerance || h >= 0.5 * step) step = h * factor;
        }
    }

    private double Step(double h)
    {
        Factorize(h);
        for (int s = 0; s < Stages; s++)
        {
            Values.CopyTo(argument, 0);
            for (int r = 0; r < s; r++) Add(argument, slopes[r], h * Weights[s][r]);
            generator.Apply(argument, slopes[s]);
            Solve(slopes[s]);
        }
        argument.CopyTo(next, 0);
        Add(next, slopes[4], h * Gamma);
        Array.Clear(image);
        for (int s = 0; s < Stages; s++) Add(image, slopes[s], h * Differences[s]);
        Solve(image);
        double error = 0, largest = 0;
        for (int i = 0; i < image.Length; i++)
        {
            error = Math.Max(error, Math.Abs(image[i]));
            largest = Math.Max(largest, Math.Abs(next[i]));
        }
        return largest > 0 ? error / largest : double.PositiveInfinity;
    }

    /// <summary>Factors of 1 − γhQ, a matrix with a dominant diagonal: no rows are exchanged.</summary>
    private void Factorize(double h)
    {
        double scale = Gamma * h;
        for (int i = 0; i < inverses.Length; i++)
        {
            double below = scale * generator.Down[i], pivot = 1 + (scale * generator.Up[i]) + (below * (i == 0 ? 1 : 1 - ratios[i - 1]));
            inverses[i] = 1 / pivot;
            belows[i] = below * inverses[i];
            ratios[i] = scale * generator.Up[i] * inverses[i];
        }
    }

    private void Solve(double[] x)
    {
        double before = 0;
        for (int i = 0; i < x.Length; i++) x[i] = before = Math.FusedMultiplyAdd(belows[i], before, x[i] * inverses[i]);
        for (int i = x.Length - 2; i >= 0; i--) x[i] = before = Math.FusedMultiplyAdd(ratios[i], before, x[i]);
    }

    private static void Add(double[] target, double[] vector, double factor) => SpanArithmetic.Add(target, factor, vector);
}
