using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>
/// The small turn given to a moment at rest, standing for the thermal disorder that a macrospin without temperature lacks: by a stated angle
/// towards a stated direction, the same in every run.
/// </summary>
internal static class Tilt
{
    private static readonly UnitVector Towards = UnitVector.Along(2, 3, 6), Otherwise = UnitVector.Along(6, 2, -3);

    /// <summary>The direction turned by an angle (rad) towards [2, 3, 6]/7, or towards [6, 2, −3]/7 where it lies within 45° of the first or its opposite.</summary>
    public static Vector3d Of(Vector3d u, double angle)
    {
        Vector3d axis = Math.Abs(Vector3d.Dot(u, Towards)) < 0.7 ? Towards : Otherwise;
        Vector3d side = axis - (Vector3d.Dot(axis, u) * u);
        Vector3d turned = (Math.Cos(angle) * u) + (Math.Sin(angle) / side.Norm * side);
        return turned / turned.Norm;
    }

    /// <summary>
    /// Several directions, each turned by less than the one before (the angle over 1, −2, 3, ...), so that no symmetry of the moments keeps them on a state that is not stable.
    /// </summary>
    public static UnitVector[] OfAll(IReadOnlyList<Vector3d> moments, double angle) =>
        [.. moments.Select((u, k) => UnitVector.Along(Of(u, angle * (k % 2 == 0 ? 1 : -1) / (k + 1))))];
}
