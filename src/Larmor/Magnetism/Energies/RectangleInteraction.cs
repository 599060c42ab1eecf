namespace Larmor.Magnetism.Energies;

/// <summary>Interaction of two coaxial rectangles, p along y and q along z, magnetized in their plane, at a distance h.</summary>
/// <remarks>
/// <para>A magnetization along y charges the two edges of length q. Two charged lines of length q at a distance d share
/// L(d) = 2 {q asinh(q/d) − q²/[√(q² + d²) + d]}, so that k_y(h) = [L(h) − L(√(h² + p²))]/(2π p q). k_z follows by exchange of p and q, and
/// k_x = −k_y − k_z by Laplace's equation.</para>
/// <para>The difference of the two L is written without cancellation: asinh a − asinh b = asinh(a√(1 + b²) − b√(1 + a²)), and
/// differences of two roots as the difference of their squares over their sum. Integrated over both thicknesses it is the tensor of
/// A. J. Newell, W. Williams, D. J. Dunlop, J. Geophys. Res. 98, 9551 (1993).</para>
/// </remarks>
internal static class RectangleInteraction
{
    /// <summary>∬ k_y and ∬ k_z over both thicknesses.</summary>
    public static (double Y, double Z) Of(PlaneDistances distances, double p, double q)
    {
        (double y, double z) = (0, 0);
        foreach ((double h, double weight) in distances.Points)
        {
            y += weight * HalfDifference(q, p, h);
            z += weight * HalfDifference(p, q, h);
        }
        return (y / (Math.PI * p * q), z / (Math.PI * p * q));
    }

    /// <summary>[L(h) − L(√(h² + p²))]/2 for lines of length q.</summary>
    private static double HalfDifference(double q, double p, double h)
    {
        double across = Math.Sqrt((h * h) + (p * p));
        double near = Math.Sqrt((q * q) + (h * h)), far = Math.Sqrt((q * q) + (across * across));
        double logarithm = q * Math.Asinh(q * p * p / (h * across * (near + far)));
        double roots = p * p * q * q * ((1 / (near + h)) + (1 / (far + across))) / ((h + across) * (near + far));
        return logarithm - roots;
    }
}
