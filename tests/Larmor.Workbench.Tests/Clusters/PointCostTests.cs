using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench.Tests.Clusters;

public class PointCostTests
{
    [Fact]
    public void The_cost_is_the_mean_over_points_spread_over_the_whole_sweep()
    {
        Clock clock = new();
        // The cost rises along the sweep: its mean is that of the middle.
        PointCost cost = PointCost.Measure(work => clock.Seconds += work.Sum(chunk => 0.002 * chunk.First / 10_000), 10_000, TimeSpan.FromSeconds(3), clock, TestContext.Current.CancellationToken);
        Assert.InRange(cost.Measured, 256, 4096);
        Assert.Equal(0.001, cost.Seconds, 0.00001);
    }

    [Fact]
    public void A_point_dearer_than_the_budget_is_measured_once()
    {
        Clock clock = new();
        Assert.Equal(new PointCost(60, 1), PointCost.Measure(_ => clock.Seconds += 60, 100, TimeSpan.FromSeconds(3), clock, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0.001, 100, 1, 1)]    // less than an element: one
    [InlineData(1, 12_000, 1, 20)]    // 12,000 s in elements of ten minutes
    [InlineData(1, 12_000, 4, 5)]
    [InlineData(3600, 7, 1, 7)]    // not more elements than points
    [InlineData(3600, 1_000_000, 1, 1000)]
    public void Elements_take_about_the_time_asked_for(double seconds, int points, int cores, int expected) =>
        Assert.Equal(expected, new PointCost(seconds, 1).TasksFor(points, TimeSpan.FromMinutes(10), cores, 1000));

    private sealed class Clock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1_000_000_000;

        public override long GetTimestamp() => (long)(Seconds * 1e9);
    }
}
