using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static Larmor.Numerics.Lanes.NormalPolynomials;

namespace Larmor.Numerics.Lanes;

/// <summary>Four of the eight trajectories of <see cref="RandomLanes"/> in 256 bits.</summary>
internal static class RandomLanes256
{
    /// <summary>All draws of the trajectories <paramref name="lane"/> to <paramref name="lane"/> + 3 of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<ulong> states, Span<float> normals, int lane)
    {
        ref ulong state = ref Unsafe.Add(ref MemoryMarshal.GetReference(states), lane);
        ref float target = ref Unsafe.Add(ref MemoryMarshal.GetReference(normals), lane);
        Vector256<ulong> s0 = Vector256.LoadUnsafe(ref state), s1 = Vector256.LoadUnsafe(ref state, 8), s2 = Vector256.LoadUnsafe(ref state, 16), s3 = Vector256.LoadUnsafe(ref state, 24);
        Vector256<int> order = Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7);
        for (nuint place = 0; place < (nuint)normals.Length; place += RandomLanes.NumbersPerDraw)
        {
            Vector256<int> x = Avx2.PermuteVar8x32(Next(ref s0, ref s1, ref s2, ref s3), order), y = Avx2.PermuteVar8x32(Next(ref s0, ref s1, ref s2, ref s3), order);

            // Two halves, each exact, and one rounding: this width converts no numbers without sign.
            Vector256<float> upper = Avx.ConvertToVector256Single(Avx2.ShiftRightLogical(x, 16)), lower = Avx.ConvertToVector256Single((x & Vector256.Create(0xFFFF)) | Vector256.Create(1));
            Vector256<int> bits = Fma.MultiplyAdd(upper, Vector256.Create(65536f), lower).AsInt32();
            Vector256<int> k = Avx2.ShiftRightArithmetic(Avx2.Subtract(bits, Vector256.Create(BitsOfThreeQuarters)), 23);
            Vector256<float> f = Avx.Subtract(Avx2.Subtract(bits, Avx2.ShiftLeftLogical(Avx2.Add(k, Vector256.Create(32)), 23)).AsSingle(), Vector256.Create(1f));
            Vector256<float> p = Fma.MultiplyAdd(Vector256.Create(P8), f, Vector256.Create(P7));
            p = Fma.MultiplyAdd(p, f, Vector256.Create(P6));
            p = Fma.MultiplyAdd(p, f, Vector256.Create(P5));
            p = Fma.MultiplyAdd(p, f, Vector256.Create(P4));
            p = Fma.MultiplyAdd(p, f, Vector256.Create(P3));
            p = Fma.MultiplyAdd(p, f, Vector256.Create(P2));
            p = Fma.MultiplyAdd(p, f, Vector256.Create(P1));
            p = Fma.MultiplyAdd(p, f, Vector256.Create(P0));
            Vector256<float> r = Avx.Sqrt(Fma.MultiplyAdd(Avx.ConvertToVector256Single(k), Vector256.Create(MinusTwoLogTwo), Avx.Multiply(f, p)));
            Vector256<float> t = Avx.Multiply(Avx.ConvertToVector256Single(y), Vector256.Create(Turn)), z = Avx.Multiply(t, t);
            Vector256<float> s = Fma.MultiplyAdd(Vector256.Create(S4), z, Vector256.Create(S3));
            s = Fma.MultiplyAdd(s, z, Vector256.Create(S2));
            s = Fma.MultiplyAdd(s, z, Vector256.Create(S1));
            s = Fma.MultiplyAdd(s, z, Vector256.Create(S0));
            Vector256<float> c = Fma.MultiplyAdd(Vector256.Create(C4), z, Vector256.Create(C3));
            c = Fma.MultiplyAdd(c, z, Vector256.Create(C2));
            c = Fma.MultiplyAdd(c, z, Vector256.Create(C1));
            c = Fma.MultiplyAdd(c, z, Vector256.Create(C0));
            Vector256<float> sine = Avx.Multiply(Avx.Multiply(t, r), s), cosine = (Avx.Multiply(r, c).AsInt32() ^ Avx2.ShiftLeftLogical(y, 31)).AsSingle();
            sine.GetLower().StoreUnsafe(ref target, place);
            sine.GetUpper().StoreUnsafe(ref target, place + 8);
            cosine.GetLower().StoreUnsafe(ref target, place + 16);
            cosine.GetUpper().StoreUnsafe(ref target, place + 24);
        }
        s0.StoreUnsafe(ref state);
        s1.StoreUnsafe(ref state, 8);
        s2.StoreUnsafe(ref state, 16);
        s3.StoreUnsafe(ref state, 24);
    }

    /// <summary>The next word of four streams: xoshiro256++.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Next(ref Vector256<ulong> s0, ref Vector256<ulong> s1, ref Vector256<ulong> s2, ref Vector256<ulong> s3)
    {
        Vector256<ulong> sum = s0 + s3;
        Vector256<ulong> word = ((sum << 23) | (sum >>> 41)) + s0;
        Vector256<ulong> shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = (s3 << 45) | (s3 >>> 19);
        return word.AsInt32();
    }
}
