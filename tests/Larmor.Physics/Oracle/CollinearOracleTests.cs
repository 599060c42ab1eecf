using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.Oracle;

/// <summary>The collinear solver of any channel network against collocation, on 200 random stacks.</summary>
public class CollinearOracleTests
{
    private static readonly CurrentDensity Unit = CurrentDensity.FromSi(1);

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(150)]
    public void Resistance_and_all_channels_of_random_networks_agree_with_collocation(ulong first)
    {
        for (ulong number = first; number < first + 50; number++)
        {
            (Multilayer stack, int[] senses) = RandomNetworkStacks.Number(number);
            SteadyTransport solution = CollinearTransport.Solve(stack, senses, Unit);
            CollocatedStack reference = CollinearOracle.Solve(stack, senses);
            string name = number.ToString(CultureInfo.InvariantCulture);
            Near(reference.ResistanceArea, solution.ResistanceArea, 1e-12 * reference.ResistanceArea, name);
            double expected = reference.NonEquilibriumResistanceArea;
            Near(expected, solution.NonEquilibriumResistanceArea, (1e-10 * Math.Abs(expected)) + (1e-16 * reference.ResistanceArea), name);
            CompareChannels(stack, solution, reference, name);
        }
    }

    [Fact]
    public void Powers_of_random_networks_close_none_is_negative_and_reciprocity_holds()
    {
        for (ulong number = 0; number < 200; number++)
        {
            (Multilayer stack, int[] senses) = RandomNetworkStacks.Number(number);
            SteadyTransport solution = CollinearTransport.Solve(stack, senses, Unit);
            string name = number.ToString(CultureInfo.InvariantCulture);
            Assert.True(solution.NonEquilibriumResistanceArea >= 0, name);
            Assert.True(solution.Power.ClosureResidual < 1e-11, name);
            Assert.All(solution.Power.Entries, entry => Assert.True(entry.PowerPerArea >= 0, $"{name} {entry}"));
            Assert.All(solution.Checks, check => Assert.True(check.Passed, $"{name} {check}"));
        }
    }

    // At the borders of all panels, which lie anywhere inside the layers.
    private static void CompareChannels(Multilayer stack, SteadyTransport solution, CollocatedStack reference, string name)
    {
        double largest = 0;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            if (stack.Layers[i].IsLead) continue;
            (double Position, Face Face)[] borders = [.. reference.BordersOf(i)];
            double left = solution.Profile!.LeftFace(i).Si, right = solution.Profile.RightFace(i).Si;
            for (int k = 0; k < borders.Length; k++)
            {
                double x = k == 0 ? left : k == borders.Length - 1 ? right : left + (borders[k].Position * 1e-9);
                TransportPoint point = solution.Profile.At(i, Length.FromSi(x));
                foreach (ChannelPoint channel in point.Channels)
                {
                    double potential = (reference.Value(borders[k].Face.Potential(channel.Name)) * CollocatedStack.Unit) - reference.VoltageOfRightLead;
                    largest = Math.Max(largest, Math.Abs(potential));
                    Near(potential, channel.Potential, 1e-11 * (reference.ResistanceArea + largest), $"{name} {i.ToString(CultureInfo.InvariantCulture)} {channel.Name}");
                    Near(reference.Value(borders[k].Face.Current(channel.Name)), channel.Current, 1e-10, $"{name} {i.ToString(CultureInfo.InvariantCulture)} {channel.Name}");
                }
            }
        }
    }

    private static void Near(double expected, double actual, double tolerance, string name) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{name}: expected {expected:E16}, got {actual:E16}"));
}
