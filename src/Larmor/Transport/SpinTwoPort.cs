using System.Runtime.CompilerServices;
using Larmor.Numerics;

namespace Larmor.Transport;

/// <summary>
/// A part of the stack between two nodes at one orientation of all moments, for the accumulation as a vector: a Π network of tensors with a
/// drive at each face. Seen from the other side it is <see cref="Mirrored"/>.
/// </summary>
/// <remarks>
/// Equations: along +x Js₁ = p₁ + (sh₁ + se) D₁ − se D₂, Js₂ = p₂ + se D₁ − (sh₂ + se) D₂. A tunnel barrier between two ferromagnets knows only
/// one component at each face; there Js₁ = p₁ + a₁ m₁ (m₁·D₁) − b m₁ (m₂·D₂), Js₂ = p₂ + b m₂ (m₁·D₁) − a₂ m₂ (m₂·D₂).
/// </remarks>
internal struct SpinTwoPort
{
    /// <summary>sh₁ in S/m².</summary>
    public Matrix3 ShuntLeft;

    /// <summary>se in S/m².</summary>
    public Matrix3 Series;

    /// <summary>sh₂ in S/m².</summary>
    public Matrix3 ShuntRight;

    /// <summary>p₁ at the charge current solved for.</summary>
    public Vector3d DriveLeft;

    /// <summary>p₂ at the charge current solved for.</summary>
    public Vector3d DriveRight;

    /// <summary>The barrier that this is; not <see cref="BarrierAxes.IsPresent"/> for a metal.</summary>
    public BarrierAxes Barrier;

    /// <summary>The same part seen along −x: both faces exchanged.</summary>
    public readonly SpinTwoPort Mirrored => new()
    {
        ShuntLeft = ShuntRight,
        Series = Series,
        ShuntRight = ShuntLeft,
        DriveLeft = DriveRight,
        DriveRight = DriveLeft,
        Barrier = Barrier.Mirrored,
    };
}

/// <summary>The part of a barrier that couples D along m₁ to D along m₂, see <see cref="SpinTwoPort"/>.</summary>
/// <param name="Left">m₁.</param>
/// <param name="Right">m₂.</param>
/// <param name="OfLeft">a₁ in S/m².</param>
/// <param name="OfRight">a₂ in S/m².</param>
/// <param name="Between">b in S/m², of either sign.</param>
/// <param name="Determinant">a₁ a₂ − b² ≥ 0, formed without cancellation.</param>
internal readonly record struct BarrierAxes(Vector3d Left, Vector3d Right, double OfLeft, double OfRight, double Between, double Determinant)
{
    /// <summary>Whether there is a barrier.</summary>
    public bool IsPresent => OfLeft > 0 || OfRight > 0 || Left != default;

    /// <summary>The barrier seen along −x.</summary>
    public BarrierAxes Mirrored => new(Right, Left, OfRight, OfLeft, Between, Determinant);
}

/// <summary>
/// Everything on one side of a node: it delivers the spin current Js = s − Y D towards the node along +x (a right side takes up s + Y D).
/// The vector form of <see cref="SpinSource"/>.
/// </summary>
internal struct SpinSide
{
    /// <summary>s in A/m² at the charge current solved for.</summary>
    public Vector3d Source;

    /// <summary>The source of the transposed network, which is that of all moments reversed with the sign turned.</summary>
    public Vector3d TransposedSource;

    /// <summary>Y in S/m².</summary>
    public Matrix3 Admittance;

    /// <summary>Part of R_ne A of this side while its node is held at D = 0, in ohm m².</summary>
    public double Resistance;

    /// <summary>Whether the side holds D at zero.</summary>
    public bool IsReservoir;

