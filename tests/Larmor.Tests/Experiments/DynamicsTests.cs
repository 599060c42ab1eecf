using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

public class DynamicsTests
{
    private static readonly Device Pillar = MagneticPillar.With(new GivenTorque.Slonczewski(0.5, 1.4));

    private static readonly Dynamics Settings = new()
    {
        Field = new AppliedField(UnitVector.Z, MagneticField.FromTeslas(0.02)),
        Current = Current.FromSi(6e-3),
        Duration = Duration.FromNanoseconds(20),
    };

    [Fact]
    public void Without_a_start_the_trajectory_begins_at_the_stable_state_nearest_to_the_parallel_one_turned_by_the_tilt()
    {
        DynamicsResult result = (Settings with { Tilt = Angle.FromDegrees(2) }).Run(Pillar, Context());
        Assert.Equal(Math.Cos(2 * Math.PI / 180), result.Directions[0].Z, 1e-12);
        Device fixedDown = Pillar with { Stack = TestDevices.Of([TestDevices.Lead("left"), TestDevices.Fixed with { Magnetization = Layers.LayerMagnetization.Fixed(-UnitVector.Z) }, TestDevices.Slab("spacer", TestDevices.Copper, 6), TestDevices.Free, TestDevices.Lead("right")]).Stack };
        Assert.Equal(-1, (Settings with { Tilt = Angle.Zero }).Run(fixedDown, Context()).Directions[0].Z, 1e-12);
    }

    [Fact]
    public void A_strong_current_switches_the_moment_and_the_powers_close()
    {
        DynamicsResult result = Settings.Run(Pillar, Context());
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.Equal(2001, result.Times.Count);
        Assert.Equal(20e-9, result.Times[^1]);
        Assert.Equal(10e-9, result.Times[1000], 1e-20);
        Assert.Equal(1, Value(result, "switched"));
        Assert.Equal(result.Directions[^1].Z, Value(result, "final-mz"));
        Assert.True(Value(result, "final-mz") < -0.99);
        Assert.Null(Value(result, "frequency"));
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        Assert.All(result.GilbertPowers, power => Assert.True(power >= 0));
        Assert.All(result.Directions, u => Assert.Equal(1, u.Norm, 1e-15));
    }

    [Fact]
    public void The_recorded_energy_falls_at_zero_current_by_the_recorded_heat()
    {
        DynamicsResult result = (Settings with { Current = Current.Zero, Start = UnitVector.Along(0.3, 1, 1), Samples = 20001, Duration = Duration.FromNanoseconds(2) }).Run(Pillar, Context());
        double volume = Pillar.Magnets[0].Magnet.Volume.Si, step = result.Times[1], heat = 0;
        for (int i = 1; i < result.Times.Count; i++)
        {
            Assert.True(result.Energies[i] <= result.Energies[i - 1]);
            heat += 0.5 * step * (result.GilbertPowers[i] + result.GilbertPowers[i - 1]);
        }
        double released = volume * (result.Energies[0] - result.Energies[^1]);
        Assert.Equal(released, heat, 1e-5 * released);
        Assert.All(result.TorquePowers, power => Assert.Equal(0, power));
    }

