using CsCheck;
using Larmor.Layers;
using Larmor.Materials;
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
    public void The_potentials_far_away_differ_by_the_resistance_and_end_at_zero() => StackGenerator.Stacks.Sample(
        sample =>
        {
            SteadyTransport solution = CollinearTransport.Solve(sample.Stack, sample.Orientations, CurrentDensity.FromSi(1));
            (double left, double leftScale) = FarPotential(sample, solution, atLeft: true);
            (double right, double rightScale) = FarPotential(sample, solution, atLeft: false);
            double scale = leftScale + rightScale + solution.Shares.Sum(share => share.Series + Math.Abs(share.NonEquilibrium));
            Assert.Equal(0, right, 1e-13 * scale);
            Assert.Equal(solution.ResistanceArea, left - right, 1e-12 * scale);
        },
        iter: 300);

    [Fact]
    public void Spin_currents_put_in_at_both_ends_pay_for_their_heat()
    {
        Multilayer stack = StackBuilder.Stack(
            [StackBuilder.Slab("N", StackBuilder.Metal(6, 0, 450), 100), StackBuilder.Slab("F", StackBuilder.Metal(75, 0.46, 60), 40)],
            [StackBuilder.Contact(0.51, 0.77, 0.25)],
            new EndCondition.SpinCurrent(CurrentDensity.FromSi(3e10)),
            new EndCondition.SpinCurrent(CurrentDensity.FromSi(-2e10)));
        foreach (double current in new[] { 0, 5e10 })
        {
            SteadyTransport solution = CollinearTransport.Solve(stack, [0, 1], CurrentDensity.FromSi(current));
            TransportPoint left = solution.Profile!.At(0, Length.Zero), right = solution.Profile.At(1, solution.Profile.RightFace(1));
            Assert.Equal(3e10, left.SpinCurrent, 1e-3);
            Assert.Equal(-2e10, right.SpinCurrent, 1e-3);
            // J₀V + δJ Δμ/2 that goes in less what comes out, from the potentials themselves.
            double supplied = (left.CurrentUp * left.PotentialUp) + (left.CurrentDown * left.PotentialDown)
                - (right.CurrentUp * right.PotentialUp) - (right.CurrentDown * right.PotentialDown);
            Assert.Equal(supplied, solution.Power.Dissipated, 1e-12 * supplied);
            Assert.Equal(supplied, solution.Power.Supplied, 1e-12 * supplied);
        }
    }

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

    /// <summary>
    /// The potential that the meter of an end reads, less the lead's own resistance: μ₀/2 far out in a lead or at a face without spin current,
    /// Σ pμ where the current's polarization is fixed. With it the size of the numbers that it was formed from.
    /// </summary>
    private static (double Potential, double Scale) FarPotential((Multilayer Stack, int[] Orientations) sample, SteadyTransport solution, bool atLeft)
    {
        int layer = atLeft ? 0 : sample.Stack.Layers.Count - 1;
        EndCondition end = atLeft ? sample.Stack.Left : sample.Stack.Right;
        ChannelNetwork channels = sample.Stack.Layers[layer].Material.Channels;
        double face = (atLeft != (end is EndCondition.Lead) ? solution.Profile!.LeftFace(layer) : solution.Profile!.RightFace(layer)).Si;
        double x = end is EndCondition.Lead ? (atLeft ? -40 : 40) * channels.SpinDiffusionLength.Si : 0;
        TransportPoint point = solution.Profile.At(layer, Length.FromSi(face + x));
        double p = end is EndCondition.Polarization given ? given.Value : 0;
        // Behind a thick stack the position is rounded: the distance is that of the numbers, not the one asked for.
        double own = channels.Resistivity.Si * (point.Position - face);
        return (((1 + p) / 2 * point.PotentialUp) + ((1 - p) / 2 * point.PotentialDown) + own, Math.Abs(own) + Math.Abs(point.PotentialUp) + Math.Abs(point.Accumulation));
    }
}
