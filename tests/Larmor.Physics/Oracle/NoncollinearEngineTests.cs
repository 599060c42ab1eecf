using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Physics.Oracle;

/// <summary>The engine of magnets at any angles against collocation, on 200 random stacks.</summary>
public class NoncollinearEngineTests
{
    private static readonly CurrentDensity Unit = CurrentDensity.FromSi(1);

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(150)]
    public void Resistance_torques_and_fields_of_random_stacks_agree_with_collocation(ulong first)
    {
        for (ulong number = first; number < first + 50; number++)
        {
            (Multilayer stack, int[] magnets, UnitVector[] moments, Vector3d[] terminals) = RandomAngleStacks.Number(number);
            NoncollinearTransport transport = NoncollinearTransport.Of(stack);
            Assert.Equal(magnets, transport.Magnets);
            NoncollinearState still = transport.Solve(moments, Unit), moving = transport.Solve(moments, Unit, terminals);
            NoncollinearOracle atRest = NoncollinearOracle.Solve(stack, magnets, moments), turning = NoncollinearOracle.Solve(stack, magnets, moments, terminals);
            double resistance = atRest.Stack.ResistanceArea;
            Assert.Equal(resistance, still.ResistanceArea, 1e-13 * resistance);
            Assert.Equal(atRest.Stack.NonEquilibriumResistanceArea, still.NonEquilibriumResistanceArea, (1e-11 * atRest.Stack.NonEquilibriumResistanceArea) + (1e-15 * resistance));
            Assert.True(still.NonEquilibriumResistanceArea >= 0);
            Assert.Equal(turning.Stack.ResistanceArea, moving.Voltage, 1e-13 * (resistance + Math.Abs(turning.Stack.ResistanceArea)));
            CompareAbsorbed(still, atRest, magnets);
            CompareAbsorbed(moving, turning, magnets);
            CompareFields(still, atRest, stack);
            CompareFields(moving, turning, stack);
            CompareHotPath(transport, moments, still);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(150)]
    public void Magnets_of_three_and_four_channels_in_random_stacks_agree_with_collocation(ulong first)
    {
        for (ulong number = first; number < first + 50; number++)
        {
            (Multilayer stack, int[] magnets, UnitVector[] moments, Vector3d[] terminals) = RandomAngleStacks.Network(number);
            NoncollinearTransport transport = NoncollinearTransport.Of(stack);
            NoncollinearState still = transport.Solve(moments, Unit), moving = transport.Solve(moments, Unit, terminals);
            NoncollinearOracle atRest = NoncollinearOracle.Solve(stack, magnets, moments), turning = NoncollinearOracle.Solve(stack, magnets, moments, terminals);
            double resistance = still.ResistanceArea;
            // With spin currents put in, what the meters read is no longer the resistance.
            Assert.Equal(atRest.Stack.ResistanceArea, still.Voltage, 1e-12 * (resistance + Math.Abs(still.Voltage)));
            Assert.Equal(turning.Stack.ResistanceArea, moving.Voltage, 1e-12 * (resistance + Math.Abs(moving.Voltage)));
            Assert.True(still.NonEquilibriumResistanceArea >= 0);
            CompareAbsorbed(still, atRest, magnets);
            CompareAbsorbed(moving, turning, magnets);
            CompareFields(still, atRest, stack);
            CompareFields(moving, turning, stack);
            Assert.All(still.Checks.Concat(moving.Checks), check => Assert.True(check.Passed, $"{number.ToString(CultureInfo.InvariantCulture)} {check}"));
        }
    }

    [Fact]
    public void Powers_of_random_stacks_close_and_none_is_negative()
    {
        for (ulong number = 0; number < 200; number++)
        {
            (Multilayer stack, _, UnitVector[] moments, Vector3d[] terminals) = RandomAngleStacks.Number(number);
            NoncollinearTransport transport = NoncollinearTransport.Of(stack);
            foreach (NoncollinearState state in new[] { transport.Solve(moments, Unit), transport.Solve(moments, Unit, terminals) })
            {
                Assert.True(state.Power.ClosureResidual < 1e-11, $"Power of stack {number.ToString(CultureInfo.InvariantCulture)}");
                Assert.All(state.Power.Entries, entry => Assert.True(entry.PowerPerArea >= -1e-25, $"{number.ToString(CultureInfo.InvariantCulture)} {entry}"));
                Assert.All(state.Checks, check => Assert.True(check.Passed, $"{number.ToString(CultureInfo.InvariantCulture)} {check}"));
            }
        }
    }

    [Fact]
    public void What_terminals_give_is_what_the_reference_gives_one_by_one()
    {
        for (ulong number = 0; number < 30; number++)
        {
            (Multilayer stack, int[] magnets, UnitVector[] moments, Vector3d[] terminals) = RandomAngleStacks.Number(number);
            TerminalResponse response = NoncollinearTransport.Of(stack).Terminals(moments);
            NoncollinearOracle still = NoncollinearOracle.Solve(stack, magnets, moments);
            for (int l = 0; l < magnets.Length; l++)
            {
                if (terminals[l] == Vector3d.Zero) continue;
                NoncollinearOracle one = NoncollinearOracle.Solve(stack, magnets, moments, [.. terminals.Select((potential, k) => k == l ? potential : Vector3d.Zero)]);
                Assert.Equal(one.Stack.ResistanceArea - still.Stack.ResistanceArea, Vector3d.Dot(response.VoltagePerTerminal[l], terminals[l]), 1e-13 * still.Stack.ResistanceArea);
                for (int k = 0; k < magnets.Length; k++)
                {
                    Vector3d expected = one.Absorbed(magnets[k]) - still.Absorbed(magnets[k]), given = response.AbsorbedPerTerminal(k, l) * terminals[l];
                    Assert.Equal(0, (expected - given).Norm, 1e-12 * (1 + expected.Norm));
                }
            }
        }
    }

    private static void CompareAbsorbed(NoncollinearState state, NoncollinearOracle reference, int[] magnets)
    {
        for (int k = 0; k < magnets.Length; k++)
        {
            Vector3d expected = reference.Absorbed(magnets[k]);
            Assert.Equal(0, (state.AbsorbedSpinCurrents[k] - expected).Norm, 1e-12 * (1 + expected.Norm));
        }
    }

    // At the borders of all panels, which lie anywhere inside the layers.
    private static void CompareFields(NoncollinearState state, NoncollinearOracle reference, Multilayer stack)
    {
        double voltages = Math.Abs(state.Voltage) + Math.Abs(state.ResistanceArea);
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            if (stack.Layers[i].IsLead) continue;
            (double Position, Face Face)[] borders = [.. reference.Stack.BordersOf(i)];
            double left = state.Profile.LeftFace(i).Si, right = state.Profile.RightFace(i).Si;
            for (int k = 0; k < borders.Length; k++)
            {
                double x = k == 0 ? left : k == borders.Length - 1 ? right : left + (borders[k].Position * 1e-9);
                NoncollinearPoint point = state.Profile.At(i, Length.FromSi(x));
                (double voltage, Vector3d accumulation, Vector3d spinCurrent) = reference.At(borders[k].Face);
                // In a magnet that absorbs at its faces the spins across the moment are at the terminal's potential, which the reference leaves out.
                if (borders[k].Face.Piece.AbsorbsAtItsFaces) accumulation += reference.Terminal(i);
                Assert.Equal(voltage, point.Voltage, 1e-12 * voltages);
                Assert.Equal(0, (point.Accumulation - accumulation).Norm, 1e-11 * (accumulation.Norm + (1e-3 * voltages)));
                Assert.Equal(0, (point.SpinCurrent - spinCurrent).Norm, 1e-11 * (1 + spinCurrent.Norm));
            }
        }
    }

    private static void CompareHotPath(NoncollinearTransport transport, UnitVector[] moments, NoncollinearState state)
    {
        Vector3d[] absorbed = new Vector3d[moments.Length];
        Assert.Equal(state.ResistanceArea, transport.Evaluate(moments, absorbed), 1e-13 * state.ResistanceArea);
        for (int k = 0; k < moments.Length; k++) Assert.Equal(0, (absorbed[k] - state.AbsorbedSpinCurrents[k]).Norm, 1e-12);
    }
}
