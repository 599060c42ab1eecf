using Larmor.Numerics;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// What a stack answers to its charge current and to the terminals of its moving magnets, in their tangent frames: [V; J_m,1; J_m,2 ...] = T [J₀; D_m,1; D_m,2 ...] with two
/// components for each magnet. One block elimination serves all 1 + 2n columns.
/// </summary>
/// <remarks>
/// Nodes are eliminated as in <see cref="SpinSide"/>, without subtracting conductances. The row of V is b^T K⁻¹, gathered on the way forward: ½ (transposed drive)·total⁻¹(drive)
/// of each node. Holds its own memory: use one for each thread.
/// </remarks>
internal sealed class TerminalMatrix
{
    private readonly int[] moving;
    private readonly StackRange range;
    private readonly int size;
    private readonly TangentFrame[] axes;
    private readonly int[] places;
    private readonly SpinTwoPort[] parts;
    private readonly Matrix3[] transfers;
    private readonly Vector3d[] offsets, sources, nodes, absorbed, potentials;
    private readonly double[] entries;
    private int firstFrame;

    /// <summary>Memory for a range of a stack.</summary>
    public TerminalMatrix(NoncollinearStack stack, int[] moving, TangentFrame[] held, in StackRange range)
    {
        (this.moving, this.range) = (moving, range);
        size = 1 + (2 * moving.Length);
        axes = [.. held];
        places = new int[moving.Length];
        parts = new SpinTwoPort[range.Count];
        transfers = new Matrix3[range.Count];
        offsets = new Vector3d[range.Count * size];
        (sources, nodes) = (new Vector3d[size], new Vector3d[size]);
        absorbed = new Vector3d[held.Length];
        potentials = new Vector3d[Math.Max(1, stack.Magnets.Count)];
        entries = new double[size * size];
    }

    /// <summary>1 + 2n.</summary>
    public int Size => size;

    /// <summary>T by rows: ohm m² in the corner, S/m² in the lower right, otherwise without unit. V per D_m, J_m per J₀.</summary>
    public ReadOnlySpan<double> Entries => entries;

    /// <summary>The tangent frame of a moving magnet.</summary>
    public ref readonly TangentFrame Frame(int magnet) => ref axes[places[magnet]];

    /// <summary>Turns the moving magnets.</summary>
    public MomentFrames Turn(ReadOnlySpan<Vector3d> moments, int first)
    {
        firstFrame = first;
        for (int k = 0; k < moving.Length; k++)
        {
            places[k] = moving[k] - first;
            axes[places[k]] = TangentFrame.At(moments[k]);
        }
        return new MomentFrames(axes, first);
    }

    /// <summary>Fills <see cref="Entries"/>.</summary>
    /// <param name="left">What stands at the left, and in the frame of which magnet.</param>
    /// <param name="right">What stands at the right.</param>
    /// <param name="frames">The frames of the moments.</param>
    /// <param name="outside">Resistance of what is not in the range, in ohm m².</param>
    public void Solve((SpinSide Side, int Frame) left, (SpinSide Side, int Frame) right, in MomentFrames frames, double outside)
    {
        Array.Clear(entries);
        Array.Clear(sources);
        entries[0] = outside;
        (SpinSide side, int frame) = left;
        sources[0] = side.Source;
        for (int k = 0; k < parts.Length; k++)
        {
            StackPart here = range[k];
            here.At(frames, out parts[k]);
            TurnTo(ref side, frames.Turn(frame, here.LeftFrame));
            Pass(k, ref side, frames);
            frame = here.RightFrame;
            entries[0] += here.ChargeResistance(frames) + here.InnerResistance(frames);
        }
        TurnTo(ref side, frames.Turn(frame, right.Frame));
        Meet(side, right.Side);
        Return(right.Frame, frames);
    }

    private void TurnTo(ref SpinSide side, in FrameTurn turn)
    {
        if (turn.IsNone) return;
        side = side.Turned(turn);
        for (int r = 0; r < size; r++) sources[r] = turn.Apply(sources[r]);
    }

