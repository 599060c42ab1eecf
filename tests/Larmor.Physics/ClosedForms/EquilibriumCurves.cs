using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>States of rest followed along a parameter, with their thresholds.</summary>
public sealed class EquilibriumCurves
{
    private const double Bk = 0.1, Be = 0.15;

    private static readonly Gen<(double B, double Bk, double Bd, double Alpha, double FieldLike)> Cases = Gen.Select(
        Gen.Double[0, 0.3], Gen.Double[0.03, 0.2], Gen.Double[0.2, 1.7], Gen.Double[0.003, 0.1], Gen.Double[-0.2, 0.2]);

    private static Func<double, GeneralizedLlg> AgainstCurrent(SpinTransferPotentials torque, params Magnet[] magnets) =>
        current => new GeneralizedLlg(magnets) { SpinTransfer = torque, Current = Waveform.Constant(current) };

    private static EquilibriumThreshold First(EquilibriumCurve curve) => curve.LossOfStability ?? throw new InvalidOperationException(curve.End);

    [Fact]
    public void A_perpendicular_moment_begins_to_precess_at_minus_alpha_times_the_field_that_holds_it() => Cases.Sample(
        c =>
        {
            Magnet magnet = With(c.Alpha, Easy(UnitVector.X, c.Bk), Field(UnitVector.X, c.B));
            double expected = -c.Alpha * (c.Bk + c.B) / (1 + (c.Alpha * c.FieldLike));
            EquilibriumThreshold threshold = First(EquilibriumCurve.Follow(AgainstCurrent(Torque(UnitVector.X, 1, c.FieldLike), magnet), Moments.Of(UnitVector.X), 0, 2.3 * expected));
            Assert.Equal(ThresholdKind.Hopf, threshold.Kind);
            Assert.Equal(expected, threshold.Parameter, 1e-12);
            double turning = Gamma * (c.Bk + c.B + (expected * c.FieldLike)) / (2 * Math.PI);
            Assert.Equal(1, threshold.Frequency.Si / turning, 0.03);
        },
        iter: 12);

    [Fact]
    public void A_moment_in_the_plane_has_half_the_demagnetizing_field_on_top() => Cases.Sample(
        c =>
        {
            Magnet magnet = With(c.Alpha, Easy(UnitVector.Z, c.Bk), Hard(UnitVector.X, c.Bd), Field(UnitVector.Z, c.B));
            double expected = -c.Alpha * (c.Bk + c.B + (c.Bd / 2)) / (1 + (c.Alpha * c.FieldLike));
            EquilibriumThreshold threshold = First(EquilibriumCurve.Follow(AgainstCurrent(Torque(UnitVector.Z, 1, c.FieldLike), magnet), Moments.Of(UnitVector.Z), 0, 1.7 * expected));
            Assert.Equal((ThresholdKind.Hopf, expected), (threshold.Kind, Math.Round(threshold.Parameter / expected, 11) * expected));
        },
        iter: 12);

