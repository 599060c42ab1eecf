using Larmor.Numerics;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// The frames of all magnets, third axis along the moment. A stack without magnets has the laboratory frame as its only one.
/// </summary>
/// <remarks>
/// Each magnet is treated in its own frame, where what is along and what is across its moment never mix: a small conductance along keeps its
/// digits beside a large one across, and collinear stacks along any axis are as exact as along a coordinate axis.
/// </remarks>
internal readonly ref struct MomentFrames(ReadOnlySpan<TangentFrame> frames, int first = 0)
{
    private readonly ReadOnlySpan<TangentFrame> frames = frames;
    private readonly int first = first;

    /// <summary>The frame of a magnet.</summary>
    public readonly ref readonly TangentFrame this[int magnet] => ref frames[magnet - first];

    /// <summary>The place of a magnet among those whose frames are here.</summary>
    public readonly int Place(int magnet) => magnet - first;

    /// <summary>From the frame of one magnet to that of another; exact where their moments are equal or opposite to the last bit.</summary>
    public readonly FrameTurn Turn(int from, int to)
    {
        if (from == to) return FrameTurn.None;
        ref readonly TangentFrame a = ref this[from], b = ref this[to];
        if (a.Normal == b.Normal) return FrameTurn.None;
        if (a.Normal == -b.Normal && a.First == b.First) return FrameTurn.HalfTurn;
        return new FrameTurn(new Matrix3(Components(a, b.First), Components(a, b.Second), Components(a, b.Normal)));
    }

    /// <summary>A vector of the laboratory in the frame of a magnet.</summary>
    public readonly Vector3d Into(int magnet, Vector3d vector) => Components(this[magnet], vector);

    /// <summary>A vector of the frame of a magnet in the laboratory.</summary>
    public readonly Vector3d Out(int magnet, Vector3d vector)
    {
        ref readonly TangentFrame frame = ref this[magnet];
        return (vector.X * frame.First) + (vector.Y * frame.Second) + (vector.Z * frame.Normal);
    }

    /// <summary>Fills the frames of moments; of a stack without magnets the one of the laboratory.</summary>
    public static void Fill(ReadOnlySpan<UnitVector> moments, Span<TangentFrame> frames)
    {
        if (moments.Length == 0) frames[0] = TangentFrame.At(UnitVector.Z);
        for (int k = 0; k < moments.Length; k++) frames[k] = TangentFrame.At(moments[k]);
    }

    private static Vector3d Components(in TangentFrame frame, Vector3d vector) =>
        new(Vector3d.Dot(frame.First, vector), Vector3d.Dot(frame.Second, vector), Vector3d.Dot(frame.Normal, vector));
}

/// <summary>A rotation from one frame to another.</summary>
internal readonly struct FrameTurn
{
    private readonly Matrix3 matrix;
    private readonly bool isTurn;

    /// <summary>A rotation given by its matrix.</summary>
    public FrameTurn(Matrix3 matrix)
    {
        this.matrix = matrix;
        isTurn = true;
    }

    /// <summary>No rotation.</summary>
    public static FrameTurn None => default;

    /// <summary>By 180 degrees about the first axis.</summary>
    public static FrameTurn HalfTurn { get; } = new(new Matrix3(new Vector3d(1, 0, 0), new Vector3d(0, -1, 0), new Vector3d(0, 0, -1)));

    /// <summary>Whether the frames are the same.</summary>
    public bool IsNone => !isTurn;

    /// <summary>A vector in the new frame.</summary>
    public Vector3d Apply(Vector3d vector) => isTurn ? matrix * vector : vector;

    /// <summary>A tensor in the new frame, R Y R^T.</summary>
    public Matrix3 Apply(in Matrix3 tensor) => isTurn ? (matrix * tensor).TimesTransposed(matrix) : tensor;
}
