using Larmor.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>The right and the left vector of the slowest mode of a sector, and what they say of its rate.</summary>
/// <remarks>
/// <para>Rounding of the matrix moves the rate by ε‖A‖‖x‖‖y‖/|y·x|, which may be more than the rate itself; the vectors it moves by ε‖A‖ over the distance to the next rate only.</para>
/// <para>So the rate is taken again as λ = −y·Ax/y·x with an exact A (A. M. Ostrowski, Arch. Rational Mech. Anal. 3, 325 (1959), doi:10.1007/BF00284184): its error is the product
/// of those of x and y. They are corrected by what A leaves over of them, through the factors in double precision: (A − λ')x = r, x − A⁻¹r has an error smaller by λ1/λ2.</para>
/// </remarks>
internal sealed class SlowestPair
{
    private const int Iterations = 30, Corrections = 12;
    private const double Settled = 1e-14, SlowestContraction = 0.7;

    private readonly BandedFactors factors;
    private readonly double[] right, left;
    private readonly double noise;

    /// <summary>The pair by inverse iteration.</summary>
    /// <param name="matrix">The operator without the total probability.</param>
    /// <param name="factors">Its factors.</param>
    public SlowestPair(BandedMatrix matrix, BandedFactors factors)
    {
        this.factors = factors;
        (right, left) = (SlowestModes.Start(matrix.Size), SlowestModes.Start(matrix.Size));
        double angle = 0;
        for (int i = 0; i < Iterations; i++)
        {
            factors.Solve(right);
            factors.SolveTransposed(left);
            SlowestModes.Normalize(right);
            SlowestModes.Normalize(left);
            double before = angle;
            angle = Math.Abs(SpanArithmetic.Dot(left, right));
            if (Math.Abs(angle - before) <= 0.01 * angle) break;
        }
        noise = Math.ScaleB(1, -52) * matrix.Norm() / angle;
    }

    /// <summary>First-order change of the slowest rate when every entry is rounded, in 1/s: ε‖A‖‖x‖‖y‖/|y·x|.</summary>
    public double Noise => noise;

    /// <summary>The rate with the exact operator, its relative error and the mode, of length 1; null where the next rate is too near to tell the two vectors apart.</summary>
    /// <param name="exact">The operator.</param>
    /// <param name="second">Magnitude of the next rate in this sector, in 1/s.</param>
    public RefinedMode? Refined(ExactOperator exact, double second)
    {
        DoubleDouble[] x = [.. right.Select(value => (DoubleDouble)value)], y = [.. left.Select(value => (DoubleDouble)value)];
        for (int step = 0; step <= Corrections; step++)
        {
            DoubleDouble[] forward = exact.Times(x), backward = exact.TransposedTimes(y);
            DoubleDouble overlap = Dot(y, x), value = Dot(y, forward) / overlap;
            double contraction = (Math.Abs(value.High) + (10 * noise)) / second;
            if (!(contraction < SlowestContraction)) return null;
            double[] rightRest = Rest(forward, value, x), leftRest = Rest(backward, value, y), rightChange = [.. rightRest], leftChange = [.. leftRest];
            factors.Solve(rightChange);
            factors.SolveTransposed(leftChange);
            double product = Math.Min(Norm(leftChange) * Norm(rightRest), Norm(leftRest) * Norm(rightChange));
            double error = product / (Math.Abs(overlap.High * value.High) * (1 - contraction) * (1 - contraction));
            if (error <= Settled || (step == Corrections && error < 1)) return value.High < 0 ? new RefinedMode(-value.High, error + (Math.ScaleB(1, -52) * noise / -value.High), Unit(x)) : null;
            Subtract(x, rightChange);
            Subtract(y, leftChange);
        }
        return null;
    }

    private static double[] Rest(DoubleDouble[] image, DoubleDouble value, DoubleDouble[] vector) => [.. image.Zip(vector, (a, b) => (a - (value * b)).High)];

    private static double[] Unit(DoubleDouble[] vector)
    {
        double[] unit = [.. vector.Select(value => value.High)];
        SlowestModes.Normalize(unit);
        return unit;
    }

    private static void Subtract(DoubleDouble[] vector, double[] change)
    {
        for (int i = 0; i < vector.Length; i++) vector[i] -= change[i];
    }

    private static DoubleDouble Dot(DoubleDouble[] a, DoubleDouble[] b)
    {
        DoubleDouble sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double Norm(double[] vector) => Math.Sqrt(SpanArithmetic.Dot(vector, vector));
}

/// <summary>A mode beyond double precision.</summary>
/// <param name="Rate">λ in 1/s.</param>
/// <param name="Error">Its relative error.</param>
/// <param name="Vector">The coefficients, with sum of squares 1.</param>
internal sealed record RefinedMode(double Rate, double Error, double[] Vector);
