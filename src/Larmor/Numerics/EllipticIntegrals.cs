namespace Larmor.Numerics;

/// <summary>
/// Elliptic integrals in Carlson's symmetric form, by his duplication algorithm to machine precision:
/// R_F(x, y, z) = ½ ∫₀^∞ dt/√((t + x)(t + y)(t + z)) and R_D(x, y, z) = (3/2) ∫₀^∞ dt/[(t + z) √((t + x)(t + y)(t + z))].
/// </summary>
/// <remarks>
/// Source: B. C. Carlson, Numer. Algorithms 10 (1995) 13, doi:10.1007/BF02198293; the truncated series are those of the NIST Digital
/// Library of Mathematical Functions, section 19.36. Each step divides the spread of the arguments by 4.
/// </remarks>
public static class EllipticIntegrals
{
    /// <summary>R_F(x, y, z).</summary>
    /// <param name="x">Not negative.</param>
    /// <param name="y">Not negative; at most one of the three is zero.</param>
    /// <param name="z">Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative, not finite, or more than one is zero.</exception>
    public static double CarlsonRF(double x, double y, double z)
    {
        Require(x >= 0 && y >= 0 && z >= 0 && x + y > 0 && y + z > 0 && z + x > 0 && double.IsFinite(x + y + z), nameof(x));
        double start = (x + y + z) / 3;
        (double dx, double dy) = (start - x, start - y);
        double bound = Spread(dx, dy, start - z);
        double mean = start;
        double quarter = 1;
        while (quarter * bound >= Math.Abs(mean))
        {
            double lambda = Lambda(x, y, z);
            (x, y, z) = ((x + lambda) / 4, (y + lambda) / 4, (z + lambda) / 4);
            mean = (mean + lambda) / 4;
            quarter /= 4;
        }
        double u = dx * quarter / mean;
        double v = dy * quarter / mean;
        double w = -(u + v);
        double e2 = (u * v) - (w * w);
        double e3 = u * v * w;
        return (1 - (e2 / 10) + (e3 / 14) + (e2 * e2 / 24) - (3 * e2 * e3 / 44)) / Math.Sqrt(mean);
    }

    /// <summary>R_D(x, y, z), symmetric in x and y.</summary>
    /// <param name="x">Not negative.</param>
    /// <param name="y">Not negative; not zero together with x.</param>
    /// <param name="z">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double CarlsonRD(double x, double y, double z)
    {
        Require(x >= 0 && y >= 0 && x + y > 0 && z > 0 && double.IsFinite(x + y + z), nameof(x));
        double start = (x + y + (3 * z)) / 5;
        (double dx, double dy) = (start - x, start - y);
        double bound = Spread(dx, dy, start - z);
        double mean = start;
        double quarter = 1;
        double sum = 0;
        while (quarter * bound >= Math.Abs(mean))
        {
            double lambda = Lambda(x, y, z);
            sum += quarter / (Math.Sqrt(z) * (z + lambda));
            (x, y, z) = ((x + lambda) / 4, (y + lambda) / 4, (z + lambda) / 4);
            mean = (mean + lambda) / 4;
            quarter /= 4;
        }
        double u = dx * quarter / mean;
        double v = dy * quarter / mean;
        double w = -(u + v) / 3;
        double e2 = (u * v) - (6 * w * w);
        double e3 = ((3 * u * v) - (8 * w * w)) * w;
        double e4 = 3 * ((u * v) - (w * w)) * w * w;
        double e5 = u * v * w * w * w;
        double series = 1 - (3 * e2 / 14) + (e3 / 6) + (9 * e2 * e2 / 88) - (3 * e4 / 22) - (9 * e2 * e3 / 52) + (3 * e5 / 26);
        return (quarter * series / (mean * Math.Sqrt(mean))) + (3 * sum);
    }

    // The error of the series is of sixth order in the spread: (2^-53 / 4)^(-1/6) spreads must fit into the mean.
    private static double Spread(double dx, double dy, double dz) =>
        580 * Math.Max(Math.Abs(dx), Math.Max(Math.Abs(dy), Math.Abs(dz)));

    private static double Lambda(double x, double y, double z)
    {
        (double rx, double ry, double rz) = (Math.Sqrt(x), Math.Sqrt(y), Math.Sqrt(z));
        return (rx * ry) + (ry * rz) + (rz * rx);
    }

    private static void Require(bool holds, string name)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, "Carlson's integrals need arguments that are not negative, at most one of them zero.");
    }
}
