using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// Everything on one side of a node: it delivers the spin current Js = s − Y D towards the node along +x (a right side takes up s + Y D).
/// The vector form of <see cref="SpinSource"/>, in the frame of a magnet.
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
    /// The side seen from behind a part in whose frame it is given. No conductances are subtracted: near = Y + sh₁, total = near + se,
    /// Y′ = near total⁻¹ se + sh₂, s′ = p₂ + se total⁻¹ (s − p₁), and the node contributes ½ (s − p₁)·total⁻¹ (s − p₁) to R_ne A.
    /// </summary>
    /// <param name="part">The part next to the node.</param>
    /// <param name="node">What remains to be known of the node, see <see cref="EliminatedNode"/>.</param>
    public readonly SpinSide Behind(in SpinTwoPort part, out EliminatedNode node) =>
        part.IsBarrier ? BehindBarrier(part, out node) : Behind(part, out node, out _);

    /// <summary>The same behind a metal, with total⁻¹ for other sources; of no meaning behind a reservoir.</summary>
    public readonly SpinSide Behind(in SpinTwoPort part, out EliminatedNode node, out Matrix3 inverse)
    {
        inverse = default;
        if (IsReservoir)
        {
            node = default;
            return new SpinSide { Source = part.DriveRight, TransposedSource = part.DriveRight, Admittance = Matrix3.Zero + (part.Series + part.ShuntRight), Resistance = Resistance };
        }
        Matrix3 near = Admittance + part.ShuntLeft;
        inverse = (near + part.Series).Inverse();
        Vector3d drive = Source - part.DriveLeft, transposed = TransposedSource - part.DriveLeft, back = inverse.Left(transposed);
        node = new EliminatedNode(inverse * drive, inverse * part.Series);
        Vector3d through = part.Series * node.Offset, throughBack = part.Series.Left(back), lost = near * node.Offset, lostBack = near.Left(back);
        return new SpinSide
        {
            Source = Choose(part, Source, through, lost, near),
            TransposedSource = Choose(part, TransposedSource, throughBack, lostBack, near),
            Admittance = (near * node.Transfer) + part.ShuntRight,
            Resistance = Resistance + (Vector3d.Dot(transposed, node.Offset) / 2),
        };
    }

    /// <summary>s′ of a source s. Component by component the smaller of both amounts is taken off: p₂ + se total⁻¹ (s − p₁) = s + (p₂ − p₁) − near total⁻¹ (s − p₁).</summary>
    public static Vector3d Choose(in SpinTwoPort part, Vector3d source, Vector3d through, Vector3d lost, in Matrix3 near)
    {
        bool isFlat = Math.Abs(near.RowX.X) < Math.Abs(part.Series.Across.Real), isStraight = near.RowZ.Z < part.Series.Along;
        Vector3d first = part.DriveRight + through, second = source + part.DriveStep - lost;
        return new Vector3d(isFlat ? second.X : first.X, isFlat ? second.Y : first.Y, isStraight ? second.Z : first.Z);
    }

    /// <summary>The side in another frame.</summary>
    public readonly SpinSide Turned(in FrameTurn turn) => turn.IsNone
        ? this
        : this with { Source = turn.Apply(Source), TransposedSource = turn.Apply(TransposedSource), Admittance = turn.Apply(Admittance) };

    /// <summary>The same side with a drive subtracted from all.</summary>
    public readonly SpinSide Relative(Vector3d reference) => this with { Source = Source - reference, TransposedSource = TransposedSource - reference };

    /// <summary>D of the node between this side, at its left, and another one at its right, both in one frame.</summary>
    /// <param name="right">The right side.</param>
    /// <param name="resistance">What the node and the right side add to R_ne A, in ohm m².</param>
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
        BarrierConductances barrier = part.Barrier;
        if (IsReservoir)
        {
            node = default;
            return new SpinSide { Source = part.DriveRight, TransposedSource = part.DriveRight, Admittance = Matrix3.Zero + new AxialTensor(barrier.OfRight, 0), Resistance = Resistance };
        }
        double near = Admittance.RowZ.Z, total = near + barrier.OfLeft, through = barrier.Between / total;
        double drive = Source.Z - part.DriveLeft.Z, transposed = TransposedSource.Z - part.DriveLeft.Z;
        node = new EliminatedNode(new Vector3d(0, 0, drive / total), Matrix3.Zero + new AxialTensor(through, 0));
        double end = part.DriveRight.Z;
        double Behind(double source, double excess) => near < barrier.OfLeft
            ? barrier.StepToRight + (barrier.RatioToRight * (source - (near / total * excess)))
            : end + (through * excess);
        return new SpinSide
        {
            Source = new Vector3d(0, 0, Behind(Source.Z, drive)),
            TransposedSource = new Vector3d(0, 0, Behind(TransposedSource.Z, transposed)),
            Admittance = Matrix3.Zero + new AxialTensor((barrier.Determinant + (near * barrier.OfRight)) / total, 0),
            Resistance = Resistance + (transposed * drive / (2 * total)),
        };
    }
}

/// <summary>A node that has been eliminated: once D of the next node is known in the frame of the part between, its own is Offset + Transfer D.</summary>
/// <param name="Offset">total⁻¹ (s − p₁) in V.</param>
/// <param name="Transfer">total⁻¹ se.</param>
internal readonly record struct EliminatedNode(Vector3d Offset, Matrix3 Transfer)
{
    /// <summary>D of the node.</summary>
    public Vector3d Value(Vector3d next) => Offset + (Transfer * next);
}
