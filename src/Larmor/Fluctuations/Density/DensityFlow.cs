using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>A density at fixed drives, of one degree, set forward from time to time by the exponential of its operator.</summary>
internal sealed class DensityFlow
{
    private readonly IReadOnlyList<Sector> sectors;
    private readonly SparseExponential[] exponentials;
    private readonly int degree;

    /// <summary>The flow of an equation.</summary>
    public DensityFlow(FokkerPlanck equation, int degree)
    {
        this.degree = degree;
        sectors = equation.Operator(degree);
        exponentials = [.. sectors.Select(sector => new SparseExponential(sector.Matrix))];
    }

    /// <summary>‖A‖ in 1/s: a duration costs so many matrix products.</summary>
    public double Norm => exponentials.Max(one => one.Norm);

    /// <summary>The density some time (s) later.</summary>
    public SphereDensity After(SphereDensity density, double duration, CancellationToken cancellation)
    {
        double[] coefficients = new double[RealHarmonics.Count(degree)];
        Array.Copy(density.Series.Coefficients, coefficients, Math.Min(coefficients.Length, density.Series.Coefficients.Length));
        for (int s = 0; s < sectors.Count && duration > 0; s++)
        {
            int[] places = sectors[s].Harmonics;
            double[] part = [.. places.Select(place => coefficients[place])];
            if (part.All(c => c == 0)) continue;
            exponentials[s].Advance(part, duration, cancellation);
            for (int i = 0; i < part.Length; i++) coefficients[places[i]] = part[i];
        }
        return new SphereDensity(new HarmonicSeries(degree, coefficients));
    }
}
