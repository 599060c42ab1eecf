using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static Larmor.Numerics.Lanes.DoubleNormalPolynomials;

namespace Larmor.Numerics.Lanes;

/// <summary>Four of the eight trajectories of <see cref="RandomLanes"/> in 256 bits, with normal numbers in double precision.</summary>
internal static class DoubleRandomLanes256
{
    /// <summary>All draws of the trajectories <paramref name="lane"/> to <paramref name="lane"/> + 3 of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<ulong> states, Span<double> normals, int lane)
    {
        ref ulong state = ref Unsafe.Add(ref MemoryMarshal.GetReference(states), lane);
        ref double target = ref Unsafe.Add(ref MemoryMarshal.GetReference(normals), lane);
        Vector256<ulong> s0 = Vector256.LoadUnsafe(ref state), s1 = Vector256.LoadUnsafe(ref state, 8), s2 = Vector256.LoadUnsafe(ref state, 16), s3 = Vector256.LoadUnsafe(ref state, 24);
        Vector256<ulong> shift = Vector256.Create(BitsOfShift).AsUInt64();
        for (nuint place = 0; place < (nuint)normals.Length; place += RandomLanes.DoublesPerDraw)
        {
            Vector256<ulong> x = Next(ref s0, ref s1, ref s2, ref s3), y = Next(ref s0, ref s1, ref s2, ref s3);

            // Two halves, each exact, and one rounding.
            Vector256<double> upper = Avx.Subtract(Avx2.Or(Avx2.ShiftRightLogical(x, 32), shift).AsDouble(), Vector256.Create(Shift));
            Vector256<double> lower = Avx.Subtract(Avx2.Or(Avx2.Or(Avx2.And(x, Vector256.Create(0xFFFFFFFFUL)), Vector256.Create(1UL)), shift).AsDouble(), Vector256.Create(Shift));
            Vector256<ulong> bits = Fma.MultiplyAdd(upper, Vector256.Create(UpperHalf), lower).AsUInt64();
            Vector256<ulong> order = Avx2.ShiftRightLogical(Avx2.Subtract(bits, Vector256.Create(BitsOfThreeQuarters).AsUInt64()), 52);
            Vector256<double> k = Avx.Subtract(Avx2.Or(order, shift).AsDouble(), Vector256.Create(ShiftOfOrder));
            Vector256<double> m = Avx2.Subtract(bits, Avx2.ShiftLeftLogical(order, 52)).AsDouble();
            Vector256<double> s = Avx.Divide(Avx.Subtract(m, Vector256.Create(1.0)), Avx.Add(m, Vector256.Create(1.0))), z = Avx.Multiply(s, s);
            Vector256<double> w = Fma.MultiplyAdd(Vector256.Create(L7), z, Vector256.Create(L6));
            w = Fma.MultiplyAdd(w, z, Vector256.Create(L5));
            w = Fma.MultiplyAdd(w, z, Vector256.Create(L4));
            w = Fma.MultiplyAdd(w, z, Vector256.Create(L3));
            w = Fma.MultiplyAdd(w, z, Vector256.Create(L2));
            w = Fma.MultiplyAdd(w, z, Vector256.Create(L1));
            w = Fma.MultiplyAdd(w, z, Vector256.Create(L0));
            Vector256<double> r = Avx.Sqrt(Fma.MultiplyAdd(k, Vector256.Create(MinusTwoLogTwo), Avx.Multiply(s, w)));
            Vector256<double> t = Avx.Subtract(Avx2.Or(Avx2.ShiftRightLogical(y, 12), Vector256.Create(BitsOfOne).AsUInt64()).AsDouble(), Vector256.Create(1.5));
            z = Avx.Multiply(t, t);
            Vector256<double> sine = Fma.MultiplyAdd(Vector256.Create(S8), z, Vector256.Create(S7));
            sine = Fma.MultiplyAdd(sine, z, Vector256.Create(S6));
            sine = Fma.MultiplyAdd(sine, z, Vector256.Create(S5));
            sine = Fma.MultiplyAdd(sine, z, Vector256.Create(S4));
            sine = Fma.MultiplyAdd(sine, z, Vector256.Create(S3));
            sine = Fma.MultiplyAdd(sine, z, Vector256.Create(S2));
            sine = Fma.MultiplyAdd(sine, z, Vector256.Create(S1));
            sine = Fma.MultiplyAdd(sine, z, Vector256.Create(S0));
            Vector256<double> cosine = Fma.MultiplyAdd(Vector256.Create(C8), z, Vector256.Create(C7));
            cosine = Fma.MultiplyAdd(cosine, z, Vector256.Create(C6));
            cosine = Fma.MultiplyAdd(cosine, z, Vector256.Create(C5));
            cosine = Fma.MultiplyAdd(cosine, z, Vector256.Create(C4));
            cosine = Fma.MultiplyAdd(cosine, z, Vector256.Create(C3));
            cosine = Fma.MultiplyAdd(cosine, z, Vector256.Create(C2));
            cosine = Fma.MultiplyAdd(cosine, z, Vector256.Create(C1));
            cosine = Fma.MultiplyAdd(cosine, z, Vector256.Create(C0));
            Avx.Multiply(Avx.Multiply(t, r), sine).StoreUnsafe(ref target, place);
            Avx2.Xor(Avx.Multiply(r, cosine).AsUInt64(), Avx2.ShiftLeftLogical(y, 63)).AsDouble().StoreUnsafe(ref target, place + 8);
        }
        s0.StoreUnsafe(ref state);
        s1.StoreUnsafe(ref state, 8);
        s2.StoreUnsafe(ref state, 16);
        s3.StoreUnsafe(ref state, 24);
    }

    /// <summary>The next word of four streams: xoshiro256++.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Next(ref Vector256<ulong> s0, ref Vector256<ulong> s1, ref Vector256<ulong> s2, ref Vector256<ulong> s3)
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
        return word;
    }
}