    [Theory]
    [InlineData(10)]
    [InlineData(45)]
    [InlineData(80)]
    public void A_state_ends_on_the_astroid_and_the_curve_turns_back_there(double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        double astroid = Bk * Math.Pow(Math.Pow(sin, 2.0 / 3) + Math.Pow(cos, 2.0 / 3), -1.5);
        EquilibriumCurve curve = EquilibriumCurve.Follow(Against, Moments.Of(UnitVector.Z), 0, 1.5 * Bk);
        Assert.Equal(ThresholdKind.SaddleNode, curve.Thresholds[0].Kind);
        Assert.Equal(astroid, curve.Thresholds[0].Parameter, 1e-12);
        // Beyond the fold the same curve is the saddle, and at half the field it has both.
        IReadOnlyList<CoupledResponse> states = curve.At(Against, 0.5 * astroid);
        Assert.Equal([true, false], states.Take(2).Select(state => state.IsStable));
        CoupledEquilibriumSet all = CoupledEquilibria.Of(Against(0.5 * astroid), Current.Zero);
        Assert.All(states, state => Assert.Contains(all.Points, point => (point.Directions[0].Components - state.Directions[0].Components).Norm < 1e-9));

        GeneralizedLlg Against(double field) => new(With(0.02, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, 0.8), Field(UnitVector.Along(0, sin, -cos), field)));
    }

    [Fact]
    public void Along_the_hard_axis_the_state_becomes_a_saddle_where_two_others_leave_it()
    {
        GeneralizedLlg Along(double field) => new(With(0.02, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, 0.8), Field(UnitVector.Y, field)));
        EquilibriumCurve curve = EquilibriumCurve.Follow(Along, Moments.Of(UnitVector.Y), 1.53 * Bk, -0.4 * Bk);
        EquilibriumThreshold threshold = First(curve);
        Assert.Equal((ThresholdKind.BranchPoint, 0), (threshold.Kind, threshold.Frequency.Si));
        Assert.Equal(Bk, threshold.Parameter, 1e-12);
        Assert.Equal("The parameter reached the end of its range.", curve.End);
        Assert.Equal(-0.4 * Bk, curve.Points[^1].Parameter);
        Assert.Equal(1, curve.Points[^1].Response.Directions[0].Components.Y, 1e-14);
    }

    [Fact]
    public void For_one_moment_the_threshold_is_that_of_the_branch_followed_from_zero_current() =>
        Gen.Select(Gen.Double[0.3, 2.8], Gen.Double[0, 6.283], Gen.Double[0.01, 0.1], Gen.Double[-0.3, 0.3]).Sample(
        (theta, phi, alpha, fieldLike) =>
        {
            Magnet magnet = With(alpha, Easy(UnitVector.Z, 0.08), Hard(UnitVector.X, 0.9), Field(UnitVector.Along(0.1, 0.5, 0.8), 0.03));
            SpinTransferPotentials torque = Torque(UnitVector.FromAngles(theta, phi), 1, fieldLike);
            BranchSide side = EquilibriumBranch.Follow(magnet, torque, Equilibria.Of(magnet, SpinTransferPotentials.None, Current.Zero).Stable.First().Direction, positive: true);
            if (side.Threshold is not { } expected) return;
            Moments start = Moments.Of(Equilibria.Of(magnet, SpinTransferPotentials.None, Current.Zero).Stable.First().Direction);
            EquilibriumThreshold threshold = First(EquilibriumCurve.Follow(AgainstCurrent(torque, magnet), start, 0, 1.2 * expected.Current.Si));
            Assert.Equal(1, threshold.Parameter / expected.Current.Si, 1e-9);
            Assert.Equal(expected.IsOscillatory, threshold.Kind == ThresholdKind.Hopf);
        },
        iter: 12);

    private static GeneralizedLlg Antiferromagnet(double field, double exchange)
    {
        Magnet layer = With(0.02, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, 0.8), Field(UnitVector.Z, field));
        return new GeneralizedLlg(layer, layer)
        {
            Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(-exchange * Ms * VolumeOfMagnet.Si / 1e-14), Area.FromSi(1e-14)))],
        };
    }

    [Fact]
    public void An_antiferromagnet_loses_its_antiparallel_state_and_its_flopped_state_at_their_closed_fields()
    {
        EquilibriumThreshold antiparallel = First(EquilibriumCurve.Follow(field => Antiferromagnet(field, Be), Moments.Of(UnitVector.Z, -UnitVector.Z), 0, 0.31));
        Assert.Equal(ThresholdKind.BranchPoint, antiparallel.Kind);
        Assert.Equal(Math.Sqrt(Bk * (Bk + (2 * Be))), antiparallel.Parameter, 1e-12);
        double cosine = 0.19 / ((2 * Be) - Bk), sine = Math.Sqrt(1 - (cosine * cosine));
        EquilibriumThreshold flopped = First(EquilibriumCurve.Follow(field => Antiferromagnet(field, Be), Moments.Of(UnitVector.Along(0, sine, cosine), UnitVector.Along(0, -sine, cosine)), 0.19, 0.03));
        Assert.Equal(ThresholdKind.BranchPoint, flopped.Kind);
        Assert.Equal(((2 * Be) - Bk) * Math.Sqrt(Bk / (Bk + (2 * Be))), flopped.Parameter, 1e-12);
    }

    [Fact]
    public void A_coupling_is_a_parameter_like_any_other()
    {
        const double field = 0.15;
        EquilibriumThreshold threshold = First(EquilibriumCurve.Follow(exchange => Antiferromagnet(field, exchange), Moments.Of(UnitVector.Z, -UnitVector.Z), 0.2, 0.03));
        Assert.Equal(((field * field / Bk) - Bk) / 2, threshold.Parameter, 1e-12);
    }

    // Both moments lie along z with the same torque on both: the acoustic mode is that of one moment, the optic one is held by the exchange too.
    [Fact]
    public void Two_moments_bound_to_each_other_begin_to_precess_together_at_the_threshold_of_one()
    {
        const double alpha = 0.02, bd = 0.8;
        Magnet layer = With(alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, bd));
        AxialTorque torque = new(UnitVector.Z, AxialFunction.Linear(Ms), AxialFunction.Zero);
        GeneralizedLlg Under(double current) => new(layer, layer)
        {
            Pairs = Antiferromagnet(0, -Be).Pairs,
            SpinTransfer = new AxialPotentials(torque, torque),
            Current = Waveform.Constant(current),
        };
        double acoustic = -alpha * (Bk + (bd / 2)), optic = acoustic - (alpha * 2 * Be);
        EquilibriumCurve curve = EquilibriumCurve.Follow(Under, Moments.Of(UnitVector.Z, UnitVector.Z), 0, 1.3 * optic);
        Assert.Equal([ThresholdKind.Hopf, ThresholdKind.Hopf], curve.Thresholds.Select(threshold => threshold.Kind));
        Assert.Equal(acoustic, curve.Thresholds[0].Parameter, 1e-12);
        Assert.Equal(optic, curve.Thresholds[1].Parameter, 1e-12);
    }

    [Fact]
    public void Without_a_threshold_the_whole_range_is_followed()
    {
        EquilibriumCurve curve = EquilibriumCurve.Follow(field => Antiferromagnet(field, 0), Moments.Of(UnitVector.Z, UnitVector.Z), 0, 1);
        Assert.Null(curve.LossOfStability);
        Assert.Empty(curve.Thresholds);
        Assert.All(curve.Points, point => Assert.True(point.IsStable));
        Assert.Equal((0, 1), (curve.Points[0].Parameter, curve.Points[^1].Parameter));
        Assert.Throws<ArgumentException>(() => EquilibriumCurve.Follow(field => Antiferromagnet(field, 0), Moments.Of(UnitVector.Z, UnitVector.Z), 1, 1));
    }
}
