using CsCheck;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class LorentzianLineTests
{
    [Fact]
    public void A_line_is_found_again_from_its_own_points() =>
        Gen.Select(Gen.Double[0.3, 0.7], Gen.Double[0.02, 0.2], Gen.Double[-1, 1], Gen.Double[0.2, 1], Gen.Double[-2, 2]).Sample((centre, width, symmetric, antisymmetric, offset) =>
        {
            LorentzianLine given = new(centre, width, symmetric, antisymmetric, offset, 0);
            double[] x = [.. Enumerable.Range(0, 101).Select(i => 0.01 * i)];
            LorentzianLine found = LorentzianLine.Fit(x, [.. x.Select(given.At)])!;
            Assert.Equal(centre, found.Centre, 1e-6);
            Assert.Equal(width, found.HalfWidth, 1e-6);
            Assert.Equal(symmetric, found.Symmetric, 1e-5);
            Assert.Equal(antisymmetric, found.Antisymmetric, 1e-5);
            Assert.Equal(offset, found.Offset, 1e-5);
        });

    [Fact]
    public void A_slope_without_a_centre_and_a_constant_are_no_line_and_too_few_points_are_refused()
    {
        double[] x = [0, 1, 2, 3, 4, 5, 6];
        Assert.Null(LorentzianLine.Fit(x, [1, 1, 1, 1, 1, 1, 1]));
        Assert.Null(LorentzianLine.Fit(x, [.. x.Select(new LorentzianLine(40, 3, 1, 0, 0, 0).At)]));
        Assert.Throws<ArgumentException>(() => LorentzianLine.Fit([0, 1], [0, 1]));
    }
}
