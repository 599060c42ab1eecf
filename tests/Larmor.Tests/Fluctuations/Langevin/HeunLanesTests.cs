using CsCheck;
using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;
using Larmor.Numerics.Lanes;

namespace Larmor.Tests.Fluctuations.Langevin;

public class HeunLanesTests
{
    [Fact]
    public void All_widths_give_the_same_bits_with_small_steps_and_with_steps_that_need_a_root() =>
        Gen.Select(Gen.ULong, Gen.Double[1e-4, 0.3], Gen.Double[0, 0.5], Gen.Bool, Gen.OneOf(Gen.Const(0.0), Gen.Double[-0.95, 0.95])).Sample((seed, noise, alpha, driven, asymmetry) =>
            SameBits(width => Moved(width, seed, noise, alpha, driven, asymmetry)), iter: 100);

    [Fact]
    public void All_widths_give_the_same_bits_under_strengths_of_any_degree_and_at_their_bounds() =>
        Gen.Select(Gen.ULong, Gen.Double[1e-4, 0.3], Gen.Bool, Gen.Double[-0.2, 0.2].Array[3, 27], Gen.Double[1e-3, 1]).Sample((seed, noise, driven, numbers, room) =>
        {
            double[] terms = numbers[..(numbers.Length / 3 * 3)];
            // The denominator stays positive: its constant term outweighs the others.
            terms[^1] += 3;
            SameBits(width => Moved(width, seed, noise, 0.1, driven, 1, new StrengthRatio(terms, -1 - room, 1 + room)));
        }, iter: 100);

    [Fact]
    public void Ratios_of_first_degree_are_Slonczewskis_asymmetry() =>
        Gen.Select(Gen.ULong, Gen.Double[1e-4, 0.02], Gen.Double[0.01, 0.9]).Sample((seed, noise, asymmetry) =>
        {
            // The same kernel step with p_b = 0.01 b̂ and q_b = -0.02 b̂, once as 1/(1 + b·u) and once as a ratio in b̂·u.
            Vector3d along = UnitVector.Along(1, 2, -1).Components;
            double[] plain = [0, 0, 0, 0, 0, 0], parts = [.. plain, .. Components(0.01 * along), .. Components(-0.02 * along)];
            HeunCoefficients numbers = new(noise, 0.1 * noise, -0.02, -0.002, 0.01, 0.001) { Turning = asymmetry * along };
            double[] asymmetric = Moved(LaneWidths.Best, seed, numbers, parts);
            double[] ratio = Moved(LaneWidths.Best, seed, numbers with { Turning = along, Ratio = new StrengthRatio([0, 0, asymmetry, 0.005, -0.01, 1], -1.05, 1.05) }, [.. plain, 2]);
            for (int i = 0; i < ratio.Length; i++) Assert.Equal(asymmetric[i], ratio[i], 1e-12);
        }, iter: 50);

    private static double[] Components(Vector3d v) => [v.X, v.Y, v.Z];

    private static void SameBits(Func<LaneWidth, double[]> moved)
    {
        double[] reference = moved(LaneWidth.One);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports)) Assert.Equal(reference.Select(BitConverter.DoubleToInt64Bits), moved(width).Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void The_length_stays_one() => Gen.Select(Gen.ULong, Gen.Double[1e-4, 0.3]).Sample((seed, noise) =>
    {
        double[] u = Moved(LaneWidths.Best, seed, noise, 0.1, driven: true, asymmetry: 0.7);
        for (int i = 0; i < Block.Size; i++) Assert.Equal(1, (u[i] * u[i]) + (u[i + 32] * u[i + 32]) + (u[i + 64] * u[i + 64]), 1e-12);
    }, iter: 50);

    private static double[] Moved(LaneWidth width, ulong seed, double noise, double alpha, bool driven, double asymmetry, StrengthRatio? ratio = null)
    {
        RandomStream stream = new(seed, 98);
        HeunCoefficients coefficients = new(noise, alpha * noise, -0.02, -0.02 * alpha, 0.01, 0.01 * alpha) { Turning = asymmetry * UnitVector.Along(1, 2, -1).Components, Ratio = ratio };
        double[] slopes = new double[driven ? Block.Steps * coefficients.SlopesOfStep : coefficients.SlopesOfStep];
        for (int i = 0; i < slopes.Length; i++) slopes[i] = noise * (stream.NextDouble() - 0.5);
        return Moved(width, seed, coefficients, slopes);
    }

    private static double[] Moved(LaneWidth width, ulong seed, HeunCoefficients coefficients, double[] slopes)
    {
        RandomStream stream = new(seed, 99);
        double[] u = new double[3 * Block.Size];
        for (int i = 0; i < Block.Size; i++)
        {
            UnitVector start = UnitVector.FromAngles(Math.Acos((2 * stream.NextDouble()) - 1), 2 * Math.PI * stream.NextDouble());
            (u[i], u[i + 32], u[i + 64]) = (start.Components.X, start.Components.Y, start.Components.Z);
        }
        float[] normals = new float[4 * Block.NormalsOfGroup];
        double[] doubles = new double[normals.Length];
        ulong[] states = new ulong[4 * RandomLanes.StateLength];
        for (int group = 0; group < 4; group++)
        {
            RandomLanes.Start(seed, [.. Enumerable.Range(8 * group, 8).Select(i => (ulong)i)], states.AsSpan(32 * group, 32));
        }
        for (int chunk = 0; chunk < 20; chunk++)
        {
            // Both precisions in turn.
            bool isDouble = chunk % 2 == 1;
            for (int group = 0; group < 4; group++)
            {
                int place = group * Block.NormalsOfGroup;
                Span<ulong> state = states.AsSpan(32 * group, 32);
                if (isDouble) RandomLanes.Fill(width, state, doubles.AsSpan(place, Block.NormalsOfGroup));
                else RandomLanes.Fill(width, state, normals.AsSpan(place, Block.NormalsOfGroup));
            }
            BlockNormals drawn = isDouble ? new BlockNormals(doubles) : new BlockNormals(normals);
            HeunLanes.Move(width, u, drawn, slopes, (0, 5), in coefficients);
            HeunLanes.Move(width, u, drawn, slopes, (5, 16), in coefficients);
        }
        return u;
    }
}
