using Larmor.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>e^{At}v for a band matrix that is mostly zeros inside its band, by its Taylor series on steps that are short beside 1/‖A‖.</summary>
/// <remarks>
/// No system is solved, and the error is rounding: for densities at fixed drives over some hundred times 1/‖A‖ to some hundred thousand much quicker than implicit steps. Source: A. H. Al-Mohy,
/// N. J. Higham, SIAM J. Sci. Comput. 33, 488 (2011), doi:10.1137/100788860.
/// </remarks>
internal sealed class SparseExponential
{
    private const double NormOfStep = 8, Negligible = 1e-15;
    private const int MostTerms = 80;

    private readonly int[] starts, columns;
    private readonly double[] values;

    /// <summary>The exponential of a matrix.</summary>
    public SparseExponential(BandedMatrix matrix)
    {
        List<int> places = [];
        List<double> entries = [];
        starts = new int[matrix.Size + 1];
        for (int i = 0; i < matrix.Size; i++)
        {
            double sum = 0;
            for (int j = Math.Max(0, i - matrix.Width); j <= Math.Min(matrix.Size - 1, i + matrix.Width); j++)
            {
                if (matrix[i, j] == 0) continue;
                places.Add(j);
                entries.Add(matrix[i, j]);
                sum += Math.Abs(matrix[i, j]);
            }
            starts[i + 1] = places.Count;
            Norm = Math.Max(Norm, sum);
        }
        (columns, values) = ([.. places], [.. entries]);
    }

    /// <summary>‖A‖, the largest sum over a row, in 1/s.</summary>
    public double Norm { get; }

    /// <summary>Sets a vector forward by some time in s.</summary>
    public void Advance(double[] state, double duration, CancellationToken cancellation)
    {
        int steps = (int)Math.Ceiling(duration * Norm / NormOfStep);
        double[] term = new double[state.Length], next = new double[state.Length];
        for (int step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            state.CopyTo(term, 0);
            double size = Largest(state);
            for (int k = 1; k <= MostTerms; k++)
            {
                Multiply(term, next, duration / steps / k);
                (term, next) = (next, term);
                SpanArithmetic.Add(state, 1, term);
                if (Largest(term) <= Negligible * size) break;
            }
        }
    }

    private void Multiply(double[] x, double[] y, double factor)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            for (int k = starts[i]; k < starts[i + 1]; k++) sum = Math.FusedMultiplyAdd(values[k], x[columns[k]], sum);
            y[i] = factor * sum;
        }
    }

    private static double Largest(double[] vector)
    {
        double largest = 0;
        foreach (double entry in vector) largest = Math.Max(largest, Math.Abs(entry));
        return largest;
    }
}
