using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// A stack in which one magnet moves between metals and all others stand, at any directions: both of its sides are two constant networks of three spin terminals, and a direction costs two inverses of 3 × 3.
/// </summary>
/// <remarks>
/// Equations in the frame of the moment: left Js = s₁ − Y₁ D₁, right Js = s₂ + Y₂ D₂, and between them the Π network of the magnet, K [D₁; D₂] = b J₀ + c D_m. The numbers are those of <see cref="TerminalMatrix"/>,
/// by the same elimination without differences of conductances. It holds no state: one serves all threads.
/// </remarks>
internal sealed class FixedSurroundings
{
    private readonly FixedSide left, right;
    private readonly PairedSides? pair;
    private readonly SpinTwoPort part;
    private readonly Complex magnetLeft, magnetRight, direct;
    private readonly double resistance;

    private FixedSurroundings(FixedSide left, FixedSide right, in SpinTwoPort part, in TransverseTwoPort transverse, double resistance)
    {
        (this.left, this.right, this.part, this.resistance) = (left, right, part, resistance);
        if (part.Series.Across == Complex.Zero) pair = new PairedSides(left, right, part, transverse, resistance);
        (magnetLeft, magnetRight, direct) = (transverse.MagnetLeft, transverse.MagnetRight, transverse.Direct);
    }

    /// <summary>The surroundings of the only moving magnet of a range; null where a barrier meets it, its own relaxation depends on its direction, or an end follows it.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="range">Everything between the neighbouring fixed magnets.</param>
    /// <param name="frames">The frames of the fixed magnets, and any of the moving one.</param>
    /// <param name="sides">What stands at both ends of the range, and in the frames of which magnets.</param>
    /// <param name="outside">Resistance of what is not in the range, in ohm m².</param>
    public static FixedSurroundings? Of(NoncollinearStack stack, in StackRange range, in MomentFrames frames, ((SpinSide Side, int Frame) Left, (SpinSide Side, int Frame) Right) sides, double outside)
    {
        int place = 0;
        for (int k = 0; k < range.Count; k++)
        {
            if (range[k] is MagnetBlock) place = k;
            else if (range[k] is not NormalPart) return null;
        }
        MagnetBlock block = (MagnetBlock)range[place];
        bool follows = (block.Magnet == 0 && Follows(stack.Multilayer.Left)) || (block.Magnet == stack.Magnets.Count - 1 && Follows(stack.Multilayer.Right));
        if (follows || block.DependsOnDirection) return null;
        double sum = outside;
        for (int k = 0; k < range.Count; k++) sum += range[k].ChargeResistance(frames) + range[k].InnerResistance(frames);
        (SpinSide before, int leftFrame) = sides.Left;
        for (int k = 0; k < place; k++)
        {
            range[k].At(frames, out SpinTwoPort metal);
            before = before.Turned(frames.Turn(leftFrame, range[k].LeftFrame)).Behind(metal, out _);
            leftFrame = range[k].RightFrame;
        }
        (SpinSide behind, int rightFrame) = sides.Right;
        for (int k = range.Count - 1; k > place; k--)
        {
            range[k].At(frames, out SpinTwoPort metal);
            behind = behind.Turned(frames.Turn(rightFrame, range[k].RightFrame)).Behind(metal.Mirrored, out _);
            rightFrame = range[k].LeftFrame;
        }
        block.At(frames, out SpinTwoPort own);
        return new FixedSurroundings(new FixedSide(before, frames[leftFrame]), new FixedSide(behind, frames[rightFrame]), own, block.Transverse, sum + before.Resistance + behind.Resistance);
    }

    /// <summary>The response at a direction of the moving magnet.</summary>
    /// <param name="u">Its unit vector.</param>
    /// <param name="answer">Takes the response.</param>
    public void Respond(Vector3d u, out SurroundedResponse answer)
    {
        answer = default;
        Turn(u, out answer.First, out answer.Second);
        if (pair is not null) pair.Respond(u, ref answer);
        else Eliminate(u, ref answer);
    }

    /// <summary>For a magnet through which transverse spin passes: both nodes one after the other, as three components.</summary>
    private void Eliminate(Vector3d u, ref SurroundedResponse answer)
    {
        Matrix3 frame = new(answer.First, answer.Second, u);
        Vector3d drive = (frame * left.Source) - part.DriveLeft, transposed = (frame * left.Transposed) - part.DriveLeft;
        Matrix3 transfer = default, far;
        Vector3d offset = default, first = default, second = default, source, back;
        Vector3d one = MagnetBlock.Vector(magnetLeft), two = new(-one.Y, one.X, 0), rightOne = MagnetBlock.Vector(magnetRight), rightTwo = new(-rightOne.Y, rightOne.X, 0);
        Vector3d sourceOne = rightOne, sourceTwo = rightTwo;
        if (left.IsReservoir)
        {
            source = back = part.DriveRight;
            far = Matrix3.Zero + (part.Series + part.ShuntRight);
        }
        else
        {
            Matrix3 near = left.Turned(frame) + part.ShuntLeft, inverse = (near + part.Series).Inverse();
            transfer = inverse * part.Series;
            far = (near * transfer) + part.ShuntRight;
            (offset, first, second) = (inverse * drive, inverse * one, inverse * two);
            Vector3d transposedOffset = inverse.Left(transposed);
            source = SpinSide.Choose(part, drive + part.DriveLeft, part.Series * offset, near * offset, near);
            back = SpinSide.Choose(part, transposed + part.DriveLeft, part.Series.Left(transposedOffset), near.Left(transposedOffset), near);
            (sourceOne, sourceTwo) = (rightOne + (part.Series * first), rightTwo + (part.Series * second));
        }
        answer.ResistanceArea = resistance + (Vector3d.Dot(transposed, offset) / 2);
        (answer.VoltageFirst, answer.VoltageSecond) = (Vector3d.Dot(transposed, first) / 2, Vector3d.Dot(transposed, second) / 2);
        Vector3d node = default, nodeOne = default, nodeTwo = default;
        if (!right.IsReservoir)
        {
            Matrix3 inverse = (far + right.Turned(frame)).Inverse();
            (node, nodeOne, nodeTwo) = (inverse * (source - (frame * right.Source)), inverse * sourceOne, inverse * sourceTwo);
            Vector3d last = back - (frame * right.Transposed);
            answer.ResistanceArea += Vector3d.Dot(last, node) / 2;
            answer.VoltageFirst += Vector3d.Dot(last, nodeOne) / 2;
            answer.VoltageSecond += Vector3d.Dot(last, nodeTwo) / 2;
        }
        (answer.CurrentFirst, answer.CurrentSecond) = Absorbed(offset + (transfer * node), node, 0, 0);
        (answer.FirstFirst, answer.SecondFirst) = Absorbed(first + (transfer * nodeOne), nodeOne, 1, 0);
        (answer.FirstSecond, answer.SecondSecond) = Absorbed(second + (transfer * nodeTwo), nodeTwo, 0, 1);
    }

