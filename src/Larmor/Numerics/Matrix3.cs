using System.Runtime.CompilerServices;

namespace Larmor.Numerics;

/// <summary>A real 3 x 3 matrix, by rows: a tensor in the laboratory frame that need not be symmetric.</summary>
/// <param name="RowX">First row.</param>
/// <param name="RowY">Second row.</param>
/// <param name="RowZ">Third row.</param>
public readonly record struct Matrix3(Vector3d RowX, Vector3d RowY, Vector3d RowZ)
{
    /// <summary>The matrix of zeros.</summary>
    public static Matrix3 Zero => default;

    /// <summary>The unit matrix.</summary>
    public static Matrix3 Identity => Scalar(1);

    /// <summary>A multiple of the unit matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix3 Scalar(double factor) => new(new Vector3d(factor, 0, 0), new Vector3d(0, factor, 0), new Vector3d(0, 0, factor));

    /// <summary>The dyad a b^T, which takes v to a (b·v).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix3 Dyad(Vector3d a, Vector3d b) => new(a.X * b, a.Y * b, a.Z * b);

    /// <summary>
    /// A tensor that is isotropic about a unit vector u: along uu^T + across (1 − uu^T) + turn [u ×]. The projector 1 − uu^T is formed from sums
    /// of squares, so that <paramref name="along"/> keeps its digits beside a much larger <paramref name="across"/> where u is a coordinate axis.
    /// </summary>
    /// <param name="u">The axis, of length 1.</param>
    /// <param name="along">Eigenvalue along u.</param>
    /// <param name="across">Real part of the complex eigenvalue across u.</param>
    /// <param name="turn">Its imaginary part: multiplication by i is u × in the plane across u.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix3 About(Vector3d u, double along, double across, double turn)
    {
        double xx = u.X * u.X, yy = u.Y * u.Y, zz = u.Z * u.Z, difference = along - across;
        double xy = difference * u.X * u.Y, xz = difference * u.X * u.Z, yz = difference * u.Y * u.Z;
        Vector3d w = turn * u;
        return new Matrix3(
            new Vector3d((along * xx) + (across * (yy + zz)), xy - w.Z, xz + w.Y),
            new Vector3d(xy + w.Z, (along * yy) + (across * (xx + zz)), yz - w.X),
            new Vector3d(xz - w.Y, yz + w.X, (along * zz) + (across * (xx + yy))));
    }

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix3 operator +(in Matrix3 a, in Matrix3 b) => new(a.RowX + b.RowX, a.RowY + b.RowY, a.RowZ + b.RowZ);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix3 operator -(in Matrix3 a, in Matrix3 b) => new(a.RowX - b.RowX, a.RowY - b.RowY, a.RowZ - b.RowZ);

    /// <summary>Multiple by a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix3 operator *(double factor, in Matrix3 a) => new(factor * a.RowX, factor * a.RowY, factor * a.RowZ);

    /// <summary>Matrix times vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d operator *(in Matrix3 m, Vector3d a) => new(Vector3d.Dot(m.RowX, a), Vector3d.Dot(m.RowY, a), Vector3d.Dot(m.RowZ, a));

    /// <summary>Matrix product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Matrix3 operator *(in Matrix3 a, in Matrix3 b) => new(b.Left(a.RowX), b.Left(a.RowY), b.Left(a.RowZ));

    /// <summary>The matrix plus a multiple of the unit matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Matrix3 PlusScalar(double factor) =>
        new(RowX with { X = RowX.X + factor }, RowY with { Y = RowY.Y + factor }, RowZ with { Z = RowZ.Z + factor });

    /// <summary>Row vector times matrix, a^T M: the transposed matrix times a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3d Left(Vector3d a) => new(
        (a.X * RowX.X) + (a.Y * RowY.X) + (a.Z * RowZ.X),
        (a.X * RowX.Y) + (a.Y * RowY.Y) + (a.Z * RowZ.Y),
        (a.X * RowX.Z) + (a.Y * RowY.Z) + (a.Z * RowZ.Z));

    /// <summary>The transposed matrix.</summary>
    public Matrix3 Transposed => new(
        new Vector3d(RowX.X, RowY.X, RowZ.X), new Vector3d(RowX.Y, RowY.Y, RowZ.Y), new Vector3d(RowX.Z, RowY.Z, RowZ.Z));

    /// <summary>Determinant.</summary>
    public double Determinant => Vector3d.Dot(RowX, Vector3d.Cross(RowY, RowZ));

    /// <summary>Largest magnitude of an element.</summary>
    public double LargestElement => Math.Max(Largest(RowX), Math.Max(Largest(RowY), Largest(RowZ)));

    /// <summary>The inverse by cofactors; not finite where the matrix is singular.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Matrix3 Inverse()
    {
        Vector3d first = Vector3d.Cross(RowY, RowZ), second = Vector3d.Cross(RowZ, RowX), third = Vector3d.Cross(RowX, RowY);
        double inverse = 1 / Vector3d.Dot(RowX, first);
        return new Matrix3(
            inverse * new Vector3d(first.X, second.X, third.X), inverse * new Vector3d(first.Y, second.Y, third.Y), inverse * new Vector3d(first.Z, second.Z, third.Z));
    }

    private static double Largest(Vector3d a) => Math.Max(Math.Abs(a.X), Math.Max(Math.Abs(a.Y), Math.Abs(a.Z)));
}
