using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.Oracle;

public class CollinearOracleTests
{
    [Fact]
    public void The_two_channel_solver_agrees_with_collocation()
    {
        Multilayer stack = StackBuilder.Stack(
            [StackBuilder.Lead("left", StackBuilder.Metal(6, 0, 450)), StackBuilder.Slab("F", StackBuilder.Metal(75, 0.46, 30), 40), StackBuilder.Slab("N", StackBuilder.Metal(6, 0, 450), 4), StackBuilder.Slab("F2", StackBuilder.Metal(75, 0.46, 3), 40), StackBuilder.Lead("right", StackBuilder.Metal(6, 0, 450))],
            [StackBuilder.Contact(0.51, 0.77, 0.25), StackBuilder.Contact(0.51, 0.77), InterfaceSame(), StackBuilder.Contact(0.51, 0.77)]);
        int[] senses = [0, 1, 0, -1, 0];
        SteadyTransport solution = CollinearTransport.Solve(stack, senses, CurrentDensity.FromSi(1));
        CollocatedStack oracle = CollinearOracle.Solve(stack, senses);
        Assert.Equal(oracle.ResistanceArea * 1e15, solution.ResistanceArea * 1e15, 1e-13);
        Assert.Equal(oracle.NonEquilibriumResistanceArea * 1e15, solution.NonEquilibriumResistanceArea * 1e15, 1e-13);
    }

    private static Materials.InterfaceProperties InterfaceSame() => StackBuilder.Contact(0.51, 0.77);
}
