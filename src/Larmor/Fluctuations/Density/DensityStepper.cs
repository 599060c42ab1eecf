using Larmor.Numerics;
using Larmor.Numerics.Sphere;
using static Larmor.Numerics.SinglyImplicit4;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// dρ/dt = Aρ with steps whose lengths are the duration over powers of two: a singly diagonal implicit Runge-Kutta method of order 4 with five stages, L-stable, with an
/// embedded method of order 3 for its error.
/// </summary>
/// <remarks>
/// One factorization of 1 − hA/4 for every length of step, kept. Source: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II (2nd ed., Springer 1996),
/// section IV.6, formulas (6.16) to (6.18).
/// </remarks>
internal sealed class DensityStepper
{
    private const int MostHalvings = 40;

    // Norm of the operator times the first step that is tried.
    private const double LargestFirst = 100;

    private readonly BandedMatrix matrix;
    private readonly bool holdsProbability;
    private readonly Dictionary<int, BandedFactors> factors = [];
    private readonly double[][] slopes;
    private readonly double[] argument, image;

    private DensityStepper(Sector sector)
    {
        (matrix, holdsProbability) = (sector.Matrix, sector.HoldsProbability);
        slopes = [.. Enumerable.Range(0, Stages).Select(_ => new double[matrix.Size])];
        (argument, image) = (new double[matrix.Size], new double[matrix.Size]);
    }

    /// <summary>The density at the end, the sum of the estimated errors beside its size, and the largest tail.</summary>
    public static (SphereDensity Density, double Error, double Tail) Go(IReadOnlyList<Sector> sectors, int degree, SphereDensity start, double duration, double tolerance)
    {
        double[] coefficients = new double[RealHarmonics.Count(degree)];
        Array.Copy(start.Series.Coefficients, coefficients, Math.Min(coefficients.Length, start.Series.Coefficients.Length));
        double error = 0, tail = 0, size = Math.Sqrt(coefficients.Sum(c => c * c));
        if (start.Degree > degree) tail = start.Tail(degree);
        foreach (Sector sector in duration > 0 ? sectors : [])
        {
            double[] part = [.. sector.Harmonics.Select(place => coefficients[place])];
            if (part.All(c => c == 0)) continue;
            (double sectorError, double sectorTail) = new DensityStepper(sector).Run(part, (duration, tolerance * size), FirstOfTail(sector, degree));
            for (int i = 0; i < part.Length; i++) coefficients[sector.Harmonics[i]] = part[i];
            (error, tail) = (error + sectorError, Math.Max(tail, sectorTail));
        }
        return (new SphereDensity(new HarmonicSeries(degree, coefficients)), error / size, tail);
    }

    private static int FirstOfTail(Sector sector, int degree)
    {
        int first = Array.FindIndex(sector.Harmonics, place => place >= RealHarmonics.Count(degree - 2));
        return first < 0 ? sector.Harmonics.Length : first;
    }

    private (double Error, double Tail) Run(double[] state, (double Duration, double Tolerance) asked, int firstOfTail)
    {
        // Position and step in units of duration/2^MostHalvings.
        long position = 0, end = 1L << MostHalvings, step = end >> FirstHalvings(asked.Duration);
        double error = 0, tail = Tail(state, firstOfTail);
        double[] trial = new double[state.Length];
        while (position < end)
        {
            int halvings = System.Numerics.BitOperations.TrailingZeroCount(end) - System.Numerics.BitOperations.TrailingZeroCount(step);
            double h = Math.ScaleB(asked.Duration, -halvings), stepError = Step(state, trial, h, halvings), allowed = asked.Tolerance * h / asked.Duration;
            if (stepError > allowed && step > 1 && stepError > 1e-16 * Math.Sqrt(state.Length))
            {
                step /= 2;
                continue;
            }
            trial.CopyTo(state, 0);
            position += step;
            error += stepError;
            tail = Math.Max(tail, Tail(state, firstOfTail));
            // The error of a step twice as long is some sixteen times as large, and it may be twice as much.
            if (stepError < allowed / 16 && position % (2 * step) == 0 && 2 * step <= end - position) step *= 2;
        }
        return (error, tail);
    }

    private int FirstHalvings(double duration) => Math.Clamp((int)Math.Ceiling(Math.Log2(1 + (matrix.Norm() * duration / LargestFirst))), 0, 20);

    /// <summary>One step; returns the size of the difference of the two methods.</summary>
    private double Step(double[] state, double[] next, double h, int halvings)
    {
        if (!factors.TryGetValue(halvings, out BandedFactors? inverse))
        {
            inverse = BandedFactors.Of(matrix, -Gamma * h, 1) ?? throw new ArithmeticException("An implicit step of the density has no solution; the drives are not finite.");
            factors[halvings] = inverse;
        }
        for (int s = 0; s < Stages; s++)
        {
            state.CopyTo(argument, 0);
            for (int r = 0; r < s; r++) Add(argument, slopes[r], h * Weights[s][r]);
            matrix.Multiply(argument, slopes[s]);
            inverse.Solve(slopes[s]);
            // The row of the total probability is zero; elimination must not round it.
            if (holdsProbability) slopes[s][0] = 0;
        }
        // The last stage is the end of the step.
        argument.CopyTo(next, 0);
        Add(next, slopes[4], h * Gamma);
        double square = 0;
        Array.Clear(image);
        for (int s = 0; s < Stages; s++) Add(image, slopes[s], h * Differences[s]);
        inverse.Solve(image);
        foreach (double entry in image) square += entry * entry;
        return Math.Sqrt(square);
    }

    private static double Tail(double[] state, int first)
    {
        double tail = 0, all = 0;
        for (int i = 0; i < state.Length; i++)
        {
            all += state[i] * state[i];
            if (i >= first) tail += state[i] * state[i];
        }
        return all > 0 ? Math.Sqrt(tail / all) : 0;
    }

    private static void Add(double[] target, double[] vector, double factor) => SpanArithmetic.Add(target, factor, vector);
}
