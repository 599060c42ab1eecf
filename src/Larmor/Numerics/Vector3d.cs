using System.Globalization;
using System.Runtime.CompilerServices;

namespace Larmor.Numerics;

/// <summary>A vector in the laboratory frame (x along the stack, y and z in the film plane), in double precision.</summary>
/// <param name="X">Component along x.</param>
/// <param name="Y">Component along y.</param>
/// <param name="Z">Component along z.</param>
public readonly record struct Vector3d(double X, double Y, double Z)
{
    /// <summary>The vector of zeros.</summary>
    public static Vector3d Zero => default;

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d operator +(Vector3d a, Vector3d b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d operator -(Vector3d a, Vector3d b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>The opposite vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d operator -(Vector3d a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Multiple by a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d operator *(double factor, Vector3d a) => new(factor * a.X, factor * a.Y, factor * a.Z);

    /// <summary>Fraction by a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d operator /(Vector3d a, double divisor) => new(a.X / divisor, a.Y / divisor, a.Z / divisor);

    /// <summary>Scalar product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Dot(Vector3d a, Vector3d b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    /// <summary>Vector product a x b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d Cross(Vector3d a, Vector3d b) =>
        new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    /// <summary>Length of the vector.</summary>
    public double Norm => Math.Sqrt(Dot(this, this));

    /// <summary>Components with 17 digits, invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{X:R}, {Y:R}, {Z:R}]");
}
