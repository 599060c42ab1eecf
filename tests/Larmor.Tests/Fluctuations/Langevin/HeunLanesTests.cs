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
        {
            double[] reference = Moved(LaneWidth.One, seed, noise, alpha, driven, asymmetry);
            foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(LaneWidths.Supports))
            {
                Assert.Equal(reference.Select(BitConverter.DoubleToInt64Bits), Moved(width, seed, noise, alpha, driven, asymmetry).Select(BitConverter.DoubleToInt64Bits));
            }
        }, iter: 100);

    [Fact]
    public void The_length_stays_one() => Gen.Select(Gen.ULong, Gen.Double[1e-4, 0.3]).Sample((seed, noise) =>
    {
        double[] u = Moved(LaneWidths.Best, seed, noise, 0.1, driven: true, asymmetry: 0.7);
        for (int i = 0; i < Block.Size; i++) Assert.Equal(1, (u[i] * u[i]) + (u[i + 32] * u[i + 32]) + (u[i + 64] * u[i + 64]), 1e-12);
    }, iter: 50);

    private static double[] Moved(LaneWidth width, ulong seed, double noise, double alpha, bool driven, double asymmetry)
    {
        RandomStream stream = new(seed, 99);
        double[] u = new double[3 * Block.Size];
        for (int i = 0; i < Block.Size; i++)
        {
            UnitVector start = UnitVector.FromAngles(Math.Acos((2 * stream.NextDouble()) - 1), 2 * Math.PI * stream.NextDouble());
            (u[i], u[i + 32], u[i + 64]) = (start.Components.X, start.Components.Y, start.Components.Z);
        }
        HeunCoefficients coefficients = new(noise, alpha * noise, -0.02, -0.02 * alpha, 0.01, 0.01 * alpha) { Asymmetry = asymmetry * UnitVector.Along(1, 2, -1).Components };
        double[] slopes = new double[driven ? Block.Steps * coefficients.SlopesOfStep : coefficients.SlopesOfStep];
        for (int i = 0; i < slopes.Length; i++) slopes[i] = noise * (stream.NextDouble() - 0.5);
        float[] normals = new float[4 * Block.NormalsOfGroup];
        ulong[] states = new ulong[4 * RandomLanes.StateLength];
        for (int group = 0; group < 4; group++)
        {
            RandomLanes.Start(seed, [.. Enumerable.Range(8 * group, 8).Select(i => (ulong)i)], states.AsSpan(32 * group, 32));
        }
        for (int chunk = 0; chunk < 20; chunk++)
        {
            for (int group = 0; group < 4; group++)
            {
                RandomLanes.Fill(width, states.AsSpan(32 * group, 32), normals.AsSpan(group * Block.NormalsOfGroup, Block.NormalsOfGroup));
            }
            HeunLanes.Move(width, u, normals, slopes, (0, 5), in coefficients);
            HeunLanes.Move(width, u, normals, slopes, (5, 16), in coefficients);
        }
        return u;
    }
}
