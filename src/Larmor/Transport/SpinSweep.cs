using Larmor.Numerics;

namespace Larmor.Transport;

/// <summary>D at both faces of a part, with the difference kept as itself.</summary>
/// <param name="Left">D at the left face in V.</param>
/// <param name="Right">D at the right face in V.</param>
/// <param name="Difference">Left − Right in V, not formed from them.</param>
internal readonly record struct PartFaces(Vector3d Left, Vector3d Right, Vector3d Difference)
{
    /// <summary>Superposition of two solutions.</summary>
    public static PartFaces operator +(PartFaces a, PartFaces b) => new(a.Left + b.Left, a.Right + b.Right, a.Difference + b.Difference);

    /// <summary>A multiple of a solution.</summary>
    public static PartFaces operator *(double factor, PartFaces a) => new(factor * a.Left, factor * a.Right, factor * a.Difference);

    /// <summary>The component along a unit vector.</summary>
    public FaceValues Along(Vector3d u) => new(Vector3d.Dot(u, Left), Vector3d.Dot(u, Right), -Vector3d.Dot(u, Difference));
}

/// <summary>
/// The spin accumulation at all nodes of a chain of parts, eliminated from both sides. The vector form of <see cref="SpinLadder"/>.
/// </summary>
internal sealed class SpinSweep
{
    private readonly SpinTwoPort[] parts;
    private readonly SpinSide[] fromLeft;
    private readonly SpinSide[] fromRight;

    /// <summary>Solves a chain.</summary>
    public SpinSweep(SpinTwoPort[] parts, SpinSide left, SpinSide right)
    {
        this.parts = parts;
        int last = parts.Length;
        fromLeft = new SpinSide[last + 1];
        fromRight = new SpinSide[last + 1];
        fromLeft[0] = left;
        fromRight[last] = right;
        for (int k = 0; k < last; k++) fromLeft[k + 1] = fromLeft[k].Behind(parts[k], out _);
        for (int k = last - 1; k >= 0; k--) fromRight[k] = fromRight[k + 1].Behind(parts[k].Mirrored, out _);
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => fromLeft.Length;

    /// <summary>R_ne A of the nodes, in ohm m²: a sum of squares where nothing precesses.</summary>
    public double Resistance
    {
        get
        {
            fromLeft[^1].Meet(fromRight[^1], out double last);
            return fromLeft[^1].Resistance + last;
        }
    }

    /// <summary>D at a node in V.</summary>
    public Vector3d Node(int node) => fromLeft[node].Meet(fromRight[node], out _);

    /// <summary>D at both faces of a part.</summary>
    public PartFaces Faces(int part) => new(Node(part), Node(part + 1), Difference(part));

    /// <summary>D at the right face of a part per spin current put in at its left face, in ohm m².</summary>
    public Matrix3 Forward(int part) => Response(fromLeft[part], parts[part], fromRight[part + 1]);

    /// <summary>D at the left face of a part per spin current put in at its right face, in ohm m².</summary>
    public Matrix3 Backward(int part) => Response(fromRight[part + 1], parts[part].Mirrored, fromLeft[part]);

    private static Matrix3 Response(in SpinSide here, in SpinTwoPort part, in SpinSide there)
    {
        if (here.IsReservoir || there.IsReservoir) return Matrix3.Zero;
        SpinSide behind = here.Behind(part, out EliminatedNode node);
        // se total⁻¹ from the transposed network, of which only total⁻¹ se is at hand.
        Matrix3 reach = part.Barrier.IsPresent ? node.Transfer.Transposed : part.Series * (here.Admittance + part.ShuntLeft + part.Series).Inverse();
        return (behind.Admittance + there.Admittance).Inverse() * reach;
    }

    // Both currents through the part, I = se (D₁ − D₂), with near D₁ = s_l − p₁ − I and near′ D₂ = I + p₂ − s_r: sums of parallel conductances only.
    private Vector3d Difference(int k)
    {
        ref readonly SpinTwoPort part = ref parts[k];
        if (part.Barrier.IsPresent) return Node(k) - Node(k + 1);
        bool leftHolds = fromLeft[k].IsReservoir, rightHolds = fromRight[k + 1].IsReservoir;
        if (leftHolds && rightHolds) return Vector3d.Zero;
        Matrix3 left = fromLeft[k].Admittance + part.ShuntLeft, right = fromRight[k + 1].Admittance + part.ShuntRight;
        Vector3d leftDrive = fromLeft[k].Source - part.DriveLeft, rightDrive = fromRight[k + 1].Source - part.DriveRight;
        if (leftHolds) return (right + part.Series).Inverse() * rightDrive;
        if (rightHolds) return (left + part.Series).Inverse() * leftDrive;
        Matrix3 inverse = (left + right).Inverse(), weight = left * inverse;
        return ((weight * right) + part.Series).Inverse() * ((right * (inverse * leftDrive)) + (weight * rightDrive));
    }
}
