using Larmor.Numerics;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// How the spin currents that the moving magnets of a stack absorb at unit charge current change while any of them turns: the derivative of the block elimination itself, exact to rounding.
/// </summary>
/// <remarks>
/// <para>In the frame of its own magnet a part does not depend on any direction: only the turns R between neighbouring frames do, dR = [w×] R with w the difference of the two rotations. With
/// total = Y + sh₁ + se, L = se total⁻¹, T = total⁻¹ se, o the offset and D the solved value of a node, a turn makes dY′ = R dY R^T + [w×] Y′ − Y′ [w×] and ds′ = R ds + w × s′; behind the part it is
/// dY = L dY′ T and ds = L (ds′ − dY′ o), and on the way back dD = total⁻¹ (ds′ − dY′ D) + T dD_next. A constant direction of an end turns the other way in the frame of a moving magnet.</para>
/// <para>Not for tunnel barriers, whose conductances depend on two directions at once. Holds its own memory: use one for each thread.</para>
/// </remarks>
internal sealed class TorqueSlopes
{
    private readonly int[] moving;
    private readonly StackRange range;
    private readonly TangentFrame[] axes;
    private readonly Node[] nodes;
    private readonly Vector3d[] shifts, absorbed, changed, potentials;
    private readonly Vector3d[] slopes;
    private int firstFrame;

    /// <summary>Memory for a range of a stack.</summary>
    public TorqueSlopes(NoncollinearStack stack, int[] moving, TangentFrame[] held, in StackRange range)
    {
        (this.moving, this.range) = (moving, range);
        axes = [.. held];
        (nodes, shifts) = (new Node[range.Count], new Vector3d[range.Count]);
        (absorbed, changed) = (new Vector3d[held.Length], new Vector3d[held.Length]);
        potentials = new Vector3d[Math.Max(1, stack.Magnets.Count)];
        slopes = new Vector3d[2 * moving.Length * moving.Length];
    }

    /// <summary>J_m/J₀ of a moving magnet.</summary>
    public Vector3d Absorbed(int magnet) => absorbed[moving[magnet] - firstFrame];

    /// <summary>The tangent frame of a moving magnet.</summary>
    public ref readonly TangentFrame Frame(int magnet) => ref axes[moving[magnet] - firstFrame];

    /// <summary>The change of J_m/J₀ of one moving magnet while another, or itself, moves along the first (0) or second (1) direction of its frame, per rad.</summary>
    public Vector3d Slope(int magnet, int turned, int direction) => slopes[(((2 * turned) + direction) * moving.Length) + magnet];

    /// <summary>Turns the moving magnets.</summary>
    public MomentFrames Turn(ReadOnlySpan<Vector3d> moments, int first)
    {
        firstFrame = first;
        for (int k = 0; k < moving.Length; k++) axes[moving[k] - first] = TangentFrame.At(moments[k]);
        return new MomentFrames(axes, first);
    }

    /// <summary>Solves the stack and all its derivatives.</summary>
    /// <param name="left">What stands at the left, and in the frame of which magnet.</param>
    /// <param name="right">What stands at the right.</param>
    /// <param name="frames">The frames of the moments.</param>
    public void Solve((SpinSide Side, int Frame) left, (SpinSide Side, int Frame) right, in MomentFrames frames)
    {
        SpinSide last = Forward(left, right.Frame, frames);
        (SpinSide end, Meeting meeting) = (right.Side, default);
        meeting.Side = last;
        if (!last.IsReservoir && !end.IsReservoir)
        {
            meeting.Inverse = (last.Admittance + end.Admittance).Inverse();
            meeting.Value = meeting.Inverse * (last.Source - end.Source);
        }
        Back(meeting.Value, right.Frame, frames);
        for (int turned = 0; turned < moving.Length; turned++)
        {
            TangentFrame frame = Frame(turned);
            // u moves along its first direction when it turns about the second, along the second when it turns about minus the first.
            Differentiate((turned, 0), frame.Second, left, right, meeting, frames);
            Differentiate((turned, 1), -frame.First, left, right, meeting, frames);
        }
    }

    private SpinSide Forward((SpinSide Side, int Frame) left, int endFrame, in MomentFrames frames)
    {
        (SpinSide side, int frame) = left;
        for (int k = 0; k < nodes.Length; k++)
        {
            StackPart here = range[k];
            ref Node node = ref nodes[k];
            here.At(frames, out SpinTwoPort part);
            node.Turn = frames.Turn(frame, here.LeftFrame);
            side = side.Turned(node.Turn);
            (node.Source, node.Admittance, node.Frame, node.EndFrame) = (side.Source, side.Admittance, here.LeftFrame, here.RightFrame);
            side = side.Behind(part, out EliminatedNode eliminated, out node.Inverse);
            (node.Offset, node.Transfer) = (eliminated.Offset, eliminated.Transfer);
            node.Through = Times(part.Series, node.Inverse);
            frame = here.RightFrame;
        }
        return side.Turned(frames.Turn(frame, endFrame));
    }

