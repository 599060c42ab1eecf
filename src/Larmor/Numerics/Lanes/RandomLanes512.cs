using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static Larmor.Numerics.Lanes.NormalPolynomials;

namespace Larmor.Numerics.Lanes;

/// <summary>Eight trajectories of <see cref="RandomLanes"/> in 512 bits.</summary>
internal static class RandomLanes512
{
    /// <summary>All draws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<ulong> states, Span<float> normals)
    {
        ref ulong state = ref MemoryMarshal.GetReference(states);
        ref float target = ref MemoryMarshal.GetReference(normals);
        Vector512<ulong> s0 = Vector512.LoadUnsafe(ref state), s1 = Vector512.LoadUnsafe(ref state, 8), s2 = Vector512.LoadUnsafe(ref state, 16), s3 = Vector512.LoadUnsafe(ref state, 24);
        // The lower halves of the eight words first, then the upper ones: the halves of a vector then belong to the same trajectories.
        Vector512<int> order = Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15);
        for (nuint place = 0; place < (nuint)normals.Length; place += RandomLanes.NumbersPerDraw)
        {
            Vector512<ulong> first = Avx512F.Add(Avx512F.RotateLeft(Avx512F.Add(s0, s3), 23), s0);
            Vector512<ulong> shifted = Avx512F.ShiftLeftLogical(s1, 17);
            s2 = Avx512F.Xor(s2, s0);
            s3 = Avx512F.Xor(s3, s1);
            s1 = Avx512F.Xor(s1, s2);
            s0 = Avx512F.Xor(s0, s3);
            s2 = Avx512F.Xor(s2, shifted);
            s3 = Avx512F.RotateLeft(s3, 45);
            Vector512<ulong> second = Avx512F.Add(Avx512F.RotateLeft(Avx512F.Add(s0, s3), 23), s0);
            shifted = Avx512F.ShiftLeftLogical(s1, 17);
            s2 = Avx512F.Xor(s2, s0);
            s3 = Avx512F.Xor(s3, s1);
            s1 = Avx512F.Xor(s1, s2);
            s0 = Avx512F.Xor(s0, s3);
            s2 = Avx512F.Xor(s2, shifted);
            s3 = Avx512F.RotateLeft(s3, 45);
            Vector512<int> x = Avx512F.PermuteVar16x32(first.AsInt32(), order), y = Avx512F.PermuteVar16x32(second.AsInt32(), order);

            Vector512<int> bits = Avx512F.ConvertToVector512Single(Avx512F.Or(x, Vector512.Create(1)).AsUInt32()).AsInt32();
            Vector512<int> k = Avx512F.ShiftRightArithmetic(Avx512F.Subtract(bits, Vector512.Create(BitsOfThreeQuarters)), 23);
            Vector512<float> f = Avx512F.Subtract(Avx512F.Subtract(bits, Avx512F.ShiftLeftLogical(Avx512F.Add(k, Vector512.Create(32)), 23)).AsSingle(), Vector512.Create(1f));
            Vector512<float> p = Avx512F.FusedMultiplyAdd(Vector512.Create(P8), f, Vector512.Create(P7));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(P6));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(P5));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(P4));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(P3));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(P2));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(P1));
            p = Avx512F.FusedMultiplyAdd(p, f, Vector512.Create(P0));
            Vector512<float> r = Avx512F.Sqrt(Avx512F.FusedMultiplyAdd(Avx512F.ConvertToVector512Single(k), Vector512.Create(MinusTwoLogTwo), Avx512F.Multiply(f, p)));
            Vector512<float> t = Avx512F.Multiply(Avx512F.ConvertToVector512Single(y), Vector512.Create(Turn)), z = Avx512F.Multiply(t, t);
            Vector512<float> s = Avx512F.FusedMultiplyAdd(Vector512.Create(S4), z, Vector512.Create(S3));
            s = Avx512F.FusedMultiplyAdd(s, z, Vector512.Create(S2));
            s = Avx512F.FusedMultiplyAdd(s, z, Vector512.Create(S1));
            s = Avx512F.FusedMultiplyAdd(s, z, Vector512.Create(S0));
            Vector512<float> c = Avx512F.FusedMultiplyAdd(Vector512.Create(C4), z, Vector512.Create(C3));
            c = Avx512F.FusedMultiplyAdd(c, z, Vector512.Create(C2));
            c = Avx512F.FusedMultiplyAdd(c, z, Vector512.Create(C1));
            c = Avx512F.FusedMultiplyAdd(c, z, Vector512.Create(C0));
            Avx512F.Multiply(Avx512F.Multiply(t, r), s).StoreUnsafe(ref target, place);
            Avx512F.Xor(Avx512F.Multiply(r, c).AsInt32(), Avx512F.ShiftLeftLogical(y, 31)).AsSingle().StoreUnsafe(ref target, place + 16);
        }
        s0.StoreUnsafe(ref state);
        s1.StoreUnsafe(ref state, 8);
        s2.StoreUnsafe(ref state, 16);
        s3.StoreUnsafe(ref state, 24);
    }
}
