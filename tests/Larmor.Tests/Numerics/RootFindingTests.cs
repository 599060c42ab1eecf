using CsCheck;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public sealed class RootFindingTests
{
    [Fact]
    public void A_zero_that_is_known_is_found_to_the_tolerance() =>
        Gen.Select(Gen.Double[0.01, 0.99], Gen.Double[0.1, 5], Gen.Bool).Sample((zero, steepness, swapped) =>
        {
            double found = RootFinding.Brent(x => Math.Tanh(steepness * (x - zero)) * (1 + (x * x)), swapped ? 1 : 0, swapped ? 0 : 1, 1e-14);
            Assert.Equal(zero, found, 1e-13);
        });

    [Fact]
    public void A_zero_at_an_end_is_found() => Assert.Equal(0, RootFinding.Brent(x => x, 0, 1, 1e-12), 1e-12);

    [Fact]
    public void A_square_root_edge_is_found() => Assert.Equal(0.3, RootFinding.Brent(x => x < 0.3 ? Math.Sqrt(0.3 - x) : -1, 0, 1, 1e-13), 1e-12);

    [Fact]
    public void Ends_of_one_sign_are_refused() => Assert.Throws<ArgumentException>(() => RootFinding.Brent(x => 1 + (x * x), -1, 1, 1e-12));
}
