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
    private const double Settled = 1e-14, Enough = 1e-12;

    /// <summary>The modes.</summary>
    /// <param name="sectors">The operator.</param>
    /// <param name="degree">Highest l.</param>
    /// <param name="count">How many.</param>
    /// <param name="drives">Relative change of the rate when the drives are rounded.</param>
    public static RelaxationModes Of(IReadOnlyList<Sector> sectors, int degree, int count, double drives)
    {
        List<(RelaxationMode Mode, int Sector)> found = [];
        BandedMatrix[] matrices = [.. sectors.Select(sector => sector.WithoutProbability())];
        BandedFactors?[] factors = new BandedFactors?[sectors.Count];
        for (int s = 0; s < sectors.Count; s++)
        {
            if (matrices[s].Size == 0) continue;
            factors[s] = BandedFactors.Of(matrices[s]) ?? throw new ArithmeticException("The Fokker-Planck matrix is singular: the diffusion is too weak beside the drift for double precision.");
            foreach (RelaxationMode mode in OfSector(matrices[s], factors[s]!, sectors[s].InnerHarmonics, degree, count)) found.Add((mode, s));
        }
        if (found.Count == 0) throw new ArgumentException("A density of degree 0 has no modes of relaxation; take a higher degree.", nameof(degree));
        (RelaxationMode Mode, int Sector)[] slowest = [.. found.OrderBy(entry => entry.Mode.Rate.Real)];
        (RelaxationMode first, int place) = slowest[0];
        double rounding = double.PositiveInfinity;
        if (first.Rate.Imaginary == 0)
        {
            double next = slowest.Skip(1).Where(entry => entry.Sector == place).Select(entry => entry.Mode.Rate.Magnitude).DefaultIfEmpty(double.PositiveInfinity).Min();
            double elsewhere = slowest.Where(entry => entry.Sector != place).Select(entry => entry.Mode.Rate.Magnitude).DefaultIfEmpty(double.PositiveInfinity).Min();
            (slowest[0].Mode, rounding) = Slowest(new SlowestPair(matrices[place], factors[place]!), first, (next, elsewhere), sectors[place], degree);
        }
        return new RelaxationModes([.. slowest.Take(count).Select(entry => entry.Mode)], degree, rounding + drives, double.PositiveInfinity);
    }

    /// <summary>The slowest mode with the error that rounding leaves in its rate, beyond double precision where that is not enough.</summary>
    private static (RelaxationMode Mode, double Error) Slowest(SlowestPair pair, RelaxationMode mode, (double Here, double Elsewhere) next, Sector sector, int degree)
    {
        // A density has no mode that grows: a rate that is not positive is itself a rounding error.
        double rounding = mode.Rate.Real > 0 ? pair.Noise / mode.Rate.Real : double.PositiveInfinity;
        // Which sector is the slowest must be beyond doubt.
        if (rounding <= Enough || pair.Refined(sector.InnerExact, next.Here) is not { } refined || !(refined.Error < rounding && refined.Rate + (10 * pair.Noise) < next.Elsewhere)) return (mode, rounding);
        return (new RelaxationMode(refined.Rate, Math.Min(mode.Residual, refined.Error), Shape([refined.Vector], [1], 1, sector.InnerHarmonics, degree)), refined.Error);
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
        foreach (int place in Enumerable.Range(0, built).OrderByDescending(i => parts.EigenValues[i].Magnitude).Take((2 * count) + 1))
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

    /// <summary>A start with a part along every mode.</summary>
    public static double[] Start(int size)
    {
        RandomStream stream = new(1, (ulong)size);
        double[] start = new double[size];
        for (int i = 0; i < size; i++) start[i] = stream.NextDouble() - 0.5;
        Normalize(start);
        return start;
    }

    /// <summary>Makes the length 1.</summary>
    public static void Normalize(double[] vector)
    {
        double norm = Norm(vector);
        for (int i = 0; i < vector.Length; i++) vector[i] /= norm;
    }

    private static double Norm(double[] vector) => Math.Sqrt(SpanArithmetic.Dot(vector, vector));
}
