using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>The evolution at constant drives and one degree, sector by sector. Factors are kept from call to call.</summary>
internal sealed class SteadyFlow
{
    private readonly IReadOnlyList<Sector> sectors;
    private readonly DensityStepper?[] steppers;
    private readonly IReadOnlyList<HarmonicSeries> watched;
    private readonly int degree;

    /// <summary>The evolution under an operator.</summary>
    /// <param name="sectors">The operator.</param>
    /// <param name="degree">Highest l.</param>
    /// <param name="watched">Functions whose averages are integrated over time.</param>
    public SteadyFlow(IReadOnlyList<Sector> sectors, int degree, IReadOnlyList<HarmonicSeries> watched) => (this.sectors, this.degree, this.watched, steppers) = (sectors, degree, watched, new DensityStepper?[sectors.Count]);

    /// <summary>The density after some time.</summary>
    /// <param name="start">At the beginning.</param>
    /// <param name="duration">In s.</param>
    /// <param name="tolerance">Relative.</param>
    /// <param name="cancellation">Stops it between two steps.</param>
    public FlowResult Go(SphereDensity start, double duration, double tolerance, CancellationToken cancellation = default)
    {
        (double[] coefficients, double tail) = FlowParts.Cut(start, degree);
        double error = 0, size = FlowParts.Size(coefficients);
        double[] integrals = new double[watched.Count];
        for (int s = 0; s < sectors.Count && duration > 0; s++)
        {
            int[] harmonics = sectors[s].Harmonics;
            double[] part = [.. harmonics.Select(place => coefficients[place])];
            if (part.All(c => c == 0)) continue;
            lock (steppers)
            {
                DensityStepper stepper = steppers[s] ??= new DensityStepper(sectors[s], [.. watched.Select(function => FlowParts.At(function, harmonics))]);
                (double sectorError, double sectorTail) = stepper.Run(part, (duration, tolerance * size), FlowParts.FirstOfTail(harmonics, degree), integrals, cancellation);
                (error, tail) = (error + sectorError, Math.Max(tail, sectorTail));
            }
            for (int i = 0; i < part.Length; i++) coefficients[harmonics[i]] = part[i];
        }
        return new FlowResult(new SphereDensity(new HarmonicSeries(degree, coefficients)), error / size, tail, integrals);
    }
}