    [Fact]
    public void A_cycle_has_its_frequency_and_amplitude()
    {
        // A torque per current along the film normal makes the moment go round in the plane: f = |γ aJ|/(2π α), without in-plane anisotropy.
        Device device = Pillar with
        {
            Stack = TestDevices.Of([TestDevices.Lead("left"), TestDevices.Fixed with { Magnetization = Layers.LayerMagnetization.Fixed(UnitVector.X) }, TestDevices.Slab("spacer", TestDevices.Copper, 6), TestDevices.Free, TestDevices.Lead("right")]).Stack,
            Magnets = [new DeviceMagnet(MagneticPillar.With(null, 0.05, UniaxialAnisotropy.FromField(MagneticField.FromTeslas(-MagneticPillar.Bk), TestDevices.CobaltMoment.SaturationMagnetization, UnitVector.Z)).Magnets[0].Magnet, new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.FromSi(2), MagneticFieldPerCurrent.Zero))],
        };
        Dynamics settings = new() { Start = UnitVector.Along(0.1, 1, 0), Current = Current.FromSi(3e-3), Duration = Duration.FromNanoseconds(20) };
        DynamicsResult result = settings.Run(device, Context());
        const double aJ = 2 * 3e-3, alpha = 0.05;
        double frequency = PhysicalConstants.ElectronGyromagneticRatio * aJ / (2 * Math.PI * alpha);
        double cosine = aJ / alpha / MagneticPillar.Bd;
        Assert.Equal(frequency, Value(result, "frequency")!.Value, 1e-6 * frequency);
        Assert.Equal(Math.Sqrt(1 - (cosine * cosine)), Value(result, "amplitude")!.Value, 1e-6);
    }

    [Fact]
    public void A_field_that_jumps_does_its_work_at_once_and_the_ledger_closes()
    {
        DriveShape<MagneticField> pulse = new DriveShape<MagneticField>.Pulse(MagneticField.FromTeslas(0.05), Duration.FromNanoseconds(0.2), Duration.Zero, Duration.FromNanoseconds(0.3), Duration.Zero);
        DynamicsResult result = (Settings with { Current = Current.Zero, Duration = Duration.FromNanoseconds(1), FieldDrives = [new FieldDrive(UnitVector.Y, pulse)], Start = UnitVector.Along(0.1, 0.5, 1) }).Run(Pillar, Context());
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        // At the jump the energy falls by Ms B m_y while the moment stands still.
        int at = result.Times.Count / 5;
        Assert.Equal(0.2e-9, result.Times[at], 1e-20);
        double jump = result.Energies[at + 1] - result.Energies[at - 1], expected = -TestDevices.CobaltMoment.SaturationMagnetization.Si * 0.05 * result.Directions[at].Y;
        Assert.Equal(expected, jump, 0.1 * Math.Abs(expected));
    }

    [Fact]
    public void A_short_pulse_upon_a_moment_at_rest_is_not_stepped_over()
    {
        // 2 ps of a Gaussian field across the moment after 50 ns of rest: it turns out of the plane by γ B σ √(2π) and rings without loss, an ellipse
        // with the axes of its stiffness fields; the ringing during the pulse takes exp(−ω²σ²/2) off.
        const double field = 0.01, deviation = 2e-12, along = 0.02 + MagneticPillar.Bk, across = along + MagneticPillar.Bd;
        double gamma = PhysicalConstants.ElectronGyromagneticRatio;
        DriveShape<MagneticField> kick = new DriveShape<MagneticField>.Gaussian(MagneticField.FromTeslas(field), Duration.FromNanoseconds(50), Duration.FromSi(deviation));
        Dynamics settings = Settings with { Current = Current.Zero, Tilt = Angle.Zero, Duration = Duration.FromNanoseconds(50.02), Samples = 5003, FieldDrives = [new FieldDrive(UnitVector.Y, kick)] };
        DynamicsResult result = settings.Run(MagneticPillar.With(null, damping: 0), Context());
        Vector3d end = result.Directions[^1];
        double ringing = Math.Sqrt((end.X * end.X) + (along / across * end.Y * end.Y));
        double expected = gamma * field * deviation * Math.Sqrt(2 * Math.PI) * Math.Exp(-0.5 * gamma * gamma * along * across * deviation * deviation);
        Assert.Equal(expected, ringing, 2e-3 * expected);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void A_motion_that_cannot_be_followed_keeps_what_was_reached_and_says_why()
    {
        DynamicsResult result = (Settings with { Start = UnitVector.Y }).Run(MagneticPillar.With(null, more: new Broken(1e-9)), Context());
        Assert.Equal(OutcomeKind.NotConverged, result.Outcome.Kind);
        Assert.Contains("1 ns", result.Outcome.Reason, StringComparison.Ordinal);
        Assert.InRange(result.Times.Count, 99, 101);
        Assert.Equal(result.Times.Count, result.Directions.Count);
        Assert.All(result.Arrays.SelectMany(array => array.Values), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_in_words()
    {
        string refusal(Dynamics settings) => Assert.Throws<DeviceException>(() => settings.Run(Pillar, Context())).Message;
        Assert.Contains("duration", refusal(Settings with { Duration = Duration.Zero }), StringComparison.Ordinal);
        Assert.Contains("samples", refusal(Settings with { Samples = 1 }), StringComparison.Ordinal);
        Assert.Contains("tolerance", refusal(Settings with { Tolerance = 0 }), StringComparison.Ordinal);
        Assert.Contains("tilt", refusal(Settings with { Tilt = Angle.FromDegrees(-1) }), StringComparison.Ordinal);
        Assert.Contains("finite current", refusal(Settings with { Current = Current.FromSi(double.NaN) }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_run_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Settings.Run(Pillar, new RunContext { Cancellation = new CancellationToken(canceled: true) }));

    private static double? Value(Result result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value;

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };

    /// <summary>No energy up to a time, no number from then on.</summary>
    private sealed class Broken(double until) : EnergyTerm
    {
        public override string Name => "broken";

        public override double Value(Vector3d u, double time) => 0;

        public override Vector3d Gradient(Vector3d u, double time) => time < until ? default : new Vector3d(double.NaN, 0, 0);

        public override SymmetricMatrix3 Hessian(Vector3d u, double time) => default;
    }
}
