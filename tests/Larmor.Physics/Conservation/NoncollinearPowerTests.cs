using CsCheck;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Physics.Conservation;

/// <summary>First and second law and the balance of spin currents on random non-collinear stacks.</summary>
public class NoncollinearPowerTests
{
    // Volts up to 1e-4; squares of ever smaller ones leave the floating-point range, so that below 1e-16 V they are exact zeros.
    private static readonly Gen<double> Potential = Gen.Double[-1, 1].Select(x => Math.Abs(x) < 1e-12 ? 0 : 1e-4 * x);

    private static readonly Gen<Vector3d> Potentials = from x in Potential from y in Potential from z in Potential select new Vector3d(x, y, z);

    [Fact]
    public void All_laws_hold_on_random_stacks_at_rest() =>
        NoncollinearGenerator.Stacks.Sample(
            pair => AssertLaws(NoncollinearTransport.Of(pair.Stack).Solve(pair.Moments, CurrentDensity.FromSi(1e11))), iter: 500, print: Print);

    [Fact]
    public void All_laws_hold_on_random_stacks_with_moving_moments() =>
        Gen.Select(NoncollinearGenerator.Stacks, Potentials.Array[9], Gen.OneOf(Gen.Const(0.0), Gen.Const(1e8), Gen.Const(1e11))).Sample(
            (pair, potentials, current) =>
            {
                if (pair.Stack.Layers.Any(layer => layer.IsLead && layer.Material.Transverse is not null)) return;
                AssertLaws(NoncollinearTransport.Of(pair.Stack).Solve(pair.Moments, CurrentDensity.FromSi(current), potentials.AsSpan(0, pair.Moments.Length)));
            },
            iter: 500,
            print: triple => Print(triple.Item1));

    [Fact]
    public void The_shares_of_layers_and_contacts_add_to_the_resistance() =>
        NoncollinearGenerator.Stacks.Sample(
            pair =>
            {
                NoncollinearState state = NoncollinearTransport.Of(pair.Stack).Solve(pair.Moments, CurrentDensity.FromSi(1e11));
                Assert.Equal(state.SeriesResistanceArea, state.Shares.Sum(share => share.Series), 1e-13 * state.SeriesResistanceArea);
                const double precision = 1e-12;
                // Ends that put in spins give and take back far more than the resistance between them: the largest term in the balance is the scale.
                double scale = state.Shares.Sum(share => share.Series + Math.Abs(share.NonEquilibrium));
                Assert.Equal(state.NonEquilibriumResistanceArea, state.Shares.Sum(share => share.NonEquilibrium), precision * scale);
                Assert.Equal(state.Voltage, 1e11 * state.ResistanceArea, precision * 1e11 * scale);
                Assert.True(state.NonEquilibriumResistanceArea >= 0);
            },
            iter: 500,
            print: Print);

    [Fact]
    public void Without_current_and_motion_nothing_flows_exactly() =>
        NoncollinearGenerator.Stacks.Sample(
            pair =>
            {
                NoncollinearState state = NoncollinearTransport.Of(pair.Stack).Solve(pair.Moments, CurrentDensity.FromSi(0));
                Assert.Equal(0, state.Voltage);
                Assert.All(state.AbsorbedSpinCurrents, absorbed => Assert.Equal(0, absorbed.Norm));
                Assert.All(state.Profile.Sample(3), point => Assert.Equal(0, point.Accumulation.Norm + point.SpinCurrent.Norm + Math.Abs(point.Voltage)));
            },
            iter: 100,
            print: Print);

    private static void AssertLaws(NoncollinearState state)
    {
        foreach (AuditCheck check in state.Checks) Assert.True(check.Passed, $"{check.Name}: {check.Value.ToString("R", CultureInfo.InvariantCulture)}");
    }

    private static string Print((Multilayer Stack, UnitVector[] Moments) pair) => string.Join("; ", pair.Stack.Layers.Select((layer, i) =>
        $"{layer.Name} {layer.Thickness} {layer.Material} {layer.Material.Transverse} | {(i + 1 < pair.Stack.Layers.Count ? $"{pair.Stack.Interfaces[i]} {pair.Stack.Interfaces[i].Mixing} {pair.Stack.Interfaces[i].PassingConductance} {pair.Stack.Interfaces[i].TransverseLoss}" : "")}"))
        + $" {pair.Stack.Left} {pair.Stack.Right} {string.Join(", ", pair.Moments)}";
}
