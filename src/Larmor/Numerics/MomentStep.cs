using System.Runtime.CompilerServices;
using static System.Math;

namespace Larmor.Numerics;

/// <summary>What the steps of a single unit vector are made of, kept in registers.</summary>
internal static class MomentStep
{
    private const double SeriesRange = 1e-4;

    /// <summary>start + length · direction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d Along(Vector3d start, double length, Vector3d direction) =>
        new(FusedMultiplyAdd(length, direction.X, start.X), FusedMultiplyAdd(length, direction.Y, start.Y), FusedMultiplyAdd(length, direction.Z, start.Z));

    /// <summary>u/|u|, by the series of 1/√(1 − e) where that is exact to rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d OntoSphere(Vector3d u)
    {
        double excess = FusedMultiplyAdd(-u.Z, u.Z, FusedMultiplyAdd(-u.Y, u.Y, FusedMultiplyAdd(-u.X, u.X, 1)));
        return Abs(excess) < SeriesRange ? Along(u, excess * FusedMultiplyAdd(excess, FusedMultiplyAdd(excess, 0.3125, 0.375), 0.5), u) : u / u.Norm;
    }

    /// <summary>The vector of three numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3d Read(double[] numbers) => new(numbers[0], numbers[1], numbers[2]);

    /// <summary>The three numbers of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(double[] numbers, Vector3d vector) => (numbers[0], numbers[1], numbers[2]) = (vector.X, vector.Y, vector.Z);
}
