using BenchmarkDotNet.Attributes;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Benchmarks;

/// <summary>
/// Heun steps with noise of 8192 trajectories on one core: easy axis, field and both torques at α = 0.02 and a barrier of 40 kT, as in the C++ yardstick. The baseline is the
/// loop that one writes in an afternoon: <see cref="RandomStream"/>, the platform's logarithm, sine and cosine, and a root in every step.
/// </summary>
public class LangevinSteps
{
    private const int Trajectories = 8192, Steps = 1000;
    private const double Ms = 1e6, Amount = 2e-23, Alpha = 0.02, Turn = 0.02;

    private static readonly double Unit = 1 / PhysicalConstants.ElectronGyromagneticRatio;

    private LangevinEnsemble ensemble = null!, asymmetric = null!, ratio = null!, whole = null!;
    private EnsembleRun run = null!;

    /// <summary>Builds the ensembles.</summary>
    [GlobalSetup]
    public void Build()
    {
        Magnetization ms = Magnetization.FromSi(Ms);
        EnergyTerm energy = new UniaxialAnisotropy(EnergyDensity.FromSi(0.5 * Ms), UnitVector.Z)
            + new Zeeman(ms, UnitVector.Along(0.05, 0, -0.1), MagneticField.FromTeslas(Math.Sqrt(0.0125)));
        Temperature temperature = Temperature.FromSi(0.5 * Ms * Amount / 40 / PhysicalConstants.BoltzmannConstant);
        run = new EnsembleRun { Trajectories = Trajectories, Seed = 1, Step = Duration.FromSi(Turn * Unit), Steps = Steps, Interval = Steps, Threads = 1 };
        ensemble = new LangevinEnsemble(Equation(energy, AxialFunction.Linear(0.01 * Ms)), temperature);
        asymmetric = new LangevinEnsemble(Equation(energy, AxialFunction.Slonczewski(0.02 * Ms, 1.5)), temperature);
        ratio = new LangevinEnsemble(Equation(energy, AxialFunction.FromStrength(ChebyshevSeries.Fit(c => 0.01 * Ms * (1 - (0.2 * c)) / ((1 + (0.4 * c)) * (1.3 - (0.2 * c)))))), temperature);
        whole = new LangevinEnsemble(Equation(energy, new Kink()), temperature);

        static GeneralizedLlg Equation(EnergyTerm terms, AxialFunction torque) =>
            new(new Magnet("free", Volume.FromSi(Amount), Length.FromNanometres(3), new MagneticProperties(Magnetization.FromSi(Ms), Alpha), terms))
            {
                SpinTransfer = new AxialPotentials(new AxialTorque(UnitVector.Z, torque, AxialFunction.Linear(0.002 * Ms))),
                Current = Waveform.Constant(1),
            };
    }

    /// <summary>Plain scalar code.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Trajectories * Steps)]
    public double Scalar()
    {
        double sum = 0;
        for (ulong trajectory = 0; trajectory < Trajectories; trajectory++)
        {
            RandomStream stream = new(1, trajectory);
            Vector3d u = new(0, 0, 1);
            double spare = double.NaN;
            for (int step = 0; step < Steps; step++)
            {
                Vector3d noise = new(Normal(ref stream, ref spare), Normal(ref stream, ref spare), Normal(ref stream, ref spare));
                Vector3d first = Change(u, noise), second = Change(u + first, noise);
                u += 0.5 * (first + second);
                u /= u.Norm;
            }
            sum += u.Z;
        }
        return sum;
    }

    /// <summary>The ensemble, in vector lanes.</summary>
    [Benchmark(OperationsPerInvoke = Trajectories * Steps)]
    public double Lanes() => Run(ensemble);

    /// <summary>The same with noise in double precision.</summary>
    [Benchmark(OperationsPerInvoke = Trajectories * Steps)]
    public double LanesOfDoubleNoise() => Run(ensemble, NoisePrecision.Binary64);

    /// <summary>The same with Slonczewski's asymmetry.</summary>
    [Benchmark(OperationsPerInvoke = Trajectories * Steps)]
    public double AsymmetricLanes() => Run(asymmetric);

    /// <summary>The same with a torque as computed from a spin valve: ratios of second degree.</summary>
    [Benchmark(OperationsPerInvoke = Trajectories * Steps)]
    public double RatioLanes() => Run(ratio);

    /// <summary>The same with a torque of another form, which the general equation takes.</summary>
    [Benchmark(OperationsPerInvoke = Trajectories * Steps)]
    public double General() => Run(whole);

    private double Run(LangevinEnsemble ready, NoisePrecision precision = NoisePrecision.Binary32)
    {
        ObservableMeans means = ObservableMeans.OfDirection();
        ready.Run(run with { NoisePrecision = precision }, EnsembleStart.At(UnitVector.Z), [means]);
        return means.Values[2].Value;
    }

    private static double Normal(ref RandomStream stream, ref double spare)
    {
        if (!double.IsNaN(spare))
        {
            double kept = spare;
            spare = double.NaN;
            return kept;
        }
        double r = Math.Sqrt(-2 * Math.Log(1 - stream.NextDouble())), angle = 2 * Math.PI * stream.NextDouble();
        spare = r * Math.Sin(angle);
        return r * Math.Cos(angle);
    }

    /// <summary>One stage in units of 1 T and 1/(γ T).</summary>
    private static Vector3d Change(Vector3d u, Vector3d noise)
    {
        const double Deviation = 0.15811388300841897;
        Vector3d field = new Vector3d(0.05, 0, -0.1 + u.Z) + (Deviation * noise), across = Vector3d.Cross(u, field), torque = Vector3d.Cross(u, new Vector3d(0, 0, 1));
        return Turn / (1 + (Alpha * Alpha)) * (-1 * (across + (Alpha * Vector3d.Cross(u, across))) - (0.01 * Vector3d.Cross(u, torque)) - (0.002 * torque));
    }

    /// <summary>A strength that is no ratio of low polynomials.</summary>
    private sealed class Kink : AxialFunction
    {
        public override double Value(double c) => 0.01 * Ms * (c + (0.1 * c * Math.Abs(c)));

        public override double Derivative(double c) => 0.01 * Ms * (1 + (0.2 * Math.Abs(c)));

        public override double SecondDerivative(double c) => 0.002 * Ms * Math.Sign(c);
    }
}