    /// <summary>Eliminates the node before part k, for all columns.</summary>
    private void Pass(int k, ref SpinSide side, in MomentFrames frames)
    {
        ref SpinTwoPort part = ref parts[k];
        if (part.IsBarrier)
        {
            PassBarrier(k, ref side, frames);
            return;
        }
        SpinSide behind = side.Behind(part, out EliminatedNode _, out Matrix3 inverse);
        Matrix3 near = side.Admittance + part.ShuntLeft;
        transfers[k] = side.IsReservoir ? Matrix3.Zero : inverse * part.Series;
        Vector3d transposed = side.TransposedSource - part.DriveLeft;
        for (int r = 0; r < size; r++)
        {
            SpinTwoPort driven = DrivesOf(k, r, part, frames);
            Vector3d drive = sources[r] - driven.DriveLeft, offset = side.IsReservoir ? Vector3d.Zero : inverse * drive;
            offsets[(k * size) + r] = offset;
            if (r > 0) entries[r] += Vector3d.Dot(transposed, offset) / 2;
            sources[r] = side.IsReservoir ? driven.DriveRight : SpinSide.Choose(driven, sources[r], part.Series * offset, near * offset, near);
        }
        side = behind;
    }

    private void PassBarrier(int k, ref SpinSide side, in MomentFrames frames)
    {
        ref SpinTwoPort part = ref parts[k];
        SpinSide before = side;
        double transposed = before.TransposedSource.Z - part.DriveLeft.Z;
        for (int r = 0; r < size; r++)
        {
            SpinTwoPort driven = DrivesOf(k, r, part, frames);
            SpinSide after = (before with { Source = sources[r] }).Behind(driven, out EliminatedNode node);
            (offsets[(k * size) + r], transfers[k]) = (node.Offset, node.Transfer);
            sources[r] = after.Source;
            if (r == 0) side = after;
            else entries[r] += (transposed * node.Offset.Z / 2) + range[k].TerminalVoltage(frames, potentials);
        }
    }

    /// <summary>The part with the drives of one column: of the current, or of one component of one terminal.</summary>
    private SpinTwoPort DrivesOf(int k, int column, in SpinTwoPort part, in MomentFrames frames)
    {
        if (column == 0) return part;
        SpinTwoPort driven = part;
        driven.DriveLeft = driven.DriveRight = driven.DriveStep = Vector3d.Zero;
        if (part.IsBarrier) driven.Barrier = part.Barrier with { StepToRight = 0, StepToLeft = 0 };
        Drive(column);
        range[k].AddTerminals(frames, potentials, ref driven);
        return driven;
    }

    /// <summary>One volt on one component of one terminal.</summary>
    private void Drive(int column)
    {
        Array.Clear(potentials);
        int magnet = (column - 1) / 2;
        ref readonly TangentFrame frame = ref axes[moving[magnet] - firstFrame];
        potentials[moving[magnet]] = (column - 1) % 2 == 0 ? frame.First : frame.Second;
    }

    private void Meet(in SpinSide left, in SpinSide right)
    {
        entries[0] += right.Resistance + left.Resistance;
        if (left.IsReservoir || right.IsReservoir)
        {
            Array.Clear(nodes);
            return;
        }
        Matrix3 inverse = (left.Admittance + right.Admittance).Inverse();
        Vector3d transposed = left.TransposedSource - right.TransposedSource;
        for (int r = 0; r < size; r++)
        {
            nodes[r] = inverse * (r == 0 ? sources[r] - right.Source : sources[r]);
            entries[r] += Vector3d.Dot(transposed, nodes[r]) / 2;
        }
    }

    /// <summary>From the last node back to the first, gathering what the magnets absorb.</summary>
    private void Return(int endFrame, in MomentFrames frames)
    {
        for (int r = 0; r < size; r++)
        {
            int frame = endFrame;
            Vector3d node = nodes[r];
            Array.Clear(absorbed);
            if (r > 0) Drive(r);
            for (int k = parts.Length - 1; k >= 0; k--)
            {
                StackPart here = range[k];
                if (frame != here.RightFrame) node = frames.Turn(frame, here.RightFrame).Apply(node);
                frame = here.LeftFrame;
                Vector3d before = offsets[(k * size) + r] + (transfers[k] * node);
                if (r == 0) here.AddAbsorbed(frames, before, node, absorbed);
                else here.AddAbsorbed(frames, potentials, (before, node), absorbed);
                node = before;
            }
            for (int k = 0; k < moving.Length; k++)
            {
                (entries[((1 + (2 * k)) * size) + r], entries[((2 + (2 * k)) * size) + r]) = Frame(k).Components(absorbed[places[k]]);
            }
        }
    }
}
