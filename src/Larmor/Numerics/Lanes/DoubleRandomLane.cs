using static System.Math;
using static Larmor.Numerics.Lanes.DoubleNormalPolynomials;

namespace Larmor.Numerics.Lanes;

/// <summary>One trajectory of <see cref="RandomLanes"/> with normal numbers in double precision: the formulas without lanes.</summary>
internal static class DoubleRandomLane
{
    /// <summary>All draws of one of eight trajectories.</summary>
    public static void Fill(Span<ulong> states, Span<double> normals, int lane)
    {
        RandomStream stream = RandomStream.FromState((states[lane], states[8 + lane], states[16 + lane], states[24 + lane]));
        for (int start = lane; start < normals.Length; start += RandomLanes.DoublesPerDraw)
        {
            ulong x = stream.NextUInt64(), y = stream.NextUInt64();
            (normals[start], normals[start + 8]) = Pair(x, y);
        }
        (states[lane], states[8 + lane], states[16 + lane], states[24 + lane]) = stream.State;
    }

    /// <summary>Two independent normal numbers from 64 + 64 random bits.</summary>
    public static (double Sine, double Cosine) Pair(ulong x, ulong y)
    {
        // Two halves, each exact, and one rounding.
        double a = FusedMultiplyAdd(x >> 32, UpperHalf, (x & 0xFFFFFFFF) | 1);
        long bits = BitConverter.DoubleToInt64Bits(a);
        long order = (bits - BitsOfThreeQuarters) >> 52;
        double k = BitConverter.Int64BitsToDouble(order | BitsOfShift) - ShiftOfOrder;
        double m = BitConverter.Int64BitsToDouble(bits - (order << 52));
        double s = (m - 1) / (m + 1), z = s * s;
        double w = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(L7, z, L6), z, L5), z, L4);
        w = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(w, z, L3), z, L2), z, L1), z, L0);
        double r = Sqrt(FusedMultiplyAdd(k, MinusTwoLogTwo, s * w));
        double t = BitConverter.Int64BitsToDouble((long)(y >> 12) | BitsOfOne) - 1.5;
        z = t * t;
        double sine = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(S8, z, S7), z, S6), z, S5), z, S4);
        sine = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(sine, z, S3), z, S2), z, S1), z, S0);
        double cosine = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(C8, z, C7), z, C6), z, C5), z, C4);
        cosine = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(cosine, z, C3), z, C2), z, C1), z, C0);
        return (t * r * sine, BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(r * cosine) ^ (long)(y << 63)));
    }
}
