using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Larmor.Numerics;
using Larmor.Numerics.Lanes;

namespace Larmor.Fluctuations.Langevin;

/// <summary>Stochastic Heun steps of a block of 32 trajectories of several coupled moments, by the scheme of <see cref="HeunLanes"/>; the formulas stand here once for all widths.</summary>
internal static class CoupledHeunLanes
{
    /// <summary>Moves all trajectories of a block.</summary>
    /// <param name="width">Lanes; the bits do not depend on it.</param>
    /// <param name="u">Component a of moment k of trajectory i at 32 (3k + a) + i.</param>
    /// <param name="normals">Normal numbers of 16 steps, three for each moment and step.</param>
    /// <param name="slopes"><see cref="FoldedMoments.SlopesOfStep"/> numbers for every step, or as many for all of them.</param>
    /// <param name="steps">First step and the one after the last, at most <see cref="Block.Steps"/>.</param>
    /// <param name="moments">The numbers of the step.</param>
    public static void Move(LaneWidth width, Span<double> u, BlockNormals normals, ReadOnlySpan<double> slopes, (int From, int To) steps, FoldedMoments moments)
    {
        int count = moments.Magnets.Length, ofStep = moments.SlopesOfStep, needed = slopes.Length > ofStep ? ofStep * steps.To : ofStep;
        if (u.Length != 3 * count * Block.Size || normals.Length != 4 * count * Block.NormalsOfGroup || slopes.Length < needed || steps.From < 0 || steps.To > Block.Steps)
        {
            throw new ArgumentException("A block has 32 trajectories of all moments, normal numbers for 16 steps, and slopes for each of them.", nameof(u));
        }
        switch (width)
        {
            case LaneWidth.Eight:
                Move<EightLanes>(u, normals, slopes, steps, moments);
                break;
            case LaneWidth.Four:
                Move<FourLanes>(u, normals, slopes, steps, moments);
                break;
            default:
                Move<OneLane>(u, normals, slopes, steps, moments);
                break;
        }
    }

    private static void Move<T>(Span<double> u, BlockNormals normals, ReadOnlySpan<double> slopes, (int From, int To) steps, FoldedMoments moments)
        where T : struct, ILanes<T>
    {
        int count = moments.Magnets.Length, stride = slopes.Length > moments.SlopesOfStep ? moments.SlopesOfStep : 0;
        Span<double> noise = stackalloc double[3 * count * T.Width], predicted = stackalloc double[3 * count * T.Width];
        for (int step = steps.From; step < steps.To; step++)
        {
            ReadOnlySpan<double> numbers = slopes.Slice(stride * step, moments.SlopesOfStep);
            // Lanes inside: the step of one vector need not wait for that of the other.
            for (int lane = 0; lane < Block.Size; lane += T.Width)
            {
                Span<double> state = u[lane..];
                Draw<T>(normals, lane, step, moments.Magnets, noise);
                foreach (FoldedMagnet magnet in moments.Magnets) Stage<T, Predictor>(state, predicted, magnet, new Acting(noise, numbers));
                foreach (FoldedMagnet magnet in moments.Magnets) Stage<T, Corrector>(state, predicted, magnet, new Acting(noise, numbers));
            }
        }
    }

    /// <summary>The random part of e of all moments.</summary>
    private static void Draw<T>(BlockNormals normals, int lane, int step, FoldedMagnet[] magnets, Span<double> noise)
        where T : struct, ILanes<T>
    {
        int perStep = 3 * magnets.Length, first = (((lane / 8 * Block.Steps) + step) * perStep * 8) + (lane % 8);
        ref double target = ref MemoryMarshal.GetReference(noise), doubles = ref MemoryMarshal.GetReference(normals.Doubles);
        ref float singles = ref MemoryMarshal.GetReference(normals.Singles);
        for (int i = 0; i < perStep; i++)
        {
            T drawn = normals.IsDouble ? T.Load(ref doubles, first + (8 * i)) : T.Load(ref singles, first + (8 * i));
            T.Store(T.Multiply(T.Of(magnets[i / 3].Noise), drawn), ref target, T.Width * i);
        }
    }

