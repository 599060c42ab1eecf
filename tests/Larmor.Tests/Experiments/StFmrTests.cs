using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

public class StFmrTests
{
    private const double Amplitude = 5e-5, Change = 0.1;

    private static readonly Device Pillar = MagneticPillar.With(new GivenTorque.Slonczewski(0.5, 1.4) { FieldLikeRatio = 0.3 });
    private static readonly UnitVector Oblique = UnitVector.Along(0, 1, 2);

    private static readonly StFmr Settings = new()
    {
        Field = new FieldSweep(Oblique, [MagneticField.FromTeslas(0.06)]),
        Frequencies = [Frequency.FromGigahertz(8), Frequency.FromGigahertz(10)],
        Amplitude = Current.FromSi(Amplitude),
        ResistanceChange = Resistance.FromOhms(Change),
    };

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(0, true)]
    public void The_voltage_is_the_mean_of_current_times_resistance_of_the_moment_followed_in_time(int which, bool isAnisotropic)
    {
        StFmr settings = isAnisotropic ? Settings with { CurrentAlong = UnitVector.Y } : Settings;
        double voltage = settings.Run(Pillar, Context()).Spectra[which].Voltages[0]!.Value;
        const int periods = 8, perPeriod = 40;
        double frequency = Settings.Frequencies[which].Si;
        DynamicsResult motion = new Dynamics
        {
            Field = new AppliedField(Oblique, Settings.Field.Values[0]),
            CurrentDrive = new DriveShape<Current>.Sine(Settings.Amplitude, Settings.Frequencies[which], Angle.FromDegrees(90), Current.Zero),
            Tilt = Angle.Zero,
            Duration = Duration.FromSi(100 / frequency),
            Samples = (100 * perPeriod) + 1,
        }.Run(Pillar, Context());
        double sum = 0;
        for (int i = motion.Times.Count - (periods * perPeriod); i < motion.Times.Count; i++)
        {
            Vector3d u = motion.Directions[i];
            double resistance = isAnisotropic ? Change * u.Y * u.Y : 0.5 * Change * (1 - u.Z);
            sum += Amplitude * Math.Cos(2 * Math.PI * frequency * motion.Times[i]) * resistance;
        }
        Assert.Equal(voltage, sum / (periods * perPeriod), 5e-3 * Math.Abs(voltage));
    }

    [Fact]
    public void The_voltage_grows_with_the_square_of_the_current_and_a_constant_current_changes_the_line()
    {
        StFmr swept = Settings with { Field = new FieldSweep(Oblique, [.. Enumerable.Range(0, 60).Select(i => MagneticField.FromTeslas(0.005 + (0.002 * i)))]) };
        StFmrResult once = swept.Run(Pillar, Context()), twice = (swept with { Amplitude = Current.FromSi(2 * Amplitude) }).Run(Pillar, Context()), biased = (swept with { Current = Current.FromSi(-1e-3) }).Run(Pillar, Context());
        for (int i = 0; i < 60; i++) Assert.Equal(4 * once.Spectra[0].Voltages[i]!.Value, twice.Spectra[0].Voltages[i]!.Value, 1e-12 * Math.Abs(once.Spectra[0].Voltages[30]!.Value) + 1e-20);
        Assert.True(Math.Abs((biased.Spectra[1].Line!.HalfWidth / once.Spectra[1].Line!.HalfWidth) - 1) > 0.01);
        Assert.All(biased.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void One_field_has_no_line_and_says_so()
    {
        Scalar centre = Settings.Run(Pillar, Context()).Scalars.Single(scalar => scalar.Name == "resonance-field");
        Assert.Null(centre.Value);
        Assert.Contains("6 fields", centre.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_in_words()
    {
        string refusal(StFmr settings) => Assert.Throws<DeviceException>(() => settings.Run(Pillar, Context())).Message;
        Assert.Contains("amplitude", refusal(Settings with { Amplitude = Current.Zero }), StringComparison.Ordinal);
        Assert.Contains("nothing is rectified", refusal(Settings with { ResistanceChange = Resistance.Zero }), StringComparison.Ordinal);
        Assert.Contains("positive", refusal(Settings with { Frequencies = [] }), StringComparison.Ordinal);
        Assert.Contains("finite field", refusal(Settings with { Field = new FieldSweep(Oblique, []) }), StringComparison.Ordinal);
        Assert.Contains("positive", Assert.Throws<DeviceException>(() => new Fmr { Field = Settings.Field, Frequencies = [Frequency.Zero] }.Run(Pillar, Context())).Message, StringComparison.Ordinal);
    }

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };
}
