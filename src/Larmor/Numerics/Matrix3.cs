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

    /// <summary>The product M N^T.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Matrix3 TimesTransposed(in Matrix3 other) => new(other * RowX, other * RowY, other * RowZ);

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

    /// <summary>
    /// The inverse, not finite where the matrix is singular. The largest element of the diagonal is eliminated first, so that a matrix with
    /// entries of very different size along the axes keeps the digits of the small ones.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Matrix3 Inverse()
    {
        double x = Math.Abs(RowX.X), y = Math.Abs(RowY.Y), z = Math.Abs(RowZ.Z);
        if (z >= x && z >= y) return InverseFromZ();
        // The same matrix with its axes named in turn.
        return x >= y ? Cyclic().InverseFromZ().Cyclic().Cyclic() : Cyclic().Cyclic().InverseFromZ().Cyclic();
    }

    // Axes (y, z, x) in the place of (x, y, z).
    private Matrix3 Cyclic() => new(new Vector3d(RowY.Y, RowY.Z, RowY.X), new Vector3d(RowZ.Y, RowZ.Z, RowZ.X), new Vector3d(RowX.Y, RowX.Z, RowX.X));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Matrix3 InverseFromZ()
    {
        double pivot = 1 / RowZ.Z, left = pivot * RowX.Z, right = pivot * RowY.Z, up = pivot * RowZ.X, down = pivot * RowZ.Y;
        // What remains of the first two axes.
        double xx = RowX.X - (left * RowZ.X), xy = RowX.Y - (left * RowZ.Y), yx = RowY.X - (right * RowZ.X), yy = RowY.Y - (right * RowZ.Y);
        double inverse = 1 / ((xx * yy) - (xy * yx));
        double ixx = inverse * yy, ixy = -inverse * xy, iyx = -inverse * yx, iyy = inverse * xx;
        double ixz = -((ixx * left) + (ixy * right)), iyz = -((iyx * left) + (iyy * right));
        return new Matrix3(
            new Vector3d(ixx, ixy, ixz),
            new Vector3d(iyx, iyy, iyz),
            new Vector3d(-((up * ixx) + (down * iyx)), -((up * ixy) + (down * iyy)), pivot - (up * ixz) - (down * iyz)));
    }

    private static double Largest(Vector3d a) => Math.Max(Math.Abs(a.X), Math.Max(Math.Abs(a.Y), Math.Abs(a.Z)));
}