    /// <summary>One moment: v = u + u × (P + u × Q), then 2u' = u + v + v × (P + v × Q) and back to length 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Stage<T, TStage>(Span<double> state, Span<double> predicted, FoldedMagnet magnet, Acting acting)
        where T : struct, ILanes<T>
        where TStage : struct, IStage
    {
        int spacing = TStage.IsLast ? T.Width : Block.Size, place = 3 * magnet.Number;
        ref double own = ref Unsafe.Add(ref MemoryMarshal.GetReference(state), place * Block.Size), ahead = ref Unsafe.Add(ref MemoryMarshal.GetReference(predicted), place * T.Width);
        ref double at = ref TStage.IsLast ? ref MemoryMarshal.GetReference(predicted) : ref MemoryMarshal.GetReference(state), drawn = ref Unsafe.Add(ref MemoryMarshal.GetReference(acting.Noise), place * T.Width);
        T ex = T.Load(ref drawn, 0), ey = T.Load(ref drawn, T.Width), ez = T.Load(ref drawn, 2 * T.Width);
        foreach (Coupling coupling in magnet.Couplings)
        {
            ref double other = ref Unsafe.Add(ref at, 3 * coupling.Moment * spacing), m = ref MemoryMarshal.GetArrayDataReference(coupling.Matrix);
            T ox = T.Load(ref other, 0), oy = T.Load(ref other, spacing), oz = T.Load(ref other, 2 * spacing);
            ex = T.Fused(T.Of(m), ox, T.Fused(T.Of(Unsafe.Add(ref m, 1)), oy, T.Fused(T.Of(Unsafe.Add(ref m, 2)), oz, ex)));
            ey = T.Fused(T.Of(Unsafe.Add(ref m, 3)), ox, T.Fused(T.Of(Unsafe.Add(ref m, 4)), oy, T.Fused(T.Of(Unsafe.Add(ref m, 5)), oz, ey)));
            ez = T.Fused(T.Of(Unsafe.Add(ref m, 6)), ox, T.Fused(T.Of(Unsafe.Add(ref m, 7)), oy, T.Fused(T.Of(Unsafe.Add(ref m, 8)), oz, ez)));
        }
        ref double slope = ref Unsafe.Add(ref MemoryMarshal.GetReference(acting.Numbers), Block.SlopesOfStep * magnet.Number);
        T alpha = T.Of(magnet.Alpha);
        T qx = T.Fused(alpha, ex, T.Of(Unsafe.Add(ref slope, 3))), qy = T.Fused(alpha, ey, T.Of(Unsafe.Add(ref slope, 4))), qz = T.Fused(alpha, ez, T.Of(Unsafe.Add(ref slope, 5)));
        ex = T.Add(ex, T.Of(slope));
        ey = T.Add(ey, T.Of(Unsafe.Add(ref slope, 1)));
        ez = T.Add(ez, T.Of(Unsafe.Add(ref slope, 2)));
        ref double self = ref Unsafe.Add(ref at, place * spacing);
        T x = T.Load(ref self, 0), y = T.Load(ref self, spacing), z = T.Load(ref self, 2 * spacing);
        if (magnet.Ratio is { } ratio)
        {
            T px = T.Of(magnet.Polarizer.X), py = T.Of(magnet.Polarizer.Y), pz = T.Of(magnet.Polarizer.Z);
            (T ofP, T ofQ) = Strengths<T>(T.Fused(px, x, T.Fused(py, y, T.Multiply(pz, z))), acting.Numbers[^1], ratio);
            (ex, ey, ez) = (T.Fused(ofP, px, ex), T.Fused(ofP, py, ey), T.Fused(ofP, pz, ez));
            (qx, qy, qz) = (T.Fused(ofQ, px, qx), T.Fused(ofQ, py, qy), T.Fused(ofQ, pz, qz));
        }
        T cx = T.Fused(y, qz, T.FusedNegated(z, qy, ex)), cy = T.Fused(z, qx, T.FusedNegated(x, qz, ey)), cz = T.Fused(x, qy, T.FusedNegated(y, qx, ez));
        T sx = x, sy = y, sz = z;
        if (TStage.IsLast)
        {
            sx = T.Add(x, T.Load(ref own, 0));
            sy = T.Add(y, T.Load(ref own, Block.Size));
            sz = T.Add(z, T.Load(ref own, 2 * Block.Size));
        }
        T wx = T.Fused(y, cz, T.FusedNegated(z, cy, sx)), wy = T.Fused(z, cx, T.FusedNegated(x, cz, sy)), wz = T.Fused(x, cy, T.FusedNegated(y, cx, sz));
        if (!TStage.IsLast)
        {
            T.Store(wx, ref ahead, 0);
            T.Store(wy, ref ahead, T.Width);
            T.Store(wz, ref ahead, 2 * T.Width);
            return;
        }
        T square = T.Fused(wx, wx, T.Fused(wy, wy, T.Multiply(wz, wz)));
        T e = T.FusedNegated(square, T.Of(0.25), T.Of(1));
        T r = T.Fused(T.Of(HeunCoefficients.Norm3), e, T.Of(HeunCoefficients.Norm2));
        r = T.Fused(T.Fused(r, e, T.Of(HeunCoefficients.Norm1)), e, T.Of(HeunCoefficients.Norm0));
        r = T.InverseRootWhereFar(e, HeunCoefficients.FarFromOne, square, r);
        T.Store(T.Multiply(wx, r), ref own, 0);
        T.Store(T.Multiply(wy, r), ref own, Block.Size);
        T.Store(T.Multiply(wz, r), ref own, 2 * Block.Size);
    }

    /// <summary>Both ratios at c times the current.</summary>
    private static (T OfP, T OfQ) Strengths<T>(T c, double current, StrengthRatio ratio)
        where T : struct, ILanes<T>
    {
        c = T.Between(c, T.Of(ratio.Low), T.Of(ratio.High));
        ReadOnlySpan<double> terms = ratio.Terms;
        (T p, T q, T below) = (T.Of(terms[0]), T.Of(terms[1]), T.Of(terms[2]));
        for (int i = 3; i < terms.Length; i += 3)
        {
            (p, q, below) = (T.Fused(p, c, T.Of(terms[i])), T.Fused(q, c, T.Of(terms[i + 1])), T.Fused(below, c, T.Of(terms[i + 2])));
        }
        T share = T.Divide(T.Of(current), below);
        return (T.Multiply(share, p), T.Multiply(share, q));
    }

    /// <summary>What acts in one step.</summary>
    /// <param name="noise">The random part of e of all moments.</param>
    /// <param name="numbers">p and q of all moments and the current.</param>
    private readonly ref struct Acting(Span<double> noise, ReadOnlySpan<double> numbers)
    {
        public readonly Span<double> Noise = noise;
        public readonly ReadOnlySpan<double> Numbers = numbers;
    }

    /// <summary>A stage of the step.</summary>
    private interface IStage
    {
        static abstract bool IsLast { get; }
    }

    private readonly struct Predictor : IStage
    {
        public static bool IsLast => false;
    }

    private readonly struct Corrector : IStage
    {
        public static bool IsLast => true;
    }
}
