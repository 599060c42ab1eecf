using Larmor.Fluctuations.Propagation;
using Larmor.Numerics;

namespace Larmor.Tests.Fluctuations.Propagation;

/// <summary>Limits of numbers from three steps, the clock of the steps, and the search for neighbours.</summary>
public class StepExtrapolationTests
{
    private static readonly double[] Steps = [0.5, 1.0 / 3, 0.25];

    [Fact]
    public void Even_powers_are_taken_away_and_the_order_is_seen()
    {
        StepExtrapolation limit = StepExtrapolation.Of(Steps, [.. Steps.Select(s => 7 + (3 * s * s) - (0.2 * s * s * s * s))]);
        Assert.Equal(7, limit.Value, 1e-12);
        Assert.InRange(limit.Order!.Value, 1.8, 2.1);
        StepExtrapolation fourth = StepExtrapolation.Of(Steps, [.. Steps.Select(s => 7 + (s * s * s * s))]);
        Assert.Equal(4, fourth.Order!.Value, 1e-6);
        Assert.Equal(7, fourth.Value, 1e-12);
    }

    [Fact]
    public void Where_the_order_is_none_of_the_scheme_the_error_is_all_that_is_added()
    {
        double[] values = [.. Steps.Select(s => 7 + s)];
        StepExtrapolation limit = StepExtrapolation.Of(Steps, values);
        Assert.Equal(1, limit.Order!.Value, 1e-6);
        Assert.InRange(limit.Error, Math.Abs(limit.Value - values[2]), 1);
        Assert.InRange(limit.Error, Math.Abs(limit.Value - 7), 1);
        StepExtrapolation turning = StepExtrapolation.Of(Steps, [1, 2, 1.5]);
        Assert.Null(turning.Order);
        Assert.InRange(turning.Error, 0.5, 10);
        Assert.Null(StepExtrapolation.Of(Steps, [3, 3, 3]).Order);
    }

    [Fact]
    public void Pulses_with_a_common_unit_end_with_a_step_and_others_are_read_between()
    {
        PulseClock clock = PulseClock.Of([0, 0.3, 0.45, 1.2], 0.1, (0.02, 0.03));
        Assert.All(new[] { 0.3, 0.45, 1.2 }, length => Assert.Equal(Math.Round(length / clock.Step), length / clock.Step, 1e-6));
        Assert.InRange(clock.Step, 0.005, 0.02);
        Assert.Equal(0.1, clock.Wait * clock.Waits, 1e-12);
        Assert.InRange(clock.Wait, 0.01, 0.03);
        PulseClock odd = PulseClock.Of([0.3, 0.3 * Math.Sqrt(2), Math.PI], 0, (0.02, 0.03));
        Assert.Equal((Math.Round(0.3 / odd.Step), 0), (0.3 / odd.Step, odd.Waits));
        Assert.Equal(Math.Exp(-3 * 7.3), PulseClock.Between(7.3, k => Math.Exp(-3.0 * k)), 1e-12 * Math.Exp(-3 * 7.3));
        Assert.Equal(25, PulseClock.Between(5, k => k * k), 0.0);
    }

    [Fact]
    public void Every_point_within_the_reach_is_found_once()
    {
        Vector3d[] points = [.. SpherePoints.Fibonacci(3000).Select(u => u.Components)];
        foreach (double reach in new[] { 0.02, 0.4, 1.7 })
        {
            NeighbourSearch search = new(points, reach);
            foreach (Vector3d u in new[] { UnitVector.Z.Components, UnitVector.Along(-1, 1e-9, 0), UnitVector.Along(1, 2, -3), UnitVector.Along(0.001, 0, -1), points[17] })
            {
                int[] found = [.. search.Ranges(u, reach).SelectMany(range => search.Order[range.Low..range.High]).Where(i => (points[i] - u).Norm <= 2 * Math.Sin(reach / 2))];
                Assert.Equal(Enumerable.Range(0, points.Length).Where(i => (points[i] - u).Norm <= 2 * Math.Sin(reach / 2)), found.Order());
            }
        }
    }

    [Fact]
    public void Areas_fill_the_sphere_on_both_sides_of_a_plane_and_integrate_smooth_functions()
    {
        UnitVector axis = UnitVector.Along(1, -2, 0.5);
        SphereNodes above = SphereNodes.Between(axis, 0.3, 1, 0.1), below = SphereNodes.Between(axis, -1, 0.3, 0.1);
        Assert.Equal(2 * Math.PI * 0.7, above.Areas.Sum(), 1e-12);
        Assert.Equal(2 * Math.PI * 1.3, below.Areas.Sum(), 1e-12);
        double sum = above.Points.Zip(above.Areas).Concat(below.Points.Zip(below.Areas)).Sum(one => one.Second * Math.Exp(10 * one.First.X));
        Assert.Equal(1, sum / (4 * Math.PI * Math.Sinh(10) / 10), 1e-10);
    }
}
