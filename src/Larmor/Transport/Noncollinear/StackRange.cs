using Larmor.Numerics;

namespace Larmor.Transport.Noncollinear;

/// <summary>Neighbouring parts of a prepared stack, solved at unit current between two given sides without allocating anything.</summary>
/// <param name="stack">The stack.</param>
/// <param name="first">Its first merged part that belongs to the range.</param>
/// <param name="last">The last one.</param>
/// <param name="isReduced">Whether the reference drive is subtracted, in the range and in its sides.</param>
internal readonly struct StackRange(NoncollinearStack stack, int first, int last, bool isReduced)
{
    /// <summary>Number of parts.</summary>
    public int Count => last - first + 1;

    /// <summary>The part at a place of the range.</summary>
    public StackPart this[int place] => stack.Merged[first + place];

    /// <summary>Resistance of the range and its sides, and what the magnets absorb.</summary>
    /// <param name="left">What stands at the left, and in the frame of which magnet.</param>
    /// <param name="right">What stands at the right.</param>
    /// <param name="frames">The frames of the moments.</param>
    /// <param name="nodes">Room for one node for each part.</param>
    /// <param name="absorbed">Takes J_m/J₀ of the magnets whose frames are given.</param>
    /// <returns>R A in ohm m².</returns>
    public double Solve((SpinSide Side, int Frame) left, (SpinSide Side, int Frame) right, in MomentFrames frames, Span<EliminatedNode> nodes, Span<Vector3d> absorbed)
    {
        StackPart[] parts = stack.Merged;
        (SpinSide side, int frame) = left;
        double resistance = 0;
        for (int k = first; k <= last; k++)
        {
            StackPart here = parts[k];
            here.At(frames, out SpinTwoPort part);
            if (isReduced) stack.SubtractReference(here, frames, ref part);
            if (frame != here.LeftFrame) side = side.Turned(frames.Turn(frame, here.LeftFrame));
            side = side.Behind(part, out nodes[k - first]);
            frame = here.RightFrame;
            resistance += here.ChargeResistance(frames) + here.InnerResistance(frames);
        }
        if (frame != right.Frame) side = side.Turned(frames.Turn(frame, right.Frame));
        Vector3d node = side.Meet(right.Side, out double end);
        frame = right.Frame;
        absorbed.Clear();
        for (int k = last; k >= first; k--)
        {
            StackPart here = parts[k];
            if (frame != here.RightFrame) node = frames.Turn(frame, here.RightFrame).Apply(node);
            frame = here.LeftFrame;
            Vector3d before = nodes[k - first].Value(node);
            here.AddAbsorbed(frames, before, node, absorbed);
            node = before;
        }
        return resistance + side.Resistance + end;
    }
}
