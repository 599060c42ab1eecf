using System.Numerics;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Tests.TestDevices;

namespace Larmor.Tests.Experiments;

public class TimeExperimentTests
{
    private static readonly Frequency[] Some = [Frequency.Zero, Frequency.FromGigahertz(20), Frequency.FromSi(1e16)];

    [Fact]
    public void The_impedance_of_the_pillar_begins_at_its_magnetoresistance_and_loses_it()
    {
        ImpedanceResult result = new Impedance { Frequencies = Some }.Run(InTime(Pillar), Context());
        MagnetoresistanceResult steady = new Magnetoresistance().Run(Pillar, Context());
        Assert.Equal(steady.Parallel.ResistanceArea, Value(result, "resistance-area-parallel"), 1e-12 * steady.Parallel.ResistanceArea);
        Assert.Equal(steady.Antiparallel.ResistanceArea, Value(result, "resistance-area-antiparallel"), 1e-12 * steady.Parallel.ResistanceArea);
        double slow = result.Curves[1].States[0].ImpedanceArea.Real - result.Curves[0].States[0].ImpedanceArea.Real;
        double fast = result.Curves[1].States[2].ImpedanceArea.Real - result.Curves[0].States[2].ImpedanceArea.Real;
        Assert.True(Math.Abs(fast) < 0.1 * slow);
        Assert.Equal(1.8e-12, Value(result, "relaxation-time-Co"), 1e-20);
        // The peak is a peak, and the reactance starts with the mean relaxation time.
        foreach (ImpedanceCurve curve in result.Curves)
        {
            Assert.All(curve.States, state => Assert.True(state.NonEquilibriumImpedanceArea.Imaginary >= curve.Peak!.NonEquilibriumImpedanceArea.Imaginary));
        }
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        Assert.Equal(3, result.Tables[0].Columns[0].Values.Count);
    }

