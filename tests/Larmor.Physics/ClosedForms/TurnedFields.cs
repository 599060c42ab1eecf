using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Hall;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

public class TurnedFields
{
    private const double Bk = 0.02, Bd = 1;

    private static readonly HallBar Bar = new()
    {
        CurrentAlong = UnitVector.Y,
        Resistance = Resistance.FromOhms(25),
        Anisotropic = Resistance.FromOhms(0.5),
        PlanarHall = Resistance.FromOhms(0.2),
        AnomalousHall = Resistance.FromOhms(0.03),
        OrdinaryHall = ResistancePerField.FromSi(-0.001),
    };

    [Fact]
    public void Without_anisotropy_the_resistances_follow_cosine_square_and_sine_of_twice_the_angle()
    {
        FieldTurn turn = Turn(With(0.1), UnitVector.Z, 0.1);
        foreach (TurnedPoint point in turn.Forward.Concat(turn.Back))
        {
            double cos = Math.Cos(point.Angle);
            Assert.Equal(25 + (0.5 * cos * cos), point.Resistance!.Value, 1e-13 * 25);
            Assert.Equal(0.1 * Math.Sin(2 * point.Angle), point.Transverse!.Value, 1e-13);
        }
        Assert.Equal(0.25, turn.Along!.CosTwo, 1e-13);
        Assert.Equal(0.1, turn.Across!.SinTwo, 1e-14);
        Assert.Equal(0, turn.Across.Residual, 1e-14);
    }

