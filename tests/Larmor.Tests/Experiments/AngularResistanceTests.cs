using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Hall;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

public class AngularResistanceTests
{
    private static readonly Device Pillar = MagneticPillar.With(new GivenTorque.Efficiency(0));

    private static readonly HallBar Bar = new() { CurrentAlong = UnitVector.Y, Resistance = Resistance.FromOhms(10), Anisotropic = Resistance.FromOhms(0.2), PlanarHall = Resistance.FromOhms(0.1) };

    private static readonly AngularResistance Settings = new()
    {
        Along = UnitVector.Z,
        Towards = UnitVector.Y,
        Fields = [MagneticField.FromTeslas(50)],
        Angles = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(360), 37),
    };

    [Fact]
    public void In_a_field_that_holds_the_moment_the_resistance_of_a_stack_is_that_of_the_layers_turned_by_hand()
    {
        // The moment lags the field by at most Bk/(2B) = 0.44 mrad.
        AngularResistanceResult turned = Settings.Run(Pillar, Context());
        AngularResult byHand = new Angular { About = -UnitVector.X, Angles = Settings.Angles }.Run(Pillar, Context());
        double area = Pillar.CrossSection!.Area.Si, change = byHand.ResistanceAreas.Max() - byHand.ResistanceAreas.Min();
        for (int i = 0; i < 37; i++) Assert.Equal(byHand.ResistanceAreas[i] / area, turned.Turns[0].Forward[i].Resistance!.Value, 1e-3 * change / area);
        Assert.All(turned.Checks, check => Assert.True(check.Passed, check.Name));
        Assert.Contains(turned.Checks, check => check.Name == "resistance-power-closure");
        Assert.All(turned.Turns[0].Forward, point => Assert.Null(point.Transverse));
        Assert.Null(turned.Turns[0].Across);
    }

    [Fact]
    public void The_current_turns_the_moment_by_its_torque_while_the_resistance_is_read()
    {
        // In the plane with p across: the rest is turned from the field by the field-like torque b along p: tan δ = b I/B without anisotropy in that plane.
        Device device = MagneticPillar.With(new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.Zero, MagneticFieldPerCurrent.FromSi(20)) { Towards = UnitVector.Y });
        AngularResistance settings = Settings with { Bar = Bar, Fields = [MagneticField.FromTeslas(0.2)], Current = Current.FromMilliamperes(1) };
        TurnedPoint first = settings.Run(device, Context()).Turns[0].Forward[0];
        // (Bk/2) sin 2φ = −B sin φ + b cos φ, φ from z towards y.
        double phi = Math.Atan2(first.Direction.Y, first.Direction.Z);
        Assert.Equal(0, (-0.5 * MagneticPillar.Bk * Math.Sin(2 * phi)) - (0.2 * Math.Sin(phi)) + (0.02 * Math.Cos(phi)), 1e-12);
        Assert.True(phi > 0.05);
        Assert.Contains((settings with { Angles = Settings.Angles }).Run(device, Context()).Tables[0].Columns, column => column.Name == "transverse-voltage");
    }

    [Fact]
    public void A_moment_that_precesses_has_no_resistance_and_the_outcome_says_where()
    {
        Device device = MagneticPillar.With(new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.FromSi(40), MagneticFieldPerCurrent.Zero) { Towards = UnitVector.X }, damping: 0.05);
        AngularResistanceResult result = (Settings with { Bar = Bar, Fields = [MagneticField.FromTeslas(0.005)], Current = Current.FromMilliamperes(1), Angles = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(20), 3) }).Run(device, Context());
        Assert.Equal(OutcomeKind.NotConverged, result.Outcome.Kind);
        Assert.Contains("precesses", result.Outcome.Reason, StringComparison.Ordinal);
        Assert.Null(result.Turns[0].Forward[0].Resistance);
        Assert.Null(result.Scalars.Single(scalar => scalar.Name == "resistance-largest").Value);
    }

    [Fact]
    public void The_sum_over_the_angle_finds_what_was_put_in_and_refuses_less_than_half_a_turn()
    {
        double[] angles = [.. Enumerable.Range(0, 20).Select(i => 0.3 + (0.17 * i * (1 + (0.01 * i))))];
        AngleHarmonics sum = AngleFit.Of(angles, [.. angles.Select(x => 1000 + (0.3 * Math.Cos(x)) - (0.2 * Math.Sin(x)) + (0.05 * Math.Cos(2 * x)) + (0.7 * Math.Sin(2 * x)))])!;
        Assert.Equal(1000, sum.Mean, 1e-10);
        Assert.Equal(0.3, sum.CosOne, 1e-10);
        Assert.Equal(-0.2, sum.SinOne, 1e-10);
        Assert.Equal(0.05, sum.CosTwo, 1e-10);
        Assert.Equal(0.7, sum.SinTwo, 1e-10);
        Assert.Null(AngleFit.Of([.. angles.Take(12)], new double[12]));
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_in_words()
    {
        string refusal(AngularResistance settings, Device? device = null) => Assert.Throws<DeviceException>(() => settings.Run(device ?? Pillar, Context())).Message;
        Assert.Contains("one line", refusal(Settings with { Towards = -UnitVector.Z }), StringComparison.Ordinal);
        Assert.Contains("rise throughout", refusal(Settings with { Angles = [Angle.Zero, Angle.FromDegrees(2), Angle.FromDegrees(1)] }), StringComparison.Ordinal);
        Assert.Contains("strength", refusal(Settings with { Fields = [] }), StringComparison.Ordinal);
        Assert.Contains("film plane", refusal(Settings with { Bar = Bar with { CurrentAlong = UnitVector.X } }), StringComparison.Ordinal);
        Assert.Contains("below zero", refusal(Settings with { Bar = Bar with { Anisotropic = Resistance.FromOhms(-11) } }), StringComparison.Ordinal);
        Assert.Contains("through the stack", refusal(Settings with { Bar = Bar, Current = Current.FromMilliamperes(1) }, MagneticPillar.With(null)), StringComparison.Ordinal);
    }

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };
}
