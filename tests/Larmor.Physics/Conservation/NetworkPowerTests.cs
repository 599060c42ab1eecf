using CsCheck;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Physics.Conservation;

public class NetworkPowerTests
{
    private static readonly CurrentDensity Current = CurrentDensity.FromSi(3e11);

    [Fact]
    public void In_any_network_the_battery_pays_for_all_heat_and_no_heat_is_negative() => NetworkStacks.Stacks.Sample(
        sample =>
        {
            SteadyTransport solution = CollinearTransport.Solve(sample.Stack, sample.Orientations, Current);
            Assert.InRange(solution.Power.ClosureResidual, 0, 1e-11);
            Assert.All(solution.Power.Entries, entry => Assert.True(entry.PowerPerArea >= 0, entry.ToString()));
            Assert.True(solution.NonEquilibriumResistanceArea >= 0);
            Assert.All(solution.Checks, check => Assert.True(check.Passed, check.ToString()));
        },
        iter: 3000);

    [Fact]
    public void The_mechanisms_are_the_whole_non_equilibrium_resistance() => NetworkStacks.Stacks.Sample(
        sample =>
        {
            SteadyTransport solution = CollinearTransport.Solve(sample.Stack, sample.Orientations, Current);
            double expected = solution.NonEquilibriumResistanceArea, sum = solution.Mechanisms.Sum(share => share.NonEquilibrium);
            Assert.Equal(expected, sum, 1e-10 * expected);
            Assert.Equal(expected, solution.Shares.Sum(share => share.NonEquilibrium), 1e-10 * solution.Shares.Sum(share => Math.Abs(share.NonEquilibrium)));
        },
        iter: 300);
}
