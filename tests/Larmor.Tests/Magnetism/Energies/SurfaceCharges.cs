namespace Larmor.Tests.Magnetism.Energies;

/// <summary>
/// Demagnetizing factors of an elliptic cylinder from the Coulomb energy of its surface charges in real space: no Fourier transform and
/// no elliptic integral, so nothing in common with the code that it tests.
/// </summary>
internal static class SurfaceCharges
{
    private const int Points = 200;

    /// <summary>
    /// Axial factor [W(0) − W(t)]/(2π S t), W(h) = ∬ dS dS'/√(distance² + h²), with the overlap area of two displaced ellipses.
    /// </summary>
    public static double AxialFactor(double t, double a, double b) =>
        (Attraction(0, a, b) - Attraction(t, a, b)) / (2 * Math.PI * Math.PI * a * b * t);

    /// <summary>
    /// Factor along the semi-axis a from the charges n_a on the rim. With θ, θ' = mean ± half the area element is 2 d(mean) d(half), and
    /// mean and mean + π count alike.
    /// </summary>
    public static double RimFactor(double t, double a, double b) => Rims(a, b, distance => Strips(t, distance)) / t;

    /// <summary>Axial factor of two coaxial cylinders from their four faces.</summary>
    public static double MutualAxialFactor(double t1, double gap, double t2, double a, double b) =>
        (Attraction(t1 + gap, a, b) + Attraction(gap + t2, a, b) - Attraction(gap, a, b) - Attraction(t1 + gap + t2, a, b)) / (4 * Math.PI * Math.PI * a * b * t1);

    /// <summary>Factor along the semi-axis a of two coaxial cylinders from the charges on their rims.</summary>
    public static double MutualRimFactor(double t1, double gap, double t2, double a, double b) =>
        Rims(a, b, distance => 0.5 * (Strips(t1 + gap + t2, distance) - Strips(t1 + gap, distance) - Strips(gap + t2, distance) + Strips(gap, distance))) / t1;

    /// <summary>Factor along the edge p of two coaxial prisms of p times q from the charges on their four side faces, by Gauss' rule in all four integrals but one.</summary>
    public static double MutualSideFactor(double t1, double gap, double t2, double p, double q)
    {
        double sum = 0;
        foreach ((double x1, double w1) in Gauss(0, t1))
        {
            foreach ((double x2, double w2) in Gauss(t1 + gap, t1 + gap + t2))
            {
                foreach ((double z, double wz) in Gauss(0, 1))
                {
                    double far = Math.Sqrt(((x2 - x1) * (x2 - x1)) + (p * p));
                    sum += w1 * w2 * wz * (LineAt(z * q, q, x2 - x1) - LineAt(z * q, q, far)) * 2 * q;
                }
            }
        }
        return sum / (4 * Math.PI * p * q * t1);
    }

    // Potential of a line of charge from 0 to q at a point beside it.
    private static double LineAt(double z, double q, double distance) => Math.Asinh(z / distance) + Math.Asinh((q - z) / distance);

    private static (double Point, double Weight)[] Gauss(double from, double to)
    {
        MathNet.Numerics.Integration.GaussLegendreRule rule = new(from, to, 40);
        return [.. rule.Abscissas.Zip(rule.Weights)];
    }

    private static double Rims(double a, double b, Func<double, double> strips)
    {
        double sum = 0;
        int turns = 400;
        for (int i = 0; i < turns; i++)
        {
            double mean = Math.PI * (i + 0.5) / turns;
            (double sin, double cos) = Math.SinCos(mean);
            double chord = Math.Sqrt((a * a * sin * sin) + (b * b * cos * cos));
            sum += Math.PI / turns * Integral(0, Math.PI, half =>
            {
                double charges = 0.5 * (Math.Cos(2 * mean) + Math.Cos(2 * half));
                return charges * 4 * strips(2 * Math.Sin(half) * chord);
            });
        }
        return b * b * sum / (4 * Math.PI * Math.PI * a * b);
    }

    private static double Strips(double t, double distance) =>
        2 * ((t * Math.Asinh(t / distance)) - (t * t / (Math.Sqrt((t * t) + (distance * distance)) + distance)));

    private static double Attraction(double h, double a, double b)
    {
        double sum = 0;
        int turns = 800;
        for (int i = 0; i < turns; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * (i + 0.5) / turns);
            double width = Math.Sqrt((a * a * cos * cos) + (b * b * sin * sin));
            sum += 2 * Math.PI / turns * Integral(0, 2, u => u * Overlap(u) / Math.Sqrt((u * u * width * width) + (h * h)));
        }
        return a * a * b * b * sum;
    }

    private static double Overlap(double u) => (2 * Math.Acos(u / 2)) - (u / 2 * Math.Sqrt(4 - (u * u)));

    // Double exponential rule: the ends may be logarithmic or worse.
    private static double Integral(double from, double to, Func<double, double> f)
    {
        double half = (to - from) / 2;
        double step = 7.0 / Points;
        double sum = 0;
        for (int i = -Points / 2; i <= Points / 2; i++)
        {
            double s = i * step;
            double argument = Math.PI / 2 * Math.Sinh(s);
            double near = half / (Math.Exp(Math.Abs(argument)) * Math.Cosh(argument));
            double x = argument < 0 ? from + near : to - near;
            if (near < 1e-14 * half) continue;
            sum += step * half * (Math.PI / 2 * Math.Cosh(s) / (Math.Cosh(argument) * Math.Cosh(argument))) * f(x);
        }
        return sum;
    }
}
