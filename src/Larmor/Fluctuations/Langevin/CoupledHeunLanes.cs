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
        for (int lane = 0; lane < Block.Size; lane += T.Width)
        {
            Span<double> state = u[lane..];
            for (int step = steps.From; step < steps.To; step++)
            {
                ReadOnlySpan<double> numbers = slopes.Slice(stride * step, moments.SlopesOfStep);
                Draw<T>(normals, lane, step, moments.Magnets, noise);
                for (int k = 0; k < count; k++) Predict<T>(state, moments.Magnets[k], new Acting(noise, numbers), predicted);
                for (int k = 0; k < count; k++) Correct<T>(state, moments.Magnets[k], new Acting(noise, numbers), predicted);
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

    /// <summary>v = u + u × (P + u × Q).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Predict<T>(Span<double> state, FoldedMagnet magnet, Acting acting, Span<double> predicted)
        where T : struct, ILanes<T>
    {
        int k = magnet.Number;
        ref double at = ref MemoryMarshal.GetReference(state), target = ref MemoryMarshal.GetReference(predicted);
        T x = T.Load(ref at, 3 * k * Block.Size), y = T.Load(ref at, ((3 * k) + 1) * Block.Size), z = T.Load(ref at, ((3 * k) + 2) * Block.Size);
        (T vx, T vy, T vz) = Turned<T>(ref at, Block.Size, magnet, acting, (x, y, z), (x, y, z));
        T.Store(vx, ref target, 3 * k * T.Width);
        T.Store(vy, ref target, ((3 * k) + 1) * T.Width);
        T.Store(vz, ref target, ((3 * k) + 2) * T.Width);
    }

    /// <summary>2u' = u + v + v × (P + v × Q), and back to length 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Correct<T>(Span<double> state, FoldedMagnet magnet, Acting acting, Span<double> predicted)
        where T : struct, ILanes<T>
    {
        int k = magnet.Number;
        ref double own = ref MemoryMarshal.GetReference(state), at = ref MemoryMarshal.GetReference(predicted);
        T x = T.Load(ref at, 3 * k * T.Width), y = T.Load(ref at, ((3 * k) + 1) * T.Width), z = T.Load(ref at, ((3 * k) + 2) * T.Width);
        T wx = T.Add(x, T.Load(ref own, 3 * k * Block.Size)), wy = T.Add(y, T.Load(ref own, ((3 * k) + 1) * Block.Size)), wz = T.Add(z, T.Load(ref own, ((3 * k) + 2) * Block.Size));
        (wx, wy, wz) = Turned<T>(ref at, T.Width, magnet, acting, (x, y, z), (wx, wy, wz));
        T square = T.Fused(wx, wx, T.Fused(wy, wy, T.Multiply(wz, wz)));
        T e = T.FusedNegated(square, T.Of(0.25), T.Of(1));
        T r = T.Fused(T.Of(HeunCoefficients.Norm3), e, T.Of(HeunCoefficients.Norm2));
        r = T.Fused(T.Fused(r, e, T.Of(HeunCoefficients.Norm1)), e, T.Of(HeunCoefficients.Norm0));
        r = T.InverseRootWhereFar(e, HeunCoefficients.FarFromOne, square, r);
        T.Store(T.Multiply(wx, r), ref own, 3 * k * Block.Size);
        T.Store(T.Multiply(wy, r), ref own, ((3 * k) + 1) * Block.Size);
        T.Store(T.Multiply(wz, r), ref own, ((3 * k) + 2) * Block.Size);
    }

    /// <summary>A start plus u × (P + u × Q) of one moment.</summary>
    /// <param name="at">Where all moments are.</param>
    /// <param name="spacing">From one component to the next.</param>
    /// <param name="magnet">Its numbers.</param>
    /// <param name="acting">What acts in this step.</param>
    /// <param name="u">The moment itself.</param>
    /// <param name="start">The start.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T X, T Y, T Z) Turned<T>(ref double at, int spacing, FoldedMagnet magnet, Acting acting, (T X, T Y, T Z) u, (T X, T Y, T Z) start)
        where T : struct, ILanes<T>
    {
        int k = magnet.Number;
        ReadOnlySpan<double> numbers = acting.Numbers;
        ref double drawn = ref MemoryMarshal.GetReference(acting.Noise);
        T ex = T.Load(ref drawn, 3 * k * T.Width), ey = T.Load(ref drawn, ((3 * k) + 1) * T.Width), ez = T.Load(ref drawn, ((3 * k) + 2) * T.Width);
        foreach (Coupling coupling in magnet.Couplings)
        {
            int place = 3 * coupling.Moment * spacing;
            T x = T.Load(ref at, place), y = T.Load(ref at, place + spacing), z = T.Load(ref at, place + (2 * spacing));
            ref double m = ref MemoryMarshal.GetArrayDataReference(coupling.Matrix);
            ex = T.Fused(T.Of(m), x, T.Fused(T.Of(Unsafe.Add(ref m, 1)), y, T.Fused(T.Of(Unsafe.Add(ref m, 2)), z, ex)));
            ey = T.Fused(T.Of(Unsafe.Add(ref m, 3)), x, T.Fused(T.Of(Unsafe.Add(ref m, 4)), y, T.Fused(T.Of(Unsafe.Add(ref m, 5)), z, ey)));
            ez = T.Fused(T.Of(Unsafe.Add(ref m, 6)), x, T.Fused(T.Of(Unsafe.Add(ref m, 7)), y, T.Fused(T.Of(Unsafe.Add(ref m, 8)), z, ez)));
        }
        T alpha = T.Of(magnet.Alpha);
        ReadOnlySpan<double> slope = numbers.Slice(Block.SlopesOfStep * k, Block.SlopesOfStep);
        T qx = T.Fused(alpha, ex, T.Of(slope[3])), qy = T.Fused(alpha, ey, T.Of(slope[4])), qz = T.Fused(alpha, ez, T.Of(slope[5]));
        (ex, ey, ez) = (T.Add(ex, T.Of(slope[0])), T.Add(ey, T.Of(slope[1])), T.Add(ez, T.Of(slope[2])));
        if (magnet.Ratio is { } ratio)
        {
            T px = T.Of(magnet.Polarizer.X), py = T.Of(magnet.Polarizer.Y), pz = T.Of(magnet.Polarizer.Z);
            (T ofP, T ofQ) = Strengths<T>(T.Fused(px, u.X, T.Fused(py, u.Y, T.Multiply(pz, u.Z))), numbers[^1], ratio);
            (ex, ey, ez) = (T.Fused(ofP, px, ex), T.Fused(ofP, py, ey), T.Fused(ofP, pz, ez));
            (qx, qy, qz) = (T.Fused(ofQ, px, qx), T.Fused(ofQ, py, qy), T.Fused(ofQ, pz, qz));
        }
        T cx = T.Fused(u.Y, qz, T.FusedNegated(u.Z, qy, ex)), cy = T.Fused(u.Z, qx, T.FusedNegated(u.X, qz, ey)), cz = T.Fused(u.X, qy, T.FusedNegated(u.Y, qx, ez));
        return (
            T.Fused(u.Y, cz, T.FusedNegated(u.Z, cy, start.X)),
            T.Fused(u.Z, cx, T.FusedNegated(u.X, cz, start.Y)),
            T.Fused(u.X, cy, T.FusedNegated(u.Y, cx, start.Z)));
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
}
