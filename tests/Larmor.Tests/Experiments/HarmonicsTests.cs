using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Hall;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

public class HarmonicsTests
{
    private static readonly Device Pillar = MagneticPillar.With(new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.FromSi(4), MagneticFieldPerCurrent.FromSi(1)) { Towards = UnitVector.Z });

    private static readonly Harmonics Settings = new()
    {
        Along = UnitVector.Y,
        Towards = UnitVector.Z,
        Fields = [MagneticField.FromTeslas(0.2), MagneticField.FromTeslas(0.4)],
        Angles = [Angle.FromDegrees(40), Angle.FromDegrees(130)],
        Bar = new HallBar { CurrentAlong = UnitVector.Y, Resistance = Resistance.FromOhms(10), PlanarHall = Resistance.FromOhms(0.1), AnomalousHall = Resistance.FromOhms(0.2) },
        Amplitude = Current.FromMilliamperes(1),
    };

    [Fact]
    public void The_harmonics_are_those_of_the_moment_followed_in_time_under_a_slow_current()
    {
        // A period of 400 ns against a ringing of a few ns.
        const double frequency = 2.5e6;
        HarmonicPoint point = Settings.Run(Pillar, Context()).Points[0];
        Vector3d towards = (Math.Cos(Settings.Angles[0].Si) * UnitVector.Y.Components) + (Math.Sin(Settings.Angles[0].Si) * UnitVector.Z.Components);
        const int samples = 2000;
        DynamicsResult motion = new Dynamics
        {
            Field = new AppliedField(UnitVector.Along(towards), Settings.Fields[0]),
            CurrentDrive = new DriveShape<Current>.Sine(Settings.Amplitude, Frequency.FromSi(frequency), Angle.Zero, Current.Zero),
            Start = UnitVector.Along(point.Direction!.Value),
            Tilt = Angle.Zero,
            Duration = Duration.FromSi(1 / frequency),
            Samples = samples + 1,
        }.Run(Pillar, Context());
        double second = 0;
        for (int i = 0; i < samples; i++)
        {
            double phase = 2 * Math.PI * i / samples;
            second += 2.0 / samples * 1e-3 * Math.Sin(phase) * Settings.Bar.Across(motion.Directions[i], Vector3d.Zero) * Math.Cos(2 * phase);
        }
        Assert.Equal(point.Across!.Value.Second, second, 0.01 * Math.Abs(second));
        Assert.True(Math.Abs(second) > 1e-8);
    }

    [Fact]
    public void A_state_that_ends_within_the_period_has_no_harmonics_and_the_outcome_says_so()
    {
        Device device = MagneticPillar.With(new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.Zero, MagneticFieldPerCurrent.FromSi(100)) { Towards = UnitVector.Z });
        HarmonicsResult result = (Settings with { Fields = [MagneticField.FromTeslas(0.001)], Angles = [Angle.FromDegrees(90)] }).Run(device, Context());
        Assert.Equal(OutcomeKind.NotConverged, result.Outcome.Kind);
        Assert.Contains("ends within the period", result.Outcome.Reason, StringComparison.Ordinal);
        Assert.Null(result.Scalars.Single(scalar => scalar.Name == "second-harmonic-largest").Value);
    }

    [Fact]
    public void A_fit_that_has_too_little_says_what_it_needs()
    {
        Assert.Contains("6 angles", Settings.Run(Pillar, Context()).Scalars.Single(scalar => scalar.Name == "damping-like-field").Reason, StringComparison.Ordinal);
        Assert.Contains("along the current", (Settings with { Along = UnitVector.Z, Towards = UnitVector.Y }).Run(Pillar, Context()).Fields.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_in_words()
    {
        string refusal(Harmonics settings, Device? device = null) => Assert.Throws<DeviceException>(() => settings.Run(device ?? Pillar, Context())).Message;
        Assert.Contains("amplitude", refusal(Settings with { Amplitude = Current.Zero }), StringComparison.Ordinal);
        Assert.Contains("one line", refusal(Settings with { Towards = UnitVector.Y }), StringComparison.Ordinal);
        Assert.Contains("finite angle", refusal(Settings with { Angles = [] }), StringComparison.Ordinal);
        Assert.Contains("through the stack", refusal(Settings, MagneticPillar.With(null)), StringComparison.Ordinal);
    }

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };
}
