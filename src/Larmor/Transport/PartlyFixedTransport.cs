using System.Buffers;
using System.Globalization;
using Larmor.Numerics;
using Larmor.Transport.Noncollinear;

namespace Larmor.Transport;

/// <summary>
/// A non-collinear stack in which only some magnets move: everything at the left of the first moving one and at the right of the last is
/// eliminated once, so that an orientation costs what stands between.
/// </summary>
/// <remarks>The numbers are those of <see cref="NoncollinearTransport"/> with all moments given.</remarks>
public sealed class PartlyFixedTransport
{
    private const int OnStack = 48;
    private readonly NoncollinearStack stack;
    private readonly int[] moving;
    private readonly TangentFrame[] held;
    private readonly int firstFrame;
    private readonly StackRange range;
    private readonly (SpinSide Side, int Frame)? left;
    private readonly (SpinSide Side, int Frame)? right;
    private readonly double outside;

    internal PartlyFixedTransport(NoncollinearStack stack, int[] moving, ReadOnlySpan<UnitVector> moments)
    {
        this.stack = stack;
        this.moving = moving;
        TangentFrame[] axes = new TangentFrame[moments.Length];
        MomentFrames.Fill(moments, axes);
        MomentFrames frames = new(axes);
        StackPart[] parts = stack.Merged;
        int before = moving[0] - 1, after = moving[^1] + 1;
        int first = before < 0 ? 0 : Place(before) + 1, last = after == axes.Length ? parts.Length - 1 : Place(after) - 1;
        range = new StackRange(stack, first, last, isReduced: false);
        firstFrame = Math.Max(0, before);
        held = axes[firstFrame..(Math.Min(after, axes.Length - 1) + 1)];
        if (first > 0) left = Fixed(true, first, frames, ref outside);
        if (last < parts.Length - 1) right = Fixed(false, last, frames, ref outside);
    }

    /// <summary>Places of the moving magnets among all.</summary>
    public IReadOnlyList<int> Moving => moving;

    /// <summary>Resistance and torques at unit current. Allocates nothing.</summary>
    /// <param name="moments">Directions of the moving magnets.</param>
    /// <param name="absorbed">Takes J_m/J₀ of the moving magnets.</param>
    /// <returns>R A = (R_s + R_ne) A of the whole stack in ohm m².</returns>
    /// <exception cref="ArgumentException">Not one direction or place for each moving magnet.</exception>
    public double Evaluate(ReadOnlySpan<UnitVector> moments, Span<Vector3d> absorbed)
    {
        if (moments.Length != moving.Length || absorbed.Length != moving.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {moving.Length} moving magnets; got {moments.Length} directions and {absorbed.Length} places for their torques."), nameof(moments));
        }
        if (range.Count <= OnStack) return Evaluate(moments, absorbed, stackalloc TangentFrame[held.Length], stackalloc EliminatedNode[range.Count], stackalloc Vector3d[held.Length]);
        TangentFrame[] axes = ArrayPool<TangentFrame>.Shared.Rent(held.Length);
        EliminatedNode[] nodes = ArrayPool<EliminatedNode>.Shared.Rent(range.Count);
        Vector3d[] all = ArrayPool<Vector3d>.Shared.Rent(held.Length);
        double resistance = Evaluate(moments, absorbed, axes.AsSpan(0, held.Length), nodes, all.AsSpan(0, held.Length));
        ArrayPool<Vector3d>.Shared.Return(all);
        ArrayPool<EliminatedNode>.Shared.Return(nodes);
        ArrayPool<TangentFrame>.Shared.Return(axes);
        return resistance;
    }

    /// <summary>Room for <see cref="Respond"/>; one for each thread.</summary>
    internal TerminalMatrix Matrix() => new(stack, moving, held, range);

    /// <summary>The response to the charge current and to the potentials of the moving magnets' terminals. Allocates nothing.</summary>
    /// <param name="moments">Unit vectors of the moving magnets.</param>
    /// <param name="matrix">Made by <see cref="Matrix"/>.</param>
    internal void Respond(ReadOnlySpan<Vector3d> moments, TerminalMatrix matrix)
    {
        MomentFrames frames = matrix.Turn(moments, firstFrame);
        matrix.Solve(left ?? (stack.End(true, frames), 0), right ?? (stack.End(false, frames), stack.Magnets.Count - 1), frames, outside);
    }

    /// <summary>Room for <see cref="Differentiate"/>, one for each thread; null where a tunnel barrier stands between the moving magnets and what is fixed, or a relaxation depends on a direction.</summary>
    internal TorqueSlopes? Slopes()
    {
        MomentFrames frames = new(held, firstFrame);
        for (int k = 0; k < range.Count; k++)
        {
            range[k].At(frames, out SpinTwoPort part);
            if (part.IsBarrier || range[k] is MagnetBlock { IsAnisotropic: true }) return null;
        }
        return new TorqueSlopes(stack, moving, held, range);
    }

    /// <summary>What the moving magnets absorb at unit current, with its derivatives by all their directions. Allocates nothing.</summary>
    /// <param name="moments">Unit vectors of the moving magnets.</param>
    /// <param name="slopes">Made by <see cref="Slopes"/>.</param>
    internal void Differentiate(ReadOnlySpan<Vector3d> moments, TorqueSlopes slopes)
    {
        MomentFrames frames = slopes.Turn(moments, firstFrame);
        slopes.Solve(left ?? (stack.End(true, frames), 0), right ?? (stack.End(false, frames), stack.Magnets.Count - 1), frames);
    }

    private double Evaluate(ReadOnlySpan<UnitVector> moments, Span<Vector3d> absorbed, Span<TangentFrame> axes, Span<EliminatedNode> nodes, Span<Vector3d> all)
    {
        held.CopyTo(axes);
        for (int k = 0; k < moments.Length; k++) axes[moving[k] - firstFrame] = TangentFrame.At(moments[k]);
        MomentFrames frames = new(axes, firstFrame);
        double resistance = range.Solve(left ?? (stack.End(true, frames), 0), right ?? (stack.End(false, frames), stack.Magnets.Count - 1), frames, nodes, all);
        for (int k = 0; k < moving.Length; k++) absorbed[k] = all[moving[k] - firstFrame];
        return resistance + outside;
    }

    private int Place(int magnet)
    {
        StackPart[] parts = stack.Merged;
        return Array.FindIndex(parts, part => part is MagnetBlock block && block.Magnet == magnet);
    }

    private (SpinSide Side, int Frame) Fixed(bool isLeft, int edge, in MomentFrames frames, ref double resistance)
    {
        StackPart[] parts = stack.Merged;
        SpinSide side = stack.End(isLeft, frames);
        int frame = isLeft ? 0 : stack.Magnets.Count - 1;
        for (int step = 0; isLeft ? step < edge : step < parts.Length - 1 - edge; step++)
        {
            StackPart here = parts[isLeft ? step : parts.Length - 1 - step];
            here.At(frames, out SpinTwoPort part);
            side = side.Turned(frames.Turn(frame, isLeft ? here.LeftFrame : here.RightFrame)).Behind(isLeft ? part : part.Mirrored, out _);
            frame = isLeft ? here.RightFrame : here.LeftFrame;
            resistance += here.ChargeResistance(frames) + here.InnerResistance(frames);
        }
        return (side, frame);
    }
}
