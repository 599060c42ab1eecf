namespace Larmor.Numerics;

/// <summary>Frames in the tangent plane of the unit sphere.</summary>
public static class TangentFrame
{
    /// <summary>Two unit vectors with u = e1 × e2: a right-handed frame (e1, e2, u). The axis in which u is smallest starts it, so there are no poles.</summary>
    /// <param name="u">A unit vector.</param>
    public static (Vector3d E1, Vector3d E2) At(Vector3d u)
    {
        (double x, double y, double z) = (Math.Abs(u.X), Math.Abs(u.Y), Math.Abs(u.Z));
        Vector3d axis = x <= y && x <= z ? new Vector3d(1, 0, 0) : y <= z ? new Vector3d(0, 1, 0) : new Vector3d(0, 0, 1);
        Vector3d first = axis - (Vector3d.Dot(axis, u) * u);
        first /= first.Norm;
        return (first, Vector3d.Cross(u, first));
    }
}
