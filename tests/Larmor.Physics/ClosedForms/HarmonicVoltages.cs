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

public class HarmonicVoltages
{
    private const double HoldingField = 0.4, Anomalous = 1, Planar = 0.3;

    private static readonly HallBar Bar = new()
    {
        CurrentAlong = UnitVector.Y,
        Resistance = Resistance.FromOhms(100),
        Anisotropic = Resistance.FromOhms(0.5),
        PlanarHall = Resistance.FromOhms(Planar),
        AnomalousHall = Resistance.FromOhms(Anomalous),
    };

    [Theory]
    [InlineData(0.01)]
    [InlineData(1.0)]
    [InlineData(3.0)]
    public void A_field_of_the_current_across_the_moment_gives_harmonics_in_closed_form_however_large_it_is(double ratio)
    {
        // In the plane, field B and current along y, field bI along z: tan δ = q sin s, q = bI/B, V = I ΔR_p tan δ/(1 + tan²δ).
        const double field = 0.05;
        HarmonicPoint point = Trace(With(0.2, Hard(UnitVector.X, 1)), [0], [field], Torque(UnitVector.Z, 0, ratio * field), 1).Points[0];
        double root = Math.Sqrt(1 + (ratio * ratio)), rho = Math.Pow((root - 1) / ratio, 2);
        double first = Planar / ratio;
        Assert.Equal(-2 * first * rho / root, point.Across!.Value.Second, 1e-12);
        Assert.Equal(first * (1 - (1 / root)), point.Across.Value.Constant, 1e-12);
        Assert.Equal(0, point.Across.Value.First, 1e-12);
        // Along the current R = R⊥ + ΔR/(1 + tan²δ), even in the current: no second harmonic.
        Assert.Equal(0, point.Along!.Value.Second, 1e-12);
        Assert.Equal(100 + (0.5 * 2 * (1 - (1 / root)) / (ratio * ratio)), point.Along.Value.First, 1e-10);
    }

    [Theory]
    [InlineData(1, 0.003, 0.001)]
    [InlineData(-1, 0.003, 0.001)]
    [InlineData(1, -0.002, 0)]
    [InlineData(-1, 0, 0.004)]
    public void Sweeps_about_the_normal_give_back_the_fields_that_were_put_in(int side, double dampingLike, double fieldLike)
    {
        // Small against the holding field: what the small-signal form leaves out is of the order (B/B_K)².
        double[] fields = [.. Enumerable.Range(-4, 9).Select(i => 2.5e-4 * i)];
        const double current = 0.1;
        HarmonicsResult result = Trace(With(0.2, Easy(UnitVector.X, HoldingField)), [0, Math.PI / 2], fields, Torque(UnitVector.Z, dampingLike, fieldLike), current, side < 0 ? -UnitVector.X : UnitVector.X);
        Assert.Equal(current * dampingLike, result.Fields.DampingLike!.Value, 2e-5 * current * 0.004);
        Assert.Equal(current * fieldLike, result.Fields.FieldLike!.Value, 2e-5 * current * 0.004);
    }

    [Fact]
    public void About_the_normal_the_second_harmonic_has_its_small_signal_form()
    {
        // V₂ = −½ I² R′, R′ = −σ R_a B·β/B_K² + ΔR_p (β_j B_t + B_j β_t)/B_K², β_j = −σ a, β_t = b.
        const double a = 0.003, b = 0.001, field = 1e-3, current = 0.01;
        HarmonicsResult result = Trace(With(0.2, Easy(UnitVector.X, HoldingField)), [0, Math.PI / 2], [field], Torque(UnitVector.Z, a, b), current, UnitVector.X);
        double scale = 0.5 * current * current * field / (HoldingField * HoldingField);
        Assert.Equal(-scale * ((Anomalous * a) + (Planar * b)), result.Points[0].Across!.Value.Second, 1e-4 * scale * a);
        Assert.Equal(-scale * ((-Anomalous * b) - (Planar * a)), result.Points[1].Across!.Value.Second, 1e-4 * scale * a);
    }

