using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Limits;

/// <summary>
/// The two dampings of the Landau-Lifshitz-Bloch equation against averages over a cloud of classical moments on the sphere in their mean field, each with
/// friction λ and its thermal noise: d⟨s⟩/dt = γλ⟨h − (h·s)s⟩ − 2γλ(kT/µ)⟨s⟩ with the weight exp(ξ·s). Averages by quadrature.
/// </summary>
public class MeanFieldDampings
{
    private const double Curie = 900, AtomicMoment = 1.7, Alpha = 0.05, MeasuredAt = 300;

    [Theory]
    [InlineData(90)]
    [InlineData(300)]
    [InlineData(650)]
    [InlineData(850)]
    [InlineData(897)]
    public void A_cloud_of_moments_relaxes_along_and_across_with_the_dampings_of_the_equation(double temperature)
    {
        double reduced = temperature / Curie, thermal = PhysicalConstants.BoltzmannConstant * temperature / (AtomicMoment * PhysicalConstants.BohrMagneton);
        double known = Mean(Argument(MeasuredAt / Curie)).Cosine, xi = Argument(reduced);
        double length = Mean(xi).Cosine;
        LongitudinalParameters parameters = LongitudinalParameters.MeanField(
            new MagneticProperties(Magnetization.FromSi(8e5), Alpha), Temperature.FromKelvins(MeasuredAt), new MeanFieldMagnetization(Temperature.FromKelvins(Curie)), AtomicMoment, Temperature.FromKelvins(temperature));
        Assert.Equal(length / known, parameters.Equilibrium, 1e-8);

        // λ from the α measured: across, a field h moves the cloud by γλ h ⟨1 − s_x²⟩, and the equation moves n = m/m(T0) by γα h.
        double coupling = Alpha * known / (1 - Mean(Argument(MeasuredAt / Curie)).AcrossSquare);
        Assert.Equal(coupling * (1 - Mean(xi).AcrossSquare) / known, parameters.Perpendicular, 1e-9);

        // Along: m = ⟨s⟩ at ξ feels the mean field 3mTc/T in units of ξ; the slope of dm/dt at rest is −γ α_∥/χ_∥.
        double Rate(double argument) => Gamma * coupling * thermal * ((3 * Mean(argument).Cosine / reduced * (1 - Mean(argument).Square)) - (2 * Mean(argument).Cosine));
        double step = 1e-4 * xi, slope = (Rate(xi + step) - Rate(xi - step)) / (Mean(xi + step).Cosine - Mean(xi - step).Cosine);
        double expected = -Gamma * parameters.Parallel / parameters.Susceptibility;
        Assert.Equal(expected, slope, 2e-6 * Math.Abs(expected));
    }

    /// <summary>ξ = 3 m Tc/T with m the mean cosine, by bisection.</summary>
    private static double Argument(double reduced)
    {
        (double low, double high) = (1e-3, 3 / reduced);
        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            if (3 * Mean(middle).Cosine / reduced > middle) low = middle;
            else high = middle;
        }
        return low;
    }

    /// <summary>⟨c⟩, ⟨c²⟩ and ⟨s_x²⟩ with the weight exp(ξc), by Simpson's rule in c, weight 1 at c = 1.</summary>
    private static (double Cosine, double Square, double AcrossSquare) Mean(double xi)
    {
        const int pieces = 4000;
        double sum = 0, first = 0, second = 0;
        for (int i = 0; i <= pieces; i++)
        {
            // Points crowd where the weight is: c = 1 − 2 s³.
            double s = (double)i / pieces, c = 1 - (2 * s * s * s), weight = 6 * s * s * Math.Exp(xi * (c - 1)) * (i is 0 or pieces ? 1 : i % 2 == 1 ? 4 : 2);
            sum += weight;
            first += weight * c;
            second += weight * c * c;
        }
        return (first / sum, second / sum, 0.5 * (1 - (second / sum)));
    }
}
