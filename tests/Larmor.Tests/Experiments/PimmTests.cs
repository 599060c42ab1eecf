using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

public class PimmTests
{
    private static readonly Device Pillar = MagneticPillar.With(new GivenTorque.Slonczewski(0.5, 1.4), 0.01);

    private static readonly Pimm Settings = new()
    {
        Field = new AppliedField(UnitVector.Z, MagneticField.FromTeslas(0.05)),
        FieldDrives = [new FieldDrive(UnitVector.Y, new DriveShape<MagneticField>.Pulse(MagneticField.FromTeslas(1e-4), Duration.Zero, Duration.Zero, Duration.FromPicoseconds(50), Duration.Zero))],
        Duration = Duration.FromNanoseconds(8),
    };

    [Fact]
    public void A_weak_pulse_makes_the_moment_ring_at_the_frequency_and_with_the_linewidth_of_its_resonance()
    {
        PimmResult ringing = Settings.Run(Pillar, Context());
        FmrResult fmr = new Fmr { Field = new FieldSweep(UnitVector.Z, [MagneticField.FromTeslas(0.05)]) }.Run(Pillar, Context());
        double frequency = fmr.Resonances[0].Frequency, width = fmr.Resonances[0].Linewidth;
        Assert.Equal(frequency, Value(ringing, "frequency")!.Value, 2e-6 * frequency);
        Assert.Equal(width, Value(ringing, "linewidth")!.Value, 1e-4 * width);
        Assert.Equal(frequency, Value(ringing, "peak-frequency")!.Value, 0.1 * width);
        Assert.Equal(width, Value(ringing, "peak-width")!.Value, 0.05 * width);
        Assert.InRange(Value(ringing, "fit-residual")!.Value, 0, 1e-3);
        Assert.Equal(50e-12, ringing.RingDownFrom, 1e-20);
        Assert.Equal("+y", ringing.Component.ToString());
        Assert.All(ringing.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void In_a_constant_current_a_pulse_of_it_makes_the_moment_ring_with_the_linewidth_at_that_current()
    {
        AppliedField oblique = new(UnitVector.Along(0, 0.5, 1), MagneticField.FromTeslas(0.2));
        Current bias = Current.FromSi(1e-3);
        PimmResult ringing = (Settings with
        {
            Field = oblique,
            FieldDrives = [],
            Current = bias,
            CurrentDrive = new DriveShape<Current>.Pulse(Current.FromSi(1e-4), Duration.Zero, Duration.FromPicoseconds(10), Duration.FromPicoseconds(50), Duration.FromPicoseconds(10)),
        }).Run(Pillar, Context());
        FmrResult fmr = new Fmr { Field = new FieldSweep(oblique.Along, [oblique.Value]), Currents = [Current.Zero, bias] }.Run(Pillar, Context());
        ResonancePoint still = fmr.Resonances.Single(point => point.Current == 0 && point.State == "parallel"), biased = fmr.Resonances.Single(point => point.Current == bias.Si && point.State == "parallel");
        Assert.True(Math.Abs(biased.Linewidth - still.Linewidth) > 0.01 * still.Linewidth);
        Assert.Equal(biased.Frequency, Value(ringing, "frequency")!.Value, 1e-5 * biased.Frequency);
        Assert.Equal(biased.Linewidth, Value(ringing, "linewidth")!.Value, 1e-3 * biased.Linewidth);
    }

    [Fact]
    public void A_moment_that_is_not_moved_has_no_frequency_and_says_why()
    {
        PimmResult result = (Settings with { Component = UnitVector.X, FieldDrives = [new FieldDrive(UnitVector.Z, Settings.FieldDrives[0].Shape)] }).Run(Pillar, Context());
        Assert.Null(result.Spectrum);
        Assert.Null(Value(result, "frequency"));
        Assert.Contains("does not ring", result.Scalars.Single(scalar => scalar.Name == "frequency").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_in_words()
    {
        string refusal(Pimm settings) => Assert.Throws<DeviceException>(() => settings.Run(Pillar, Context())).Message;
        Assert.Contains("Nothing is driven", refusal(Settings with { FieldDrives = [] }), StringComparison.Ordinal);
        Assert.Contains("duration", refusal(Settings with { Duration = Duration.FromPicoseconds(20) }), StringComparison.Ordinal);
        Assert.Contains("'free'", refusal(Settings with { Layer = "copper" }), StringComparison.Ordinal);
        Assert.Contains("does not rest", refusal(Settings with { Current = Current.FromSi(0.05) }), StringComparison.Ordinal);
    }

    private static double? Value(Result result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value;

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };
}
