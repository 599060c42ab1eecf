using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Tests.Experiments;

public class HanleExperimentTests
{
    private static readonly Device NoStack = new() { Title = "wire", Temperature = Temperature.FromSi(10) };

    private static readonly SpinWire Wire = new()
    {
        Material = new Material
        {
            Name = "Cu",
            Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(35e-9), 0, Length.FromSi(200e-9)),
            DensityOfStates = DensityOfStates.FromSi(1 / (4 * 35e-9 * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge * 0.01)),
        },
        CrossSection = Area.FromSi(5e-15),
        Injector = new WireContact { Polarization = 0.07 },
        Detector = new WireContact { Polarization = 0.05 },
        Distance = Length.FromSi(500e-9),
    };

    [Fact]
    public void A_curve_has_its_scalars_both_orientations_checks_and_sentences()
    {
        HanleResult result = Run(Wire);
        double signal = 0.07 * 0.05 * 35e-9 * 200e-9 / (2 * 5e-15) * Math.Exp(-2.5);
        Assert.Equal(signal, Value(result, "nonlocal-resistance-parallel"), 1e-13);
        Assert.Equal(-signal, Value(result, "nonlocal-resistance-antiparallel"), 1e-13);
        Assert.Equal(2 * signal, Value(result, "signal-change"), 1e-13);
        Assert.Equal(4e-12, Value(result, "spin-lifetime"), 1e-24);
        Assert.Equal(1.4, Value(result, "spin-resistance"), 1e-12);
        Assert.Equal(0.07, Value(result, "injected-polarization"));
        Assert.Equal(result.Parallel.Select(value => -value), result.Antiparallel);
        Assert.Equal(result.Parallel[1], Value(result, "nonlocal-resistance-parallel"));
        Assert.Equal(result.Parallel[0], result.Parallel[2], 1e-16);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
        foreach (string law in (string[])["power-closure", "reciprocity", "entropy-production"]) Assert.Contains(result.Checks, check => check.Name == law);
        Assert.Contains(result.Notes, note => note.Contains("only spins reach the detector", StringComparison.Ordinal));
        Assert.Equal(result.Profile.Select(point => point.Position).Order(), result.Profile.Select(point => point.Position));
    }

    [Fact]
    public void At_its_half_width_the_curve_is_at_half()
    {
        double half = Run(Wire).HalfWidth!.Value;
        HanleWire solver = HanleWire.Of(Wire);
        double Signal(double field) => solver.At(UnitVector.X, MagneticField.FromSi(field)).DetectorResistance;
        Assert.Equal(0.5 * Signal(0), Signal(half), 1e-13 * Signal(0));
        Assert.All(Enumerable.Range(0, 50), i => Assert.True(Signal(half * i / 50) > 0.5 * Signal(0)));
    }

    [Fact]
    public void A_field_along_the_contacts_turns_nothing_and_has_no_half_width()
    {
        HanleResult result = new Hanle { Wire = Wire, Field = Fields(UnitVector.Z) }.Run(NoStack, new RunContext());
        Assert.Equal(result.Parallel[1], result.Parallel[2], 1e-18);
        Assert.Contains("does not fall to half", result.Scalars.Single(scalar => scalar.Name == "half-width").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Crossed_contacts_have_no_signal_without_field_and_say_so()
    {
        HanleResult result = Run(Wire with { Detector = Wire.Detector! with { Magnetization = UnitVector.Y } });
        Assert.Contains("no signal", result.Scalars.Single(scalar => scalar.Name == "half-width").Reason, StringComparison.Ordinal);
        Assert.Equal(result.Parallel[0], -result.Parallel[2], 1e-16);
        Assert.NotEqual(0, result.Parallel[2]);
    }

    [Fact]
    public void Without_a_detector_the_injector_measures_itself()
    {
        HanleResult result = Run(Wire with { Detector = null, Distance = Length.Zero });
        Assert.Empty(result.Antiparallel);
        Assert.Equal(0.0049 * 35e-9 * 200e-9 / 1e-14, Value(result, "local-resistance"), 1e-15);
        Assert.DoesNotContain(result.Scalars, scalar => scalar.Name.StartsWith("nonlocal", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_solved_is_refused_in_words()
    {
        AssertRefused("diffusion-constant", Wire with { Material = Wire.Material with { DensityOfStates = null } });
        AssertRefused("Nothing flips a spin", Wire with { Material = Wire.Material with { Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(35e-9), 0, Length.FromSi(double.PositiveInfinity)) } });
        AssertRefused("normal metal", Wire with { Material = Wire.Material with { Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(35e-9), 0.4, Length.FromSi(2e-7)) } });
        AssertRefused("polarization of the detector", Wire with { Detector = new WireContact { Polarization = double.NaN } });
        AssertRefused("must be positive", Wire with { Injector = Wire.Injector with { Resistance = Resistance.Zero } });
        AssertRefused("cross-section", Wire with { CrossSection = Area.Zero });
        AssertRefused("g-factor", Wire with { GFactor = -2 });
        AssertRefused("distance", Wire with { Distance = Length.FromSi(-1e-9) });
        AssertRefused("beyond its outermost contact", Wire with { Left = WireEnd.Reflecting(Length.Zero) });
        AssertRefused("goes on for ever", Wire with { Left = new WireEnd(null, new EndCondition.Sealed()) });
        AssertRefused("right end", Wire with { Right = new WireEnd(Length.FromSi(1e-6), new EndCondition.Polarization(0.2)) });
        AssertRefused("left end must lie", Wire with { Left = new WireEnd(Length.FromSi(1e-6), new EndCondition.Polarization(1.2)) });
        AssertRefused("beyond the end of the wire", Wire with { Right = WireEnd.Absorbing(Length.FromSi(1e-6)), Absorber = new WireAbsorber(Length.FromSi(2e-6), Resistance.FromSi(1)) });
        AssertRefused("absorber takes up spin", Wire with { Absorber = new WireAbsorber(Length.Zero, Resistance.Zero) });
        Assert.Throws<DeviceException>(() => new Hanle { Wire = Wire, Field = new FieldSweep(UnitVector.X, []) }.Run(NoStack, new RunContext()));
        Assert.Throws<DeviceException>(() => new Magnetoresistance().Run(NoStack, new RunContext()));
    }

    [Fact]
    public void A_wire_of_a_thousand_lengths_has_no_signal_and_passes_its_audit()
    {
        HanleResult result = Run(Wire with { Distance = Length.FromSi(200e-6), Right = WireEnd.Reflecting(Length.FromSi(1e-3)), Left = WireEnd.Absorbing(Length.FromSi(1e-10)) });
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
        Assert.All(result.Profile, point => Assert.True(double.IsFinite(point.Accumulation) && double.IsFinite(point.SpinCurrent)));
    }

    private static void AssertRefused(string words, SpinWire wire)
    {
        Assert.Contains(words, HanleWire.Refusal(wire), StringComparison.Ordinal);
        Assert.Contains(words, Assert.Throws<DeviceException>(() => Run(wire)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => HanleWire.Of(wire));
    }

    private static HanleResult Run(SpinWire wire) => new Hanle { Wire = wire, Field = Fields(UnitVector.X) }.Run(NoStack, new RunContext());

    private static FieldSweep Fields(UnitVector along) => new(along, [MagneticField.FromSi(-0.4), MagneticField.Zero, MagneticField.FromSi(0.4)]);

    private static double Value(Result result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;
}
