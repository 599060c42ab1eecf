using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Tests.TestDevices;

namespace Larmor.Tests.Experiments;

/// <summary>Experiments on two coupled free layers against one another, and what they refuse.</summary>
public class SeveralMomentsTests
{
    private const double Ms = 1e6, Bk = 0.05, Bd = 0.6;

    private static readonly Volume MagnetVolume = Volume.FromSi(2e-23);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.002)]
    [InlineData(-0.003)]
    public void A_weak_pulse_makes_coupled_layers_ring_in_their_modes_at_the_constant_current(double current)
    {
        AppliedField field = new(UnitVector.Along(0, 0.3, 1), MagneticField.FromTeslas(0.08));
        PimmResult ringing = new Pimm
        {
            Field = field,
            Current = Current.FromSi(current),
            FieldDrives = [new FieldDrive(UnitVector.Y, new DriveShape<MagneticField>.Pulse(MagneticField.FromTeslas(1e-4), Duration.Zero, Duration.Zero, Duration.FromPicoseconds(30), Duration.Zero))],
            Duration = Duration.FromNanoseconds(6),
            Layer = "free",
        }.Run(Pair(0.02, 0.03), Context());
        FmrResult fmr = new Fmr { Field = new FieldSweep(field.Along, [field.Value]), Currents = [Current.FromSi(current)] }.Run(Pair(0.02, 0.03), Context());
        ResonancePoint[] modes = [.. fmr.Resonances.Where(point => point.Parts.All(part => Vector3d.Dot(part.Direction, field.Along) > 0))];
        Assert.Equal(2, modes.Length);
        foreach (ResonancePoint mode in modes)
        {
            Assert.Contains(ringing.Terms, term => Math.Abs((term.Rate.Imaginary / (2 * Math.PI)) - mode.Frequency) < 1e-4 * mode.Frequency && Math.Abs((-term.Rate.Real / Math.PI) - mode.Linewidth) < 1e-2 * mode.Linewidth);
        }
        Assert.All(ringing.Checks.Concat(fmr.Checks), check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void A_current_that_takes_the_state_of_the_layers_is_refused_with_the_current_at_which_it_goes() => Assert.Contains(
        "their state is lost at",
        Assert.Throws<DeviceException>(() => new Pimm
        {
            Field = new AppliedField(UnitVector.Z, MagneticField.FromTeslas(0.08)),
            Current = Current.FromSi(-0.1),
            FieldDrives = [new FieldDrive(UnitVector.Y, new DriveShape<MagneticField>.Pulse(MagneticField.FromTeslas(1e-4), Duration.Zero, Duration.Zero, Duration.FromPicoseconds(30), Duration.Zero))],
            Duration = Duration.FromNanoseconds(6),
        }.Run(Pair(0.02, 0.03), Context())).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Between_two_free_layers_the_rectified_voltage_is_that_of_one_against_a_fixed_one_where_the_other_does_not_move()
    {
        StFmr settings = new()
        {
            Field = new FieldSweep(UnitVector.Along(0, 1, 1), [.. new[] { 0.06, 0.1, 0.15 }.Select(MagneticField.FromTeslas)]),
            Frequencies = [Frequency.FromSi(5e9), Frequency.FromSi(7e9)],
            Amplitude = Current.FromSi(1e-3),
            ResistanceChange = Resistance.FromSi(2),
        };
        Device both = Pair(0.02, 0, stiff: true);
        StFmrResult together = settings.Run(both, Context());
        Assert.All(together.Checks, check => Assert.True(check.Passed, check.Name));
        Device one = both with { Magnets = [both.Magnets[0]], Pairs = [], Stack = Of([Lead("left"), Free, Slab("spacer", Copper, 6), Fixed, Lead("right")]).Stack };
        StFmrResult alone = settings.Run(one, Context());
        for (int k = 0; k < 2; k++)
        {
            foreach ((double? a, double? b) in alone.Spectra[k].Voltages.Zip(together.Spectra[k].Voltages)) Assert.Equal(a!.Value, b!.Value, 1e-3 * Math.Abs(a.Value));
        }
    }

    [Fact]
    public void Loops_of_two_layers_carry_each_of_them_and_the_resistance_of_the_stack()
    {
        HysteresisResult result = new Hysteresis { Field = new FieldSweep(UnitVector.Along(0, 0.1, 1), [.. Enumerable.Range(0, 25).Select(i => MagneticField.FromTeslas(-0.24 + (0.02 * i)))]) }.Run(Pair(0.05, -0.12), Context());
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.Equal(["free", "second"], result.Layers);
        Assert.All(result.Loops[0].Up, point => Assert.Equal(2, point.Moments.Count));
        Assert.Contains(result.Scalars, scalar => scalar.Name == "coercive-field-up-second");
        Assert.Contains(result.Tables, table => table.Name == "transitions");
        Assert.All(result.Arrays, array => Assert.Equal(array.Axes.Aggregate(1, (count, axis) => count * axis.Values.Count), array.Values.Count));
        LoopPoint saturated = result.Loops[0].Up[^1], still = result.Loops[0].Up.MinBy(point => Math.Abs(point.Field))!;
        NoncollinearTransport stack = NoncollinearTransport.Of(Pair(0.05, -0.12).Stack);
        foreach (LoopPoint point in (LoopPoint[])[saturated, still])
        {
            double area = stack.Evaluate([.. point.Moments.Select(moment => UnitVector.Along(moment))], new Vector3d[2]);
            Assert.Equal(area / Pair(0.05, -0.12).CrossSection!.Area.Si, point.Resistance!.Value, 1e-9 * point.Resistance.Value);
        }
        Assert.True(still.Resistance > saturated.Resistance);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void What_cannot_be_measured_on_several_layers_is_refused_in_words()
    {
        StFmr settings = new() { Field = new FieldSweep(UnitVector.Y, [MagneticField.FromTeslas(0.1)]), Frequencies = [Frequency.FromSi(5e9)], Amplitude = Current.FromSi(1e-3), ResistanceChange = Resistance.FromSi(1) };
        string refusal(StFmr one) => Assert.Throws<DeviceException>(() => one.Run(Pair(0.02, 0.03), Context())).Message;
        Assert.Contains("not a magnetic layer", refusal(settings with { Between = ["free", "spacer"] }), StringComparison.Ordinal);
        Assert.Contains("two different layers", refusal(settings with { Between = ["free", "free"] }), StringComparison.Ordinal);
        Assert.Contains("`between` or `current-along`", refusal(settings with { Between = ["free", "second"], CurrentAlong = UnitVector.Y }), StringComparison.Ordinal);
        Assert.Contains("no choice of layers", Assert.Throws<DeviceException>(() => (settings with { Between = ["fixed", "free"] }).Run(MagneticPillar.With(null), Context())).Message, StringComparison.Ordinal);
        Assert.Contains("damping above zero", Assert.Throws<DeviceException>(() => new Hysteresis { Field = new FieldSweep(UnitVector.Z, [MagneticField.FromTeslas(-0.1), MagneticField.FromTeslas(0.1)]) }.Run(Pair(0, 0), Context())).Message, StringComparison.Ordinal);
    }

    private static Device Pair(double damping, double exchangeField, bool stiff = false)
    {
        Magnetization ms = Magnetization.FromSi(Ms);
        EnergyTerm easy = UniaxialAnisotropy.FromField(MagneticField.FromTeslas(Bk), ms, UnitVector.Z) + UniaxialAnisotropy.FromField(MagneticField.FromTeslas(-Bd), ms, UnitVector.X);
        EnergyTerm easier = UniaxialAnisotropy.FromField(MagneticField.FromTeslas(2 * Bk), ms, UnitVector.Z) + UniaxialAnisotropy.FromField(MagneticField.FromTeslas(-Bd), ms, UnitVector.X);
        EnergyTerm held = new Zeeman(ms, UnitVector.Z, MagneticField.FromTeslas(5000));
        DeviceMagnet Entry(string name, double torque, EnergyTerm energy, double factor) => new(
            new Magnet(name, Volume.FromSi(factor * MagnetVolume.Si), Length.FromNanometres(3 * factor), new MagneticProperties(ms, damping), energy),
            new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.FromSi(torque), MagneticFieldPerCurrent.FromSi(0.2 * torque)) { Towards = UnitVector.Z });
        return Of([Lead("left"), Free, Slab("spacer", Copper, 6), Free with { Name = "second" }, Lead("right")]) with
        {
            Magnets = [Entry("free", 1, easy, 1), Entry("second", stiff ? 0 : -0.6, stiff ? held : easier, 2)],
            Pairs = exchangeField == 0 ? [] : [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(exchangeField * Ms * 3e-9), Area.FromSi(MagnetVolume.Si / 3e-9)))],
        };
    }

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };
}