    [Fact]
    public void The_impedance_of_magnets_with_three_channels_begins_at_their_magnetoresistance()
    {
        Material metal = Sd();
        Device device = InTime(Of([Lead("left"), Slab("fixed", metal, 10, LayerMagnetization.Fixed(UnitVector.Z)), Slab("spacer", Copper, 6), Slab("free", metal, 3, LayerMagnetization.Free), Lead("right")]));
        ImpedanceResult result = new Impedance { Frequencies = Some }.Run(device, Context());
        MagnetoresistanceResult steady = new Magnetoresistance().Run(device, Context());
        Assert.Equal(steady.Parallel.ResistanceArea, Value(result, "resistance-area-parallel"), 1e-11 * steady.Parallel.ResistanceArea);
        Assert.Equal(steady.Antiparallel.ResistanceArea, Value(result, "resistance-area-antiparallel"), 1e-11 * steady.Parallel.ResistanceArea);
        Assert.True(Value(result, "relaxation-time-sd-1") > Value(result, "relaxation-time-sd-2"));
        Assert.All(result.Curves, curve => Assert.True(curve.Peak!.NonEquilibriumImpedanceArea.Imaginary < 0));
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void A_transient_of_a_finite_stack_has_its_energies_and_its_rates()
    {
        Layer[] layers = [Fixed, Slab("spacer", Copper, 6), Free];
        TransientResult result = new Transient { CurrentDensity = new CurrentShape.Step(CurrentDensity.FromSi(1e11)), Duration = Duration.FromPicoseconds(20), Samples = 51 }.Run(InTime(Of(layers)), Context());
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        double heat = Value(result, "heat-joule") + Value(result, "heat-joule-excess") + Value(result, "heat-spin-flip");
        Assert.Equal(Value(result, "work"), heat + Value(result, "stored-energy"), 1e-7 * heat);
        Assert.Equal(4, result.Modes.Count);
        Assert.Equal(result.Modes[0].Rate, Value(result, "relaxation-rate-1"));
        Assert.InRange(Value(result, "settling-time"), 1e-14, 5e-12);
        Assert.Equal(51, result.Tables[0].Columns[0].Values.Count);
    }

    [Fact]
    public void A_stack_with_leads_says_why_it_has_no_single_rates()
    {
        TransientResult result = new Transient { CurrentDensity = new CurrentShape.Pulse(CurrentDensity.FromSi(1e11), Duration.FromPicoseconds(1)), Duration = Duration.FromPicoseconds(4), Samples = 21 }.Run(InTime(Pillar), Context());
        Scalar rate = result.Scalars.Single(scalar => scalar.Name == "relaxation-rate-1"), settling = result.Scalars.Single(scalar => scalar.Name == "settling-time");
        Assert.Null(rate.Value);
        Assert.Contains("'left'", rate.Reason, StringComparison.Ordinal);
        Assert.Equal("The current is no step.", settling.Reason);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void A_material_that_stores_an_unknown_amount_is_named()
    {
        DeviceException failure = Assert.Throws<DeviceException>(() => new Impedance { Frequencies = Some }.Run(Pillar, Context()));
        Assert.Contains("diffusion-constant", failure.Message, StringComparison.Ordinal);
        Assert.Throws<DeviceException>(() => new Transient { CurrentDensity = new CurrentShape.Sine(CurrentDensity.FromSi(1), Frequency.FromGigahertz(100)), Duration = Duration.FromNanoseconds(1), Samples = 20 }.Run(InTime(Pillar), Context()));
    }

    [Fact]
    public void Spins_across_a_moment_come_to_the_complex_two_port_of_spacer_and_magnet()
    {
        const double field = 5, current = 1e10, rho = 6e-9, l = 450e-9, diffusion = 0.015, d = 300e-9, rhoStar = 75e-9, beta = 0.46, lf = 60e-9, dephasing = 1e-9, exchange = 0.7e-9, t = 5e-9;
        Material normal = Storing(new Material { Name = "N", Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(rho), 0, Length.FromSi(l)) });
        Material magnet = Storing(new Material { Name = "F", Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(rhoStar), beta, Length.FromSi(lf)), Transverse = new TransverseProperties { DephasingLength = Length.FromSi(dephasing), PrecessionLength = Length.FromSi(exchange) } });
        Device device = Pillar with { Stack = new Multilayer([Slab("spacer", normal, 300), Slab("magnet", magnet, 5, LayerMagnetization.Fixed(UnitVector.Z))], [InterfaceProperties.Transparent], new EndCondition.Sealed(), new EndCondition.Sealed()) };
        Precession settings = new() { SpinCurrent = new CurrentShape.Step(CurrentDensity.FromSi(current)), Field = MagneticField.FromSi(field), Duration = Duration.FromPicoseconds(80), Samples = 41 };
        PrecessionResult result = settings.Run(device, Context());
        double rate = PhysicalConstants.ElectronGFactor * PhysicalConstants.BohrMagneton * field / PhysicalConstants.ReducedPlanckConstant, storage = 1 / (2 * rhoStar * 0.002), sigma = 1 / (2 * rhoStar * (1 - (beta * beta)));
        Complex k = Complex.Sqrt(new Complex(1 / (l * l), -rate / diffusion)), kf = Complex.Sqrt(new Complex(((1 - (beta * beta)) / (lf * lf)) + (1 / (dephasing * dephasing)), -(1 / (exchange * exchange)) - (rate * storage / sigma)));
        Complex near = k / (2 * rho), far = sigma * kf * Complex.Tanh(kf * t), expected = current * (near + (far * Complex.Tanh(k * d))) / (near * (far + (near * Complex.Tanh(k * d))));
        Assert.Equal(expected.Real, Value(result, "steady-accumulation-1"), 1e-12 * expected.Magnitude);
        Assert.Equal(expected.Imaginary, Value(result, "steady-accumulation-2"), 1e-12 * expected.Magnitude);
        Assert.Equal(expected.Real, Value(result, "final-accumulation-1"), 1e-7 * expected.Magnitude);
        Assert.Equal(expected.Imaginary, Value(result, "final-accumulation-2"), 1e-7 * expected.Magnitude);
        Assert.Equal(l * l / diffusion, Value(result, "transverse-time-spacer"), 1e-24);
        Assert.Equal(rate, Value(result, "turning-rate-spacer"), 1e-12 * rate);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        Assert.Equal(82, result.Tables[1].Columns[0].Values.Count);
    }

