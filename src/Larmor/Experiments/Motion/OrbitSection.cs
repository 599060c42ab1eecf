using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>
/// A half of a great circle that an orbit on the sphere crosses once per turn (a Poincaré section), with a coordinate along it: 2 tan(θ/2) of
/// the angle θ from its origin, which is smooth beyond 90° too. Successive returns map the coordinate onto itself.
/// </summary>
internal sealed class OrbitSection
{
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

    /// <summary>The section as it was written.</summary>
    public static OrbitSection Read(StateReader state) => new(state.Vector(), state.Vector(), state.Vector(), state.Truth());

    /// <summary>Writes the section.</summary>
    public void Write(StateWriter state)
    {
        state.Add(normal);
        state.Add(origin);
        state.Add(side);
        state.Add(isCentered);
    }

    /// <summary>Height above the plane of the section; it rises through zero at a return.</summary>
    public double Height(Vector3d u) => Vector3d.Dot(u, normal);

    /// <summary>2 tan(θ/2) with θ the angle from the origin.</summary>
    public double Coordinate(Vector3d u) => 2 * Vector3d.Dot(u, side) / (1 + Vector3d.Dot(u, origin));

    /// <summary>Whether a crossing of the plane lies on this half of it: up to 143° from the center, or 23° from the origin where that is a point of the orbit.</summary>
    public bool Contains(Vector3d u) => isCentered ? Coordinate(u) is > 0 and < 6 : Math.Abs(Coordinate(u)) < 0.4;

    /// <summary>The point with a given coordinate.</summary>
    public Vector3d At(double coordinate)
    {
        double half = 0.5 * coordinate, scale = 1 / (1 + (half * half));
        return (scale * coordinate * side) + (scale * (1 - (half * half)) * origin);
    }
}
