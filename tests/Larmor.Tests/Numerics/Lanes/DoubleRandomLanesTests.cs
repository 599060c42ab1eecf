using CsCheck;
using Larmor.Numerics;
using Larmor.Numerics.Lanes;

namespace Larmor.Tests.Numerics.Lanes;

public class DoubleRandomLanesTests
{
    [Fact]
    public void Every_lane_draws_the_published_words_of_xoshiro256plusplus()
    {
        // The first words of state 1, 2, 3, 4 as published.
        ulong[] words = [41943041UL, 58720359UL, 3588806011781223UL, 3591011842654386UL];
        foreach (LaneWidth width in RandomLanesTests.Widths())
        {
            ulong[] states = new ulong[RandomLanes.StateLength];
            for (int i = 0; i < 32; i++) states[i] = (ulong)(i / 8) + 1;
            double[] normals = new double[2 * RandomLanes.DoublesPerDraw];
            RandomLanes.Fill(width, states, normals);
            for (int draw = 0; draw < 2; draw++)
            {
                (double sine, double cosine) = BoxMuller(words[2 * draw], words[(2 * draw) + 1]);
                for (int lane = 0; lane < 8; lane++)
                {
                    Assert.Equal(sine, normals[(16 * draw) + lane], 4e-15);
                    Assert.Equal(cosine, normals[(16 * draw) + 8 + lane], 4e-15);
                }
            }
        }
    }

    [Fact]
    public void All_widths_give_the_same_bits_and_each_trajectory_its_own_stream() =>
        Gen.Select(Gen.ULong, Gen.ULong.Array[8], Gen.Int[1, 40]).Sample((seed, trajectories, draws) =>
        {
            (ulong[] states, double[] normals) = Drawn(LaneWidth.One, seed, trajectories, draws);
            foreach (LaneWidth width in RandomLanesTests.Widths())
            {
                (ulong[] otherStates, double[] otherNormals) = Drawn(width, seed, trajectories, draws);
                Assert.Equal(states, otherStates);
                Assert.Equal(normals.Select(BitConverter.DoubleToInt64Bits), otherNormals.Select(BitConverter.DoubleToInt64Bits));
            }
            for (int lane = 0; lane < 8; lane++)
            {
                RandomStream stream = new(seed, trajectories[lane]);
                for (int i = 0; i < 2 * draws; i++) stream.NextUInt64();
                Assert.Equal(stream.State, (states[lane], states[8 + lane], states[16 + lane], states[24 + lane]));
            }
        }, iter: 200);

    [Fact]
    public void All_widths_give_the_same_bits_at_the_edges_of_the_map()
    {
        // State s0 + s3 rotated plus s0 is the first word; with s3 = -s0 it is s0 itself, so that any word can be set.
        foreach (ulong x in Edges)
        {
            double[][] drawn = [.. RandomLanesTests.Widths().Select(width =>
            {
                ulong[] states = new ulong[RandomLanes.StateLength];
                for (int i = 0; i < 8; i++) (states[i], states[8 + i], states[16 + i], states[24 + i]) = (x, (ulong)(i + 1) * 0x123456789ABCDEFUL, Edges[i], unchecked(0UL - x));
                double[] normals = new double[RandomLanes.DoublesPerDraw];
                RandomLanes.Fill(width, states, normals);
                return normals;
            })];
            Assert.All(drawn, normals => Assert.Equal(drawn[0].Select(BitConverter.DoubleToInt64Bits), normals.Select(BitConverter.DoubleToInt64Bits)));
            Assert.All(drawn[0], value => Assert.True(double.IsFinite(value)));
        }
    }

    [Fact]
    public void The_map_is_that_of_Box_and_Muller_to_double_precision_at_edges_and_in_between()
    {
        foreach (ulong x in Edges)
        {
            foreach (ulong y in Edges) Check(x, y);
        }
        RandomStream stream = new(1, 1);
        for (int i = 0; i < 300_000; i++) Check(stream.NextUInt64(), stream.NextUInt64());
        // The largest number: x = 0 is read as 1.
        Assert.Equal(Math.Sqrt(128 * Math.Log(2)), Math.Abs(DoubleRandomLane.Pair(0, 1UL << 63).Cosine), 1e-14);
        Assert.Equal(Math.Sqrt(128 * Math.Log(2)), Math.Abs(DoubleRandomLane.Pair(1, 0).Sine), 1e-14);

        static void Check(ulong x, ulong y)
        {
            (double sine, double cosine) = DoubleRandomLane.Pair(x, y);
            (double expectedSine, double expectedCosine) = BoxMuller(x, y);
            Assert.Equal(expectedSine, sine, 4e-15);
            Assert.Equal(expectedCosine, cosine, 4e-15);
            Assert.Equal((y & 1) == 0 || cosine == 0, !double.IsNegative(cosine) || cosine == 0);
        }
    }