    /// <summary>
    /// The side seen from behind a part. No conductances are subtracted: near = Y + sh₁, total = near + se, Y′ = near total⁻¹ se + sh₂,
    /// s′ = p₂ + se total⁻¹ (s − p₁), and the node contributes ½ (s − p₁)·total⁻¹ (s − p₁) to R_ne A.
    /// </summary>
    /// <param name="part">The part next to the node.</param>
    /// <param name="node">What remains to be known of the node, see <see cref="EliminatedNode"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly SpinSide Behind(in SpinTwoPort part, out EliminatedNode node)
    {
        if (part.Barrier.IsPresent) return BehindBarrier(part, out node);
        if (IsReservoir)
        {
            node = default;
            return new SpinSide { Source = part.DriveRight, TransposedSource = part.DriveRight, Admittance = part.Series + part.ShuntRight, Resistance = Resistance };
        }
        Matrix3 near = Admittance + part.ShuntLeft, inverse = (near + part.Series).Inverse();
        Vector3d drive = Source - part.DriveLeft, transposed = TransposedSource - part.DriveLeft;
        node = new EliminatedNode(inverse * drive, inverse * part.Series);
        return new SpinSide
        {
            Source = part.DriveRight + (part.Series * node.Offset),
            TransposedSource = part.DriveRight + node.Transfer.Left(transposed),
            Admittance = (near * node.Transfer) + part.ShuntRight,
            Resistance = Resistance + (Vector3d.Dot(transposed, node.Offset) / 2),
        };
    }

    /// <summary>The same side with a drive subtracted from all.</summary>
    public readonly SpinSide Relative(Vector3d reference) => this with { Source = Source - reference, TransposedSource = TransposedSource - reference };

    /// <summary>D of the node between this side, at its left, and another one at its right.</summary>
    /// <param name="right">The right side.</param>
    /// <param name="resistance">What the node adds to R_ne A, in ohm m².</param>
    public readonly Vector3d Meet(in SpinSide right, out double resistance)
    {
        resistance = right.Resistance;
        if (IsReservoir || right.IsReservoir) return Vector3d.Zero;
        Vector3d value = (Admittance + right.Admittance).Inverse() * (Source - right.Source);
        resistance += Vector3d.Dot(TransposedSource - right.TransposedSource, value) / 2;
        return value;
    }

    private readonly SpinSide BehindBarrier(in SpinTwoPort part, out EliminatedNode node)
    {
        BarrierAxes barrier = part.Barrier;
        if (IsReservoir)
        {
            node = default;
            return new SpinSide { Source = part.DriveRight, TransposedSource = part.DriveRight, Admittance = Matrix3.Dyad(barrier.OfRight * barrier.Right, barrier.Right), Resistance = Resistance };
        }
        double near = Vector3d.Dot(barrier.Left, Admittance * barrier.Left), total = near + barrier.OfLeft;
        double drive = Vector3d.Dot(barrier.Left, Source - part.DriveLeft), transposed = Vector3d.Dot(barrier.Left, TransposedSource - part.DriveLeft);
        double through = barrier.Between / total;
        node = new EliminatedNode(drive / total * barrier.Left, Matrix3.Dyad(through * barrier.Left, barrier.Right));
        double admittance = (barrier.Determinant + (near * barrier.OfRight)) / total;
        return new SpinSide
        {
            Source = part.DriveRight + (through * drive * barrier.Right),
            TransposedSource = part.DriveRight + (through * transposed * barrier.Right),
            Admittance = Matrix3.Dyad(admittance * barrier.Right, barrier.Right),
            Resistance = Resistance + (transposed * drive / (2 * total)),
        };
    }
}

/// <summary>A node that has been eliminated: once D of the next node is known, its own is Offset + Transfer D.</summary>
/// <param name="Offset">total⁻¹ (s − p₁) in V.</param>
/// <param name="Transfer">total⁻¹ se.</param>
internal readonly record struct EliminatedNode(Vector3d Offset, Matrix3 Transfer)
{
    /// <summary>D of the node.</summary>
    public Vector3d Value(Vector3d next) => Offset + (Transfer * next);
}
