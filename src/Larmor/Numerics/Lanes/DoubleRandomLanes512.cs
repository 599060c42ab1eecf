using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static Larmor.Numerics.Lanes.DoubleNormalPolynomials;

namespace Larmor.Numerics.Lanes;

/// <summary>Eight trajectories of <see cref="RandomLanes"/> in 512 bits, with normal numbers in double precision.</summary>
internal static class DoubleRandomLanes512
{
    /// <summary>All draws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<ulong> states, Span<double> normals)
    {
        ref ulong state = ref MemoryMarshal.GetReference(states);
        ref double target = ref MemoryMarshal.GetReference(normals);
        Vector512<ulong> s0 = Vector512.LoadUnsafe(ref state), s1 = Vector512.LoadUnsafe(ref state, 8), s2 = Vector512.LoadUnsafe(ref state, 16), s3 = Vector512.LoadUnsafe(ref state, 24);
        Vector512<ulong> shift = Vector512.Create(BitsOfShift).AsUInt64();
        for (nuint place = 0; place < (nuint)normals.Length; place += RandomLanes.DoublesPerDraw)
        {
            Vector512<ulong> x = Next(ref s0, ref s1, ref s2, ref s3), y = Next(ref s0, ref s1, ref s2, ref s3);

            // Two halves, each exact, and one rounding.
            Vector512<double> upper = Avx512F.Subtract(Avx512F.Or(Avx512F.ShiftRightLogical(x, 32), shift).AsDouble(), Vector512.Create(Shift));
            Vector512<double> lower = Avx512F.Subtract(Avx512F.Or(Avx512F.Or(Avx512F.And(x, Vector512.Create(0xFFFFFFFFUL)), Vector512.Create(1UL)), shift).AsDouble(), Vector512.Create(Shift));
            Vector512<ulong> bits = Avx512F.FusedMultiplyAdd(upper, Vector512.Create(UpperHalf), lower).AsUInt64();
            Vector512<ulong> order = Avx512F.ShiftRightLogical(Avx512F.Subtract(bits, Vector512.Create(BitsOfThreeQuarters).AsUInt64()), 52);
            Vector512<double> k = Avx512F.Subtract(Avx512F.Or(order, shift).AsDouble(), Vector512.Create(ShiftOfOrder));
            Vector512<double> m = Avx512F.Subtract(bits, Avx512F.ShiftLeftLogical(order, 52)).AsDouble();
            Vector512<double> s = Avx512F.Divide(Avx512F.Subtract(m, Vector512.Create(1.0)), Avx512F.Add(m, Vector512.Create(1.0))), z = Avx512F.Multiply(s, s);
            Vector512<double> w = Avx512F.FusedMultiplyAdd(Vector512.Create(L7), z, Vector512.Create(L6));
            w = Avx512F.FusedMultiplyAdd(w, z, Vector512.Create(L5));
            w = Avx512F.FusedMultiplyAdd(w, z, Vector512.Create(L4));
            w = Avx512F.FusedMultiplyAdd(w, z, Vector512.Create(L3));
            w = Avx512F.FusedMultiplyAdd(w, z, Vector512.Create(L2));
            w = Avx512F.FusedMultiplyAdd(w, z, Vector512.Create(L1));
            w = Avx512F.FusedMultiplyAdd(w, z, Vector512.Create(L0));
            Vector512<double> r = Avx512F.Sqrt(Avx512F.FusedMultiplyAdd(k, Vector512.Create(MinusTwoLogTwo), Avx512F.Multiply(s, w)));
            Vector512<double> t = Avx512F.Subtract(Avx512F.Or(Avx512F.ShiftRightLogical(y, 12), Vector512.Create(BitsOfOne).AsUInt64()).AsDouble(), Vector512.Create(1.5));
            z = Avx512F.Multiply(t, t);
            Vector512<double> sine = Avx512F.FusedMultiplyAdd(Vector512.Create(S8), z, Vector512.Create(S7));
            sine = Avx512F.FusedMultiplyAdd(sine, z, Vector512.Create(S6));
            sine = Avx512F.FusedMultiplyAdd(sine, z, Vector512.Create(S5));
            sine = Avx512F.FusedMultiplyAdd(sine, z, Vector512.Create(S4));
            sine = Avx512F.FusedMultiplyAdd(sine, z, Vector512.Create(S3));
            sine = Avx512F.FusedMultiplyAdd(sine, z, Vector512.Create(S2));
            sine = Avx512F.FusedMultiplyAdd(sine, z, Vector512.Create(S1));
            sine = Avx512F.FusedMultiplyAdd(sine, z, Vector512.Create(S0));
            Vector512<double> cosine = Avx512F.FusedMultiplyAdd(Vector512.Create(C8), z, Vector512.Create(C7));
            cosine = Avx512F.FusedMultiplyAdd(cosine, z, Vector512.Create(C6));
            cosine = Avx512F.FusedMultiplyAdd(cosine, z, Vector512.Create(C5));
            cosine = Avx512F.FusedMultiplyAdd(cosine, z, Vector512.Create(C4));
            cosine = Avx512F.FusedMultiplyAdd(cosine, z, Vector512.Create(C3));
            cosine = Avx512F.FusedMultiplyAdd(cosine, z, Vector512.Create(C2));
            cosine = Avx512F.FusedMultiplyAdd(cosine, z, Vector512.Create(C1));
            cosine = Avx512F.FusedMultiplyAdd(cosine, z, Vector512.Create(C0));
            Avx512F.Multiply(Avx512F.Multiply(t, r), sine).StoreUnsafe(ref target, place);
            Avx512F.Xor(Avx512F.Multiply(r, cosine).AsUInt64(), Avx512F.ShiftLeftLogical(y, 63)).AsDouble().StoreUnsafe(ref target, place + 8);
        }
        s0.StoreUnsafe(ref state);
        s1.StoreUnsafe(ref state, 8);
        s2.StoreUnsafe(ref state, 16);
        s3.StoreUnsafe(ref state, 24);
    }

    /// <summary>The next word of eight streams: xoshiro256++.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Next(ref Vector512<ulong> s0, ref Vector512<ulong> s1, ref Vector512<ulong> s2, ref Vector512<ulong> s3)
    {
        Vector512<ulong> word = Avx512F.Add(Avx512F.RotateLeft(Avx512F.Add(s0, s3), 23), s0), shifted = Avx512F.ShiftLeftLogical(s1, 17);
        s2 = Avx512F.Xor(s2, s0);
        s3 = Avx512F.Xor(s3, s1);
        s1 = Avx512F.Xor(s1, s2);
        s0 = Avx512F.Xor(s0, s3);
        s2 = Avx512F.Xor(s2, shifted);
        s3 = Avx512F.RotateLeft(s3, 45);
        return word;
    }
}
