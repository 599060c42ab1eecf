using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>Axes in which a symmetric matrix is diagonal, its values rising.</summary>
internal readonly record struct PrincipalAxes(Vector3d First, Vector3d Second, Vector3d Third, (double First, double Second, double Third) Values)
{
    /// <summary>The axes of a matrix, right-handed.</summary>
    public static PrincipalAxes Of(SymmetricMatrix3 m)
    {
        (double[] values, double[] v) = SymmetricEigensystem.Of([m.XX, m.XY, m.XZ, m.XY, m.YY, m.YZ, m.XZ, m.YZ, m.ZZ], 3);
        (Vector3d first, Vector3d second) = (new(v[0], v[3], v[6]), new(v[1], v[4], v[7]));
        return new PrincipalAxes(first, second, Vector3d.Cross(first, second), (values[0], values[1], values[2]));
    }

    /// <summary>Components along the axes of a vector in the laboratory.</summary>
    public Vector3d Into(Vector3d lab) => new(Vector3d.Dot(First, lab), Vector3d.Dot(Second, lab), Vector3d.Dot(Third, lab));

    /// <summary>The vector in the laboratory with these components along the axes.</summary>
    public Vector3d Out(Vector3d own) => (own.X * First) + (own.Y * Second) + (own.Z * Third);
}

/// <summary>Steps of one length.</summary>
/// <param name="Start">Time of the first, in s.</param>
/// <param name="Step">h in s.</param>
/// <param name="Count">How many.</param>
internal readonly record struct StepTimes(double Start, double Step, int Count)
{
    /// <summary>Where a step begins, in s.</summary>
    public double At(int step) => Start + (step * Step);
}
