using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>D at both faces of a part in its own frame, with the difference kept as itself.</summary>
/// <param name="Left">D at the left face in V.</param>
/// <param name="Right">D at the right face in V.</param>
/// <param name="Difference">Left − Right in V, not formed from them; of no meaning at a barrier, whose faces have different frames.</param>
internal readonly record struct PartFaces(Vector3d Left, Vector3d Right, Vector3d Difference)
{
    /// <summary>The first component.</summary>
    public FaceValues X => new(Left.X, Right.X, -Difference.X);

    /// <summary>The second component.</summary>
    public FaceValues Y => new(Left.Y, Right.Y, -Difference.Y);

    /// <summary>The third component: along the moment.</summary>
    public FaceValues Z => new(Left.Z, Right.Z, -Difference.Z);

    /// <summary>Superposition of two solutions.</summary>
    public static PartFaces operator +(PartFaces a, PartFaces b) => new(a.Left + b.Left, a.Right + b.Right, a.Difference + b.Difference);

    /// <summary>A multiple of a solution.</summary>
    public static PartFaces operator *(double factor, PartFaces a) => new(factor * a.Left, factor * a.Right, factor * a.Difference);
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
    /// <param name="stack">The parts and their frames.</param>
    /// <param name="parts">The same parts at these moments.</param>
    /// <param name="frames">The frames of the moments.</param>
    /// <param name="ends">What stands at the left and at the right end, in the frame of the first and the last part.</param>
    public SpinSweep(IReadOnlyList<StackPart> stack, SpinTwoPort[] parts, in MomentFrames frames, (SpinSide Left, SpinSide Right) ends)
    {
        this.parts = parts;
        int last = parts.Length;
        // Both sides of a part in the frame of the face that they meet.
        fromLeft = new SpinSide[last];
        fromRight = new SpinSide[last];
        fromLeft[0] = ends.Left;
        for (int k = 1; k < last; k++) fromLeft[k] = fromLeft[k - 1].Behind(parts[k - 1], out _).Turned(frames.Turn(stack[k - 1].RightFrame, stack[k].LeftFrame));
        fromRight[last - 1] = ends.Right;
        for (int k = last - 2; k >= 0; k--) fromRight[k] = fromRight[k + 1].Behind(parts[k + 1].Mirrored, out _).Turned(frames.Turn(stack[k + 1].LeftFrame, stack[k].RightFrame));
    }

    /// <summary>R_ne A of the nodes, in ohm m²: a sum of squares where nothing precesses.</summary>
    public double Resistance
    {
        get
        {
            SpinSide left = fromLeft[^1].Behind(parts[^1], out _);
            left.Meet(fromRight[^1], out double last);
            return left.Resistance + last;
        }
    }

    /// <summary>D at both faces of a part.</summary>
    public PartFaces Faces(int part)
    {
        SpinTwoPort mirrored = parts[part].Mirrored;
        Vector3d left = fromLeft[part].Meet(fromRight[part].Behind(mirrored, out _), out _);
        Vector3d right = fromLeft[part].Behind(parts[part], out _).Meet(fromRight[part], out _);
        return new PartFaces(left, right, parts[part].IsBarrier ? Vector3d.Zero : Difference(part));
    }

    /// <summary>D at the right face of a part per spin current put in at its left face, in ohm m².</summary>
    public Matrix3 Forward(int part) => Response(fromLeft[part], parts[part], fromRight[part]);

    /// <summary>D at the left face of a part per spin current put in at its right face, in ohm m².</summary>
    public Matrix3 Backward(int part) => Response(fromRight[part], parts[part].Mirrored, fromLeft[part]);

    private static Matrix3 Response(in SpinSide here, in SpinTwoPort part, in SpinSide there)
    {
        if (here.IsReservoir || there.IsReservoir) return Matrix3.Zero;
        SpinSide behind = here.Behind(part, out EliminatedNode node);
        // se total⁻¹, where the elimination has total⁻¹ se.
        Matrix3 inverse = (here.Admittance + part.ShuntLeft + part.Series).Inverse();
        Matrix3 reach = part.IsBarrier ? node.Transfer : (Matrix3.Zero + part.Series) * inverse;
        return (behind.Admittance + there.Admittance).Inverse() * reach;
    }

    // Both currents through the part, I = se (D₁ − D₂), with near D₁ = s_l − p₁ − I and near′ D₂ = I + p₂ − s_r: sums of parallel conductances only.
    private Vector3d Difference(int k)
    {
        ref readonly SpinTwoPort part = ref parts[k];
        bool leftHolds = fromLeft[k].IsReservoir, rightHolds = fromRight[k].IsReservoir;
        if (leftHolds && rightHolds) return Vector3d.Zero;
        Matrix3 left = fromLeft[k].Admittance + part.ShuntLeft, right = fromRight[k].Admittance + part.ShuntRight;
        Vector3d leftDrive = fromLeft[k].Source - part.DriveLeft, rightDrive = fromRight[k].Source - part.DriveRight;
        if (leftHolds) return (right + part.Series).Inverse() * rightDrive;
        if (rightHolds) return (left + part.Series).Inverse() * leftDrive;
        Matrix3 inverse = (left + right).Inverse(), weight = left * inverse;
        return ((weight * right) + part.Series).Inverse() * ((right * (inverse * leftDrive)) + (weight * rightDrive));
    }
}
