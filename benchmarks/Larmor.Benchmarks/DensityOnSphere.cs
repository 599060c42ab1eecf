using BenchmarkDotNet.Attributes;
using Larmor.Fluctuations.Axial;
using Larmor.Fluctuations.Density;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Benchmarks;

/// <summary>
/// The density on the sphere with all axes oblique, so that every order couples with every other: stationary state and slowest rate at one degree, everything made anew; and for
/// comparison what an axis buys.
/// </summary>
[MemoryDiagnoser]
public class DensityOnSphere
{
    private const double Ms = 1e6, Amount = 2e-23;

    private static readonly Temperature Warm = Temperature.FromSi(Ms * Amount / PhysicalConstants.BoltzmannConstant);

    private GeneralizedLlg equation = null!;

    /// <summary>Highest l.</summary>
    [Params(20, 40, 60, 80)]
    public int Degree { get; set; }

    /// <summary>Builds the moment: easy axis of 3 kT, hard axis of 4 kT, a field of 1 kT.</summary>
    [GlobalSetup]
    public void Build()
    {
        Magnetization ms = Magnetization.FromSi(Ms);
        EnergyTerm energy = new UniaxialAnisotropy(EnergyDensity.FromSi(3 * Ms), UnitVector.Along(1, 0.3, 2))
            + new UniaxialAnisotropy(EnergyDensity.FromSi(-4 * Ms), UnitVector.Along(0.2, 1, 0.1))
            + new Zeeman(ms, UnitVector.Along(1, 1, 1), MagneticField.FromTeslas(1));
        equation = new GeneralizedLlg(new Magnet("free", Volume.FromSi(Amount), Length.FromNanometres(3), new MagneticProperties(ms, 0.1), energy));
    }

    /// <summary>Matrix, factors and stationary state.</summary>
    [Benchmark(Baseline = true)]
    public double Stationary() => FokkerPlanck.Of(equation, Warm).StationaryAt(Degree).Density.Mean.Z;

    /// <summary>Matrix, factors, slowest rate and its rounding error.</summary>
    [Benchmark]
    public double SlowestRate() => FokkerPlanck.Of(equation, Warm).ModesAt(Degree, 1).SlowestRate;

    /// <summary>The exact rate over a barrier of as many kT as the degree says, along an axis.</summary>
    [Benchmark]
    public double AxialRate() => new AxialEscape(AxialLandscape.Uniaxial(Degree, 0.1, 1)).SlowestRate;
}
