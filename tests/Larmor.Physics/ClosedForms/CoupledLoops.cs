using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Field loops of several moments against closed forms, and of moments that nothing couples against loops of one.</summary>
public class CoupledLoops
{
    // Two layers alike, easy axis z, hard axis x, exchange J < 0 that acts on each as B_ex against the other.
    private const double Bk = 0.05, Bd = 0.9, Bex = 0.1, Located = 1e-6;

    [Fact]
    public void A_synthetic_antiferromagnet_flops_at_the_root_of_Bk_times_Bk_plus_twice_Bex_and_comes_back_from_the_flop_at_its_own_field()
    {
        // Antiparallel: stable up to B² = Bk (Bk + 2 Bex). Flop, cos θ = B/(2 Bex − Bk): stable down to cos² θ = Bk/(2 Bex + Bk).
        HysteresisLoop loop = Trace(Pair(0.02), UnitVector.Z, 0.27);
        double flop = Math.Sqrt(Bk * (Bk + (2 * Bex))), back = ((2 * Bex) - Bk) * Math.Sqrt(Bk / ((2 * Bex) + Bk));
        LoopTransition[] up = [.. loop.Transitions.Where(end => end.IsRising && end.IsJump)], down = [.. loop.Transitions.Where(end => !end.IsRising && end.IsJump)];
        Assert.Equal([-back, flop], up.Select(end => end.Field), Comparer(Located));
        Assert.Equal([back, -flop], down.Select(end => end.Field), Comparer(Located));
        Assert.Equal(flop, loop.CoerciveFieldUp!.Value, Located);
        Assert.Equal(-flop, loop.CoerciveFieldDown!.Value, Located);
    }

    [Fact]
    public void Along_its_easy_axis_it_leaves_saturation_at_twice_Bex_less_Bk_and_leans_by_equal_angles_in_the_flop()
    {
        HysteresisLoop loop = Trace(Pair(0.02), UnitVector.Z, 0.27);
        double saturation = (2 * Bex) - Bk, back = saturation * Math.Sqrt(Bk / ((2 * Bex) + Bk));
        LoopTransition first = loop.Transitions.First(end => !end.IsRising);
        Assert.False(first.IsJump);
        Assert.Equal(saturation, first.Field, Located);
        foreach (LoopPoint point in loop.Down.Where(point => point.Field > back))
        {
            double cosine = Math.Min(1, point.Field / saturation);
            Assert.All(point.Moments, moment => Assert.Equal(cosine, moment.Z, 1e-9));
            Assert.All(point.Moments, moment => Assert.Equal(0, moment.X, 1e-9));
            Assert.Equal(0, point.Moments[0].Y + point.Moments[1].Y, 1e-9);
        }
        Assert.All(loop.Up.Where(point => Math.Abs(point.Field) < 0.06), point => Assert.Equal(0, point.Maximum, 1e-12));
    }

