using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// A part of the stack between two nodes, for the accumulation as a vector in a frame whose third axis is the moment of the part: a Π network
/// with one conductance along the moment and a complex one across it at each of its three places, and a drive at each face. In its own frame a
/// part does not depend on any orientation.
/// </summary>
/// <remarks>
/// Equations: along +x Js₁ = p₁ + (sh₁ + se) D₁ − se D₂, Js₂ = p₂ + se D₁ − (sh₂ + se) D₂. A barrier between two ferromagnets knows only one
/// component at each face, each in the frame of its own side; see <see cref="BarrierConductances"/>.
/// </remarks>
internal struct SpinTwoPort
{
    /// <summary>sh₁ in S/m².</summary>
    public AxialTensor ShuntLeft;

    /// <summary>se in S/m².</summary>
    public AxialTensor Series;

    /// <summary>sh₂ in S/m².</summary>
    public AxialTensor ShuntRight;

    /// <summary>p₁ at the charge current solved for.</summary>
    public Vector3d DriveLeft;

    /// <summary>p₂ at the charge current solved for.</summary>
    public Vector3d DriveRight;

    /// <summary>p₂ − p₁, not formed from them; of no meaning for a barrier.</summary>
    public Vector3d DriveStep;

    /// <summary>The barrier that this is; of no meaning for a metal.</summary>
    public BarrierConductances Barrier;

    /// <summary>Whether this is a barrier between two ferromagnets.</summary>
    public bool IsBarrier;

    /// <summary>The same part seen along −x: both faces exchanged.</summary>
    public readonly SpinTwoPort Mirrored => new()
    {
        ShuntLeft = ShuntRight,
        Series = Series,
        ShuntRight = ShuntLeft,
        DriveLeft = DriveRight,
        DriveRight = DriveLeft,
        DriveStep = -DriveStep,
        Barrier = Barrier.Mirrored,
        IsBarrier = IsBarrier,
    };
}

/// <summary>A tensor that is isotropic about the third axis: Along on it, Across as a complex factor in the plane of the first two.</summary>
/// <param name="Along">Eigenvalue along the third axis.</param>
/// <param name="Across">a + ib acts across it as a + b z ×.</param>
internal readonly record struct AxialTensor(double Along, Complex Across)
{
    /// <summary>The same in all directions.</summary>
    public static AxialTensor Isotropic(double value) => new(value, value);

    /// <summary>Sum.</summary>
    public static AxialTensor operator +(in AxialTensor a, in AxialTensor b) => new(a.Along + b.Along, a.Across + b.Across);

    /// <summary>Row vector times tensor: the transposed tensor times v.</summary>
    public Vector3d Left(Vector3d v) => FromLeft(v);

    /// <summary>Tensor times vector.</summary>
    public static Vector3d operator *(in AxialTensor a, Vector3d v) =>
        new((a.Across.Real * v.X) - (a.Across.Imaginary * v.Y), (a.Across.Imaginary * v.X) + (a.Across.Real * v.Y), a.Along * v.Z);

    /// <summary>Sum with a general tensor.</summary>
    public static Matrix3 operator +(in Matrix3 m, in AxialTensor a) => new(
        new Vector3d(m.RowX.X + a.Across.Real, m.RowX.Y - a.Across.Imaginary, m.RowX.Z),
        new Vector3d(m.RowY.X + a.Across.Imaginary, m.RowY.Y + a.Across.Real, m.RowY.Z),
        m.RowZ with { Z = m.RowZ.Z + a.Along });

    /// <summary>Product, the general tensor first.</summary>
    public static Matrix3 operator *(in Matrix3 m, in AxialTensor a) => new(a.FromLeft(m.RowX), a.FromLeft(m.RowY), a.FromLeft(m.RowZ));

    private Vector3d FromLeft(Vector3d row) =>
        new((Across.Real * row.X) + (Across.Imaginary * row.Y), (Across.Real * row.Y) - (Across.Imaginary * row.X), Along * row.Z);
}

/// <summary>
/// A barrier for D₁ along the moment at its left and D₂ along that at its right: Js₁ = p₁ + a₁ D₁ − b D₂ and Js₂ = p₂ + b D₁ − a₂ D₂, each along its
/// own moment.
/// </summary>
/// <param name="OfLeft">a₁ in S/m².</param>
/// <param name="OfRight">a₂ in S/m².</param>
/// <param name="Between">b in S/m², of either sign.</param>
/// <param name="Determinant">a₁ a₂ − b² ≥ 0, formed without cancellation.</param>
internal readonly record struct BarrierConductances(double OfLeft, double OfRight, double Between, double Determinant)
{
    /// <summary>p₂ − (b/a₁) p₁, not formed from them, plus what terminal potentials add.</summary>
    public double StepToRight { get; init; }

    /// <summary>p₁ − (b/a₂) p₂, not formed from them, plus what terminal potentials add.</summary>
    public double StepToLeft { get; init; }

    /// <summary>b/a₁.</summary>
    public double RatioToRight { get; init; }

    /// <summary>b/a₂.</summary>
    public double RatioToLeft { get; init; }

    /// <summary>The barrier seen along −x.</summary>
    public BarrierConductances Mirrored => new(OfRight, OfLeft, Between, Determinant)
    {
        StepToRight = StepToLeft,
        StepToLeft = StepToRight,
        RatioToRight = RatioToLeft,
        RatioToLeft = RatioToRight,
    };
}
