namespace Larmor.Numerics;

/// <summary>Points and weights of Gauss-Lobatto quadrature on [−1, 1], and the polynomials through the points.</summary>
/// <remarks>
/// Exact for polynomials up to degree 2p − 1 with p + 1 points, both ends among them. Source: C. Canuto, M. Y. Hussaini, A. Quarteroni,
/// T. A. Zang, Spectral Methods: Fundamentals in Single Domains (2006), section 2.3, doi:10.1007/978-3-540-30726-6.
/// </remarks>
internal sealed class GaussLobatto
{
    private readonly double[] barycentric;

    /// <summary>The rule of a degree, at least 1.</summary>
    public GaussLobatto(int degree)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        Degree = degree;
        (double[] points, double[] weights) = (new double[degree + 1], new double[degree + 1]);
        for (int i = 0; i <= degree; i++)
        {
            double x = -Math.Cos(Math.PI * i / degree);
            // Newton on (1 − x²) P′, whose derivative is −p(p + 1) P.
            for (int step = 0; step < 60 && i > 0 && i < degree; step++)
            {
                (double value, double before) = Legendre(degree, x);
                double correction = ((x * value) - before) / ((degree + 1) * value);
                x -= correction;
                if (Math.Abs(correction) < 1e-16) break;
            }
            points[i] = x;
        }
        for (int i = 0; i <= degree / 2; i++) (points[i], points[degree - i]) = ((points[i] - points[degree - i]) / 2, (points[degree - i] - points[i]) / 2);
        for (int i = 0; i <= degree; i++)
        {
            double value = Legendre(degree, points[i]).Value;
            weights[i] = 2 / (degree * (degree + 1.0) * value * value);
        }
        Points = points;
        Weights = weights;
        // For these points the weights of the barycentric formula are 1/P_p up to a factor.
        barycentric = [.. points.Select(x => 1 / Legendre(degree, x).Value)];
    }

    /// <summary>Degree p of the polynomials; one fewer than points.</summary>
    public int Degree { get; }

    /// <summary>The points, rising from −1 to 1.</summary>
    public IReadOnlyList<double> Points { get; }

    /// <summary>The weights; their sum is 2.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>∫ φ_i′ φ_j′ dx of the polynomials that are 1 at one point and 0 at the others, by rows.</summary>
    public double[] Stiffness()
    {
        int n = Degree + 1;
        double[] derivative = Derivative(), stiffness = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int q = 0; q < n; q++) stiffness[(i * n) + j] += Weights[q] * derivative[(q * n) + i] * derivative[(q * n) + j];
            }
        }
        return stiffness;
    }

    /// <summary>φ_j′ at point i, by rows.</summary>
    public double[] Derivative()
    {
        int n = Degree + 1;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if (i == j) continue;
                matrix[(i * n) + j] = barycentric[j] / barycentric[i] / (Points[i] - Points[j]);
                matrix[(i * n) + i] -= matrix[(i * n) + j];
            }
        }
        return matrix;
    }

    /// <summary>Values of all φ_i at x in [−1, 1].</summary>
    public double[] Shape(double x)
    {
        double[] shape = new double[Degree + 1];
        double sum = 0;
        for (int i = 0; i <= Degree; i++)
        {
            if (x == Points[i])
            {
                Array.Clear(shape);
                shape[i] = 1;
                return shape;
            }
            shape[i] = barycentric[i] / (x - Points[i]);
            sum += shape[i];
        }
        for (int i = 0; i <= Degree; i++) shape[i] /= sum;
        return shape;
    }

    private static (double Value, double Before) Legendre(int degree, double x)
    {
        (double before, double value) = (1, x);
        for (int k = 2; k <= degree; k++) (before, value) = (value, (((2 * k) - 1) * x * value - ((k - 1) * before)) / k);
        return (value, before);
    }
}