    [Fact]
    public void A_precession_says_what_it_lacks()
    {
        Precession settings = new() { SpinCurrent = new CurrentShape.Step(CurrentDensity.FromSi(1)), Duration = Duration.FromPicoseconds(1) };
        Assert.Contains("ferromagnet", Assert.Throws<DeviceException>(() => settings.Run(InTime(Pillar), Context())).Message, StringComparison.Ordinal);
        Assert.Throws<DeviceException>(() => (settings with { SpinCurrent = new CurrentShape.Step(CurrentDensity.FromSi(1), CurrentDensity.FromSi(1)) }).Run(InTime(Pillar), Context()));
        Assert.Throws<DeviceException>(() => (settings with { GFactor = 0 }).Run(InTime(Pillar), Context()));
    }

    [Fact]
    public void A_transient_of_magnets_with_three_channels_has_its_mechanisms_and_its_rates()
    {
        Layer[] layers = [Slab("fixed", Sd(), 10, LayerMagnetization.Fixed(UnitVector.Z)), Slab("spacer", Copper, 6), Slab("free", Sd(), 3, LayerMagnetization.Free)];
        TransientResult result = new Transient { CurrentDensity = new CurrentShape.Step(CurrentDensity.FromSi(1e11)), Duration = Duration.FromPicoseconds(20), Samples = 51 }.Run(InTime(Of(layers)), Context());
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        double heat = Value(result, "heat-joule") + Value(result, "heat-joule-excess") + Value(result, "heat-spin-flip") + Value(result, "heat-s-d");
        Assert.Equal(Value(result, "work"), heat + Value(result, "stored-energy"), 1e-7 * heat);
        Assert.Equal(result.Modes[0].Rate, Value(result, "relaxation-rate-1"));
        Assert.Equal(4, result.Modes.Count);
        Assert.InRange(Value(result, "settling-time"), 1e-15, 5e-12);
    }

    [Fact]
    public void A_transient_stops_when_it_is_told_to()
    {
        using CancellationTokenSource stopped = new();
        stopped.Cancel();
        Transient settings = new() { CurrentDensity = new CurrentShape.Step(CurrentDensity.FromSi(1)), Duration = Duration.FromPicoseconds(20) };
        Assert.Throws<OperationCanceledException>(() => settings.Run(InTime(Pillar), new RunContext { Cancellation = stopped.Token }));
    }

    private static Material Sd() => Cobalt with
    {
        Name = "sd",
        Channels = ChannelNetwork.FromChannels(
            [
                new Channel("s-up", Conductivity.FromSi(8e6), DensityOfStates.FromSi(5e46)),
                new Channel("s-down", Conductivity.FromSi(3e6), DensityOfStates.FromSi(4e46)),
                new Channel("d-down", Conductivity.FromSi(1e6), DensityOfStates.FromSi(3e47)),
            ],
            [new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(1e21)), new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(5e22))]),
    };

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };

    private static double Value(Result result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;

    private static Device InTime(Device device) => device with
    {
        Stack = new Multilayer([.. device.Stack.Layers.Select(layer => layer with { Material = Storing(layer.Material) })], device.Stack.Interfaces, device.Stack.Left, device.Stack.Right),
    };

    /// <summary>With D of 0.002 m2/s in the ferromagnet and 0.015 in the normal metal.</summary>
    private static Material Storing(Material material) => material with
    {
        DensityOfStates = DensityOfStates.FromSi(1 / (4 * material.Channels.RhoStar.Si * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge * (material.Channels.Beta == 0 ? 0.015 : 0.002))),
    };
}
