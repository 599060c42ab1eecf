using System.Runtime.CompilerServices;

namespace Larmor.Numerics;

/// <summary>A symmetric 3 x 3 matrix, for example a Hessian or a tensor of demagnetizing factors.</summary>
/// <param name="XX">Element xx.</param>
/// <param name="YY">Element yy.</param>
/// <param name="ZZ">Element zz.</param>
/// <param name="XY">Element xy = yx.</param>
/// <param name="XZ">Element xz = zx.</param>
/// <param name="YZ">Element yz = zy.</param>
public readonly record struct SymmetricMatrix3(double XX, double YY, double ZZ, double XY, double XZ, double YZ)
{
    /// <summary>The diagonal matrix.</summary>
    public static SymmetricMatrix3 Diagonal(double x, double y, double z) => new(x, y, z, 0, 0, 0);

    /// <summary>The dyad factor a a^T.</summary>
    public static SymmetricMatrix3 Dyad(double factor, Vector3d a) =>
        new(factor * a.X * a.X, factor * a.Y * a.Y, factor * a.Z * a.Z, factor * a.X * a.Y, factor * a.X * a.Z, factor * a.Y * a.Z);

    /// <summary>Sum.</summary>
    public static SymmetricMatrix3 operator +(SymmetricMatrix3 a, SymmetricMatrix3 b) =>
        new(a.XX + b.XX, a.YY + b.YY, a.ZZ + b.ZZ, a.XY + b.XY, a.XZ + b.XZ, a.YZ + b.YZ);

    /// <summary>Multiple by a number.</summary>
    public static SymmetricMatrix3 operator *(double factor, SymmetricMatrix3 a) =>
        new(factor * a.XX, factor * a.YY, factor * a.ZZ, factor * a.XY, factor * a.XZ, factor * a.YZ);

    /// <summary>Matrix times vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d operator *(SymmetricMatrix3 m, Vector3d a) =>
        new((m.XX * a.X) + (m.XY * a.Y) + (m.XZ * a.Z), (m.XY * a.X) + (m.YY * a.Y) + (m.YZ * a.Z), (m.XZ * a.X) + (m.YZ * a.Y) + (m.ZZ * a.Z));

    /// <summary>Sum of the diagonal.</summary>
    public double Trace => XX + YY + ZZ;
}