    [Fact]
    public void Tails_are_right_to_eight_standard_deviations_and_go_on_to_nine()
    {
        // P(|g| > c) of g = r cos(pi t) by the map itself: x scanned where r can pass c, the angle integrated in closed form.
        foreach (double c in new[] { 3, 4, 5, 6, 6.5, 7, 7.5, 8 })
        {
            double sum = 0, last = Math.Floor(18446744073709551616.0 * Math.Exp(-c * c / 2) * 1.01) + 2, step = Math.Max(2, Math.Floor(last / 400_000));
            for (double x = step / 2; x < last; x += step)
            {
                double r = Math.Abs(DoubleRandomLane.Pair((ulong)x, 1UL << 63).Cosine);
                if (r > c) sum += step * (2 / Math.PI * Math.Acos(c / r));
            }
            Assert.Equal(1, sum / 18446744073709551616.0 / TailOfNormal(c), 1e-4);
        }
        Assert.InRange(Math.Abs(DoubleRandomLane.Pair(30, 1UL << 63).Cosine), 9, 9.1);
    }

    [Fact]
    public void Moments_of_four_million_numbers_are_those_of_a_normal_law_and_half_of_them_pass_their_quartiles()
    {
        (_, double[] normals) = Drawn(LaneWidths.Best, 20, [1, 2, 3, 4, 5, 6, 7, 8], 250_000);
        double n = normals.Length, beyond = 0;
        double[] moments = new double[7];
        foreach (double g in normals)
        {
            double power = 1;
            for (int k = 1; k < 7; k++) moments[k] += power *= g;
            if (Math.Abs(g) > 0.67448975019608171) beyond++;
        }
        double[] expected = [1, 0, 1, 0, 3, 0, 15], variances = [0, 1, 2, 15, 96, 945, 10170];
        for (int k = 1; k < 7; k++) Assert.InRange((moments[k] / n) - expected[k], -4 * Math.Sqrt(variances[k] / n), 4 * Math.Sqrt(variances[k] / n));
        Assert.InRange(beyond / n, 0.5 - (2 / Math.Sqrt(n)), 0.5 + (2 / Math.Sqrt(n)));
    }

    [Fact]
    public void Both_numbers_of_a_draw_and_those_that_follow_are_not_correlated()
    {
        (_, double[] normals) = Drawn(LaneWidths.Best, 21, [0, 1, 2, 3, 4, 5, 6, 7], 100_000);
        int count = normals.Length / 8;
        for (int lag = 1; lag <= 4; lag++)
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
    }

    [Fact]
    public void Spans_of_wrong_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => RandomLanes.Fill(LaneWidth.One, new ulong[RandomLanes.StateLength], new double[8]));

    private static ulong[] Edges { get; } =
    [
        0, 1, 2, 3, ulong.MaxValue, ulong.MaxValue - 1, ulong.MaxValue << 10, ulong.MaxValue << 11, 1UL << 63, (1UL << 63) - 1, 1UL << 32, (1UL << 32) - 1, 0xFFF, 0x1000, 0xC000000000000000, 0xBFFFFFFFFFFFFFFF, 0x6000000000000000, 0x5FFFFFFFFFFFFFFF,
    ];

    private static (ulong[] States, double[] Normals) Drawn(LaneWidth width, ulong seed, ulong[] trajectories, int draws)
    {
        ulong[] states = new ulong[RandomLanes.StateLength];
        RandomLanes.Start(seed, trajectories, states);
        double[] normals = new double[draws * RandomLanes.DoublesPerDraw];
        RandomLanes.Fill(width, states, normals);
        return (states, normals);
    }

    /// <summary>With the platform's functions; near a = 1 by the logarithm of what a lacks.</summary>
    private static (double Sine, double Cosine) BoxMuller(ulong x, ulong y)
    {
        double a = (double)(x | 1) / 18446744073709551616.0, t = ((y >> 12) / 4503599627370496.0) - 0.5;
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
