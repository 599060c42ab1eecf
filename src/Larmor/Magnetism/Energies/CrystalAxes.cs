using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Magnetism.Energies;

/// <summary>The three axes of a cubic crystal in the laboratory frame, and the change of components between the two.</summary>
internal readonly record struct CrystalAxes
{
    private const double RightAngle = 1e-6;

    /// <summary>Axes of which two are given; the second is turned by what it misses of a right angle, at most 1e-6.</summary>
    /// <exception cref="ArgumentException">The two are not at right angles.</exception>
    public CrystalAxes(UnitVector first, UnitVector second)
    {
        double cosine = Vector3d.Dot(first, second);
        if (!(Math.Abs(cosine) <= RightAngle))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The axes of a cubic crystal stand at right angles; these two enclose {180 / Math.PI * Math.Acos(Math.Clamp(cosine, -1, 1)):G6} deg."), nameof(second));
        }
        First = first;
        Second = UnitVector.Along(second - (cosine * First));
        Third = Vector3d.Cross(First, Second);
    }

    public Vector3d First { get; }

    public Vector3d Second { get; }

    public Vector3d Third { get; }

    /// <summary>Components along the axes of a vector given in the laboratory frame.</summary>
    public Vector3d Components(Vector3d u) => new(Vector3d.Dot(u, First), Vector3d.Dot(u, Second), Vector3d.Dot(u, Third));

    /// <summary>The vector in the laboratory frame that has these components along the axes.</summary>
    public Vector3d Vector(Vector3d w) => (w.X * First) + (w.Y * Second) + (w.Z * Third);

    /// <summary>The matrix in the laboratory frame that has these elements along the axes.</summary>
    public SymmetricMatrix3 Matrix(SymmetricMatrix3 m) =>
        SymmetricMatrix3.Dyad(m.XX, First) + SymmetricMatrix3.Dyad(m.YY, Second) + SymmetricMatrix3.Dyad(m.ZZ, Third)
        + Mixed(m.XY, First, Second) + Mixed(m.XZ, First, Third) + Mixed(m.YZ, Second, Third);

    // factor (ab + ba)
    private static SymmetricMatrix3 Mixed(double factor, Vector3d a, Vector3d b) => new(
        2 * factor * a.X * b.X,
        2 * factor * a.Y * b.Y,
        2 * factor * a.Z * b.Z,
        factor * ((a.X * b.Y) + (a.Y * b.X)),
        factor * ((a.X * b.Z) + (a.Z * b.X)),
        factor * ((a.Y * b.Z) + (a.Z * b.Y)));
}
