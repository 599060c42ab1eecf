using CsCheck;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Physics.Conservation;

public class CollinearPowerTests
{
    private static readonly CurrentDensity Current = CurrentDensity.FromSi(-2.5e11);

    [Fact]
    public void The_battery_pays_for_all_heat_and_no_heat_is_negative() => StackGenerator.Stacks.Sample(
        sample =>
        {
            SteadyTransport solution = CollinearTransport.Solve(sample.Stack, sample.Orientations, Current);
            Assert.InRange(solution.Power.ClosureResidual, 0, 1e-12);
            Assert.All(solution.Power.Entries, entry => Assert.True(entry.PowerPerArea >= 0, entry.ToString()));
            Assert.True(solution.NonEquilibriumResistanceArea >= 0);
            Assert.All(solution.Checks, check => Assert.True(check.Passed, check.ToString()));
        },
        iter: 500);

    [Fact]
    public void Excess_Joule_heat_and_spin_flips_are_the_whole_non_equilibrium_resistance() => StackGenerator.Stacks.Sample(
        sample =>
        {
            SteadyTransport solution = CollinearTransport.Solve(sample.Stack, sample.Orientations, Current);
            IReadOnlyDictionary<string, double> power = solution.Power.ByMechanism();
            double expected = Current.Si * Current.Si * solution.NonEquilibriumResistanceArea;
            Assert.Equal(expected, power["joule-excess"] + power["spin-flip"], 1e-11 * expected);
        },
        iter: 300);

    [Fact]
    public void The_shares_add_up_to_the_resistance_and_the_voltage() => StackGenerator.Stacks.Sample(
        sample =>
        {
            SteadyTransport solution = CollinearTransport.Solve(sample.Stack, sample.Orientations, Current);
            double scale = solution.Shares.Sum(share => share.Series + Math.Abs(share.NonEquilibrium));
            Assert.Equal(solution.ResistanceArea, solution.Shares.Sum(share => share.Series + share.NonEquilibrium), 1e-13 * scale);
        },
        iter: 200);

    [Fact]
    public void The_heat_by_place_is_the_integral_over_the_profiles()
    {
        Multilayer stack = StackBuilder.Stack(
            [StackBuilder.Lead("left", StackBuilder.Metal(6, 0, 450)), StackBuilder.Slab("F", StackBuilder.Metal(75, 0.46, 30), 40), StackBuilder.Lead("right", StackBuilder.Metal(6, 0, 450))],
            [StackBuilder.Contact(0.51, 0.77, 0.25), StackBuilder.Contact(0.51, 0.77)]);
        SteadyTransport solution = CollinearTransport.Solve(stack, [0, 1, 0], Current);
        const int points = 400;
        double flips = 0, excess = 0;
        for (int i = 0; i <= points; i++)
        {
            TransportPoint point = solution.At(Length.FromSi(40e-9 * i / points));
            if (i == points) point = solution.Profile!.At(1, Length.FromSi(40e-9));
            double weight = (i == 0 || i == points ? 1 : i % 2 == 1 ? 4 : 2) * 40e-9 / (3 * points);
            flips += weight * point.SpinFlux * point.Accumulation;
            excess += weight * 75e-9 * Math.Pow(point.SpinCurrent - (0.46 * Current.Si), 2);
        }
        PowerEntry Entry(string mechanism) => solution.Power.Entries.Single(entry => entry.Place == "F" && entry.Mechanism == mechanism);
        Assert.Equal(Entry("spin-flip").PowerPerArea, flips, 1e-9 * flips);
        Assert.Equal(Entry("joule-excess").PowerPerArea, excess, 1e-9 * excess);
    }

    [Fact]
    public void The_channel_currents_follow_the_gradients_of_their_potentials_and_the_flips_their_divergence() => StackGenerator.Stacks.Sample(
        sample =>
        {
            SteadyTransport solution = CollinearTransport.Solve(sample.Stack, sample.Orientations, CurrentDensity.FromSi(1));
            for (int i = 0; i < sample.Stack.Layers.Count; i++)
            {
                Layer layer = sample.Stack.Layers[i];
                if (layer.Thickness is not { } thickness) continue;
                double left = solution.Profile!.LeftFace(i).Si, shortest = Math.Min(thickness.Si, layer.Material.Channels.SpinDiffusionLength.Si);
                double step = 1e-4 * shortest, middle = left + (0.4 * shortest);
                TransportPoint below = solution.Profile.At(i, Length.FromSi(middle - step)), here = solution.Profile.At(i, Length.FromSi(middle)), above = solution.Profile.At(i, Length.FromSi(middle + step));
                double beta = layer.Material.Channels.Beta * sample.Orientations[i], rho = 2 * layer.Material.Channels.RhoStar.Si;
                double distance = above.Position - below.Position;
                double noise = 1e-11 * (Math.Abs(here.PotentialUp) + Math.Abs(here.PotentialDown)) / distance / (rho * (1 - Math.Abs(beta)));
                Assert.Equal(here.CurrentUp, -(above.PotentialUp - below.PotentialUp) / distance / (rho * (1 - beta)), 1e-6 + noise);
                Assert.Equal(here.CurrentDown, -(above.PotentialDown - below.PotentialDown) / distance / (rho * (1 + beta)), 1e-6 + noise);
                Assert.Equal(here.SpinFlux * shortest, -(above.CurrentUp - below.CurrentUp) / distance * shortest, 1e-6);
                Assert.Equal(1, here.CurrentUp + here.CurrentDown, 1e-14);
            }
        },
        iter: 100);
}
