using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Limits;

/// <summary>What a moment does in the end from many starts: always an answer, rest at a stable eigenvalue or a cycle whose deviations die out by Floquet's factors.</summary>
public class SettledEverywhere
{
    private const double Bk = 0.05, Bd = 1.4;

    [Theory]
    [InlineData(0.02, -0.0163)]
    [InlineData(0.02, 0.0135)]
    [InlineData(0.01, -0.0083)]
    [InlineData(0.03, 0.024)]
    public void From_every_unstable_state_of_an_in_plane_moment_it_settles_and_what_it_settles_in_is_stable(double alpha, double aJ)
    {
        foreach (double field in new[] { -0.102, 0.034, 0.102 })
        {
            Magnet magnet = With(alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd), Field(UnitVector.Z, field));
            SpinTransferPotentials torque = Torque(UnitVector.Z, 1);
            EquilibriumSet states = Equilibria.Of(magnet, torque, Current.FromSi(aJ));
            GeneralizedLlg equation = new(magnet) { SpinTransfer = torque, Current = Waveform.Constant(aJ) };
            foreach (Equilibrium state in states.Points.Where(point => !point.IsStable))
            {
                foreach (double tilt in new[] { Math.PI / 180, -Math.PI / 180 })
                {
                    SettledMotion settled = Settling.Follow(equation, Tilt.Of(state.Direction.Components, tilt), UnitVector.X, new SettlingLimit(300e-9), TestContext.Current.CancellationToken).Motion;
                    if (settled.State == MomentState.FixedPoint) Assert.Contains(states.Stable, rest => (rest.Direction.Components - settled.Mean).Norm < 1e-8);
                    else AssertCycle(equation, settled);
                }
            }
        }
    }

    private static void AssertCycle(GeneralizedLlg equation, SettledMotion settled)
    {
        Assert.Equal(MomentState.LimitCycle, settled.State);
        ClosedOrbit orbit = ClosedOrbit.Near(equation, [settled.End], 1 / settled.Frequency, TestContext.Current.CancellationToken)!;
        Assert.InRange(orbit.LargestFactor, 0, 1 - 1e-6);
        Assert.Equal(1, orbit.Period * settled.Frequency, 1e-5);
        (Vector3d[] means, double smallest, double largest) = orbit.Measure(UnitVector.X, [1]);
        Assert.Equal(0, (means[0] - settled.Mean).Norm, 1e-5);
        Assert.Equal(settled.Minimum, smallest, 1e-4);
        Assert.Equal(settled.Maximum, largest, 1e-4);
    }
}
