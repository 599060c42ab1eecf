using CsCheck;
using Larmor.Numerics;
using Larmor.Numerics.Lanes;

namespace Larmor.Tests.Numerics.Lanes;

public class RandomLanesTests
{
    [Fact]
    public void Every_lane_draws_the_published_words_of_xoshiro256plusplus()
    {
        // The first words of state 1, 2, 3, 4 as published; halves in the order lower, upper.
        ulong[] words = [41943041UL, 58720359UL, 3588806011781223UL, 3591011842654386UL];
        foreach (LaneWidth width in Widths())
        {
            ulong[] states = new ulong[RandomLanes.StateLength];
            for (int i = 0; i < 32; i++) states[i] = (ulong)(i / 8) + 1;
            float[] normals = new float[2 * RandomLanes.NumbersPerDraw];
            RandomLanes.Fill(width, states, normals);
            for (int draw = 0; draw < 2; draw++)
            {
                (ulong x, ulong y) = (words[2 * draw], words[(2 * draw) + 1]);
                for (int lane = 0; lane < 8; lane++)
                {
                    int start = (32 * draw) + lane;
                    Near((uint)x, (uint)y, normals[start], normals[start + 16]);
                    Near((uint)(x >> 32), (uint)(y >> 32), normals[start + 8], normals[start + 24]);
                }
            }
        }

        static void Near(uint x, uint y, double sine, double cosine)
        {
            (double expectedSine, double expectedCosine) = BoxMuller(x, y);
            Assert.Equal(expectedSine, sine, 5e-6);
            Assert.Equal(expectedCosine, cosine, 5e-6);
        }
    }

    [Fact]
    public void All_widths_give_the_same_bits_and_each_trajectory_its_own_stream() =>
        Gen.Select(Gen.ULong, Gen.ULong.Array[8], Gen.Int[1, 40]).Sample((seed, trajectories, draws) =>
        {
            (ulong[] states, float[] normals) = Drawn(LaneWidth.One, seed, trajectories, draws);
            foreach (LaneWidth width in Widths())
            {
                (ulong[] otherStates, float[] otherNormals) = Drawn(width, seed, trajectories, draws);
                Assert.Equal(states, otherStates);
                Assert.Equal(normals.Select(BitConverter.SingleToInt32Bits), otherNormals.Select(BitConverter.SingleToInt32Bits));
            }
            for (int lane = 0; lane < 8; lane++)
            {
                RandomStream stream = new(seed, trajectories[lane]);
                for (int i = 0; i < 2 * draws; i++) stream.NextUInt64();
                Assert.Equal(stream.State, (states[lane], states[8 + lane], states[16 + lane], states[24 + lane]));
            }
        }, iter: 200);

    [Fact]
    public void The_map_is_that_of_Box_and_Muller_to_single_precision_at_edges_and_in_between()
    {
        uint[] edges = [0, 1, 2, 3, 1u << 15, 1u << 16, 1u << 31, (1u << 31) - 1, uint.MaxValue, uint.MaxValue - 1, 0xC0000000, 0xBFFFFFFF, 0x5FFFFFFF, 0x60000000];
        foreach (uint x in edges)
        {
            foreach (uint y in edges) Check(x, y);
        }
        RandomStream stream = new(1, 1);
        for (int i = 0; i < 1_000_000; i++)
        {
            ulong word = stream.NextUInt64();
            Check((uint)word, (uint)(word >> 32));
        }

        static void Check(uint x, uint y)
        {
            (float sine, float cosine) = RandomLane.Pair(x, y);
            (double expectedSine, double expectedCosine) = BoxMuller(x, y);
            // The 32 bits are rounded to 24 first: near the largest x this moves small radii.
            double slack = 3e-6 + (x > 0xF0000000 ? 4e-4 : 0);
            Assert.InRange(sine - expectedSine, -slack, slack);
            Assert.InRange(cosine - expectedCosine, -slack, slack);
        }
    }

