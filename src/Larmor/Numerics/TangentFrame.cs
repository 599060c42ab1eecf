namespace Larmor.Numerics;

/// <summary>A right-handed orthonormal frame at a point of the unit sphere: First × Second = Normal.</summary>
/// <param name="Normal">The point u itself.</param>
/// <param name="First">First tangent direction e1.</param>
/// <param name="Second">Second tangent direction e2 = u × e1.</param>
public readonly record struct TangentFrame(Vector3d Normal, Vector3d First, Vector3d Second)
{
    /// <summary>The frame at u (length 1) whose first direction is that of the axis least along u, made tangent.</summary>
    public static TangentFrame At(Vector3d u)
    {
        (double x, double y, double z) = (Math.Abs(u.X), Math.Abs(u.Y), Math.Abs(u.Z));
        Vector3d axis = x <= y && x <= z ? UnitVector.X : y <= z ? UnitVector.Y : UnitVector.Z;
        Vector3d first = axis - (Vector3d.Dot(axis, u) * u);
        first /= first.Norm;
        return new TangentFrame(u, first, Vector3d.Cross(u, first));
    }

    /// <summary>The tangent components of a vector.</summary>
    public (double First, double Second) Components(Vector3d vector) => (Vector3d.Dot(First, vector), Vector3d.Dot(Second, vector));

    /// <summary>The vector with these tangent components.</summary>
    public Vector3d Vector(double first, double second) => (first * First) + (second * Second);

    /// <summary>
    /// The covariant Hessian on the sphere of a function given on R³: E^T D²f E − (u·Df) 1, with D the ordinary derivatives at u.
    /// </summary>
    /// <param name="hessian">D²f.</param>
    /// <param name="gradient">Df.</param>
    public Matrix2 CovariantHessian(SymmetricMatrix3 hessian, Vector3d gradient)
    {
        Vector3d alongFirst = hessian * First;
        Vector3d alongSecond = hessian * Second;
        double radial = Vector3d.Dot(Normal, gradient);
        double mixed = Vector3d.Dot(First, alongSecond);
        return new Matrix2(Vector3d.Dot(First, alongFirst) - radial, mixed, mixed, Vector3d.Dot(Second, alongSecond) - radial);
    }

    /// <summary>The point reached from u along the great circle that starts with the tangent vector (rad).</summary>
    public Vector3d Move(double first, double second)
    {
        double angle = Math.Sqrt((first * first) + (second * second));
        if (angle == 0) return Normal;
        (double sin, double cos) = Math.SinCos(angle);
        Vector3d moved = (cos * Normal) + (sin / angle * Vector(first, second));
        return moved / moved.Norm;
    }
}