    /// <summary>The values of all nodes, and what the magnets absorb.</summary>
    private void Back(Vector3d value, int frame, in MomentFrames frames)
    {
        Array.Clear(absorbed);
        for (int k = nodes.Length - 1; k >= 0; k--)
        {
            ref Node node = ref nodes[k];
            node.After = frames.Turn(frame, node.EndFrame).Apply(value);
            value = node.Before = node.Offset + (node.Transfer * node.After);
            range[k].AddAbsorbed(frames, node.Before, node.After, absorbed);
            frame = node.Frame;
        }
    }

    private void Differentiate((int Magnet, int Direction) turned, Vector3d rotation, (SpinSide Side, int Frame) left, (SpinSide Side, int Frame) right, in Meeting meeting, in MomentFrames frames)
    {
        int magnet = moving[turned.Magnet];
        // A direction that stays in the laboratory turns back in the frame of the magnet.
        (Vector3d source, Matrix3 admittance, int frame) = (left.Frame == magnet ? Vector3d.Cross(-frames.Into(magnet, rotation), left.Side.Source) : default, Matrix3.Zero, left.Frame);
        for (int k = 0; k < nodes.Length; k++)
        {
            ref Node node = ref nodes[k];
            Turned(ref source, ref admittance, node.Turn, (node.Source, node.Admittance), Difference(frame, node.Frame, magnet, rotation, frames));
            shifts[k] = node.Inverse * (source - (admittance * node.Before));
            (source, admittance) = (node.Through * (source - (admittance * node.Offset)), node.Through * (admittance * node.Transfer));
            frame = node.EndFrame;
        }
        Turned(ref source, ref admittance, frames.Turn(frame, right.Frame), (meeting.Side.Source, meeting.Side.Admittance), Difference(frame, right.Frame, magnet, rotation, frames));
        if (right.Frame == magnet) source -= Vector3d.Cross(-frames.Into(magnet, rotation), right.Side.Source);
        Return(turned, rotation, (meeting.Inverse * (source - (admittance * meeting.Value)), right.Frame), frames);
    }

    private void Return((int Magnet, int Direction) turned, Vector3d rotation, (Vector3d Value, int Frame) end, in MomentFrames frames)
    {
        int magnet = moving[turned.Magnet];
        (Vector3d value, int frame) = end;
        Array.Clear(changed);
        for (int k = nodes.Length - 1; k >= 0; k--)
        {
            ref Node node = ref nodes[k];
            Vector3d after = frames.Turn(frame, node.EndFrame).Apply(value) + Vector3d.Cross(Difference(frame, node.EndFrame, magnet, rotation, frames), node.After);
            value = shifts[k] + (node.Transfer * after);
            range[k].AddAbsorbed(frames, potentials, (value, after), changed);
            frame = node.Frame;
        }
        changed[magnet - firstFrame] += Vector3d.Cross(rotation, absorbed[magnet - firstFrame]);
        for (int k = 0; k < moving.Length; k++) slopes[(((2 * turned.Magnet) + turned.Direction) * moving.Length) + k] = changed[moving[k] - firstFrame];
    }

    /// <summary>The rotation of a frame less that of the frame turned into, in the components of the latter.</summary>
    private static Vector3d Difference(int from, int to, int magnet, Vector3d rotation, in MomentFrames frames) =>
        from == to ? default : from == magnet ? frames.Into(to, rotation) : to == magnet ? -frames.Into(to, rotation) : default;

    private static void Turned(ref Vector3d source, ref Matrix3 admittance, in FrameTurn turn, (Vector3d Source, Matrix3 Admittance) after, Vector3d rotation)
    {
        (source, admittance) = (turn.Apply(source), turn.Apply(admittance));
        if (rotation == default) return;
        Matrix3 across = new(new Vector3d(0, -rotation.Z, rotation.Y), new Vector3d(rotation.Z, 0, -rotation.X), new Vector3d(-rotation.Y, rotation.X, 0));
        source += Vector3d.Cross(rotation, after.Source);
        admittance += (across * after.Admittance) - (after.Admittance * across);
    }

    private static Matrix3 Times(in AxialTensor tensor, in Matrix3 m) => new(
        (tensor.Across.Real * m.RowX) - (tensor.Across.Imaginary * m.RowY), (tensor.Across.Imaginary * m.RowX) + (tensor.Across.Real * m.RowY), tensor.Along * m.RowZ);

    /// <summary>A node before a part, and what was solved there.</summary>
    private struct Node
    {
        public FrameTurn Turn;
        public Vector3d Source, Offset, Before, After;
        public Matrix3 Admittance, Inverse, Transfer, Through;
        public int Frame, EndFrame;
    }

    /// <summary>The node at which both sides meet.</summary>
    private struct Meeting
    {
        public SpinSide Side;
        public Matrix3 Inverse;
        public Vector3d Value;
    }
}
