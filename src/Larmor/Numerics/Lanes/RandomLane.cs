using static System.MathF;
using static Larmor.Numerics.Lanes.NormalPolynomials;

namespace Larmor.Numerics.Lanes;

/// <summary>One trajectory of <see cref="RandomLanes"/>: the formulas without lanes.</summary>
internal static class RandomLane
{
    /// <summary>All draws of one of eight trajectories.</summary>
    public static void Fill(Span<ulong> states, Span<float> normals, int lane)
    {
        RandomStream stream = RandomStream.FromState((states[lane], states[8 + lane], states[16 + lane], states[24 + lane]));
        for (int start = lane; start < normals.Length; start += RandomLanes.NumbersPerDraw)
        {
            ulong x = stream.NextUInt64(), y = stream.NextUInt64();
            (normals[start], normals[start + 16]) = Pair((uint)x, (uint)y);
            (normals[start + 8], normals[start + 24]) = Pair((uint)(x >> 32), (uint)(y >> 32));
        }
        (states[lane], states[8 + lane], states[16 + lane], states[24 + lane]) = stream.State;
    }

    /// <summary>Two independent normal numbers from 32 + 32 random bits.</summary>
    public static (float Sine, float Cosine) Pair(uint x, uint y)
    {
        // Two halves, each exact, and one rounding: every processor converts so.
        float a = FusedMultiplyAdd(x >> 16, 65536f, (x & 0xFFFF) | 1);
        int bits = BitConverter.SingleToInt32Bits(a);
        int k = (bits - BitsOfThreeQuarters) >> 23;
        float f = BitConverter.Int32BitsToSingle(bits - ((k + 32) << 23)) - 1;
        float p = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(P8, f, P7), f, P6), f, P5), f, P4);
        p = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(p, f, P3), f, P2), f, P1), f, P0);
        float square = FusedMultiplyAdd(k, MinusTwoLogTwo, f * p);
        float r = Sqrt(square);
        float t = (int)y * Turn, z = t * t;
        float s = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(S4, z, S3), z, S2), z, S1), z, S0);
        float c = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(C4, z, C3), z, C2), z, C1), z, C0);
        return (t * r * s, BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(r * c) ^ (int)(y << 31)));
    }
}
