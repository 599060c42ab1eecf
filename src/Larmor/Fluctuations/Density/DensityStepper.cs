using Larmor.Numerics;
using static Larmor.Numerics.RestrictedPade8;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// dρ/dt = Aρ of one sector with steps whose lengths are the duration over powers of two: e^{hA} by a rational function of order 8 with one pole, L-stable, and its last term as error.
/// </summary>
/// <remarks>
/// One factorization of 1 − γhA for every length of step; the last ones are kept, also for later calls. Averages are integrated to the same order by the same function, so that what adds
/// up in the operator adds up in them to rounding. Source: see <see cref="RestrictedPade8"/>.
/// </remarks>
internal sealed class DensityStepper
{
    private const int MostHalvings = 40, MostFactors = 12;

    // Norm of the operator times the first step that is tried.
    private const double LargestFirst = 100;
    private const double GrowthBelow = 200;

    // Lengths that differ by the rounding of two times are one.
    private const double SameLength = 1e-12;

    private readonly BandedMatrix matrix;
    private readonly bool holdsProbability;
    private readonly IReadOnlyList<double[]> watched;
    private readonly List<(double Length, BandedFactors Inverse)> factors = [];
    private readonly double[] power, solved, integral, sums;
    private double lastLength;

    /// <summary>A sector, and functions in its harmonics whose averages are integrated.</summary>
    public DensityStepper(Sector sector, IReadOnlyList<double[]> watched)
    {
        (matrix, holdsProbability, this.watched) = (sector.Matrix, sector.HoldsProbability, watched);
        (power, solved, integral, sums) = (new double[matrix.Size], new double[matrix.Size], new double[matrix.Size], new double[watched.Count]);
    }

    /// <summary>Follows a state for some time.</summary>
    /// <param name="state">The state; at the end it holds that of the end.</param>
    /// <param name="asked">Time in s, and the absolute error that is allowed in all.</param>
    /// <param name="firstOfTail">Place from which the tail begins.</param>
    /// <param name="integrals">Receives the integrals of the averages in addition.</param>
    /// <param name="cancellation">Looked at before every step.</param>
    /// <returns>The sum of the estimated errors and the largest tail.</returns>
    public (double Error, double Tail) Run(double[] state, (double Duration, double Tolerance) asked, int firstOfTail, double[] integrals, CancellationToken cancellation)
    {
        // Position and step in units of duration/2^MostHalvings.
        long position = 0, end = 1L << MostHalvings, step = end >> FirstHalvings(asked.Duration);
        double error = 0, tail = FlowParts.Tail(state, firstOfTail);
        double[] trial = new double[state.Length];
        while (position < end)
        {
            cancellation.ThrowIfCancellationRequested();
            int halvings = System.Numerics.BitOperations.TrailingZeroCount(end) - System.Numerics.BitOperations.TrailingZeroCount(step);
            double h = Math.ScaleB(asked.Duration, -halvings), stepError = Step(state, trial, h), allowed = asked.Tolerance * h / asked.Duration;
            if (stepError > allowed && step > 1 && stepError > 1e-16 * Math.Sqrt(state.Length))
            {
                step /= 2;
                continue;
            }
            trial.CopyTo(state, 0);
            position += step;
            error += stepError;
            tail = Math.Max(tail, FlowParts.Tail(state, firstOfTail));
            for (int k = 0; k < sums.Length; k++) integrals[k] += sums[k];
            lastLength = h;
            // The error of a step twice as long is some 256 times as large, and it may be twice as much.
            if (stepError < allowed / GrowthBelow && position % (2 * step) == 0 && 2 * step <= end - position) step *= 2;
        }
        return (error, tail);
    }

    /// <summary>The first step: as long as the last one of the call before, otherwise by the norm of the operator.</summary>
    private int FirstHalvings(double duration)
    {
        double byNorm = Math.Log2(1 + (matrix.Norm() * duration / LargestFirst)), byLast = lastLength > 0 ? Math.Log2(duration / lastLength) - SameLength : byNorm;
        return Math.Clamp((int)Math.Ceiling(Math.Min(byNorm, byLast)), 0, 20);
    }

    /// <summary>One step; returns the size of the last term of the sum.</summary>
    private double Step(double[] state, double[] next, double h)
    {
        BandedFactors inverse = InverseFor(h);
        state.CopyTo(next, 0);
        state.CopyTo(power, 0);
        Array.Clear(integral);
        for (int n = 1; n <= Order; n++)
        {
            power.CopyTo(solved, 0);
            inverse.Solve(solved);
            // The row of the total probability is zero; elimination must not round it.
            if (holdsProbability) solved[0] = power[0];
            SpanArithmetic.Add(integral, -Gamma * h * Weights[n], solved);
            SpanArithmetic.Add(power, -1, solved);
            SpanArithmetic.Add(next, Weights[n], power);
        }
        for (int k = 0; k < sums.Length; k++) sums[k] = SpanArithmetic.Dot(watched[k], integral);
        // Once more through the inverse, so that what a long step has damped out does not count.
        inverse.Solve(power);
        return Math.Abs(Weights[Order]) * FlowParts.Size(power);
    }

    private BandedFactors InverseFor(double h)
    {
        int place = factors.FindIndex(one => Math.Abs(one.Length - h) <= SameLength * h);
        (double Length, BandedFactors Inverse) found = place >= 0
            ? factors[place]
            : (h, BandedFactors.Of(matrix, -Gamma * h, 1) ?? throw new ArithmeticException("An implicit step of the density has no solution; the drives are not finite."));
        // The one used last stands at the end; the one not used for longest goes.
        if (place >= 0) factors.RemoveAt(place);
        else if (factors.Count == MostFactors) factors.RemoveAt(0);
        factors.Add(found);
        return found.Inverse;
    }
}