    [Fact]
    public void Tails_are_right_to_six_standard_deviations()
    {
        // P(|g| > c) of g = r cos(pi t) by the map itself: x scanned where r can pass c, the angle integrated in closed form.
        foreach (double c in new[] { 3, 4, 5, 5.5, 6.0 })
        {
            double sum = 0;
            uint last = (uint)(4294967296.0 * Math.Exp(-c * c / 2) * 1.01) + 2;
            uint step = Math.Max(1, last / 200_000);
            for (uint x = step / 2; x < last; x += step)
            {
                (float _, float radius) = RandomLane.Pair(x, 0);
                double r = Math.Abs(radius);
                if (r > c) sum += step * (2 / Math.PI * Math.Acos(c / r));
            }
            double expected = TailOfNormal(c);
            Assert.Equal(1, sum / 4294967296.0 / expected, c <= 5 ? 1e-3 : 1e-2);
        }
    }

    [Fact]
    public void Moments_of_eight_million_numbers_are_those_of_a_normal_law()
    {
        const int Draws = 250_000;
        (_, float[] normals) = Drawn(LaneWidths.Best, 20, [1, 2, 3, 4, 5, 6, 7, 8], Draws);
        double n = normals.Length;
        double[] moments = new double[7];
        foreach (double g in normals)
        {
            double power = 1;
            for (int k = 1; k < 7; k++) moments[k] += power *= g;
        }
        double[] expected = [1, 0, 1, 0, 3, 0, 15], variances = [0, 1, 2, 15, 96, 945, 10170];
        for (int k = 1; k < 7; k++) Assert.InRange((moments[k] / n) - expected[k], -4 * Math.Sqrt(variances[k] / n), 4 * Math.Sqrt(variances[k] / n));
    }

    [Fact]
    public void Numbers_of_one_trajectory_and_of_two_are_not_correlated()
    {
        const int Draws = 100_000;
        (_, float[] normals) = Drawn(LaneWidths.Best, 21, [0, 1, 2, 3, 4, 5, 6, 7], Draws);
        int count = normals.Length / 8;
        for (int lag = 1; lag <= 6; lag++)
        {
            double sum = 0, squares = 0;
            for (int j = 0; j + lag < count; j++)
            {
                for (int lane = 0; lane < 8; lane++)
                {
                    double g = normals[(8 * j) + lane], h = normals[(8 * (j + lag)) + lane];
                    sum += g * h;
                    squares += (g * g - 1) * (h * h - 1);
                }
            }
            double n = 8.0 * (count - lag);
            Assert.InRange(sum / n, -4 / Math.Sqrt(n), 4 / Math.Sqrt(n));
            Assert.InRange(squares / n, -8 / Math.Sqrt(n), 8 / Math.Sqrt(n));
        }
        double across = 0;
        for (int j = 0; j < count; j++) across += normals[8 * j] * normals[(8 * j) + 1];
        Assert.InRange(across / count, -4 / Math.Sqrt(count), 4 / Math.Sqrt(count));
    }

    internal static IEnumerable<LaneWidth> Widths() => Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports);

    private static (ulong[] States, float[] Normals) Drawn(LaneWidth width, ulong seed, ulong[] trajectories, int draws)
    {
        ulong[] states = new ulong[RandomLanes.StateLength];
        RandomLanes.Start(seed, trajectories, states);
        float[] normals = new float[draws * RandomLanes.NumbersPerDraw];
        RandomLanes.Fill(width, states, normals);
        return (states, normals);
    }

    /// <summary>In double precision with the platform's functions.</summary>
    private static (double Sine, double Cosine) BoxMuller(uint x, uint y)
    {
        double a = (x | 1) / 4294967296.0, t = (int)y / 4294967296.0;
        double r = Math.Sqrt(-2 * Math.Log(a));
        return (r * Math.Sin(Math.PI * t), ((y & 1) == 0 ? 1 : -1) * r * Math.Cos(Math.PI * t));
    }

    /// <summary>P(|g| &gt; c), by the trapezoidal rule on the density.</summary>
    private static double TailOfNormal(double c)
    {
        const double Step = 1e-4;
        double sum = 0.5 * Math.Exp(-c * c / 2);
        for (double g = c + Step; g < c + 10; g += Step) sum += Math.Exp(-g * g / 2);
        return 2 * sum * Step / Math.Sqrt(2 * Math.PI);
    }
}
