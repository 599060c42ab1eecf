using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Oracle;

/// <summary>The reference must itself be right: closed forms, its own order of convergence, and collinear states as the other reference has them.</summary>
public class NoncollinearOracleTests
{
    private const double MixingReal = 0.6e15, MixingImaginary = 0.2e15;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Moments_along_one_line_give_the_collinear_reference(int sense)
    {
        Multilayer stack = Valve(25, 0.25);
        CollocatedStack collinear = CollinearOracle.Solve(stack, [0, 1, 0, sense, 0]);
        UnitVector axis = UnitVector.Along(0.3, -0.8, 0.5);
        NoncollinearOracle tilted = NoncollinearOracle.Solve(stack, [1, 3], [axis, sense > 0 ? axis : -axis]);
        Near(collinear.NonEquilibriumResistanceArea, tilted.Stack.NonEquilibriumResistanceArea, 1e-14);
        Assert.Equal(0, tilted.Absorbed(3).Norm, 1e-14);
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(2.1)]
    public void A_thin_spacer_gives_the_torque_and_resistance_of_Slonczewski(double angle)
    {
        // Per side S = r_F + AR*, Q = β r_F + γ AR* in fΩ m²; the lead is the ferromagnet itself.
        const double rF = 75 * 60e-3, beta = 0.46, area = 0.51, gamma = 0.77, gi = MixingImaginary * 1e-15, gr = MixingReal * 1e-15;
        double s = rF + area, q = (beta * rF) + (gamma * area), j = q / s, lambdaSquared = 2 * s * ((gr * gr) + (gi * gi)) / gr, c = Math.Cos(angle);
        Material cobalt = Metal(75, beta, 60), copper = Metal(1e-9, 0, 1e10);
        Multilayer stack = Stack([Lead("F1", cobalt), Slab("N", copper, 1e-6), Lead("F2", cobalt)], [Mixing(area, gamma, 0), Mixing(area, gamma, 0)]);
        UnitVector first = UnitVector.Z, second = UnitVector.FromAngles(angle, 0.7);
        NoncollinearOracle turned = NoncollinearOracle.Solve(stack, [0, 2], [first, second]), parallel = NoncollinearOracle.Solve(stack, [0, 2], [first, first]);
        double eta = j * lambdaSquared / (lambdaSquared + 1 + ((lambdaSquared - 1) * c));
        Vector3d expected = eta * (first.Components - (c * second.Components));
        Assert.Equal(0, (turned.Absorbed(2) - expected).Norm, 1e-9);
        double rise = 2 * q * j * (1 - c) / (1 - c + (lambdaSquared * (1 + c)));
        Near(rise * 1e-15, turned.Stack.ResistanceArea - parallel.Stack.ResistanceArea, 1e-9);
    }

    [Fact]
    public void One_point_per_panel_converges_with_order_two_and_two_points_with_order_four()
    {
        Multilayer stack = Valve(25, 0);
        UnitVector[] moments = [UnitVector.Z, UnitVector.FromAngles(1.9, 0.4)];
        double exact = NoncollinearOracle.Solve(stack, [1, 3], moments).Stack.NonEquilibriumResistanceArea;
        foreach ((int points, int refinement) in new[] { (1, 8), (2, 4) })
        {
            double coarse = Error(refinement), fine = Error(2 * refinement);
            Assert.Equal(2 * points, Math.Log2(coarse / fine), 0.05);
            double Error(int refinement) => Math.Abs(NoncollinearOracle.Solve(stack, [1, 3], moments, points: points, refinement: refinement).Stack.NonEquilibriumResistanceArea - exact);
        }
        Near(exact, NoncollinearOracle.Solve(stack, [1, 3], moments, points: 9, refinement: 3).Stack.NonEquilibriumResistanceArea, 1e-15);
    }

    /// <summary>The stack of benchmarks/yardsticks/noncollinear_stack.cpp, with the digits that the C++ program prints.</summary>
    [Fact]
    public void Ten_layers_in_plain_contact_agree_with_the_cpp_yardstick()
    {
        Layer[] layers = [.. Enumerable.Range(0, 10).Select(i => i % 2 == 0
            ? Slab($"N{i.ToString(CultureInfo.InvariantCulture)}", Metal(6, 0, 450), 3 + (i % 3))
            : Slab($"F{i.ToString(CultureInfo.InvariantCulture)}", Metal(75, 0.46, 60) with { Transverse = new TransverseProperties { LatticeLength = Length.FromNanometres(40), DephasingLength = Length.FromNanometres(3), PrecessionLength = Length.FromNanometres(2) } }, 2 + (i % 3)))];
        Multilayer stack = Transparent(layers, new EndCondition.Reservoir(), new EndCondition.Reservoir());
        int[] magnets = [1, 3, 5, 7, 9];
        NoncollinearOracle solution = NoncollinearOracle.Solve(stack, magnets, [.. magnets.Select(i => UnitVector.FromAngles(0.3 * i, 0.5 * i))]);
        Near(1.006825472337369e-15, solution.Stack.ResistanceArea, 1e-14);
        Assert.Equal(0, (solution.Absorbed(1) - new Vector3d(4.837394321696e-02, -1.110740750203e-01, 3.340713708112e-03)).Norm, 1e-12);
    }

    [Fact]
    public void What_a_turning_moment_pumps_is_what_current_gives_it_in_the_reversed_stack()
    {
        for (ulong number = 0; number < 25; number++)
        {
            (Multilayer stack, int[] magnets, UnitVector[] moments, Vector3d[] terminals) = RandomAngleStacks.Number(number);
            NoncollinearOracle still = NoncollinearOracle.Solve(stack, magnets, moments), pumping = NoncollinearOracle.Solve(stack, magnets, moments, terminals);
            Multilayer reversed = stack.Right is EndCondition.Polarization end ? new Multilayer(stack.Layers, stack.Interfaces, stack.Left, end with { Value = -end.Value }) : stack;
            NoncollinearOracle mirror = NoncollinearOracle.Solve(reversed, magnets, [.. moments.Select(moment => -moment)]);
            double pumped = pumping.Stack.ResistanceArea - still.Stack.ResistanceArea, expected = 0, scale = 0;
            for (int k = 0; k < magnets.Length; k++)
            {
                double one = -Vector3d.Dot(mirror.Absorbed(magnets[k]), terminals[k]) / 2;
                expected += one;
                scale += Math.Abs(one);
            }
            Assert.Equal(expected, pumped, 1e-13 * (scale + still.Stack.ResistanceArea));
        }
    }

    private static InterfaceProperties Mixing(double area, double gamma, double delta) => Contact(area, gamma, delta) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(MixingReal), ConductancePerArea.FromSi(MixingImaginary), SharvinIncluded: true),
    };

    private static Multilayer Valve(double spacer, double delta)
    {
        Material cobalt = Metal(75, 0.46, 60), copper = Metal(6, 0, 450);
        return Stack(
            [Lead("left", copper), Slab("F1", cobalt, 12), Slab("N", copper, spacer), Slab("F2", cobalt, 3), Lead("right", copper)],
            [Mixing(0.51, 0.77, delta), Mixing(0.4, 0.7, 0), Mixing(0.51, 0.77, delta), Mixing(0.3, 0.77, delta)]);
    }

    private static void Near(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * Math.Abs(expected));
}
