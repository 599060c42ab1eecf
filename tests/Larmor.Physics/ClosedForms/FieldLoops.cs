using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

public class FieldLoops
{
    private const double Bk = 0.15, Located = 1e-6;

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(45)]
    [InlineData(75)]
    public void A_uniaxial_moment_switches_on_the_astroid_of_Stoner_and_Wohlfarth(double degrees)
    {
        double psi = degrees * Math.PI / 180;
        UnitVector along = UnitVector.Along(0, Math.Sin(psi), Math.Cos(psi));
        HysteresisLoop loop = Trace(With(0.5, Easy(UnitVector.Z, Bk)), along, 1.2 * Bk);
        double astroid = Bk * Math.Pow(Math.Pow(Math.Cos(psi), 2.0 / 3) + Math.Pow(Math.Sin(psi), 2.0 / 3), -1.5);
        Assert.Equal("", loop.ReasonUp + loop.ReasonDown);
        Assert.Equal(astroid, loop.CoerciveFieldUp!.Value, Located * Bk);
        Assert.Equal(-astroid, loop.CoerciveFieldDown!.Value, Located * Bk);
        Assert.Equal(0, loop.Shift!.Value, Located * Bk);
        Assert.All(loop.Up.Concat(loop.Down), point => Assert.Equal(MomentState.FixedPoint, point.State));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(1.0)]
    public void A_film_switches_at_its_anisotropy_field_however_much_the_tilt_costs_out_of_the_plane(double degrees)
    {
        HysteresisLoop loop = Trace(With(0.02, Easy(UnitVector.Z, 0.044), Hard(UnitVector.X, 1.64)), UnitVector.Z, 0.15, tilt: Angle.FromDegrees(degrees));
        Assert.Equal(0.044, loop.CoerciveFieldUp!.Value, Located * 0.044);
        Assert.Equal(-0.044, loop.CoerciveFieldDown!.Value, Located * 0.044);
        Assert.Equal(0, loop.Shift!.Value, 1e-15);
    }

    [Fact]
    public void Along_the_hard_axis_the_moment_turns_steadily_and_there_is_no_coercive_field()
    {
        HysteresisLoop loop = Trace(With(0.5, Easy(UnitVector.Z, Bk)), UnitVector.Y, 1.2 * Bk);
        Assert.All(loop.Up.Concat(loop.Down), point => Assert.Equal(Math.Clamp(point.Field / Bk, -1, 1), point.Maximum, 1e-6));
        Assert.Null(loop.CoerciveFieldUp);
        Assert.Null(loop.Shift);
        Assert.Contains("does not jump", loop.ReasonUp, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(2e-3)]
    [InlineData(-1.5e-3)]
    public void A_torque_along_the_axis_shifts_the_loop_by_minus_aJ_plus_alpha_bJ_over_alpha(double aJ)
    {
        const double alpha = 0.03, bJ = 4e-3;
        HysteresisLoop loop = Trace(With(alpha, Easy(UnitVector.X, Bk)), UnitVector.X, 1.7 * Bk, Torque(UnitVector.X, aJ, bJ));
        double shift = -(aJ + (alpha * bJ)) / alpha;
        Assert.Equal(Bk + shift, loop.CoerciveFieldUp!.Value, Located * Bk);
        Assert.Equal(-Bk + shift, loop.CoerciveFieldDown!.Value, Located * Bk);
    }

    [Fact]
    public void With_a_torque_that_depends_on_the_angle_each_branch_switches_by_the_torque_of_the_state_that_it_leaves()
    {
        // B_sw = −Bk − aJ(P)/α from P (falling field), +Bk − aJ(AP)/α from AP (rising field).
        const double alpha = 0.03, strength = 4e-3, lambda = 1.342;
        AxialFunction slonczewski = AxialFunction.Slonczewski(Ms * strength, lambda);
        AxialPotentials torque = new(new AxialTorque(UnitVector.X, slonczewski, AxialFunction.Zero));
        HysteresisLoop loop = Trace(With(alpha, Easy(UnitVector.X, Bk)), UnitVector.X, 1.7 * Bk, torque);
        Assert.Equal(Bk - (slonczewski.Derivative(-1) / Ms / alpha), loop.CoerciveFieldUp!.Value, Located * Bk);
        Assert.Equal(-Bk - (slonczewski.Derivative(1) / Ms / alpha), loop.CoerciveFieldDown!.Value, Located * Bk);
    }

    [Fact]
    public void Where_the_torque_keeps_the_moment_going_round_the_loop_records_the_cycle_with_its_exact_frequency()
    {
        // Easy plane normal to x, p and field along x: cos(theta) = (B + aJ/α)/Bd, f = |γ aJ|/(2π α).
        const double alpha = 0.05, bd = 1, aJ = 0.004;
        HysteresisLoop loop = Trace(With(alpha, Hard(UnitVector.X, bd)), UnitVector.X, 1.3 * bd, Torque(UnitVector.X, aJ));
        int cycles = 0;
        foreach (LoopPoint point in loop.Up.Concat(loop.Down))
        {
            double c = (point.Field + (aJ / alpha)) / bd;
            if (Math.Abs(c) > 0.99) continue;
            cycles++;
            Assert.Equal(MomentState.LimitCycle, point.State);
            Assert.Equal(c, point.Mean.X, 2e-6);
            Assert.Equal(c, point.Minimum, 2e-6);
            Assert.Equal(c, point.Maximum, 2e-6);
            Assert.Equal(0, point.Mean.Y, 2e-6);
            Assert.Equal(Gamma * aJ / (2 * Math.PI * alpha), point.Frequency, 1e-6 * point.Frequency);
        }
        Assert.InRange(cycles, 20, 60);
        Assert.Null(loop.CoerciveFieldUp);
        Assert.Contains("limit cycle", loop.ReasonDown, StringComparison.Ordinal);
    }

    private static HysteresisLoop Trace(Magnet magnet, UnitVector along, double largest, SpinTransferPotentials? torque = null, Angle? tilt = null)
    {
        const int points = 31;
        Hysteresis settings = new()
        {
            Field = new FieldSweep(along, [.. Enumerable.Range(0, points).Select(i => MagneticField.FromTeslas(largest * ((2.0 * i / (points - 1)) - 1)))]),
        };
        if (tilt is { } given) settings = settings with { Tilt = given };
        FreeMoment moment = new(magnet, new SpinTransferModel(torque ?? SpinTransferPotentials.None, UnitVector.X), null);
        TracedLoop traced = FieldLoop.Trace(LoopMoments.Of(moment), settings, 1, TestContext.Current.CancellationToken);
        Assert.Empty(traced.Unsettled);
        Assert.All(traced.Ledger.Checks(1e-6), check => Assert.True(check.Passed, $"{check.Name}: {check.Value.ToString("G3", CultureInfo.InvariantCulture)}"));
        return traced.Loop;
    }
}
