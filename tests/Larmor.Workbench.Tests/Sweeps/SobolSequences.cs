using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.Tests.Sweeps;

public class SobolSequences
{
    /// <summary>The first points in four dimensions, as printed for the direction numbers of Joe and Kuo.</summary>
    [Fact]
    public void The_first_points_are_those_of_the_published_sequence()
    {
        Assert.Equal([0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125], SobolSequence.Shares(0, 8));
        Assert.Equal([0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625], SobolSequence.Shares(1, 8));
        Assert.Equal([0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375], SobolSequence.Shares(2, 8));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7ul)]
    public void Of_the_first_two_to_the_m_points_every_axis_has_one_in_each_interval(ulong? seed)
    {
        for (int dimension = 0; dimension < SobolSequence.MostDimensions; dimension++)
        {
            foreach (int count in (int[])[2, 16, 1024])
            {
                int[] cells = [.. SobolSequence.Shares(dimension, count, seed).Select(share => (int)(share * count)).Order()];
                Assert.Equal(Enumerable.Range(0, count), cells);
            }
        }
    }

    /// <summary>The first two axes are a (0, m, 2)-net: every box of area 2^-m, whatever its shape, has one point.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(99ul)]
    public void The_first_two_axes_have_one_point_in_every_box(ulong? seed)
    {
        const int bits = 8;
        double[] x = SobolSequence.Shares(0, 1 << bits, seed), y = SobolSequence.Shares(1, 1 << bits, seed);
        for (int across = 0; across <= bits; across++)
        {
            int columns = 1 << across, rows = 1 << (bits - across);
            IEnumerable<int> boxes = x.Zip(y, (a, b) => ((int)(a * columns) * rows) + (int)(b * rows));
            Assert.Equal(Enumerable.Range(0, 1 << bits), boxes.Order());
        }
    }

    [Fact]
    public void Axes_differ_and_seeds_differ()
    {
        string[] all = [.. Enumerable.Range(0, SobolSequence.MostDimensions).Select(dimension => string.Join(' ', SobolSequence.Shares(dimension, 64)))];
        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEqual(SobolSequence.Shares(0, 64, 1), SobolSequence.Shares(0, 64, 2));
        Assert.NotEqual(SobolSequence.Shares(0, 64, 1).Select((share, i) => share - SobolSequence.Shares(0, 64)[i]), SobolSequence.Shares(1, 64, 1).Select((share, i) => share - SobolSequence.Shares(1, 64)[i]));
    }

    [Fact]
    public void A_design_lies_between_the_ends_of_its_ranges()
    {
        SweepPlan plan = DeviceFileReader.Parse(SweepSamples.Map(2, 2, sweep: "{ sobol: 32 }").Replace("to: 200 nm", "to: 200 nm, spacing: logarithmic", StringComparison.Ordinal)).Sweep!.Plan;
        Assert.Equal(32, plan.Count);
        Assert.Equal(2e-9, plan.ValueOn(0, 0));
        Assert.Equal(20e-9, plan.ValueOn(0, 1), 1e-20);    // half of the way in ratios
        Assert.Equal(13e-9, plan.ValueOn(1, 1), 1e-20);
        Assert.All(Enumerable.Range(0, 32), point => Assert.InRange(plan.ValueOn(1, point), 1e-9, 25e-9));
    }
}