    [Fact]
    public void A_field_through_the_normal_of_a_film_lifts_the_moment_against_the_demagnetizing_field()
    {
        // (Bd/2) sin 2φ = B sin(θ − φ), φ the elevation out of the plane; at θ = 90°: sin φ = B/Bd.
        const double field = 0.4;
        FieldTurn turn = Turn(With(0.1, Hard(UnitVector.X, Bd), Easy(UnitVector.Y, 1e-3)), UnitVector.X, field, points: 181);
        foreach (TurnedPoint point in turn.Forward.Where(point => Math.Abs(Math.Cos(point.Angle)) > 1e-9))
        {
            double elevation = Math.Asin(point.Direction.X), azimuth = point.Direction.Y > 0 ? elevation : Math.PI - elevation;
            Assert.Equal(0, (0.5 * (Bd + 1e-3) * Math.Sin(2 * azimuth)) - (field * Math.Sin(point.Angle - azimuth)), 1e-12);
            Assert.Equal((0.03 * point.Direction.X) - (0.001 * field * Math.Sin(point.Angle)), point.Transverse!.Value, 1e-15);
        }
        Assert.Equal(field / (Bd + 1e-3), turn.Forward[45].Direction.X, 1e-3);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(1.5)]
    public void In_a_weak_field_the_moment_follows_Stoner_and_Wohlfarth_and_jumps_on_the_astroid(double share)
    {
        // (Bk/2) sin 2φ = B sin(θ − φ).
        double field = share * Bk;
        FieldTurn turn = Turn(With(0.3, Easy(UnitVector.Y, Bk), Hard(UnitVector.X, Bd)), UnitVector.Z, field);
        foreach (TurnedPoint point in turn.Forward.Concat(turn.Back))
        {
            double azimuth = Math.Atan2(point.Direction.Z, point.Direction.Y);
            Assert.Equal(0, (0.5 * Bk * Math.Sin(2 * azimuth)) - (field * Math.Sin(point.Angle - azimuth)), 1e-12 * Bk);
            double cos = Math.Cos(azimuth);
            Assert.Equal(25 + (0.5 * cos * cos), point.Resistance!.Value, 1e-12);
            Assert.Equal(0.1 * Math.Sin(2 * azimuth), point.Transverse!.Value, 1e-12);
        }
        double[] expected = share is > 0.5 and < 1 ? [.. new[] { Crossing(share), Crossing(share) + Math.PI }] : [];
        Assert.Equal(expected.Length, turn.JumpsForward.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], turn.JumpsForward[i], 1e-6);
            Assert.Equal((2 * Math.PI) - expected[i], turn.JumpsBack[i], 1e-6);
        }
    }

    [Fact]
    public void A_field_too_weak_to_turn_the_moment_leaves_the_resistance_at_that_of_the_moment_held()
    {
        FieldTurn turn = Turn(With(0.3, Easy(UnitVector.Along(0, 3, 4), 1.0)), UnitVector.Z, 1e-7);
        foreach (TurnedPoint point in turn.Forward)
        {
            Assert.Equal(25 + (0.5 * 0.36), point.Resistance!.Value, 1e-7);
            Assert.Equal(0.2 * 0.48, point.Transverse!.Value, 1e-7);
        }
    }

    [Fact]
    public void Reversing_field_and_moment_and_exchanging_current_and_voltage_changes_nothing()
    {
        // Onsager and Casimir: R_tj(H, M) = R_jt(−H, −M). With the current along z the transverse direction is −y.
        Magnet magnet = With(0.2, Easy(UnitVector.Along(1, 2, 3), 0.3), Hard(UnitVector.X, 0.4));
        HallBar exchanged = Bar with { CurrentAlong = UnitVector.Z };
        FieldTurn forward = Turn(magnet, UnitVector.Along(1, 0, 2), 0.25), reversed = Turn(magnet, UnitVector.Along(1, 0, 2), -0.25), other = Turn(magnet, UnitVector.Along(1, 0, 2), -0.25, exchanged);
        Assert.Equal(forward.JumpsForward.Count, reversed.JumpsForward.Count);
        foreach (((TurnedPoint First, TurnedPoint Second) pair, TurnedPoint third) in forward.Forward.Zip(reversed.Forward).Zip(other.Forward))
        {
            Assert.Equal(pair.First.Resistance!.Value, pair.Second.Resistance!.Value, 1e-11);
            Assert.Equal(pair.First.Transverse!.Value, -third.Transverse!.Value, 1e-11);
            // Even part: planar Hall; odd part: anomalous and ordinary Hall.
            Vector3d u = pair.First.Direction;
            Assert.Equal(0.2 * u.Y * u.Z, 0.5 * (pair.First.Transverse.Value + pair.Second.Transverse!.Value), 1e-11);
        }
    }

    [Fact]
    public void Spin_Hall_magnetoresistance_falls_where_the_moment_lies_across_the_current_and_adds_to_the_planar_Hall_effect()
    {
        HallBar bar = Bar with { Anisotropic = Resistance.Zero, SpinHall = Resistance.FromOhms(0.3) };
        Assert.Equal(25, bar.Longitudinal(UnitVector.X.Components), 1e-15);
        Assert.Equal(25, bar.Longitudinal(UnitVector.Y.Components), 1e-15);
        Assert.Equal(24.7, bar.Longitudinal(UnitVector.Z.Components), 1e-14);
        FieldTurn turn = Turn(With(0.1), UnitVector.Z, 0.1, bar);
        Assert.All(turn.Forward, point => Assert.Equal(25 - (0.3 * Math.Sin(point.Angle) * Math.Sin(point.Angle)), point.Resistance!.Value, 1e-12));
    }

    private static double Crossing(double share)
    {
        // Where Bk (|cos|^⅔ + |sin|^⅔)^(−3/2) falls below the field, between 90° and 135° from the easy axis.
        (double low, double high) = (Math.PI / 2, 0.75 * Math.PI);
        for (int i = 0; i < 100; i++)
        {
            double middle = 0.5 * (low + high);
            double astroid = Math.Pow(Math.Pow(Math.Abs(Math.Cos(middle)), 2.0 / 3) + Math.Pow(Math.Sin(middle), 2.0 / 3), -1.5);
            (low, high) = astroid > share ? (middle, high) : (low, middle);
        }
        return low;
    }

    private static FieldTurn Turn(Magnet magnet, UnitVector towards, double field, HallBar? bar = null, int points = 73)
    {
        AngularResistance settings = new()
        {
            Along = UnitVector.Y,
            Towards = towards,
            Fields = [MagneticField.FromTeslas(field)],
            Angles = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(360), points),
            Bar = bar ?? Bar,
        };
        FreeMoment moment = new(magnet, new SpinTransferModel(SpinTransferPotentials.None, null), null);
        TracedTurn traced = new TurnedField(settings, moment, field, TestContext.Current.CancellationToken).Trace();
        AngularResistanceResult result = AngularResistanceReport.Of(settings, moment, [traced], TurnReading.Of(settings.Bar!));
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        return result.Turns[0];
    }
}
