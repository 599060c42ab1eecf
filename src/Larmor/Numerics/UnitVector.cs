using System.Globalization;

namespace Larmor.Numerics;

/// <summary>A direction: a vector of length 1. The state of a macrospin and the axis of an anisotropy.</summary>
public readonly record struct UnitVector
{
    private UnitVector(Vector3d components) => Components = components;

    /// <summary>Along +x, the stack axis and film normal.</summary>
    public static UnitVector X { get; } = new(new Vector3d(1, 0, 0));

    /// <summary>Along +y, in the film plane.</summary>
    public static UnitVector Y { get; } = new(new Vector3d(0, 1, 0));

    /// <summary>Along +z, in the film plane.</summary>
    public static UnitVector Z { get; } = new(new Vector3d(0, 0, 1));

    /// <summary>The components (x, y, z); their squares add to 1.</summary>
    public Vector3d Components { get; }

    /// <summary>The direction of a vector that is not zero.</summary>
    /// <exception cref="ArgumentException">The vector is zero, infinite or not a number.</exception>
    public static UnitVector Along(Vector3d vector)
    {
        double norm = vector.Norm;
        if (!(norm > 0) || !double.IsFinite(norm))
        {
            throw new ArgumentException($"A direction needs a finite vector that is not zero; got {vector}.", nameof(vector));
        }
        return new UnitVector(vector / norm);
    }

    /// <summary>The direction of a vector given by its components.</summary>
    /// <exception cref="ArgumentException">The vector is zero, infinite or not a number.</exception>
    public static UnitVector Along(double x, double y, double z) => Along(new Vector3d(x, y, z));

    /// <summary>The direction at polar angle theta from +z and azimuth phi from +x towards +y, both in rad.</summary>
    public static UnitVector FromAngles(double theta, double phi) =>
        Along(Math.Sin(theta) * Math.Cos(phi), Math.Sin(theta) * Math.Sin(phi), Math.Cos(theta));

    /// <summary>A direction used as a vector.</summary>
    public static implicit operator Vector3d(UnitVector direction) => direction.Components;

    /// <summary>The opposite direction.</summary>
    public static UnitVector operator -(UnitVector direction) => new(-direction.Components);

    /// <summary>This direction as a plain vector.</summary>
    public Vector3d ToVector3d() => Components;

    /// <summary><c>+x</c>, <c>-z</c>, ... along an axis, otherwise the three components.</summary>
    public override string ToString() => Components switch
    {
        (1, 0, 0) => "+x",
        (-1, 0, 0) => "-x",
        (0, 1, 0) => "+y",
        (0, -1, 0) => "-y",
        (0, 0, 1) => "+z",
        (0, 0, -1) => "-z",
        _ => string.Create(CultureInfo.InvariantCulture, $"[{Components.X:G6}, {Components.Y:G6}, {Components.Z:G6}]"),
    };
}