    [Fact]
    public void Across_its_easy_axis_it_turns_steadily_up_to_twice_Bex_plus_Bk()
    {
        double saturation = (2 * Bex) + Bk;
        HysteresisLoop loop = Trace(Pair(0.02), UnitVector.Y, 0.33);
        Assert.Null(loop.CoerciveFieldUp);
        Assert.Equal(saturation, loop.Transitions.First(end => !end.IsRising).Field, Located);
        foreach (LoopPoint point in loop.Up.Concat(loop.Down)) Assert.Equal(Math.Clamp(point.Field / saturation, -1, 1), point.Maximum, 1e-9);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.4)]
    public void Moments_that_nothing_couples_make_the_loops_that_each_makes_alone(double? sweep)
    {
        Duration? time = sweep is { } microseconds ? Duration.FromMicroseconds(microseconds) : null;
        Magnet soft = With(0.05, Easy(UnitVector.Z, 0.04), Hard(UnitVector.X, 0.7)), hard = Thrice(0.03, Easy(UnitVector.Along(0, 0.2, 1), 0.11));
        UnitVector along = UnitVector.Along(0, 0.3, 1);
        HysteresisLoop both = Trace(new FreeMoments([soft, hard], [], SpinTransferModel.None, [null, null]), along, 0.2, time);
        HysteresisLoop[] single = [Trace(new FreeMoment(soft, SpinTransferModel.None, null), along, 0.2, time), Trace(new FreeMoment(hard, SpinTransferModel.None, null), along, 0.2, time)];
        double same = time is null ? 1e-10 : 1e-3;
        for (int k = 0; k < 2; k++)
        {
            Assert.Equal(single[k].CoerciveFieldUp!.Value, both.Coercivities[k].Up!.Value, time is null ? 1e-7 : 2e-4);
            Assert.Equal(single[k].CoerciveFieldDown!.Value, both.Coercivities[k].Down!.Value, time is null ? 1e-7 : 2e-4);
            foreach ((LoopPoint alone, LoopPoint together) in single[k].Up.Concat(single[k].Down).Zip(both.Up.Concat(both.Down)))
            {
                // On its way over a moment at a finite rate is where its small turn has taken it, which differs between the two.
                if (time is not null && Math.Abs(Math.Abs(alone.Field) - single[k].CoerciveFieldUp!.Value) < 0.02) continue;
                Assert.Equal(0, (alone.Mean - together.Moments[k]).Norm, same);
            }
        }
        Assert.All(both.Up.Concat(both.Down), point => Assert.Equal(0, (point.Mean - ((0.25 * point.Moments[0]) + (0.75 * point.Moments[1]))).Norm, 1e-14));
    }

    [Fact]
    public void The_order_of_the_layers_does_not_matter()
    {
        Magnet soft = With(0.05, Easy(UnitVector.Z, 0.04), Hard(UnitVector.X, 0.7)), hard = Thrice(0.03, Easy(UnitVector.Along(0, 0.2, 1), 0.11), Hard(UnitVector.X, 0.7));
        UnitVector along = UnitVector.Along(0, 0.3, 1);
        HysteresisLoop one = Trace(new FreeMoments([soft, hard], [Exchange(0, 1, -0.03)], SpinTransferModel.None, [null, null]), along, 0.25);
        HysteresisLoop other = Trace(new FreeMoments([hard, soft], [Exchange(0, 1, -0.03)], SpinTransferModel.None, [null, null]), along, 0.25);
        Assert.Equal(one.Transitions.Select(end => end.Field), other.Transitions.Select(end => end.Field), Comparer(1e-7));
        Assert.True(one.Transitions.Count(end => end.IsJump) >= 4);
        foreach ((LoopPoint a, LoopPoint b) in one.Up.Concat(one.Down).Zip(other.Up.Concat(other.Down)))
        {
            Assert.Equal(0, (a.Moments[0] - b.Moments[1]).Norm, 1e-9);
            Assert.Equal(0, (a.Moments[1] - b.Moments[0]).Norm, 1e-9);
        }
    }

    [Fact]
    public void Turned_as_a_whole_the_device_has_the_same_loop_turned()
    {
        HysteresisLoop straight = Trace(Unlike(UnitVector.Z, UnitVector.X), UnitVector.Z, 0.25), turned = Trace(Unlike(UnitVector.X, UnitVector.Y), UnitVector.X, 0.25);
        Assert.Equal(straight.Transitions.Select(end => end.Field), turned.Transitions.Select(end => end.Field), Comparer(1e-7));
        Assert.Equal(straight.Up.Select(point => point.Maximum), turned.Up.Select(point => point.Maximum), Comparer(1e-9));
        Assert.Equal(straight.Down.Select(point => point.Maximum), turned.Down.Select(point => point.Maximum), Comparer(1e-9));
    }

    [Fact]
    public void A_torque_along_the_axis_shifts_the_loop_of_its_own_moment_by_minus_aJ_over_alpha()
    {
        // Perpendicular moments without coupling: B_sw = ±Bk − aJ/α of each.
        const double alpha = 0.1, first = 0.12, second = 0.2, aJ = 5e-3;
        AxialPotentials torque = new(new AxialTorque(UnitVector.X, AxialFunction.Linear(Ms * aJ), AxialFunction.Zero), new AxialTorque(UnitVector.X, AxialFunction.Linear(-0.5 * Ms * aJ), AxialFunction.Zero));
        FreeMoments moments = new([With(alpha, Easy(UnitVector.X, first)), Thrice(alpha, Easy(UnitVector.X, second))], [], new SpinTransferModel(torque, UnitVector.X), [null, null]);
        HysteresisLoop loop = Trace(moments, UnitVector.X, 0.3, points: 14);
        Assert.Equal(first - (aJ / alpha), loop.Coercivities[0].Up!.Value, Located);
        Assert.Equal(-first - (aJ / alpha), loop.Coercivities[0].Down!.Value, Located);
        Assert.Equal(second + (0.5 * aJ / alpha), loop.Coercivities[1].Up!.Value, Located);
        Assert.Equal(-second + (0.5 * aJ / alpha), loop.Coercivities[1].Down!.Value, Located);
    }

    [Fact]
    public void Beside_a_moment_at_rest_another_goes_round_with_its_exact_frequency()
    {
        // Easy plane normal to x, p and field along x: cos(theta) = (B + aJ/α)/Bd, f = |γ aJ|/(2π α). The other moment rests along x and feels nothing.
        const double alpha = 0.05, bd = 1, aJ = 0.004;
        AxialPotentials torque = new(new AxialTorque(UnitVector.X, AxialFunction.Linear(Ms * aJ), AxialFunction.Zero), new AxialTorque(UnitVector.X, AxialFunction.Zero, AxialFunction.Zero));
        FreeMoments moments = new([With(alpha, Hard(UnitVector.X, bd)), Thrice(alpha, Easy(UnitVector.X, 3))], [], new SpinTransferModel(torque, UnitVector.X), [null, null]);
        HysteresisLoop loop = Trace(moments, UnitVector.X, 0.7, points: 8);
        foreach (LoopPoint point in loop.Up.Concat(loop.Down))
        {
            double c = (point.Field + (aJ / alpha)) / bd;
            Assert.Equal(MomentState.LimitCycle, point.State);
            Assert.Equal(0, (point.Moments[0] - new Vector3d(c, 0, 0)).Norm, 2e-6);
            Assert.Equal(1, Math.Abs(point.Moments[1].X), 1e-9);
            Assert.Equal((0.25 * c) + (0.75 * point.Moments[1].X), point.Maximum, 2e-6);
            Assert.Equal(Gamma * aJ / (2 * Math.PI * alpha), point.Frequency, 1e-6 * point.Frequency);
        }
    }

    private static FreeMoments Pair(double damping)
    {
        Magnet layer = With(damping, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd));
        return new FreeMoments([layer, layer], [Exchange(0, 1, -Bex)], SpinTransferModel.None, [null, null]);
    }

    private static FreeMoments Unlike(UnitVector easy, UnitVector hard) => new(
        [With(0.05, Easy(easy, 0.04), Hard(hard, 0.7)), Thrice(0.03, Easy(easy, 0.11), Hard(hard, 0.7))], [Exchange(0, 1, -0.03)], SpinTransferModel.None, [null, null]);

    /// <summary>Exchange that acts as so many tesla on a moment of the volume of <see cref="With"/>.</summary>
    private static MomentPair Exchange(int first, int second, double tesla) =>
        new(first, second, new InterlayerExchange(EnergyPerArea.FromSi(tesla * Ms * VolumeOfMagnet.Si / 1e-14), Area.FromSi(1e-14)));

    private static HysteresisLoop Trace(FreeMoments moments, UnitVector along, double largest, Duration? time = null, int points = 32) => Trace(LoopMoments.Of(moments), along, largest, time, points);

    private static HysteresisLoop Trace(FreeMoment moment, UnitVector along, double largest, Duration? time = null) => Trace(LoopMoments.Of(moment), along, largest, time, 32);

    private static HysteresisLoop Trace(LoopMoments moments, UnitVector along, double largest, Duration? time, int points)
    {
        Hysteresis settings = new() { Field = new FieldSweep(along, [.. Enumerable.Range(0, points).Select(i => MagneticField.FromTeslas(largest * ((2.0 * i / (points - 1)) - 1)))]), SweepTime = time };
        TracedLoop traced = time is { } given
            ? SweptLoop.Trace(moments, settings, 1, given.Si, TestContext.Current.CancellationToken)
            : FieldLoop.Trace(moments, settings, 1, TestContext.Current.CancellationToken);
        Assert.Empty(traced.Unsettled);
        Assert.All(traced.Ledger.Checks(1e-6), check => Assert.True(check.Passed, $"{check.Name}: {check.Value.ToString("G3", CultureInfo.InvariantCulture)}"));
        return traced.Loop;
    }

    private static IEqualityComparer<double> Comparer(double tolerance) => EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) <= tolerance);
}
