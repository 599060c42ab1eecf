using System.Numerics;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Larmor.Fluctuations.Density;

/// <summary>The slowest modes of the Fokker-Planck operator by Arnoldi's method on its inverse, sector by sector.</summary>
/// <remarks>Source: Y. Saad, Numerical Methods for Large Eigenvalue Problems (2nd ed., SIAM 2011), chapter 6.</remarks>
internal static class SlowestModes
{
    private const int SmallestBasis = 12, LargestBasis = 80;
    private const int LeftIterations = 30;
    private const double Settled = 1e-14;

    /// <summary>The modes.</summary>
    public static RelaxationModes Of(IReadOnlyList<Sector> sectors, int degree, int count)
    {
        List<(RelaxationMode Mode, int Sector)> found = [];
        BandedMatrix[] matrices = [.. sectors.Select(sector => sector.WithoutProbability())];
        BandedFactors?[] factors = new BandedFactors?[sectors.Count];
        for (int s = 0; s < sectors.Count; s++)
        {
            if (matrices[s].Size == 0) continue;
            factors[s] = BandedFactors.Of(matrices[s]) ?? throw new ArithmeticException("The Fokker-Planck matrix is singular: the diffusion is too weak beside the drift for double precision.");
            int[] harmonics = sectors[s].HoldsProbability ? sectors[s].Harmonics[1..] : sectors[s].Harmonics;
            foreach (RelaxationMode mode in OfSector(matrices[s], factors[s]!, harmonics, degree, count)) found.Add((mode, s));
        }
        if (found.Count == 0) throw new ArgumentException("A density of degree 0 has no modes of relaxation; take a higher degree.", nameof(degree));
        (RelaxationMode Mode, int Sector)[] slowest = [.. found.OrderBy(entry => entry.Mode.Rate.Real).Take(count)];
        int first = slowest[0].Sector;
        // A density has no mode that grows: a rate that is not positive is itself a rounding error.
        double rounding = slowest[0].Mode.Rate.Imaginary == 0 && slowest[0].Mode.Rate.Real > 0 ? RoundingError(matrices[first], factors[first]!, slowest[0].Mode.Rate.Real) : double.PositiveInfinity;
        return new RelaxationModes([.. slowest.Select(entry => entry.Mode)], degree, rounding, double.PositiveInfinity);
    }

    private static IEnumerable<RelaxationMode> OfSector(BandedMatrix matrix, BandedFactors factors, int[] harmonics, int degree, int count)
    {
        int size = matrix.Size, most = Math.Min(size, Math.Max(LargestBasis, 4 * count));
        double[][] vectors = new double[most + 1][];
        double[,] projected = new double[most, most];
        vectors[0] = Start(size);
        double next = 0;
        int built = 0;
        Evd<double> parts;
        do
        {
            // Some vectors more, until the slowest modes no longer reach beyond them.
            for (int end = Math.Min(most, built == 0 ? SmallestBasis + (2 * count) : built + 8); built < end; built++)
            {
                next = Extend(factors, vectors, projected, built);
                if (built + 1 < most) projected[built + 1, built] = next;
                if (next == 0) (most, end) = (built + 1, 0);
            }
            parts = Matrix<double>.Build.Dense(built, built, (i, j) => projected[i, j]).Evd(Symmetricity.Asymmetric);
        }
        while (built < most && !IsSettled(parts, built, next, count));
        foreach (int place in Enumerable.Range(0, built).OrderByDescending(i => parts.EigenValues[i].Magnitude).Take(2 * count))
        {
            Complex inverse = parts.EigenValues[place];
            if (inverse == Complex.Zero) continue;
            Complex rate = -1 / inverse;
            // Of a pair the mode with the frequency that is not negative; its real vector is the first of the pair's two columns.
            if (rate.Imaginary < 0) continue;
            int column = rate.Imaginary > 0 && place > 0 && parts.EigenValues[place - 1] == Complex.Conjugate(inverse) ? place - 1 : place;
            double[] ritz = [.. Enumerable.Range(0, built).Select(i => parts.EigenVectors[i, column])];
            double length = Norm(ritz);
            double residual = next * Math.Abs(ritz[built - 1]) / (length * inverse.Magnitude);
            yield return new RelaxationMode(rate, residual, Shape(vectors, ritz, length, harmonics, degree));
        }
    }

    /// <summary>One more vector; returns its length before it was scaled, zero where the space is complete.</summary>
    private static double Extend(BandedFactors factors, double[][] vectors, double[,] projected, int k)
    {
        double[] w = [.. vectors[k]];
        factors.Solve(w);
        double before = Norm(w);
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i <= k; i++)
            {
                double dot = SpanArithmetic.Dot(vectors[i], w);
                projected[i, k] += dot;
                SpanArithmetic.Add(w, -dot, vectors[i]);
            }
        }
        double next = Norm(w);
        if (next <= 1e-14 * before) return 0;
        vectors[k + 1] = [.. w.Select(value => value / next)];
        return next;
    }

    private static bool IsSettled(Evd<double> parts, int built, double next, int count) => Enumerable.Range(0, built)
        .OrderByDescending(i => parts.EigenValues[i].Magnitude).Take((2 * count) + 1)
        .All(i => next * Math.Abs(parts.EigenVectors[built - 1, i]) <= Settled * parts.EigenValues[i].Magnitude * parts.EigenVectors.Column(i).L2Norm());

    private static ModeShape Shape(double[][] vectors, double[] ritz, double length, int[] harmonics, int degree)
    {
        double[] coefficients = new double[RealHarmonics.Count(degree)];
        for (int j = 0; j < harmonics.Length; j++)
        {
            double sum = 0;
            for (int i = 0; i < ritz.Length; i++) sum += ritz[i] / length * vectors[i][j];
            coefficients[harmonics[j]] = sum;
        }
        return new ModeShape(new HarmonicSeries(degree, coefficients));
    }

    /// <summary>ε ‖A‖ ‖x‖‖y‖/(|y·x| λ): first-order change of the smallest eigenvalue when every entry is rounded; x and y are its right and left vectors.</summary>
    private static double RoundingError(BandedMatrix matrix, BandedFactors factors, double rate)
    {
        (double[] right, double[] left) = (Start(matrix.Size), Start(matrix.Size));
        double angle = 0;
        for (int i = 0; i < LeftIterations; i++)
        {
            factors.Solve(right);
            factors.SolveTransposed(left);
            Normalize(right);
            Normalize(left);
            double before = angle;
            angle = Math.Abs(SpanArithmetic.Dot(left, right));
            if (Math.Abs(angle - before) <= 0.01 * angle) break;
        }
        return Math.ScaleB(1, -52) * matrix.Norm() / (angle * rate);
    }

    /// <summary>A start with a part along every mode.</summary>
    private static double[] Start(int size)
    {
        RandomStream stream = new(1, (ulong)size);
        double[] start = new double[size];
        for (int i = 0; i < size; i++) start[i] = stream.NextDouble() - 0.5;
        Normalize(start);
        return start;
    }

    private static void Normalize(double[] vector)
    {
        double norm = Norm(vector);
        for (int i = 0; i < vector.Length; i++) vector[i] /= norm;
    }

    private static double Norm(double[] vector) => Math.Sqrt(SpanArithmetic.Dot(vector, vector));
}