    [Theory]
    [InlineData(0.004, -0.001)]
    [InlineData(-0.004, 0.002)]
    [InlineData(0, 0.002)]
    public void A_field_turned_in_the_plane_gives_back_the_fields_that_were_put_in(double dampingLike, double fieldLike)
    {
        double[] angles = [.. Enumerable.Range(0, 24).Select(i => i * Math.PI / 12)];
        const double current = 0.02, demagnetizing = 0.8;
        HarmonicsResult result = Trace(With(0.2, Hard(UnitVector.X, demagnetizing)), angles, [0.2, 0.3, 0.5], Torque(UnitVector.Z, dampingLike, fieldLike), current);
        Assert.Equal(current * dampingLike, result.Fields.DampingLike!.Value, 1e-5 * current * 0.004);
        Assert.Equal(current * fieldLike, result.Fields.FieldLike!.Value, 1e-5 * current * 0.004);
        if (dampingLike != 0) Assert.Equal(demagnetizing, result.Fields.AnisotropyField!.Value, 1e-4);
        foreach (HarmonicPoint point in result.Points)
        {
            double part = (Anomalous * dampingLike * Math.Cos(point.Angle) / (point.Field + demagnetizing)) + (Planar * fieldLike * Math.Cos(2 * point.Angle) * Math.Cos(point.Angle) / point.Field);
            Assert.Equal(-0.5 * current * current * part, point.Across!.Value.Second, 1e-4 * current * current * 0.004);
        }
    }

    [Fact]
    public void Without_a_torque_there_is_no_second_harmonic()
    {
        HarmonicsResult result = Trace(With(0.2, Easy(UnitVector.Along(1, 1, 3), 0.3), Hard(UnitVector.X, 0.7)), [0, 1, 2], [0.1, 0.4], SpinTransferPotentials.None, 1);
        foreach (HarmonicPoint point in result.Points)
        {
            Assert.Equal(0, point.Across!.Value.Second, 1e-13);
            Assert.Equal(0, point.Along!.Value.Second, 1e-13);
            Assert.Equal(Bar.Across(point.Direction!.Value, Vector3d.Zero), point.Across.Value.First, 1e-12);
        }
    }

    [Fact]
    public void Turning_the_current_round_keeps_odd_harmonics_per_current_and_reverses_even_ones()
    {
        Magnet magnet = With(0.2, Easy(UnitVector.Along(2, 1, 3), 0.3));
        SpinTransferPotentials torque = Torque(UnitVector.Z, 0.03, 0.01);
        HarmonicPoint forward = Trace(magnet, [0.5], [0.1], torque, 1).Points[0], back = Trace(magnet, [0.5], [0.1], torque, -1).Points[0];
        Assert.Equal(forward.Across!.Value.First, -back.Across!.Value.First, 1e-13);
        Assert.Equal(forward.Across.Value.Third, -back.Across.Value.Third, 1e-13);
        Assert.Equal(forward.Across.Value.Second, back.Across.Value.Second, 1e-13);
        Assert.Equal(forward.Across.Value.Constant, back.Across.Value.Constant, 1e-13);
        Assert.True(Math.Abs(forward.Across.Value.Second) > 1e-4 && Math.Abs(forward.Across.Value.Third) > 1e-7);
    }

    private static HarmonicsResult Trace(Magnet magnet, double[] angles, double[] fields, SpinTransferPotentials torque, double amplitude, UnitVector? start = null)
    {
        Harmonics settings = new()
        {
            Along = UnitVector.Y,
            Towards = UnitVector.Z,
            Fields = [.. fields.Select(MagneticField.FromTeslas)],
            Angles = [.. angles.Select(Angle.FromSi)],
            Bar = Bar,
            Amplitude = Current.FromSi(amplitude),
            Start = start,
        };
        FreeMoment moment = new(magnet, new SpinTransferModel(torque, UnitVector.Z), null);
        HarmonicsResult result = HarmonicsReport.Of(settings, moment, [.. angles.Select(angle => new HarmonicSweep(settings, moment, angle, TestContext.Current.CancellationToken).Trace())]);
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        return result;
    }
}
