using CsCheck;
using Larmor.Workbench.Figures;
using Larmor.Workbench.Figures.Rendering;

namespace Larmor.Workbench.Tests.Figures;

public sealed class AxisTests
{
    [Fact]
    public void Marks_lie_within_the_axis_evenly_spaced_and_neither_too_few_nor_too_crowded() =>
        Gen.Select(Gen.Double[-1e3, 1e3], Gen.Double[1e-6, 1e3]).Sample((low, span) =>
        {
            AxisTicks ticks = AxisTicks.Between(low, low + span, 0.17);
            Assert.InRange(ticks.Major.Count, 1, 7);
            Assert.All(ticks.Major, tick => Assert.InRange(tick, low - (1e-4 * span), low + span + (1e-4 * span)));
            Assert.True(ticks.Minor.Count >= 2 * ticks.Major.Count);
            for (int i = 2; i < ticks.Major.Count; i++)
            {
                Assert.Equal(ticks.Major[1] - ticks.Major[0], ticks.Major[i] - ticks.Major[i - 1], 1e-6 * span);
            }
        });

    [Fact]
    public void Labels_have_just_the_decimals_that_tell_the_marks_apart()
    {
        AxisTicks ticks = AxisTicks.Between(-0.15, 0.15, 0.15);
        Assert.Equal("−0.15 −0.10 −0.05 0 0.05 0.10 0.15", string.Join(' ', ticks.Major.Select(ticks.Label)));
    }

    [Theory]
    [InlineData(40e-6, "V", "Δμ (µV)")]
    [InlineData(0.044, "T", "Δμ (mT)")]
    [InlineData(0.15, "T", "Δμ (mT)")]
    [InlineData(0.3, "A", "Δμ (mA)")]
    [InlineData(1.5, "T", "Δμ (T)")]
    [InlineData(3e17, "A/m^3", "Δμ (10^{15} A/m^{3})")]
    [InlineData(0.8, "1", "Δμ")]
    [InlineData(5e-15, "ohm m^2", "Δμ (fΩ\u00a0m^{2})")]
    public void The_label_of_an_axis_names_the_convenient_unit(double largest, string unit, string expected) =>
        Assert.Equal(expected, AxisScale.For(new FigureAxis("Δμ", unit), [0, largest], 100, isVertical: true).Title);

    [Theory]
    [InlineData(new[] { 3.0, 3.0 })]
    [InlineData(new[] { 0.0 })]
    [InlineData(new double[0])]
    [InlineData(new[] { double.NaN, 1.0 })]
    public void Data_without_extent_still_have_an_axis(double[] values)
    {
        AxisScale scale = AxisScale.For(new FigureAxis("f", "Hz"), values, 100, isVertical: true);
        Assert.True(scale.Maximum > scale.Minimum);
        Assert.True(double.IsFinite(scale.Minimum) && double.IsFinite(scale.Maximum));
        Assert.All(values.Where(double.IsFinite), value => Assert.InRange(scale.Share(value), 0, 1));
    }

    [Fact]
    public void The_data_keep_their_place_whatever_unit_is_printed()
    {
        AxisScale scale = AxisScale.For(new FigureAxis("x", "m") { Minimum = -10e-9, Maximum = 30e-9 }, [], 200, isVertical: false);
        Assert.Equal(0.25, scale.Share(0), 1e-12);
        Assert.All(scale.Ticks.Major, tick => Assert.Equal(tick * 1e-9, scale.FromTick(tick), 1e-20));
    }
}
