namespace Larmor.Numerics;

/// <summary>Sets of directions that cover the sphere evenly.</summary>
public static class SpherePoints
{
    private static readonly double GoldenAngle = Math.PI * (3 - Math.Sqrt(5));

    /// <summary>
    /// N directions on a Fibonacci spiral about x: heights (2k + 1)/N − 1, azimuths k times the golden angle. Their spacing is near
    /// √(4π/N) everywhere and no symmetry axis of a device lies among them.
    /// </summary>
    /// <param name="count">N, at least 1.</param>
    /// <remarks>Source: A. Gonzalez, Math. Geosci. 42 (2010) 49, doi:10.1007/s11004-009-9257-x.</remarks>
    public static IEnumerable<UnitVector> Fibonacci(int count)
    {
        for (int k = 0; k < count; k++)
        {
            double height = (((2.0 * k) + 1) / count) - 1;
            double radius = Math.Sqrt(1 - (height * height));
            (double sin, double cos) = Math.SinCos(k * GoldenAngle);
            yield return UnitVector.Along(height, radius * cos, radius * sin);
        }
    }
}
