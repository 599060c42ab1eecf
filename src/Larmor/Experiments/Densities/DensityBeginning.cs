using System.Globalization;
using Larmor.Coupling;
using Larmor.Fluctuations.Density;
using Larmor.Numerics;

namespace Larmor.Experiments.Densities;

/// <summary>The density at the beginning.</summary>
internal static class DensityBeginning
{
    /// <summary>What was asked for, resolved to a tolerance.</summary>
    /// <exception cref="DeviceException">It cannot be resolved, or there is no such well.</exception>
    public static SphereDensity Of(DensityOnSphere settings, FokkerPlanck law, DensityWells wells) => settings.Start switch
    {
        DensityStart.Uniform => SphereDensity.Uniform,
        DensityStart.Direction one => SphereDensity.At(one.Towards, settings.HighestDegree),
        DensityStart.Well one => InWell(settings, law, wells.Nearest(one.Towards) ?? throw new DeviceException("Without current the moment has no stable state in this field, so that no well is there to start in. Take `equilibrium`, `uniform` or a direction.", $"experiments/{settings.Name}/start")),
        _ => Equilibrium(law, settings.HighestDegree, settings.Tolerance) ?? throw TooSharp(settings, "Boltzmann's density"),
    };

    /// <summary>Boltzmann's density without torque; null where the highest degree does not resolve it.</summary>
    public static SphereDensity? Equilibrium(FokkerPlanck law, int highestDegree, double tolerance) => Resolved(law, _ => true, highestDegree, tolerance);

    private static SphereDensity InWell(DensityOnSphere settings, FokkerPlanck law, UnitVector state) =>
        Resolved(law, u => Vector3d.Dot(u, state) > 0, settings.HighestDegree, settings.Tolerance)
        ?? throw TooSharp(settings, "Boltzmann's density in one well, which ends where the hemisphere about the state ends,");

    private static SphereDensity? Resolved(FokkerPlanck law, Func<Vector3d, bool> isInside, int highestDegree, double tolerance)
    {
        Func<Vector3d, double> energy = law.ReducedEnergyAt();
        double least = SpherePoints.Fibonacci(4000).Min(u => energy(u));
        for (int degree = Math.Min(16, highestDegree); ; degree = Math.Min(highestDegree, (3 * degree / 2) + 2))
        {
            SphereDensity density = SphereDensity.InProportionTo(u => isInside(u) ? Math.Exp(least - energy(u)) : 0, degree);
            if (density.Tail(degree - 2) <= 0.1 * tolerance) return density.Trimmed(1e-3 * tolerance);
            if (degree >= highestDegree) return null;
        }
    }

    private static DeviceException TooSharp(DensityOnSphere settings, string what) => new(
        string.Create(CultureInfo.InvariantCulture, $"{what} is not resolved by spherical harmonics up to degree {settings.HighestDegree} to the tolerance {settings.Tolerance:G3}. Allow a higher `highest-degree`, a larger `tolerance`, or start from a direction or `uniform`; barriers of many tens of kT are the matter of `thermal-stability`."),
        $"experiments/{settings.Name}/start");
}
