using BenchmarkDotNet.Attributes;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Benchmarks;

/// <summary>Ten thousand steps of one moment with easy axis, field and both torques, and with demagnetization and Slonczewski's asymmetry besides.</summary>
[MemoryDiagnoser]
public class MacrospinSteps
{
    private const int Steps = 10_000;
    private const double Ms = 1e6, Damping = 0.02;

    private static readonly double Unit = 1 / PhysicalConstants.ElectronGyromagneticRatio;
    private static readonly double[] Start = [0.6, 0, 0.8];

    private GeneralizedLlg plain = null!, whole = null!;

    /// <summary>Builds the two equations.</summary>
    [GlobalSetup]
    public void BuildEquations()
    {
        Magnetization ms = Magnetization.FromSi(Ms);
        EnergyTerm energy = new Zeeman(ms, UnitVector.Along(0.05, 0, -0.1), MagneticField.FromTeslas(0.1118)) + new UniaxialAnisotropy(EnergyDensity.FromSi(0.5 * Ms), UnitVector.Z);
        plain = Equation(energy, AxialFunction.Linear(0.01 * Ms));
        whole = Equation(energy + new Demagnetization(ms, DemagnetizingFactors.FromFactors(0.9, 0.06, 0.04)), AxialFunction.Slonczewski(0.02 * Ms, 1.5));

        GeneralizedLlg Equation(EnergyTerm terms, AxialFunction torque) =>
            new(new Magnet("free", Volume.FromSi(2e-23), Length.FromNanometres(3), new MagneticProperties(ms, Damping), terms))
            {
                SpinTransfer = new AxialPotentials(new AxialTorque(UnitVector.Z, torque, AxialFunction.Linear(0.002 * Ms))),
                Current = Waveform.Constant(1),
            };
    }

    /// <summary>Runge-Kutta 4, easy axis, field, both torques.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Steps)]
    public double RungeKutta() => Run(plain, SteppingMethod.RungeKutta4, StepControl.Every(0.01 * Unit));

    /// <summary>The same with demagnetization and asymmetry.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double RungeKuttaWithAllTerms() => Run(whole, SteppingMethod.RungeKutta4, StepControl.Every(0.01 * Unit));

    /// <summary>Dormand-Prince 5(4).</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double DormandPrince() => Run(plain, SteppingMethod.DormandPrince54, new StepControl(1e-8));

    private static double Run(GeneralizedLlg equation, SteppingMethod method, StepControl control)
    {
        IStepper stepper = equation.Stepper(method, control);
        stepper.Start(0, Start);
        for (int i = 0; i < Steps; i++) stepper.Step(double.MaxValue);
        return stepper.State[0];
    }
}
