using Larmor.Numerics;

namespace Larmor.Workbench.Figures;

/// <summary>
/// The sphere as an ellipse of equal areas (Mollweide): the film plane is the horizontal line through the middle, +y in the middle of it, −z at the left and +z at
/// the right quarter, −y at both ends; the film normal +x is the upper end and −x the lower one.
/// </summary>
internal static class SphereProjection
{
    /// <summary>Half the width of the map.</summary>
    public static readonly double HalfWidth = 2 * Math.Sqrt(2);

    /// <summary>Half the height of the map.</summary>
    public static readonly double HalfHeight = Math.Sqrt(2);

    /// <summary>Where a direction lies on the map.</summary>
    public static (double X, double Y) Of(Vector3d u) => Of(Math.Atan2(u.X, Math.Sqrt((u.Y * u.Y) + (u.Z * u.Z))), Math.Atan2(u.Z, u.Y));

    /// <summary>The same from the angle out of the film plane and the angle in it from +y towards +z, in rad.</summary>
    public static (double X, double Y) Of(double latitude, double longitude)
    {
        double auxiliary = Auxiliary(latitude);
        return (HalfWidth / Math.PI * longitude * Math.Cos(auxiliary), HalfHeight * Math.Sin(auxiliary));
    }

    /// <summary>The direction of an angle out of the film plane and one in it.</summary>
    public static Vector3d Direction(double latitude, double longitude) =>
        new(Math.Sin(latitude), Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude));

    /// <summary>Directions as a line on the map, broken where it leaves over one end and comes back over the other.</summary>
    public static Curve Line(IReadOnlyList<Vector3d> path)
    {
        List<double> x = [], y = [];
        for (int i = 0; i < path.Count; i++)
        {
            (double px, double py) = Of(path[i]);
            if (i > 0 && Math.Abs(px - x[^1]) > 0.5 * Math.Sqrt(1 - Math.Min(1, py * py / 2)) * HalfWidth)
            {
                x.Add(double.NaN);
                y.Add(double.NaN);
            }
            x.Add(px);
            y.Add(py);
        }
        return new Curve(x, y);
    }

    /// <summary>θ of 2θ + sin 2θ = π sin(latitude), by bisection and Newton's method.</summary>
    private static double Auxiliary(double latitude)
    {
        double wanted = Math.PI * Math.Sin(latitude), low = -Math.PI / 2, high = Math.PI / 2, theta = latitude;
        for (int i = 0; i < 60; i++)
        {
            double excess = (2 * theta) + Math.Sin(2 * theta) - wanted;
            if (excess > 0) high = theta;
            else low = theta;
            double slope = 2 + (2 * Math.Cos(2 * theta)), next = theta - (excess / slope);
            theta = next > low && next < high ? next : 0.5 * (low + high);
        }
        return theta;
    }
}
