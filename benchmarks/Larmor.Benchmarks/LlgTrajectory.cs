using BenchmarkDotNet.Attributes;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Benchmarks;

/// <summary>
/// Two nanoseconds of a thin-film macrospin that relaxes from 150 degrees in a field of 100 mT: Larmor's adaptive Dormand-Prince stepper on
/// its energy terms, against what one would write by hand in an afternoon: a scalar fourth-order Runge-Kutta with everything inlined.
/// </summary>
/// <remarks>
/// Both are set to about the same accuracy. The setup prints both errors before the times, so that a change of either is seen.
/// </remarks>
[MemoryDiagnoser]
public class LlgTrajectory
{
    private const double Ms = 1.42e6, Damping = 0.005, Field = 0.1, End = 2e-9, Tolerance = 1e-9;
    private const int BaselineSteps = 16_000;

    private static readonly Vector3d Start = new(0.1, Math.Sin(5 * Math.PI / 6), Math.Cos(5 * Math.PI / 6));

    private GeneralizedLlg equation = null!;
    private double gyromagneticRatio;
    private double[] start = null!;

    /// <summary>Builds the magnet and says how accurate the two ways are.</summary>
    [GlobalSetup]
    public void BuildMagnet()
    {
        Magnetization magnetization = Magnetization.FromSi(Ms);
        MagneticProperties properties = new(magnetization, Damping);
        EnergyTerm energy = new Zeeman(magnetization, UnitVector.Z, MagneticField.FromSi(Field)) + new Demagnetization(magnetization, DemagnetizingFactors.ThinFilm);
        Magnet magnet = new("free", Volume.FromSi(1e-23), Length.FromNanometres(2.5), properties, energy);
        equation = new GeneralizedLlg(magnet);
        gyromagneticRatio = properties.GyromagneticRatio;
        Vector3d unit = Start / Start.Norm;
        start = [unit.X, unit.Y, unit.Z];
        Vector3d reference = ByHand(10 * BaselineSteps);
        Console.WriteLine($"// error of the stepper {ErrorOf(WithStepper(), reference)}, of the baseline {ErrorOf(ByHand(BaselineSteps), reference)}");
    }

    /// <summary>Larmor's stepper.</summary>
    [Benchmark]
    public Vector3d DormandPrince() => WithStepper();

    /// <summary>The hand-written loop.</summary>
    [Benchmark(Baseline = true)]
    public Vector3d RungeKuttaByHand() => ByHand(BaselineSteps);

    private Vector3d WithStepper()
    {
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(Tolerance));
        stepper.Start(0, start);
        IntegrationEnd end = stepper.Advance(End);
        if (end != IntegrationEnd.Reached) throw new InvalidOperationException($"The stepper ended with {end}.");
        return new Vector3d(stepper.State[0], stepper.State[1], stepper.State[2]);
    }

    /// <summary>Classical Runge-Kutta on du/dt = −γ/(1 + α²) (u × B + α u × (u × B)) with B = (−μ0 Ms ux, 0, B0).</summary>
    private Vector3d ByHand(int steps)
    {
        double h = End / steps;
        Vector3d u = new(start[0], start[1], start[2]);
        for (int step = 0; step < steps; step++)
        {
            Vector3d k1 = Slope(u), k2 = Slope(u + (h / 2 * k1)), k3 = Slope(u + (h / 2 * k2)), k4 = Slope(u + (h * k3));
            u += h / 6 * (k1 + (2 * k2) + (2 * k3) + k4);
            u /= u.Norm;
        }
        return u;
    }

    private Vector3d Slope(Vector3d u)
    {
        Vector3d b = new(-PhysicalConstants.VacuumPermeability * Ms * u.X, 0, Field);
        Vector3d uxB = Vector3d.Cross(u, b);
        return -gyromagneticRatio / (1 + (Damping * Damping)) * (uxB + (Damping * Vector3d.Cross(u, uxB)));
    }

    private static string ErrorOf(Vector3d u, Vector3d reference) => (u - reference).Norm.ToString("E1", System.Globalization.CultureInfo.InvariantCulture);
}
