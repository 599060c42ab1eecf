using BenchmarkDotNet.Attributes;
using Larmor.Fluctuations.Axial;
using Larmor.Quantities;

namespace Larmor.Benchmarks;

/// <summary>Write errors of a perpendicular cell (Δ = 69): one current with 50 lengths of pulse, and a map of 50 currents on all cores, each with the pulses for three errors.</summary>
[MemoryDiagnoser]
public class WriteErrorMap
{
    private const double Sigma = 69, Diffusion = 5.7e6;
    private const int Values = 50;

    private static readonly double[] Errors = [1e-6, 1e-9, 1e-12];

    private Duration[] pulses = [];

    /// <summary>Lengths up to 30 ns.</summary>
    [GlobalSetup]
    public void Build() => pulses = [.. Enumerable.Range(0, Values).Select(j => Duration.FromNanoseconds(0.6 + (0.6 * j)))];

    /// <summary>Three times the critical current.</summary>
    [Benchmark(Baseline = true)]
    public double OneCurrent() => Row(3);

    /// <summary>From half of the critical current to four times of it.</summary>
    [Benchmark]
    public double Map()
    {
        double[] sums = new double[Values];
        Parallel.For(0, Values, i => sums[i] = Row(0.5 + (3.5 * i / (Values - 1))));
        return sums.Sum();
    }

    private double Row(double overdrive)
    {
        PulseCurve curve = new WriteErrors(AxialLandscape.Uniaxial(Sigma, 0, Diffusion), AxialLandscape.Uniaxial(Sigma, -overdrive, Diffusion)).Curve(pulses);
        return pulses.Sum(pulse => curve.At(pulse).Probability) + Errors.Sum(error => curve.PulseFor(error)?.Si ?? 0);
    }
}
