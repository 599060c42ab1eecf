using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>
/// A half of a great circle that an orbit on the sphere crosses once per turn (a Poincaré section), with a coordinate along it: the sine of
/// the angle from its origin. Successive returns map the coordinate onto itself.
/// </summary>
internal sealed class OrbitSection
{
    /// <summary>Coordinates beyond this, sines of nearly 90°, are only read, never set.</summary>
    public const double Widest = 0.99;

    private readonly Vector3d normal, origin, side;
    private readonly bool isCentered;

    private OrbitSection(Vector3d normal, Vector3d origin, Vector3d side, bool isCentered)
    {
        this.normal = normal;
        this.origin = origin;
        this.side = side;
        this.isCentered = isCentered;
    }

    /// <summary>Whether the origin is the point that the orbit goes round.</summary>
    public bool IsCentered => isCentered;

    /// <summary>The section through a point of the orbit at right angles to its motion; origin at that point.</summary>
    public static OrbitSection Across(Vector3d u, Vector3d velocity)
    {
        Vector3d forward = velocity / velocity.Norm;
        return new OrbitSection(forward, u, Vector3d.Cross(forward, u), isCentered: false);
    }

    /// <summary>The section from the center of the orbit through a point of it.</summary>
    public static OrbitSection From(Vector3d center, Vector3d u, Vector3d velocity)
    {
        Vector3d outward = u - (Vector3d.Dot(u, center) * center);
        outward /= outward.Norm;
        Vector3d forward = Vector3d.Cross(center, outward);
        return new OrbitSection(Vector3d.Dot(forward, velocity) >= 0 ? forward : -forward, center, outward, isCentered: true);
    }

    /// <summary>Height above the plane of the section; it rises through zero at a return.</summary>
    public double Height(Vector3d u) => Vector3d.Dot(u, normal);

    /// <summary>Sine of the angle from the origin.</summary>
    public double Coordinate(Vector3d u) => Vector3d.Dot(u, side);

    /// <summary>Whether a crossing of the plane lies on this half of it.</summary>
    public bool Contains(Vector3d u) =>
        Vector3d.Dot(u, origin) > 0 && (isCentered ? Coordinate(u) > 0 : Math.Abs(Coordinate(u)) < 0.4);

    /// <summary>The point with a given coordinate, at most <see cref="Widest"/>.</summary>
    public Vector3d At(double coordinate)
    {
        double c = Math.Clamp(coordinate, -Widest, Widest);
        return (c * side) + (Math.Sqrt(1 - (c * c)) * origin);
    }
}
