using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>The parts p_lm(cos θ) of all harmonics up to a degree at the points of Gauss's rule, with ∂p/∂θ and p/sin θ.</summary>
internal sealed class HarmonicTables
{
    private readonly double[] values, slopes, shares;

    /// <summary>The tables.</summary>
    /// <param name="degree">Highest l.</param>
    /// <param name="points">Number of points.</param>
    public HarmonicTables(int degree, int points)
    {
        (Points, Degree) = (points, degree);
        (double[] heights, Weights) = GaussLegendre.Rule(points);
        int rows = (degree + 1) * (degree + 2) / 2;
        (values, slopes, shares) = (new double[rows * points], new double[rows * points], new double[rows * points]);
        double[] column = new double[degree + 1];
        for (int j = 0; j < points; j++)
        {
            double c = heights[j], s = Math.Sqrt((1 - c) * (1 + c));
            for (int m = 0; m <= degree; m++)
            {
                RealHarmonics.Polynomials(degree, m, c, s, column);
                for (int l = m; l <= degree; l++)
                {
                    int place = (Row(l, m) * points) + j;
                    // ∂p_lm/∂θ = [l c p_lm − √((2l + 1)(l² − m²)/(2l − 1)) p_(l−1)m]/s.
                    double below = l > m ? Math.Sqrt(((2 * l) + 1) * ((double)(l - m) * (l + m)) / ((2 * l) - 1)) * column[l - m - 1] : 0;
                    values[place] = column[l - m];
                    slopes[place] = l == 0 ? 0 : ((l * c * column[l - m]) - below) / s;
                    shares[place] = column[l - m] / s;
                }
            }
        }
    }

    /// <summary>Number of points.</summary>
    public int Points { get; }

    /// <summary>Highest l.</summary>
    public int Degree { get; }

    /// <summary>Weights of the points.</summary>
    public double[] Weights { get; }

    /// <summary>p_lm at all points.</summary>
    public ReadOnlySpan<double> Values(int l, int m) => values.AsSpan(Row(l, Math.Abs(m)) * Points, Points);

    /// <summary>∂p_lm/∂θ.</summary>
    public ReadOnlySpan<double> Slopes(int l, int m) => slopes.AsSpan(Row(l, Math.Abs(m)) * Points, Points);

    /// <summary>p_lm/sin θ, of use for m ≠ 0.</summary>
    public ReadOnlySpan<double> Shares(int l, int m) => shares.AsSpan(Row(l, Math.Abs(m)) * Points, Points);

    private static int Row(int l, int m) => (l * (l + 1) / 2) + m;
}
