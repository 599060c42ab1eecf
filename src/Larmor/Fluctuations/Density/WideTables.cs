using Larmor.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// p_lm(cos θ) of all harmonics up to a degree with ∂p/∂θ and p/sin θ, to some 30 digits, at the points of Gauss's rule with cos θ &gt; 0: products that are even in cos θ are all
/// that is integrated.
/// </summary>
/// <remarks>A row is filled up with points of weight zero. Source of the recurrences: NIST Handbook of Mathematical Functions (2010), sections 14.10 and 18.9.</remarks>
internal sealed class WideTables
{
    private readonly DoubleDoubleRows heights, sines, inverses;

    /// <summary>The tables.</summary>
    /// <param name="degree">Highest l.</param>
    /// <param name="points">Half the number of points of the rule.</param>
    public WideTables(int degree, int points)
    {
        Length = (points + DoubleDoubleLanes.Count - 1) / DoubleDoubleLanes.Count * DoubleDoubleLanes.Count;
        (heights, sines, inverses, Weights) = (Empty(1), Empty(1), Empty(1), Empty(1));
        Rule(points);
        int rows = Row(degree, degree) + 1;
        (Values, Slopes, Shares) = (Empty(rows), Empty(rows), Empty(rows));
        for (int m = 0; m <= degree; m++)
        {
            WriteFirst(m);
            for (int l = m; l <= degree; l++) WriteRow(l, m);
        }
    }

    /// <summary>Numbers in a row.</summary>
    public int Length { get; }

    /// <summary>Twice the weights of the points, one row.</summary>
    public DoubleDoubleRows Weights { get; }

    /// <summary>p_lm at all points.</summary>
    public DoubleDoubleRows Values { get; }

    /// <summary>∂p_lm/∂θ.</summary>
    public DoubleDoubleRows Slopes { get; }

    /// <summary>p_lm/sin θ, of use for m ≠ 0.</summary>
    public DoubleDoubleRows Shares { get; }

    /// <summary>The row of a harmonic; m ≥ 0.</summary>
    public static int Row(int l, int m) => (l * (l + 1) / 2) + m;

    /// <summary>Rows of zeros as long as these.</summary>
    public DoubleDoubleRows Empty(int rows) => new(rows, Length);

    /// <summary>√[(4l² − 1)/(l² − m²)].</summary>
    private static DoubleDouble Rise(int l, int m) => DoubleDouble.Sqrt((DoubleDouble)((4.0 * l * l) - 1) / ((double)(l - m) * (l + m)));

    /// <summary>p_mm = √½ Π_k s √((2k + 1)/2k), from the one before.</summary>
    private void WriteFirst(int m)
    {
        DoubleDoubleLanes factor = DoubleDoubleLanes.All(m == 0 ? DoubleDouble.Sqrt(0.5) : DoubleDouble.Sqrt((DoubleDouble)((2 * m) + 1) / (2.0 * m)));
        for (int k = 0; k < Values.Packs; k++) Values[Row(m, m), k] = m == 0 ? factor : factor * sines[0, k] * Values[Row(m - 1, m - 1), k];
    }

    /// <summary>p_lm = r_l (c p_(l−1)m − p_(l−2)m/r_(l−1)) with r = √[(4l² − 1)/(l² − m²)]; ∂p_lm/∂θ = [l c p_lm − √((2l + 1)(l² − m²)/(2l − 1)) p_(l−1)m]/s.</summary>
    private void WriteRow(int l, int m)
    {
        DoubleDouble rise = l > m ? Rise(l, m) : 0;
        DoubleDoubleLanes factor = DoubleDoubleLanes.All(rise), before = DoubleDoubleLanes.All(l > m + 1 ? 1 / Rise(l - 1, m) : 0);
        DoubleDoubleLanes degree = DoubleDoubleLanes.All(l), below = DoubleDoubleLanes.All(l > m ? (2 * l + 1) / rise : 0);
        for (int k = 0; k < Values.Packs; k++)
        {
            if (l > m)
            {
                DoubleDoubleLanes risen = heights[0, k] * Values[Row(l - 1, m), k];
                if (l > m + 1) risen -= before * Values[Row(l - 2, m), k];
                Values[Row(l, m), k] = factor * risen;
            }
            DoubleDoubleLanes slope = degree * heights[0, k] * Values[Row(l, m), k];
            if (l > m) slope -= below * Values[Row(l - 1, m), k];
            Slopes[Row(l, m), k] = slope * inverses[0, k];
            Shares[Row(l, m), k] = Values[Row(l, m), k] * inverses[0, k];
        }
    }

    /// <summary>The upper half of Gauss's rule with twice as many points: one more step of Newton's method from points in double precision.</summary>
    private void Rule(int points)
    {
        (double[] starts, _) = GaussLegendre.Rule(2 * points);
        for (int j = 0; j < Length; j++)
        {
            bool isPoint = j < points;
            DoubleDouble c = isPoint ? starts[points + j] : 0, slope = 1;
            for (int step = 0; isPoint && step < 2; step++)
            {
                (DoubleDouble value, slope) = Legendre(2 * points, c);
                c -= value / slope;
            }
            if (isPoint) (_, slope) = Legendre(2 * points, c);
            DoubleDouble square = (1 - c) * (1 + c), sine = DoubleDouble.Sqrt(square);
            heights.Set(0, j, c);
            sines.Set(0, j, sine);
            inverses.Set(0, j, 1 / sine);
            Weights.Set(0, j, isPoint ? 4 / (square * slope * slope) : 0);
        }
    }

    /// <summary>P_n and its derivative by their recurrence.</summary>
    private static (DoubleDouble Value, DoubleDouble Slope) Legendre(int n, DoubleDouble x)
    {
        DoubleDouble before = 1, value = x;
        for (int k = 2; k <= n; k++) (before, value) = (value, ((((2.0 * k) - 1) * x * value) - ((k - 1.0) * before)) / k);
        return (value, n * ((x * value) - before) / ((x * x) - 1));
    }
}
