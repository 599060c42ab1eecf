namespace Larmor.Numerics;

/// <summary>Points and weights of Gauss's rule on [−1, 1], exact for polynomials up to the degree 2n − 1.</summary>
/// <remarks>Zeros of the Legendre polynomial by Newton's method from Tricomi's starts; source: NIST Handbook of Mathematical Functions (2010), sections 3.5(v) and 18.16.</remarks>
internal static class GaussLegendre
{
    /// <summary>The rule with n points, rising.</summary>
    public static (double[] Points, double[] Weights) Rule(int n)
    {
        double[] points = new double[n], weights = new double[n];
        for (int i = 0; i < (n + 1) / 2; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5)), slope = 1;
            for (int iteration = 0; iteration < 20; iteration++)
            {
                (double value, slope) = Legendre(n, x);
                double change = value / slope;
                x -= change;
                if (Math.Abs(change) < 1e-16) break;
            }
            (_, slope) = Legendre(n, x);
            points[i] = -x;
            points[n - 1 - i] = x;
            weights[i] = weights[n - 1 - i] = 2 / ((1 - (x * x)) * slope * slope);
        }
        if (n % 2 == 1) points[n / 2] = 0;
        return (points, weights);
    }

    /// <summary>P_n and its derivative by their recurrence.</summary>
    private static (double Value, double Slope) Legendre(int n, double x)
    {
        double before = 1, value = x;
        for (int k = 2; k <= n; k++) (before, value) = (value, ((((2 * k) - 1) * x * value) - ((k - 1) * before)) / k);
        return n == 0 ? (1, 0) : (value, n * ((x * value) - before) / ((x * x) - 1));
    }
}