    /// <summary>J_m/J₀ at a direction of the moving magnet, all moments at rest.</summary>
    /// <param name="u">Its unit vector.</param>
    public Vector3d Absorbed(Vector3d u)
    {
        Respond(u, out SurroundedResponse answer);
        return (answer.CurrentFirst * answer.First) + (answer.CurrentSecond * answer.Second);
    }

    private (double First, double Second) Absorbed(Vector3d before, Vector3d behind, double x, double y)
    {
        (double x1, double y1, double x2, double y2) = (before.X - x, before.Y - y, behind.X - x, behind.Y - y);
        double real = (magnetLeft.Real * x1) + (magnetRight.Real * x2) - (direct.Real * x), across = (magnetLeft.Imaginary * x1) + (magnetRight.Imaginary * x2) - (direct.Imaginary * x);
        double turned = (magnetLeft.Imaginary * y1) + (magnetRight.Imaginary * y2) - (direct.Imaginary * y), straight = (magnetLeft.Real * y1) + (magnetRight.Real * y2) - (direct.Real * y);
        return (real - turned, across + straight);
    }

    /// <summary>Two directions across u, right-handed with it: smooth but at one meridian, without a root.</summary>
    /// <remarks>Source: T. Duff, J. Burgess, P. Christensen, C. Hery, A. Kensler, M. Liani, R. Villemin, J. Comput. Graph. Tech. 6, 1 (2017).</remarks>
    private static void Turn(Vector3d u, out Vector3d first, out Vector3d second)
    {
        double sign = Math.CopySign(1, u.Z), a = -1 / (sign + u.Z), b = u.X * u.Y * a;
        first = new Vector3d(1 + (sign * u.X * u.X * a), sign * b, -sign * u.X);
        second = new Vector3d(b, sign + (u.Y * u.Y * a), -u.Y);
    }

    private static bool Follows(EndCondition end) => end is EndCondition.Polarization { Along: null } or EndCondition.SpinCurrent;
}

/// <summary>A side of a magnet in the laboratory frame.</summary>
internal sealed class FixedSide
{
    /// <summary>A side given in a frame.</summary>
    public FixedSide(in SpinSide side, in TangentFrame frame)
    {
        Matrix3 columns = new Matrix3(frame.First, frame.Second, frame.Normal).Transposed;
        Admittance = (columns * side.Admittance).TimesTransposed(columns);
        (Source, Transposed, IsReservoir) = (columns * side.Source, columns * side.TransposedSource, side.IsReservoir);
    }

    /// <summary>Y in S/m².</summary>
    public Matrix3 Admittance { get; }

    /// <summary>s per J₀.</summary>
    public Vector3d Source { get; }

    /// <summary>The source of the transposed network.</summary>
    public Vector3d Transposed { get; }

    /// <summary>Whether it holds D at zero.</summary>
    public bool IsReservoir { get; }

    /// <summary>Y in a frame given by its rows.</summary>
    public Matrix3 Turned(in Matrix3 frame) => (frame * Admittance).TimesTransposed(frame);
}

/// <summary>What a stack answers to its charge current and to the terminal of its only moving magnet, in a frame (First, Second, u): [V; J_m] = T [J₀; D_m].</summary>
internal struct SurroundedResponse
{
    /// <summary>First direction across the moment.</summary>
    public Vector3d First;

    /// <summary>Second direction across the moment.</summary>
    public Vector3d Second;

    /// <summary>V/J₀ in ohm m².</summary>
    public double ResistanceArea;

    /// <summary>V per D_m along First.</summary>
    public double VoltageFirst;

    /// <summary>V per D_m along Second.</summary>
    public double VoltageSecond;

    /// <summary>J_m/J₀ along First.</summary>
    public double CurrentFirst;

    /// <summary>J_m/J₀ along Second.</summary>
    public double CurrentSecond;

    /// <summary>J_m along First per D_m along First, in S/m².</summary>
    public double FirstFirst;

    /// <summary>J_m along First per D_m along Second, in S/m².</summary>
    public double FirstSecond;

    /// <summary>J_m along Second per D_m along First, in S/m².</summary>
    public double SecondFirst;

    /// <summary>J_m along Second per D_m along Second, in S/m².</summary>
    public double SecondSecond;
}
