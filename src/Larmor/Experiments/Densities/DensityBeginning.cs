using System.Globalization;
using Larmor.Coupling;
using Larmor.Fluctuations.Density;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Experiments.Densities;

/// <summary>The density at the beginning.</summary>
internal static class DensityBeginning
{
    /// <summary>What was asked for, resolved to a tolerance.</summary>
    /// <exception cref="DeviceException">It cannot be resolved, or there is no such well.</exception>
    public static SphereDensity Of(DensityOnSphere settings, FokkerPlanck law, DensityWells wells) => settings.Start switch
    {
        DensityStart.Uniform => SphereDensity.Uniform,
        DensityStart.Direction one => Near(settings, one),
        DensityStart.Well one => InWell(settings, law, wells.Nearest(one.Towards) ?? throw new DeviceException("Without current the moment has no stable state in this field, so that no well is there to start in. Take `equilibrium`, `uniform` or a direction.", $"experiments/{settings.Name}/start")),
        _ => Equilibrium(law, settings.HighestDegree, settings.Tolerance) ?? throw TooSharp(settings, "Boltzmann's density"),
    };

    /// <summary>A point after free diffusion.</summary>
    private static SphereDensity Near(DensityOnSphere settings, DensityStart.Direction start)
    {
        double[] coefficients = [.. SphereDensity.At(start.Towards, settings.HighestDegree).Series.Coefficients];
        for (int i = 0; i < coefficients.Length; i++)
        {
            int l = (int)Math.Sqrt(i);
            coefficients[i] *= Math.Exp(-0.5 * l * (l + 1) * start.Spread.Si * start.Spread.Si);
        }
        SphereDensity density = new(new HarmonicSeries(settings.HighestDegree, coefficients));
        return density.Tail(settings.HighestDegree - 2) <= settings.Tolerance
            ? density.Trimmed(1e-3 * settings.Tolerance)
            : throw TooSharp(settings, string.Create(CultureInfo.InvariantCulture, $"A start with a spread of {start.Spread}"));
    }

    /// <summary>Boltzmann's density without torque; null where the highest degree does not resolve it.</summary>
    public static SphereDensity? Equilibrium(FokkerPlanck law, int highestDegree, double tolerance) => Resolved(law, _ => 1, highestDegree, tolerance);

    private static SphereDensity InWell(DensityOnSphere settings, FokkerPlanck law, UnitVector state) =>
        Resolved(law, u => Inside(Vector3d.Dot(u, state)), settings.HighestDegree, settings.Tolerance)
        ?? throw TooSharp(settings, "Boltzmann's density in one well");

    /// <summary>From 0 on the far side to 1 on the near one, with all derivatives: 1/[1 + exp(−6c/(1 − c²))].</summary>
    private static double Inside(double c) => 1 - (c * c) is > 0 and var across ? 1 / (1 + Math.Exp(-6 * c / across)) : c > 0 ? 1 : 0;

    private static SphereDensity? Resolved(FokkerPlanck law, Func<Vector3d, double> share, int highestDegree, double tolerance)
    {
        Func<Vector3d, double> energy = law.ReducedEnergyAt();
        double least = SpherePoints.Fibonacci(4000).Min(u => energy(u));
        for (int degree = Math.Min(16, highestDegree); ; degree = Math.Min(highestDegree, (3 * degree / 2) + 2))
        {
            SphereDensity density = SphereDensity.InProportionTo(u => share(u) * Math.Exp(least - energy(u)), degree);
            if (density.Tail(degree - 2) <= 0.1 * tolerance) return density.Trimmed(1e-3 * tolerance);
            if (degree >= highestDegree) return null;
        }
    }

    private static DeviceException TooSharp(DensityOnSphere settings, string what) => new(
        string.Create(CultureInfo.InvariantCulture, $"{what} is not resolved by spherical harmonics up to degree {settings.HighestDegree} to the tolerance {settings.Tolerance:G3}. Allow a higher `highest-degree`, a larger `tolerance`, or start from a direction with a larger `spread`, or `uniform`; barriers of many tens of kT are the matter of `thermal-stability`."),
        $"experiments/{settings.Name}/start");
}
