using BenchmarkDotNet.Attributes;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Benchmarks;

/// <summary>Ten thousand Runge-Kutta steps of one moment in easy axis and field: bare, with torque and pumping of a spin valve at all angles, and with a fixed layer across.</summary>
[MemoryDiagnoser]
public class TwoWaySteps
{
    private const int Steps = 10_000;
    private const double Ms = 1e6;

    private static readonly double Unit = 1 / PhysicalConstants.ElectronGyromagneticRatio;
    private static readonly double[] Start = [0.6, 0, 0.8];

    private GeneralizedLlg bare = null!, oneWay = null!;
    private TwoWayMotion current = null!, circuit = null!, across = null!, turning = null!, varying = null!;

    /// <summary>Builds the motions; the response itself allocates nothing and is timed apart.</summary>
    [GlobalSetup]
    public void BuildMotions()
    {
        Magnetization ms = Magnetization.FromSi(Ms);
        EnergyTerm energy = new Zeeman(ms, UnitVector.Along(0.05, 0, -0.1), MagneticField.FromTeslas(0.1118)) + new UniaxialAnisotropy(EnergyDensity.FromSi(0.5 * Ms), UnitVector.Z);
        bare = new GeneralizedLlg(new Magnet("free", Volume.FromSi(2e-23), Length.FromNanometres(3), new MagneticProperties(ms, 0.02), energy));
        current = new TwoWayMotion(new TwoWayTransport(Valve()), bare, Circuit.OfCurrent(Waveform.Constant(1e-3)));
        circuit = new TwoWayMotion(new TwoWayTransport(Valve()), bare, Circuit.OfVoltage(Waveform.Constant(0.05), Resistance.FromSi(50)));
        turning = new TwoWayMotion(new TwoWayTransport(Valve(imaginary: 1e14)), bare, Circuit.OfCurrent(Waveform.Constant(1e-3)));
        varying = new TwoWayMotion(new TwoWayTransport(Valve()), bare, Circuit.OfCurrent(new SineWaveform(1e-3, 3e10, 0, 0)));
        oneWay = new GeneralizedLlg(bare.Magnets[0]) { SpinTransfer = TorqueMap.Of(Valve(LayerMagnetization.Fixed(UnitVector.Y)), bare.Magnets[0]).Potentials, Current = Waveform.Constant(1e-3) };
        across = new TwoWayMotion(new TwoWayTransport(Valve(LayerMagnetization.Fixed(UnitVector.Y))), bare, Circuit.OfCurrent(Waveform.Constant(1e-3)));
    }

    /// <summary>Runge-Kutta 4, easy axis and field alone.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Steps)]
    public double Bare() => Run(bare.Stepper(SteppingMethod.RungeKutta4, StepControl.Every(0.01 * Unit)));

    /// <summary>With torque and pumping at a given current.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double BothWays() => Run(current.Stepper(SteppingMethod.RungeKutta4, StepControl.Every(0.01 * Unit)));

    /// <summary>With torque and pumping behind a load.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double BothWaysInACircuit() => Run(circuit.Stepper(SteppingMethod.RungeKutta4, StepControl.Every(0.01 * Unit)));

    /// <summary>With an imaginary mixing conductance, so that all functions of the angle are there.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double BothWaysWithFieldLikePart() => Run(turning.Stepper(SteppingMethod.RungeKutta4, StepControl.Every(0.01 * Unit)));

    /// <summary>At a current that is a sine in time, which itself is taken at each stage.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double BothWaysAtAnAlternatingCurrent() => Run(varying.Stepper(SteppingMethod.RungeKutta4, StepControl.Every(0.01 * Unit)));

    /// <summary>With a second fixed layer across the first: the response is taken anew at each stage.</summary>
    [Benchmark(OperationsPerInvoke = Steps / 10)]
    public double BothWaysBetweenLayersAcross() => Run(across.Stepper(SteppingMethod.RungeKutta4, StepControl.Every(0.01 * Unit)), Steps / 10);

    /// <summary>With the torque alone of the same stack: no pumping, no circuit.</summary>
    [Benchmark(OperationsPerInvoke = Steps / 10)]
    public double OneWayBetweenLayersAcross() => Run(oneWay.Stepper(SteppingMethod.RungeKutta4, StepControl.Every(0.01 * Unit)), Steps / 10);

    private static double Run(IStepper stepper, int steps = Steps)
    {
        stepper.Start(0, Start);
        for (int i = 0; i < steps; i++) stepper.Step(double.MaxValue);
        return stepper.State[0];
    }

    private static Multilayer Valve(LayerMagnetization? second = null, double imaginary = 0)
    {
        Material cobalt = Metal("Co", 75e-9, 0.46, 60e-9), copper = Metal("Cu", 6e-9, 0, 450e-9);
        InterfaceProperties contact = InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(0.51e-15), 0.77, 0.25) with { Mixing = new MixingConductance(ConductancePerArea.FromSi(5.5e14), ConductancePerArea.FromSi(imaginary), SharvinIncluded: true) };
        List<Layer> layers =
        [
            Slab("left", copper, 20),
            Slab("fixed", cobalt, 40) with { Magnetization = LayerMagnetization.Fixed(UnitVector.Z) },
            Slab("spacer", copper, 6),
            Slab("free", cobalt, 3) with { Magnetization = LayerMagnetization.Free },
        ];
        if (second is not null) layers.AddRange([Slab("spacer 2", copper, 6), Slab("second", cobalt, 20) with { Magnetization = second }]);
        layers.Add(Slab("right", copper, 20));
        return new Multilayer(layers, [.. layers.Skip(1).Select(_ => contact)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
    }

    private static Material Metal(string name, double resistivity, double beta, double length) =>
        new() { Name = name, Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(resistivity), beta, Length.FromSi(length)) };

    private static Layer Slab(string name, Material material, double nanometres) => new() { Name = name, Material = material, Thickness = Length.FromNanometres(nanometres), Magnetization = LayerMagnetization.None };
}
