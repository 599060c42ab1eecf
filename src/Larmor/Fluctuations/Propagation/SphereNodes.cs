using Larmor.Numerics;

namespace Larmor.Fluctuations.Propagation;

/// <summary>Points of the sphere with areas, in rings about an axis: a rule for integrals, exact for smooth functions as soon as its spacing resolves them.</summary>
/// <remarks>Gauss's rule in u·axis, so that a part of the sphere that ends at a ring is integrated as well as the whole; around each ring as many points as its length asks for.</remarks>
internal sealed class SphereNodes
{
    // Rings near a pole are short, and functions vary along them as along any other.
    private const int MorePerRing = 10, FewestRings = 8;

    private SphereNodes(Vector3d[] points, double[] areas) => (Points, Areas) = (points, areas);

    /// <summary>The points.</summary>
    public Vector3d[] Points { get; }

    /// <summary>Area of each in sr.</summary>
    public double[] Areas { get; }

    /// <summary>Their number.</summary>
    public int Count => Points.Length;

    /// <summary>One point.</summary>
    public static SphereNodes At(Vector3d point) => new([point], [1]);

    /// <summary>The sphere between two heights above its middle plane.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="lowest">Lowest u·axis.</param>
    /// <param name="highest">Highest u·axis.</param>
    /// <param name="spacing">Largest distance of neighbours in rad.</param>
    public static SphereNodes Between(UnitVector axis, double lowest, double highest, double spacing)
    {
        TangentFrame frame = TangentFrame.At(axis);
        double half = 0.5 * (highest - lowest);
        (double[] heights, double[] weights) = GaussLegendre.Rule(Math.Max(FewestRings, (int)Math.Ceiling(Math.PI * Math.Sqrt(half) / spacing)));
        List<Vector3d> points = [];
        List<double> areas = [];
        for (int ring = 0; ring < heights.Length; ring++)
        {
            double c = lowest + (half * (1 + heights[ring])), sine = Math.Sqrt(Math.Max(0, (1 - c) * (1 + c)));
            int around = MorePerRing + (int)Math.Ceiling(2 * Math.PI * sine / spacing);
            for (int j = 0; j < around; j++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * (j + (ring % 2 * 0.5)) / around);
                points.Add((c * frame.Normal) + frame.Vector(sine * cos, sine * sin));
                areas.Add(half * weights[ring] * 2 * Math.PI / around);
            }
        }
        return new SphereNodes([.. points], [.. areas]);
    }
}
